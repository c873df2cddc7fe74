import { latin } from '../pdf/values.ts'
import { draft, type Container } from './draft.ts'

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
    if (type === 'EXIF') out.exif.push(latin(body.subarray(0, 6)) === 'Exif\0\0' ? body.subarray(6) : body)
    else if (type === 'XMP ') out.xmp.push(body)
    else if (!TECHNICAL.has(type)) out.unknown.push({ name: type, bytes: length })
    at += 8 + length + (length % 2)
  }
  return { ...out, end }
}
