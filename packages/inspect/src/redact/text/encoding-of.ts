import { asciiLength, detectEncoding, type DetectedEncoding } from '../../kind/encoding.ts'

const SAMPLE = 64 * 1024

/** The encoding in which the readers take a text; null where it is none. */
export function encodingOf(bytes: Uint8Array): DetectedEncoding | null {
  const first = detectEncoding(bytes.subarray(0, SAMPLE))
  if (first === null || first.sure) return first
  const special = bytes.subarray(asciiLength(bytes))
  return special.length === 0 ? first : (detectEncoding(special.subarray(0, SAMPLE)) ?? first)
}
