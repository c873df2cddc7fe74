import { squeezed } from '../../blank.ts'
import { replaceIn } from '../../replace.ts'
import type { Secret } from '../../words.ts'
import type { Element, MarkupAttribute, Range } from './element.ts'
import { escapeText } from './escape.ts'
import type { Revision } from './revision.ts'

/** A piece of running text that can be written anew. */
interface Segment {
  readonly text: string
  readonly seen: boolean
  readonly write: (text: string) => void
}

export interface Spelling {
  /** Elements whose text reads as one, whatever the runs it is broken into: paragraphs, strings of a table. */
  readonly groups: ReadonlySet<string>
  /** Elements without text that read as characters: the hyphen that does not break. */
  readonly signs: Readonly<Record<string, string>>
  readonly nameOf: (element: Element) => string
  /** Whether the text of an element is seen with that of its group; what is not seen is also passed over when it is looked for. */
  readonly unseen?: (element: Element) => boolean
  /** How a value is written back where plain text would not do. */
  readonly rewrite?: (text: string, element: Element) => string
  readonly rewriteAttribute?: (value: string, attribute: MarkupAttribute) => string
  readonly keeps?: (attribute: MarkupAttribute, element: Element) => boolean
}

/** Replaces the chosen values wherever they stand in one part: in text, over the borders of its runs, and in every attribute. */
export function replaceSecrets(revision: Revision, spelling: Spelling): void {
  const { secrets } = revision.cleaning
  // Most attributes are too short to hold any of them.
  const shortest = Math.min(...secrets.map(({ text }) => squeezed(text).length))
  const groups: Segment[][] = []
  const unseen: Element[] = []
  const finish = (segments: readonly Segment[]): void => {
    const length = segments.reduce((sum, { text }) => sum + text.length, 0)
    if (length >= shortest) revision.did('finding', replaceAll(segments, secrets))
  }
  /** Nobody sees these; what may not stand in them is not put in. */
  const aside = ({ from, to }: Range): void => {
    const { segments, count } = replaceIn([revision.text.slice(from, to)], secrets)
    if (count === 0) return
    const now = segments[0] ?? ''
    const whole = now.startsWith('<!--')
      ? /^<!--(?!-?>)[^]*-->$/.test(now) && !now.slice(4, -3).includes('--')
      : /^<\?[^]*\?>$/.test(now)
    revision.edits.replace(from, to, whole ? now : '')
    revision.did('finding', count)
  }
  revision.scan({
    comment: aside,
    instruction: aside,
    open(element) {
      const name = spelling.nameOf(element)
      for (const attribute of element.attributes) {
        if (attribute.value.length < shortest || spelling.keeps?.(attribute, element) === true) continue
        const { segments, count } = replaceIn([attribute.value], secrets)
        if (count === 0) continue
        const value = segments[0] ?? ''
        revision.edits.set(attribute, spelling.rewriteAttribute?.(value, attribute) ?? value)
        revision.did('finding', count)
      }
      if (spelling.groups.has(name)) groups.push([])
      if (spelling.unseen?.(element) === true) unseen.push(element)
      const sign = spelling.signs[name]
      if (sign !== undefined)
        groups.at(-1)?.push({
          text: sign,
          seen: unseen.length === 0,
          // A sign that belongs to a value goes with it; what replaces the value begins in the text before.
          write: (text) => (text === '' ? revision.edits.cut(element) : undefined),
        })
    },
    text(piece, parent) {
      const write = (text: string): void => {
        const whole = spelling.rewrite?.(text, parent) ?? text
        revision.edits.replace(piece.from, piece.to, escapeText(whole))
      }
      const segment = { text: piece.value, seen: unseen.length === 0, write }
      const group = groups.at(-1)
      if (group === undefined) finish([segment])
      else group.push(segment)
    },
    close(element) {
      if (unseen.at(-1) === element) unseen.pop()
      if (spelling.groups.has(spelling.nameOf(element))) finish(groups.pop() ?? [])
    },
  })
}

/** First as it is seen, then with what is not seen in between; gives the number of places. */
function replaceAll(segments: readonly Segment[], secrets: readonly Secret[]): number {
  let texts = segments.map(({ text }) => text)
  let places = 0
  const pass = (which: readonly number[]): void => {
    const { segments: now, count } = replaceIn(
      which.map((i) => texts[i] ?? ''),
      secrets,
    )
    if (count === 0) return
    places += count
    texts = texts.slice()
    which.forEach((at, i) => (texts[at] = now[i] ?? ''))
  }
  const all = segments.map((_, i) => i)
  const seen = all.filter((i) => segments[i]?.seen === true)
  if (seen.length < all.length) pass(seen)
  pass(all)
  segments.forEach(({ text, write }, i) => {
    const now = texts[i] ?? ''
    if (now !== text) write(now)
  })
  return places
}
