import type { FileKind } from '../../words/kinds.ts'
import { draft, type Container } from './draft.ts'
import { gifContainer } from './gif.ts'
import { jpegContainer } from './jpeg.ts'
import { pngContainer } from './png.ts'
import { webpContainer } from './riff.ts'

/** Takes the container apart; formats whose parts lie anywhere in the file are given whole to the reader of tags. */
export function containerOf(kind: FileKind, bytes: Uint8Array): Container {
  if (kind === 'jpeg') return jpegContainer(bytes)
  if (kind === 'png') return pngContainer(bytes)
  if (kind === 'gif') return gifContainer(bytes)
  if (kind === 'webp') return webpContainer(bytes)
  const out = draft()
  if (kind === 'bmp') out.end = Buffer.from(bytes.subarray(0, 6)).readUInt32LE(2)
  else {
    out.exif.push(bytes)
    out.xmp.push(...packetsIn(bytes))
  }
  return out
}

const OPEN = Buffer.from('<x:xmpmeta')
const CLOSE = Buffer.from('</x:xmpmeta>')

/** XMP marks its beginning and end, so that it can be found in formats one does not know. */
function packetsIn(bytes: Uint8Array): readonly Uint8Array[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const packets: Uint8Array[] = []
  for (let at = all.indexOf(OPEN); at >= 0; at = all.indexOf(OPEN, at + 1)) {
    const end = all.indexOf(CLOSE, at)
    packets.push(all.subarray(at, end < 0 ? undefined : end))
    if (end < 0) break
    at = end
  }
  return packets
}
