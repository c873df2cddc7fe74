/** How the letters of a drawn string are written. `bytes` is the Western code page, a letter a byte. */
export type Charset = 'utf-16le' | 'big5' | 'gbk' | 'shift_jis' | 'euc-kr' | 'windows-1251' | 'windows-1252'

/** Windows' own numbers for the charset of a font. */
const CHARSETS: Readonly<Record<number, Charset>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  204: 'windows-1251',
}
/** Western, "whatever the machine has", symbols, and OEM: none of them says what the bytes are. */
const VAGUE: ReadonlySet<number> = new Set([0, 1, 2, 255])

const isPaired = (charset: Charset): boolean =>
  charset === 'big5' || charset === 'gbk' || charset === 'shift_jis' || charset === 'euc-kr'

/**
 * Machines of this country write Big5 under fonts that do not say so: what is Big5 to the last byte is taken for it, also once its
 * Chinese words are blacked.
 */
export function charsetOf(font: number, bytes: Uint8Array): Charset {
  const known = CHARSETS[font]
  if (known !== undefined) return known
  if (VAGUE.has(font) && bytes.some((byte) => byte >= 0x80) && isBig5(bytes)) return 'big5'
  return 'windows-1252'
}

function isBig5(bytes: Uint8Array): boolean {
  try {
    return /[\p{Script=Han}█]/u.test(new TextDecoder('big5', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

/** A string and, for each of its units, the byte at which it begins; one more than it has units: the last is the end. */
interface Letters {
  readonly text: string
  readonly starts: Uint32Array
}

/** Letter by letter, so that each can be written over where it stands. What is no letter becomes U+FFFD. */
export function lettersIn(bytes: Buffer, charset: Charset): Letters {
  const starts = new Uint32Array(bytes.length + 2)
  if (charset === 'utf-16le') {
    const length = bytes.length >> 1
    for (let i = 0; i <= length; i++) starts[i] = 2 * i
    return { text: bytes.toString('utf16le'), starts: starts.subarray(0, length + 1) }
  }
  const decoder = new TextDecoder(charset, { ignoreBOM: true })
  const letters: string[] = []
  let units = 0
  for (let at = 0; at < bytes.length;) {
    const size = sizeAt(bytes, at, charset)
    const letter =
      (bytes[at] ?? 0) < 0x80
        ? bytes.toString('latin1', at, at + 1)
        : decoder.decode(bytes.subarray(at, at + size))
    const fits = size === 1 || !letter.includes('\ufffd')
    const said = fits ? letter : '\ufffd'
    for (let i = 0; i < said.length; i++) starts[units++] = at
    letters.push(said)
    at += fits ? size : 1
  }
  starts[units] = bytes.length
  return { text: letters.join(''), starts: starts.subarray(0, units + 1) }
}

function sizeAt(bytes: Buffer, at: number, charset: Charset): 1 | 2 {
  const lead = bytes[at] ?? 0
  if (lead < 0x80 || !isPaired(charset) || at + 1 >= bytes.length) return 1
  // Katakana of half width.
  return charset === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf ? 1 : 2
}
