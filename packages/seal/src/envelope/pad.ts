import { type Bytes } from '../bytes.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'

/** The only sizes that sealed content has, so that its length tells the class and nothing else. */
export const SIZES = [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304] as const
export type PaddedSize = (typeof SIZES)[number]

const HEAD = 4

/** Content of at most `size` - 4 bytes as exactly `size` bytes: length, content, zeroes. */
export function pad(content: Uint8Array, size: PaddedSize): Outcome<Bytes> {
  if (content.length > size - HEAD)
    return refuse('TOO_LONG_TO_SEAL', `${content.length} bytes for a size of ${size}`)
  const padded = new Uint8Array(size)
  new DataView(padded.buffer).setUint32(0, content.length)
  padded.set(content, HEAD)
  return ok(padded)
}

/** The content. What is not exactly as `pad` writes it is refused. */
export function unpad(padded: Uint8Array): Outcome<Bytes> {
  if (!SIZES.some((size) => size === padded.length)) return refuse('PADDING_DAMAGED', 'not a padded size')
  const length = new DataView(padded.buffer, padded.byteOffset, HEAD).getUint32(0)
  if (length > padded.length - HEAD) return refuse('PADDING_DAMAGED', 'longer than its size')
  if (padded.subarray(HEAD + length).some((byte) => byte !== 0))
    return refuse('PADDING_DAMAGED', 'filled with content')
  return ok(new Uint8Array(padded.subarray(HEAD, HEAD + length)))
}

/** The smallest size that takes this many bytes. */
export function sizeFor(length: number): PaddedSize | null {
  return SIZES.find((size) => length <= size - HEAD) ?? null
}
