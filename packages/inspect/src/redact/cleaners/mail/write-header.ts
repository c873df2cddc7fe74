import { parametersOf } from '../../../readers/mail/parameters.ts'

/** Characters of one encoded word: three bytes each at most, and a word may have 75 letters. */
const WORD = 14

/** RFC 2047, words parted by line ends as they may be. */
const words = (text: string, end: string): string => {
  const chars = Array.from(text)
  const pieces: string[] = []
  for (let at = 0; at < chars.length; at += WORD)
    pieces.push(`=?UTF-8?B?${Buffer.from(chars.slice(at, at + WORD).join('')).toString('base64')}?=`)
  return pieces.join(`${end} `)
}

const ASCII = /^[\t\x20-\x7e]*$/
/** A quoted name, or whatever stands between blanks, angle brackets and commas, as far as it is not ASCII. */
const FOREIGN =
  /"[^"]*[^\x00-\x7f"][^"]*"|[^\s<>,;"]*[^\x00-\x7f][^\s<>,;"]*(?:[ ]+[^\s<>,;"]*[^\x00-\x7f][^\s<>,;"]*)*/g

/** A header line for text as people read it. */
export function writeHeader(name: string, text: string, end: string): string {
  const plain = text.replace(/[\r\n]+/g, ' ')
  const value = ASCII.test(plain)
    ? plain
    : plain.replace(FOREIGN, (one) => words(one.replace(/^"([^"]*)"$/, '$1'), end))
  return `${name}: ${value}${end}`
}

/** Parameters that mail programs write; in any other somebody may have written something. */
export const USUAL =
  /^(charset|boundary|name|filename|format|delsp|type|start|size|creation-date|modification-date|read-date|reply-type|method|protocol|micalg|report-type|smime-type|component)$/

/** A structured header with some of its parameters changed (or left out: null). */
export function writeParameters(
  name: string,
  raw: string,
  change: (parameter: string, value: string) => string | null,
  end: string,
): string {
  const { value, named } = parametersOf(raw)
  const pieces = [value]
  for (const [key, old] of named) {
    const now = change(key, old)
    if (now !== null)
      pieces.push(
        ASCII.test(now)
          ? `${key}="${now.replace(/["\\]/g, '\\$&')}"`
          : `${key}*=UTF-8''${encodeURIComponent(now)}`,
      )
  }
  return `${name}: ${pieces.join(`;${end} `)}${end}`
}
