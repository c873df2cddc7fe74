import { latin, textOf } from '../pdf/values.ts'
import { draft, takeSize, type Container } from './draft.ts'

const XMP = 'http://ns.adobe.com/xap/1.0/\0'
const MORE_XMP = 'http://ns.adobe.com/xmp/extension/\0'
/** Application segments that hold nothing to be read: colours, sizes, lists of further pictures. */
const TECHNICAL = /^(JFIF\0|JFXX\0|ICC_PROFILE\0|MPF\0|FPXR\0|Adobe|Ducky)/

export function jpegContainer(bytes: Uint8Array): Container {
  const out = draft()
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) return { ...out, damaged: 'marker' }
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return { ...out, end: at + 2 }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2
      continue
    }
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    if (length < 2 || at + 2 + length > bytes.length) return { ...out, damaged: 'segment' }
    const body = bytes.subarray(at + 4, at + 2 + length)
    const name = latin(body.subarray(0, 40))
    if (marker === 0xfe) out.texts.push(['COM', textOf(body)])
    else if (marker === 0xe1 && name.startsWith('Exif\0')) out.exif.push(body.subarray(6))
    else if (marker === 0xe1 && name.startsWith(XMP)) out.xmp.push(body.subarray(XMP.length))
    else if (marker === 0xe1 && name.startsWith(MORE_XMP)) out.xmp.push(body.subarray(MORE_XMP.length + 40))
    else if (marker === 0xed && name.startsWith('Photoshop 3.0\0')) out.hasIptc = true
    else if (marker >= 0xe0 && marker <= 0xef && !TECHNICAL.test(name))
      out.unknown.push({ name: `APP${marker - 0xe0}`, bytes: length })
    else if (isFrame(marker))
      takeSize(out, (body[3] ?? 0) * 256 + (body[4] ?? 0), (body[1] ?? 0) * 256 + (body[2] ?? 0))
    at += 2 + length
    if (marker === 0xda) at = afterScan(bytes, at)
  }
}

/** Start of frame: where the size of the picture stands. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Compressed pixels end at the next marker that is neither stuffing nor a restart. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
