import { stopPart } from '../../../pipeline/stop.ts'

/** A text of a package with the way in which it is written, so that it goes back as it came. */
export interface Encoded {
  readonly text: string
  readonly bytes: (text: string) => Uint8Array
}

const utf16 = (text: string, swap: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return swap ? bytes.swap16() : bytes
}

/** UTF-8 or UTF-16, which is all that these formats allow. The byte order mark stays with the text. */
export function decode(bytes: Uint8Array): Encoded {
  const [a, b] = bytes
  const wide = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
  const encoding = !wide ? 'utf-8' : a === 0xff ? 'utf-16le' : 'utf-16be'
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    const declared = /^\ufeff?<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/.exec(text)?.[1]?.toLowerCase()
    if (declared !== undefined && !/^(utf-?8|utf-?16([bl]e)?|us-ascii)$/.test(declared))
      throw stopPart('XML_DAMAGED', { line: 1 })
    return { text, bytes: wide ? (one) => utf16(one, a === 0xfe) : (one) => new TextEncoder().encode(one) }
  } catch (error) {
    if (error instanceof TypeError) throw stopPart('XML_DAMAGED', { line: 1 })
    throw error
  }
}
