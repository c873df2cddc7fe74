import { stopPart } from '../../../pipeline/stop.ts'
import { latin } from '../../../readers/pdf/values.ts'
import { bareExif } from './tiff.ts'
import type { Trim } from './trim.ts'

const DRAWING = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Flags of VP8X that promise EXIF and XMP. */
const [EXIF, XMP] = [0x08, 0x04]

export function trimWebp(bytes: Uint8Array, trim: Trim): Uint8Array {
  const view = Buffer.from(bytes)
  if (view.length < 20) throw stopPart('IMAGE_DAMAGED', { what: 'RIFF' })
  const end = 8 + view.readUInt32LE(4)
  const out: Buffer[] = [view.subarray(0, 12)]
  let extended: Buffer | null = null
  let exif = false
  for (let at = 12; at < end;) {
    if (at + 8 > view.length) throw stopPart('IMAGE_DAMAGED', { what: 'RIFF' })
    const type = latin(view.subarray(at, at + 4))
    const length = view.readUInt32LE(at + 4)
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > view.length) throw stopPart('IMAGE_DAMAGED', { what: type })
    const chunk = view.subarray(at, next)
    at = next
    if (type === 'VP8X') extended = chunk
    if (DRAWING.has(type) || !trim.metadata) {
      out.push(chunk)
      exif ||= type === 'EXIF'
    } else if (type === 'EXIF') {
      const bare = bareExif(chunk.subarray(8, 8 + length))
      if (bare === null || bare.length !== length) trim.did('image-metadata')
      if (bare === null) continue
      exif = true
      const head = Buffer.from(chunk.subarray(0, 8))
      head.writeUInt32LE(bare.length, 4)
      out.push(head, Buffer.from(bare))
    } else trim.did('image-metadata')
  }
  if (trim.metadata && extended !== null && extended.length > 8)
    extended[8] = (extended[8] ?? 0) & ~(exif ? XMP : EXIF | XMP)
  const body = Buffer.concat(out)
  body.writeUInt32LE(body.length - 8, 4)
  return Buffer.concat([body, trim.tail(view.subarray(Math.min(end, view.length)))])
}
