import { squeezed } from '../blank.ts'
import { Search } from '../search.ts'
import type { Check } from '../words.ts'
import { disguises, withoutReferences } from './disguises.ts'
import { LISTED, type Proving } from './proving.ts'
import { unpacked } from './unpacked.ts'

/** Bytes that are decoded at once, and those that are looked at twice so that no value is cut. */
const STEP = 8 * 1024 * 1024
const OVERLAP = 16 * 1024
/** In compressed pixels four bytes turn up by chance; six do not. */
const LETTERS_IN_NOISE = 3
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'big5'] as const

/** Every unpacked part of the cleaned file searched for the values, and for the hidden text that was removed, in four encodings. */
export function byteSearch(proving: Proving): Check {
  const { after, secrets, limits, tick } = proving
  const values = [...secrets.map(({ text }) => text), ...removedLines(proving)]
  const all = new Search(values)
  const long = new Search(values.filter((one) => squeezed(one).length >= LETTERS_IN_NOISE))
  const where: string[] = []
  const counts = { parts: 0, bytes: 0, values: values.length }
  for (const part of unpacked({ where: '', bytes: after.bytes }, limits, tick)) {
    counts.parts += 1
    counts.bytes += part.bytes.length
    const search = isNoise(part.bytes) ? long : all
    if (values.length > 0 && holds(part.bytes, search, tick))
      where.push(part.where === '' ? '/' : part.where.replace(/^ › /, ''))
  }
  return { code: 'BYTE_SEARCH', held: where.length === 0, counts, where: where.slice(0, LISTED) }
}

function holds(bytes: Uint8Array, search: Search, tick: () => void): boolean {
  for (let at = 0; at < bytes.length; at += STEP) {
    tick()
    const window = bytes.subarray(Math.max(0, at - OVERLAP), at + STEP)
    if (said(window, search)) return true
    const latin = Buffer.from(window.buffer, window.byteOffset, window.byteLength).toString('latin1')
    for (const undo of disguises) {
      const plain = undo(latin)
      if (plain !== null && said(plain, search)) return true
    }
  }
  return false
}

function said(bytes: Uint8Array, search: Search): boolean {
  for (const encoding of ENCODINGS) {
    const decoder = new TextDecoder(encoding)
    // Nothing says at which byte a text of two bytes a letter begins.
    for (const from of encoding.startsWith('utf-16') ? [0, 1] : [0]) {
      const text = decoder.decode(bytes.subarray(from))
      if (search.has(text)) return true
      for (const plain of withoutReferences(text)) if (search.has(plain)) return true
    }
  }
  return false
}

const HAN = /\p{Script=Han}/gu
const ENOUGH = 6
const MOST_LINES = 5000

/**
 * Lines of hidden text that had to go and that nothing in the cleaned file says any more to the reader. Only those that are somebody's
 * words for sure: names of fonts and styles stand in places that are no text.
 */
function removedLines({ before, after, hidden }: Proving): readonly string[] {
  if (hidden.size === 0) return []
  const lines = new Set<string>()
  for (const { sight, text } of before.seen.spans) {
    if (sight === 'visible' || !hidden.has(sight)) continue
    for (const line of text.split('\n'))
      if ((line.match(HAN)?.length ?? 0) >= ENOUGH && lines.size < MOST_LINES) lines.add(line)
  }
  if (lines.size === 0) return []
  const listed = [...lines]
  const search = new Search(listed)
  const still = new Set<string>()
  for (const { text } of after.seen.spans)
    for (const { which } of search.in(text)) still.add(listed[which] ?? '')
  return listed.filter((line) => !still.has(line) && ![...still].some((one) => one.includes(line)))
}

/** Compressed or painted bytes: as many of one value as of any other. */
function isNoise(bytes: Uint8Array): boolean {
  if (bytes.length < 4096) return false
  const sample = bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 65_536)
  const counts = new Uint32Array(256)
  for (const byte of sample) counts[byte] = (counts[byte] ?? 0) + 1
  let bits = 0
  for (const count of counts)
    if (count > 0) bits -= (count / sample.length) * Math.log2(count / sample.length)
  return bits > 7.2
}
