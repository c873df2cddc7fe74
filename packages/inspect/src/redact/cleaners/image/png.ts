import { crc32 } from 'node:zlib'
import { stopPart } from '../../../pipeline/stop.ts'
import { latin } from '../../../readers/pdf/values.ts'
import { bareExif, withoutThumbnail } from './tiff.ts'
import type { Trim } from './trim.ts'

/** What draws the picture; the rest tells about it. */
const DRAWING = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'bKGD', 'pHYs', 'sBIT', 'hIST'],
  ...['sPLT', 'acTL', 'fcTL', 'fdAT', 'oFFs', 'sTER', 'cICP', 'mDCV', 'cLLI'],
])

export function trimPng(bytes: Uint8Array, trim: Trim): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const out: Uint8Array[] = [view.subarray(0, 8)]
  for (let at = 8; ;) {
    if (at + 12 > view.length) throw stopPart('IMAGE_DAMAGED', { what: 'IEND' })
    const length = view.readUInt32BE(at)
    const type = latin(view.subarray(at + 4, at + 8))
    if (at + 12 + length > view.length) throw stopPart('IMAGE_DAMAGED', { what: type })
    const chunk = view.subarray(at, at + 12 + length)
    at += 12 + length
    if (type === 'eXIf') out.push(trimExif(chunk, trim))
    else if (DRAWING.has(type) || !trim.metadata) out.push(chunk)
    else trim.did('image-metadata')
    if (type === 'IEND') {
      out.push(trim.tail(view.subarray(at)))
      return Buffer.concat(out)
    }
  }
}

function trimExif(chunk: Buffer, trim: Trim): Uint8Array {
  const exif = chunk.subarray(8, -4)
  const rest = trim.metadata ? bareExif(exif) : trim.thumbnail ? withoutThumbnail(exif) : exif
  if (rest === exif) return chunk
  trim.did(trim.metadata ? 'image-metadata' : 'thumbnail')
  if (rest === null) return new Uint8Array()
  const body = Buffer.concat([Buffer.from('eXIf', 'latin1'), rest])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(rest.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
