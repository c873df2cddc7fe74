import { latin } from '../pdf/values.ts'
import { draft, takeSize, type Container, type Draft } from './draft.ts'

const TECHNICAL = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

export function webpContainer(bytes: Uint8Array): Container {
  const out = draft()
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.length < 20) return { ...out, damaged: 'RIFF' }
  const end = 8 + view.readUInt32LE(4)
  for (let at = 12; at < end;) {
    if (at + 8 > view.length) return { ...out, damaged: 'RIFF' }
    const type = latin(view.subarray(at, at + 4))
    const length = view.readUInt32LE(at + 4)
    if (at + 8 + length > view.length) return { ...out, damaged: type }
    const body = view.subarray(at + 8, at + 8 + length)
    takeFrame(out, type, body)
    if (type === 'EXIF') out.exif.push(latin(body.subarray(0, 6)) === 'Exif\0\0' ? body.subarray(6) : body)
    else if (type === 'XMP ') out.xmp.push(body)
    else if (!TECHNICAL.has(type)) out.unknown.push({ name: type, bytes: length })
    at += 8 + length + (length % 2)
  }
  return { ...out, end, side: null }
}

/** Sizes stand in the head of the file and in that of every frame. */
function takeFrame(out: Draft, type: string, body: Buffer): void {
  if (type === 'ANMF') out.frames += 1
  if (body.length < 10) return
  if (type === 'VP8X') takeSize(out, body.readUIntLE(4, 3) + 1, body.readUIntLE(7, 3) + 1)
  else if (type === 'VP8 ') takeSize(out, body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff)
  else if (type === 'VP8L') {
    const bits = body.readUInt32LE(1)
    takeSize(out, (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
  }
}
