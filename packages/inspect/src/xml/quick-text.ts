import type { Attributes } from './scan.ts'

const [SPACE, QUOTE, EQUALS, LESS, AMPERSAND] = [0x20, 0x22, 0x3d, 0x3c, 0x26]

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

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Character data with the five entities of XML resolved; null where it holds any other reference. */
export function entitiesOf(text: string): string | null {
  if (!text.includes('&')) return text
  let known = true
  const read = text.replace(/&([^&;]*;?)/g, (all, name: string) => {
    const char = name.endsWith(';') ? ENTITIES[name.slice(0, -1)] : undefined
    if (char === undefined) known = false
    return char ?? all
  })
  return known ? read : null
}
