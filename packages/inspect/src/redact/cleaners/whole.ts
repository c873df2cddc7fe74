import { stopPart } from '../../pipeline/stop.ts'
import type { Supply } from '../../source/source.ts'
import type { Limits } from '../../words/limits.ts'

/** All bytes in memory, within `heldBytes` and, where they are packed, within the ratio. Throws a Stop beyond them. */
export async function wholeOf({
  source,
  limits: { heldBytes, ratio, ratioFrom },
}: {
  readonly source: Supply
  readonly limits: Limits
}): Promise<Uint8Array> {
  const { packed } = source
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of source.open()) {
    length += piece.length
    if (length > heldBytes) throw stopPart('LIMIT_HELD', { max: heldBytes })
    if (packed !== null && length > ratioFrom && length > packed * ratio)
      throw stopPart('LIMIT_RATIO', { max: ratio })
    pieces.push(piece)
  }
  const [first] = pieces
  return pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces)
}
