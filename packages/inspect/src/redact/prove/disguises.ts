/** How formats write text so that its bytes do not show it. Each undoes one way over a whole part; null where the part shows no trace of it. */
export type Disguise = (latin: string) => Uint8Array | null

const bytesOf = (latin: string): Uint8Array => Buffer.from(latin, 'latin1')
const byte = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

const quotedPrintable: Disguise = (latin) =>
  /=[0-9A-Fa-f]{2}/.test(latin)
    ? bytesOf(latin.replace(/=[ \t]*\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => byte(hex)))
    : null

const percent: Disguise = (latin) =>
  /%[0-9A-Fa-f]{2}/.test(latin)
    ? bytesOf(latin.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => byte(hex)))
    : null

/** RTF: bytes of a charset in hexadecimal, line ends of the source without meaning. */
const rtf: Disguise = (latin) =>
  /\\'[0-9A-Fa-f]{2}/.test(latin)
    ? bytesOf(latin.replace(/\\'([0-9A-Fa-f]{2})[\r\n]*/g, (_, hex: string) => byte(hex)))
    : null

/** PDF: strings in hexadecimal, and octal numbers in strings. */
const hexadecimal: Disguise = (latin) => {
  const pieces: Buffer[] = []
  for (const [, hex = ''] of latin.matchAll(/<((?:[0-9A-Fa-f]\s*){8,65536})>/g))
    pieces.push(Buffer.from(hex.replace(/\s+/g, ''), 'hex'), Buffer.from('\n\n'))
  return pieces.length === 0 ? null : Buffer.concat(pieces)
}
const octal: Disguise = (latin) =>
  /\\[0-7]{3}/.test(latin)
    ? bytesOf(
        latin.replace(/\\([0-3][0-7]{2})/g, (_, digits: string) =>
          String.fromCharCode(Number.parseInt(digits, 8)),
        ),
      )
    : null

/** RFC 2047: neighbouring words are one text. */
const encodedWords: Disguise = (latin) => {
  const pieces: Buffer[] = []
  let at = 0
  for (const found of latin.matchAll(/=\?[^?\s]{1,40}\?([bBqQ])\?([^?]*)\?=/g)) {
    const [whole, way = '', data = ''] = found
    if (latin.slice(at, found.index).trim() !== '') pieces.push(Buffer.from('\n\n'))
    const plain = /b/i.test(way)
      ? Buffer.from(data, 'base64')
      : Buffer.from(
          data.replaceAll('_', ' ').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => byte(hex)),
          'latin1',
        )
    pieces.push(plain)
    at = found.index + whole.length
  }
  return pieces.length === 0 ? null : Buffer.concat(pieces)
}

export const disguises: readonly Disguise[] = [
  quotedPrintable,
  percent,
  rtf,
  hexadecimal,
  octal,
  encodedWords,
]

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** What a decoded text says when its references are followed: those of markup, of JSON and scripts, of RTF. */
export function* withoutReferences(text: string): Generator<string> {
  if (/&#?\w{2,8};/.test(text)) yield withoutEntities(text)
  if (/\\u[0-9a-fA-F]{4}/.test(text))
    yield text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => byte(hex))
  if (/\\u-?\d{2,5}/.test(text))
    yield text.replace(/\\u(-?\d{2,5}) ?\??/g, (_, number: string) =>
      String.fromCharCode(Number(number) & 0xffff),
    )
}

export const withoutEntities = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,5});/gi, (whole, what: string) => {
    if (!what.startsWith('#')) return ENTITIES[what] ?? whole
    const code = /^#x/i.test(what) ? Number.parseInt(what.slice(2), 16) : Number(what.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
