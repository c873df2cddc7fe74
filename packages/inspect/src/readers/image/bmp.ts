import type { OcrPicture } from '../../words/ocr.ts'

/** Where everything stands in a BMP with a header of 40 bytes or more; the older one of 12 is not read. */
const HEADER = 14
const PLAIN = 0

export interface Size {
  readonly width: number
  readonly height: number
}

export function bmpSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 54) return null
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const [width, height] = [view.readInt32LE(18), Math.abs(view.readInt32LE(22))]
  return view.readUInt32LE(HEADER) >= 40 && width > 0 && height > 0 ? { width, height } : null
}

/** Grey levels of an uncompressed BMP, for an engine cannot be given the file; null where it is compressed or cut off. */
export function bmpPicture(bytes: Uint8Array, { width, height }: Size): OcrPicture | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const [from, depth] = [view.readUInt32LE(10), view.readUInt16LE(28)]
  const row = Math.ceil((width * depth) / 32) * 4
  if (view.readUInt32LE(30) !== PLAIN || ![1, 4, 8, 24, 32].includes(depth)) return null
  if (from + row * height > view.length) return null
  const level = (at: number): number =>
    ((view[at] ?? 0) * 29 + (view[at + 1] ?? 0) * 150 + (view[at + 2] ?? 0) * 77) >> 8
  const palette = HEADER + view.readUInt32LE(HEADER)
  const colours = depth > 8 ? [] : Array.from({ length: 1 << depth }, (_, i) => level(palette + i * 4))
  const upsideDown = view.readInt32LE(22) > 0
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const start = from + row * (upsideDown ? height - 1 - y : y)
    for (let x = 0; x < width; x++) {
      const bit = x * depth
      const byte = view[start + (bit >> 3)] ?? 0
      grey[y * width + x] =
        depth > 8
          ? level(start + (bit >> 3))
          : (colours[(byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)] ?? 0)
    }
  }
  return { width, height, grey }
}
