import { stopPart } from '../../pipeline/stop.ts'
import type { Cleaning } from '../words.ts'

/** The whole part in memory, within `limits.heldBytes`. Throws a Stop beyond it. */
export async function wholeOf({ source, limits }: Pick<Cleaning, 'source' | 'limits'>): Promise<Uint8Array> {
  const max = limits.heldBytes
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of source.open()) {
    length += piece.length
    if (length > max) throw stopPart('LIMIT_HELD', { max })
    pieces.push(piece)
  }
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)
}
