import type { SecondReader } from '../ports.ts'

/** Charsets that RTF of this country comes in; which of them is right need not be known. */
const CHARSETS = ['big5', 'utf-8', 'gbk', 'shift_jis', 'windows-1252']
const PIECE =
  /\\'([0-9a-fA-F]{2})|\\u(-?\d+) ?|\\uc(\d+) ?|\\([a-zA-Z]+)(-?\d+)? ?|\\([^])|([{}])|([\r\n]+)|([^\\{}\r\n])/g
const PARTS = new Set(['par', 'sect', 'page', 'row', 'cell', 'column', 'line'])

/** All words of all groups in the order of the file, whatever they are for; control words left out. */
function rtfText(rtf: string, charset: string): string {
  const out: string[] = []
  let bytes: number[] = []
  const skips = [1]
  let skip = 0
  const flush = (): void => {
    if (bytes.length > 0) out.push(new TextDecoder(charset).decode(Uint8Array.from(bytes)))
    bytes = []
  }
  const take = (byte: number): void => {
    if (skip > 0) skip -= 1
    else bytes.push(byte)
  }
  for (const [, hex, unit, uc, word, , sign, brace, , char] of rtf.matchAll(PIECE)) {
    if (hex !== undefined) take(Number.parseInt(hex, 16))
    else if (char !== undefined) take(char.charCodeAt(0))
    else if (sign !== undefined && /[\\{}]/.test(sign)) take(sign.charCodeAt(0))
    else if (unit !== undefined) {
      flush()
      out.push(String.fromCharCode(Number(unit) & 0xffff))
      skip = skips.at(-1) ?? 1
    } else if (uc !== undefined) skips[skips.length - 1] = Number(uc)
    else if (brace === '{') skips.push(skips.at(-1) ?? 1)
    else if (brace === '}' && skips.length > 1) skips.pop()
    else if (word !== undefined && PARTS.has(word)) {
      flush()
      out.push('\n\n')
    }
  }
  flush()
  return out.join('')
}

export const rtf: SecondReader = {
  kinds: ['rtf'],
  text: (bytes) => {
    const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    return Promise.resolve(CHARSETS.map((charset) => rtfText(latin, charset)).join('\n\n'))
  },
}
