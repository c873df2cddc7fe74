import type { HiddenClass } from '../../words/hidden.ts'
import { showPath } from '../../words/part.ts'
import type { Span } from '../../words/span.ts'
import { squeezed } from '../blank.ts'
import { cutsOf } from '../replace.ts'
import type { Check, Secret } from '../words.ts'
import type { Proving } from './proving.ts'
import { Ways, type Step } from './ways.ts'

/** Removing these means that what was marked as a change becomes plain text, or goes with its mark. */
const CHANGES: ReadonlySet<HiddenClass> = new Set(['tracked-insertion', 'tracked-move', 'tracked-format'])
/** A line of nothing but signs says nothing that the other alternative does not say: it counts as seen where its value did not. */
const SIGNS_ONLY = 'mail-alternative'
/** With these a whole file within the file goes, and its name with it. */
const TAKES_NAMES: readonly HiddenClass[] = ['tnef', 'attachment', 'embedded-object', 'mail-alternative']

/** What people see is the same but for the replacements, letter for letter and in the same order. */
export function seenText({ before, after, secrets, hidden }: Proving): Check {
  const accepted = (sight: Span['sight']): boolean =>
    sight !== 'visible' && CHANGES.has(sight) && hidden.has(sight)
  const names = TAKES_NAMES.some((why) => hidden.has(why))
  const now = textsOf(after.seen.spans.filter(({ sight }) => sight === 'visible'))
  const ways = new Ways(now.map(({ text }) => squeezed(text)).join(''))
  const counts = ({ sight }: Span): boolean => sight === 'visible' || sight === SIGNS_ONLY || accepted(sight)
  const pieces = textsOf(before.seen.spans.filter(counts))
  let lost: string | null = null
  for (const around of paragraphs(pieces)) {
    const changes = around.filter(({ span }) => accepted(span.sight))
    const seen = around.filter(({ span }) => !accepted(span.sight))
    const found =
      changes.length > 0
        ? ways.walkAround(
            seen.flatMap((piece) => stepsOf(piece, secrets)),
            changes.map((piece) => stepsOf(piece, secrets)),
          )
        : seen.every((piece) =>
            ways.walk(stepsOf(piece, secrets), names && piece.span.heading === 'filename'),
          )
    if (found) continue
    const { place } = around[0]?.span ?? {}
    lost = place === undefined ? '?' : `${showPath(place.part)} ${place.address}`.trim()
    break
  }
  const more = lost === null && !ways.ended
  return {
    code: 'SEEN_TEXT',
    held: lost === null && !more && !before.seen.cut && !after.seen.cut,
    counts: { chars: pieces.reduce((sum, { text }) => sum + text.length, 0), spans: pieces.length },
    where: lost === null ? (more ? ['+'] : []) : [lost],
  }
}

function stepsOf({ span, text }: Piece, secrets: readonly Secret[]): readonly Step[] {
  const steps: Step[] = []
  let at = 0
  for (const { start, end, secret } of cutsOf(text, secrets)) {
    steps.push({ must: squeezed(text.slice(at, start)) }, { instead: squeezed(secret.instead) })
    at = end
  }
  steps.push({ must: squeezed(text.slice(at)) })
  return span.sight === SIGNS_ONLY ? steps.filter((step) => 'instead' in step) : steps
}

interface Piece {
  readonly span: Span
  text: string
}

/** Pieces at one address are told one after another, seen ones and changes apart. */
function* paragraphs(pieces: readonly Piece[]): Generator<readonly Piece[]> {
  let group: Piece[] = []
  for (const piece of pieces) {
    const first = group[0]?.span.place
    const { part, address } = piece.span.place
    if (first !== undefined && (first.part !== part || first.address !== address)) {
      yield group
      group = []
    }
    group.push(piece)
  }
  if (group.length > 0) yield group
}

/** Long texts come in spans that overlap: joined again by what each has of its own. */
function textsOf(spans: readonly Span[]): readonly Piece[] {
  const texts: Piece[] = []
  let before: Span | null = null
  for (const span of spans) {
    const own = span.text.slice(span.own.from, span.own.to)
    const last = texts.at(-1)
    // A line of a page brings along what follows it: a value may be broken over the two.
    const reaches = before !== null && before.text.length > before.own.to
    const goesOn = reaches || (span.offset + span.own.from > 0 && span.line !== null)
    if (goesOn && before?.place.part === span.place.part && last !== undefined) last.text += own
    else texts.push({ span, text: own })
    before = span
  }
  return texts
}
