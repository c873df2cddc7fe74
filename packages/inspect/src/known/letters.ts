import { foldDigits } from '../detect/fold.ts'

/** The letters and digits of a text in their one spelling, without what stands between them, and where each of them stood. */
export interface Letters {
  readonly text: string
  readonly offsets: Int32Array
}

const isLetter = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++)
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) isLetter[code] = 1
// Halves of characters outside the BMP: rare ideographs in names.
for (let code = 0xd800; code < 0xe000; code++) isLetter[code] = 1

/** Spellings that registries and people mix. */
const spellings: Readonly<Record<string, string>> = {
  台: '臺',
  峯: '峰',
  温: '溫',
  叁: '3',
  够: '夠',
  裏: '裡',
}
const MIXED = new RegExp(`[${Object.keys(spellings).join('')}]`, 'g')

/** Width, case, Chinese numerals, spaces, punctuation and line breaks are all the same to a known value. */
export function lettersOf(text: string): Letters {
  const folded = foldDigits(text).replace(MIXED, (char) => spellings[char] ?? char)
  const offsets = new Int32Array(folded.length)
  const units = new Uint16Array(folded.length)
  let count = 0
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i)
    if (isLetter[code] === 0) continue
    units[count] = code
    offsets[count] = i
    count += 1
  }
  const kept = Buffer.from(units.buffer, 0, count * 2).toString('utf16le')
  return { text: kept, offsets: offsets.subarray(0, count) }
}
