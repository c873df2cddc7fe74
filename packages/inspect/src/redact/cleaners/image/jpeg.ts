import { stopPart } from '../../../pipeline/stop.ts'
import { latin } from '../../../readers/pdf/values.ts'
import type { Trim } from './trim.ts'
import { bareExif, withoutThumbnail } from './tiff.ts'

/** What colours and sizes need: without them the same pixels look different. */
const NEEDED = /^(JFIF\0|ICC_PROFILE\0|Adobe)/
const EXIF = 'Exif\0\0'

/** Segments of a JPEG, the compressed pixels untouched. */
export function trimJpeg(bytes: Uint8Array, trim: Trim): Uint8Array {
  const out: Uint8Array[] = [bytes.subarray(0, 2)]
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) throw stopPart('IMAGE_DAMAGED', { what: 'marker' })
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      out.push(bytes.subarray(at, at + 2), trim.tail(bytes.subarray(at + 2)))
      return Buffer.concat(out)
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      out.push(bytes.subarray(at, at + 2))
      at += 2
      continue
    }
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    if (length < 2 || at + 2 + length > bytes.length) throw stopPart('IMAGE_DAMAGED', { what: 'segment' })
    const segment = bytes.subarray(at, at + 2 + length)
    out.push(isMetadata(marker) ? trimSegment(segment, marker, trim) : segment)
    at += 2 + length
    if (marker === 0xda) {
      const end = afterScan(bytes, at)
      out.push(bytes.subarray(at, end))
      at = end
    }
  }
}

const isMetadata = (marker: number): boolean => marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)

function trimSegment(segment: Uint8Array, marker: number, trim: Trim): Uint8Array {
  const body = segment.subarray(4)
  const name = latin(body.subarray(0, 40))
  if (marker === 0xe1 && name.startsWith(EXIF)) {
    const exif = body.subarray(EXIF.length)
    const rest = trim.metadata ? bareExif(exif) : trim.thumbnail ? withoutThumbnail(exif) : exif
    if (rest === exif) return segment
    trim.did(trim.metadata ? 'image-metadata' : 'thumbnail')
    return rest === null
      ? new Uint8Array()
      : framed(marker, Buffer.concat([Buffer.from(EXIF, 'latin1'), rest]))
  }
  if (name.startsWith('JFXX\0')) {
    if (!trim.thumbnail && !trim.metadata) return segment
    trim.did('thumbnail')
    return new Uint8Array()
  }
  if (!trim.metadata || (marker !== 0xfe && NEEDED.test(name))) return segment
  trim.did('image-metadata')
  return new Uint8Array()
}

const framed = (marker: number, body: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body])

/** Compressed pixels end at the next marker that is neither stuffing nor a restart. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw stopPart('IMAGE_DAMAGED', { what: 'scan' })
}
