import type { Attributes } from './scan.ts'

const [SPACE, QUOTE, EQUALS, LESS, GREATER, AMPERSAND] = [0x20, 0x22, 0x3d, 0x3c, 0x3e, 0x26]

/**
 * The attributes of a tag from behind its name on, and where they end; null where something of them is not plain: values have only ASCII
 * without references and without white space but the space, names come once.
 */
export function quickAttributes(
  text: string,
  from: number,
): { readonly attributes: Attributes; readonly end: number } | null {
  if (text.charCodeAt(from) !== SPACE) return { attributes: NONE, end: from }
  const attributes: Record<string, string> = {}
  let at = from
  while (text.charCodeAt(at) === SPACE) {
    const equals = endOfName(text, at + 1)
    if (text.charCodeAt(equals) !== EQUALS || text.charCodeAt(equals + 1) !== QUOTE) return null
    const end = endOfPlain(text, equals + 2)
    const name = text.slice(at + 1, equals)
    if (end < 0 || name === '' || Object.hasOwn(attributes, name)) return null
    attributes[name] = text.slice(equals + 2, end)
    at = end + 1
  }
  return { attributes, end: at }
}
const NONE: Attributes = {}

/** The end of a name that begins with a letter and goes on with letters, digits and colons. */
function endOfName(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); isLetter(code) || (at > from && isInName(code));)
    code = text.charCodeAt(++at)
  return at
}
/** 0 to 9, and the colon behind them. */
const isInName = (code: number): boolean => code >= 0x30 && code <= 0x3a
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)

/** The end of an attribute value of ASCII without anything to be resolved or normalised; -1: it is another one. */
export function endOfPlain(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at
    // Behind the end of the text: NaN.
    if (!(code >= SPACE && code < 0x7f) || code === LESS || code === AMPERSAND) return -1
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Character data with the five entities of XML resolved; null where it holds any other reference. */
function entitiesOf(text: string): string | null {
  let at = text.indexOf('&')
  if (at < 0) return text
  let read = ''
  let done = 0
  for (; at >= 0; at = text.indexOf('&', done)) {
    const end = text.indexOf(';', at)
    const char = end < 0 ? undefined : ENTITIES.get(text.slice(at + 1, end))
    if (char === undefined) return null
    read += text.slice(done, at) + char
    done = end + 1
  }
  return read + text.slice(done)
}

/** The character data of one element without others in it. */
export class QuickText {
  read = ''

  /** From the `>` of the opening tag to behind its closing tag; -1: there is something else in it. */
  take(text: string, from: number, close: string): number {
    if (text.charCodeAt(from) !== GREATER) return -1
    const end = text.indexOf('<', from + 1)
    if (end < 0 || !text.startsWith(close, end)) return -1
    const read = entitiesOf(text.slice(from + 1, end))
    if (read === null) return -1
    this.read = read
    return end + close.length
  }

  /** From the `<` of a `t` of a spreadsheet, whose white space may be said to count, to behind its closing tag. */
  takeT(text: string, from: number): number {
    if (!text.startsWith('<t', from)) return -1
    return this.take(
      text,
      text.startsWith(PRESERVE, from + 2) ? from + 2 + PRESERVE.length : from + 2,
      '</t>',
    )
  }
}
const PRESERVE = ' xml:space="preserve"'

/** Behind the white space at an offset. */
export function spaced(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code === SPACE || code === 0x0a || code === 0x09;)
    code = text.charCodeAt(++at)
  return at
}
