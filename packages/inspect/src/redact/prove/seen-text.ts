import type { HiddenClass } from '../../words/hidden.ts'
import { showPath } from '../../words/part.ts'
import type { Span } from '../../words/span.ts'
import { squeezed } from '../blank.ts'
import { cutsOf } from '../replace.ts'
import type { Check, Secret } from '../words.ts'
import type { Proving } from './proving.ts'

/** Removing these means that what was marked as a change becomes plain text, or goes with its mark. */
const MAY_STAY: ReadonlySet<HiddenClass> = new Set(['tracked-insertion', 'tracked-move', 'tracked-format'])
/** With these a whole file within the file goes, and its name with it. */
const TAKES_NAMES: readonly HiddenClass[] = ['tnef', 'attachment', 'embedded-object', 'mail-alternative']

/** What people see is the same but for the replacements, letter for letter and in the same order. */
export function seenText({ before, after, secrets, hidden }: Proving): Check {
  const names = TAKES_NAMES.some((why) => hidden.has(why))
  const now = textsOf(after.seen.spans.filter(({ sight }) => sight === 'visible'))
  const all = now.map(({ text }) => squeezed(text)).join('')
  const ways = new Ways(all)
  const pieces = textsOf(before.seen.spans.filter(({ sight }) => sight === 'visible' || MAY_STAY.has(sight)))
  let lost: string | null = null
  let compared = 0
  for (const { span, text } of pieces) {
    const optional = span.sight !== 'visible' || (names && span.heading === 'filename')
    compared += text.length
    if (!ways.walk(stepsOf(text, secrets), optional)) {
      lost = `${showPath(span.place.part)} ${span.place.address}`.trim()
      break
    }
  }
  const more = lost === null && !ways.ended
  return {
    code: 'SEEN_TEXT',
    held: lost === null && !more && !before.seen.cut && !after.seen.cut,
    counts: { chars: compared, spans: pieces.length },
    where: lost === null ? (more ? ['+'] : []) : [lost],
  }
}

/** A letter for letter text, or a replacement that may be written or left out. */
type Step = { readonly must: string } | { readonly instead: string }

function stepsOf(text: string, secrets: readonly Secret[]): readonly Step[] {
  const steps: Step[] = []
  let at = 0
  for (const { start, end, secret } of cutsOf(text, secrets)) {
    steps.push({ must: squeezed(text.slice(at, start)) }, { instead: squeezed(secret.instead) })
    at = end
  }
  return [...steps, { must: squeezed(text.slice(at)) }]
}

/** Signs that a cleaner may write where the format or its encoding has no others. */
const SIGNS = /[█■＊]+/y

/** All places of the text at which the comparison can stand: few, as only replacements and changes leave a choice. */
class Ways {
  readonly #text: string
  #at = new Set([0])

  constructor(text: string) {
    this.#text = text
  }

  get ended(): boolean {
    return this.#at.has(this.#text.length)
  }

  walk(steps: readonly Step[], optional: boolean): boolean {
    let at = new Set(this.#at)
    for (const step of steps)
      at = 'must' in step ? this.#must(at, step.must) : this.#instead(at, step.instead)
    if (optional) for (const one of this.#at) at.add(one)
    this.#at = at
    return at.size > 0
  }

  #must(from: ReadonlySet<number>, text: string): Set<number> {
    const to = new Set<number>()
    for (const at of from) if (this.#text.startsWith(text, at)) to.add(at + text.length)
    return to
  }

  /** As it was asked for, else a few signs of another kind or nothing: where it is written as asked there is no other way. */
  #instead(from: ReadonlySet<number>, text: string): Set<number> {
    const to = new Set<number>()
    for (const at of from) {
      if (this.#text.startsWith(text, at)) {
        to.add(at + text.length)
        continue
      }
      SIGNS.lastIndex = at
      const signs = SIGNS.exec(this.#text)?.[0].length ?? 0
      for (let i = 0; i <= Math.min(signs, text.length); i++) to.add(at + i)
      if (to.size > MOST_WAYS) break
    }
    return to
  }
}
/** More ways than any cleaner leaves open; a comparison that loses its way is not held. */
const MOST_WAYS = 4096

/** Long texts come in spans that overlap: joined again by what each has of its own. */
function textsOf(spans: readonly Span[]): readonly { readonly span: Span; readonly text: string }[] {
  const texts: { span: Span; text: string }[] = []
  let part: Span['place']['part'] | null = null
  for (const span of spans) {
    const own = span.text.slice(span.own.from, span.own.to)
    const last = texts.at(-1)
    const goesOn = span.offset + span.own.from > 0 && span.line !== null && span.place.part === part
    if (goesOn && last !== undefined) last.text += own
    else texts.push({ span, text: own })
    part = span.place.part
  }
  return texts
}
