import type { MarkKey } from '../detect/mark.ts'
import { knownKeys } from './keys.ts'
import { lettersOf } from './letters.ts'

/** A secret as its keeper holds it: a value to be found exactly, or a passage to be found though words of it were changed. */
export interface KnownSecret {
  /** The keeper's own reference; all that a hit tells. */
  readonly id: string
  readonly kind: 'value' | 'passage'
  readonly text: string
}

export interface KnownBlock {
  readonly id: string
  /** Letters of the stretch; its window in a text is measured by it. */
  readonly length: number
  /** Marks of its n-grams, each once, sorted: the order of the words is not told. */
  readonly grams: readonly string[]
}

/**
 * What a scanner gets: keyed marks and no text. Plain data, to be stored and sent. It tells how many secrets there are, their lengths,
 * and which of them share three letters. Whoever holds it *and* the key can try out guesses; neither alone helps.
 */
export interface KnownMarks {
  readonly version: 1
  readonly values: readonly { readonly id: string; readonly length: number; readonly mark: string }[]
  readonly blocks: readonly KnownBlock[]
  /** Bits of a keyed hash that pick the places worth an HMAC, as base64; a power of two of them. */
  readonly hints: string
}

export interface Prepared {
  readonly marks: KnownMarks
  /** Too short to be told from ordinary text: they are not looked for, and the caller must know. */
  readonly tooShort: readonly string[]
}

/** Letters of a value, of a passage; of an n-gram; of the stretches that a long passage is cut into, and how far they are apart. */
export const SHORTEST_VALUE = 2
export const SHORTEST_PASSAGE = 20
export const GRAM = 3
const BLOCK = 120
const STEP = 60

export function prepareKnown(key: MarkKey, secrets: readonly KnownSecret[]): Prepared {
  const keys = knownKeys(key)
  const hints: string[] = []
  const tooShort: string[] = []
  const values: { id: string; length: number; mark: string }[] = []
  const blocks: KnownBlock[] = []
  for (const { id, kind, text } of secrets) {
    const letters = lettersOf(text).text
    if (letters.length < (kind === 'value' ? SHORTEST_VALUE : SHORTEST_PASSAGE)) tooShort.push(id)
    else if (kind === 'value') {
      for (const spelling of spellingsOf(letters)) {
        values.push({ id, length: spelling.length, mark: keys.markOf('value', spelling) })
        hints.push(spelling)
      }
    } else
      for (const block of blocksOf(letters)) {
        const grams = gramsOf(block)
        blocks.push({
          id,
          length: block.length,
          grams: grams.map((gram) => keys.markOf('gram', gram)).sort(),
        })
        hints.push(...grams)
      }
  }
  const bits = hintBits(hints.length)
  const map = new Uint8Array(bits / 8)
  for (const one of hints) {
    const at = keys.sip.of(one, 0, one.length) & (bits - 1)
    map[at >> 3] = (map[at >> 3] ?? 0) | (1 << (at & 7))
  }
  return { marks: { version: 1, values, blocks, hints: Buffer.from(map).toString('base64') }, tooShort }
}

/** A phone is written with the country's code as well. */
const spellingsOf = (letters: string): readonly string[] =>
  /^0[2-9]\d{7,8}$/.test(letters) ? [letters, `886${letters.slice(1)}`, `886${letters}`] : [letters]

function blocksOf(letters: string): readonly string[] {
  if (letters.length <= BLOCK + STEP) return [letters]
  const blocks: string[] = []
  for (let at = 0; at < letters.length - STEP; at += STEP)
    blocks.push(letters.slice(at, at + BLOCK * 2 > letters.length + STEP ? letters.length : at + BLOCK))
  return blocks
}

const gramsOf = (letters: string): readonly string[] => [
  ...new Set(Array.from({ length: letters.length - GRAM + 1 }, (_, i) => letters.slice(i, i + GRAM))),
]

/** One place in sixty-four is a false hint at most; never fewer than 64 Ki. */
const hintBits = (count: number): number =>
  Math.max(1 << 16, 2 ** Math.ceil(Math.log2(Math.max(1, count) * 64)))
