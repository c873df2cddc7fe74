import { detectEncoding } from '../../kind/encoding.ts'

export interface DecodedText {
  readonly text: string
  /** Places whose bytes do not fit; with an unknown charset, 1. */
  readonly bad: number
  readonly charset: string
}

/** Charsets by the names that mailers of Taiwan give them, where the platform has another one. */
const ALIASES: Readonly<Record<string, string>> = {
  cp950: 'big5',
  ms950: 'big5',
  'x-windows-950': 'big5',
  chinesebig5: 'big5',
  utf8: 'utf-8',
  cp936: 'gbk',
  cp932: 'shift_jis',
  cp1252: 'windows-1252',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'ansi_x3.4-1968': 'utf-8',
  '': 'utf-8',
}

/**
 * Text in the charset that it declares. What declares ASCII or nothing and is not UTF-8 is read in the encoding that fits, as mail
 * programs do; what fits none is counted as bad.
 */
export function decodeText(bytes: Uint8Array, declared: string): DecodedText {
  const label = declared.trim().toLowerCase().replace(/^"|"$/g, '')
  const charset = ALIASES[label] ?? label
  const decoder = decoderOf(charset)
  if (decoder === null) {
    const { text, charset } = decodeText(bytes, detectEncoding(bytes)?.encoding ?? 'latin1')
    return { text, bad: 1, charset }
  }
  const text = decoder.decode(bytes)
  const bad = countBad(text)
  if (bad === 0 || charset !== 'utf-8') return { text, bad, charset }
  const guess = detectEncoding(bytes)?.encoding
  if (guess === undefined || guess === 'utf-8') return { text, bad, charset }
  const guessed = new TextDecoder(guess).decode(bytes)
  return countBad(guessed) < bad
    ? { text: guessed, bad: countBad(guessed), charset: guess }
    : { text, bad, charset }
}

/** Null where the platform does not know the charset (UTF-7 and the like). */
function decoderOf(charset: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(charset)
  } catch {
    return null
  }
}

export function countBad(text: string): number {
  let bad = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) bad += 1
  return bad
}

export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
