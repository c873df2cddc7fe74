const START = 0xd8
const SCAN = 0xda
/** JFIF's own, the colour profile, and Adobe's word on how colours are written: without them the picture looks different. */
const NEEDED = new Set([0xe0, 0xe2, 0xee])
const isTelling = (marker: number): boolean =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !NEEDED.has(marker))

/** A JPEG file without comments, EXIF, XMP and the like, and without what lies behind its end; null where it is not one. */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  for (;;) {
    const marker = bytes[at + 1] ?? 0
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (bytes[at] !== 0xff || length < 2 || at + 2 + length > bytes.length) return null
    const segment = bytes.subarray(at, at + 2 + length)
    if (marker === SCAN) break
    if (!isTelling(marker) && !isOtherProfile(marker, segment)) kept.push(segment)
    at += 2 + length
  }
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(Buffer.from([0xff, 0xd9]))
  kept.push(bytes.subarray(at, end > at ? end + 2 : bytes.length))
  return Buffer.concat(kept)
}

/** The place of colour profiles is also used for panoramas and stories. */
const isOtherProfile = (marker: number, segment: Uint8Array): boolean =>
  marker === 0xe2 && Buffer.from(segment.subarray(4, 15)).toString('latin1') !== 'ICC_PROFILE'
