import { stopPart } from '../../pipeline/stop.ts'
import type { Cleaning } from '../words.ts'
import { encodingOf } from './encoding-of.ts'
import { inOrder } from './mapped-text.ts'
import { edited, writtenText, type Edit, type WrittenText } from './written-text.ts'

/** What is put in may make a value with what stands beside it, but not for ever. */
const ROUNDS = 16

/**
 * Edits a text file in place, in its own encoding, until nothing is left to edit; null where nothing was. `look` is asked anew after each round.
 * Throws a Stop where there is no end of it.
 */
export async function editInRounds(
  bytes: Uint8Array,
  cleaning: Pick<Cleaning, 'tick'>,
  look: (text: string) => readonly Edit[] | Promise<readonly Edit[]>,
  written: (bytes: Uint8Array) => WrittenText = asDetected,
): Promise<Uint8Array | null> {
  let now = bytes
  for (let round = 0; round < ROUNDS; round++) {
    cleaning.tick()
    const map = written(now)
    const edits = inOrder(await look(map.text))
    if (edits.length === 0) return round === 0 ? null : now
    now = edited(now, map, edits)
  }
  throw stopPart('REPLACEMENT_RETURNS')
}

function asDetected(bytes: Uint8Array): WrittenText {
  const found = encodingOf(bytes)
  if (found === null) throw stopPart('KIND_UNKNOWN')
  return writtenText(bytes, found.encoding, found.bom)
}

/** One unit a byte, for formats that are ASCII at heart. */
export function asBytes(bytes: Uint8Array): WrittenText {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return { text, encoding: 'utf-8', at: Uint32Array.from({ length: bytes.length + 1 }, (_, i) => i) }
}
