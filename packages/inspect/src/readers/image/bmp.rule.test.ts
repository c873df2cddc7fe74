import { describe, expect, it } from 'vitest'
import { bmpPicture, bmpSize } from './bmp.ts'

/** Three by two: black, white, black above; white, black, white below. */
const PIXELS = [
  [0, 255, 0],
  [255, 0, 255],
]

function bmp(depth: number, height: number): Buffer {
  const row = Math.ceil((3 * depth) / 32) * 4
  const palette = depth > 8 ? 0 : 4 * (1 << depth)
  const out = Buffer.alloc(54 + palette + row * 2)
  out.write('BM', 'latin1')
  out.writeUInt32LE(54 + palette, 10)
  out.writeUInt32LE(40, 14)
  out.writeInt32LE(3, 18)
  out.writeInt32LE(height, 22)
  out.writeUInt16LE(depth, 28)
  // The last colour is white, the first black.
  if (palette > 0) out.fill(255, 54 + palette - 4, 54 + palette)
  for (const [y, levels] of PIXELS.entries())
    for (const [x, level] of levels.entries()) {
      const start = 54 + palette + row * (height > 0 ? 1 - y : y)
      const bit = x * depth
      if (level === 0) continue
      if (depth > 8) out.fill(255, start + bit / 8, start + bit / 8 + 3)
      else
        out[start + (bit >> 3)] =
          (out[start + (bit >> 3)] ?? 0) | (((1 << depth) - 1) << (8 - depth - (bit & 7)))
    }
  return out
}

describe('a BMP', () => {
  const size = { width: 3, height: 2 }

  it.each([1, 4, 8, 24, 32].flatMap((depth) => [[depth, 2] as const, [depth, -2] as const]))(
    'of %i bits and height %i is turned to grey',
    (depth, height) => {
      const file = bmp(depth, height)
      expect(bmpSize(file)).toEqual(size)
      const picture = bmpPicture(file, size)
      expect([...(picture !== null && 'grey' in picture ? picture.grey : [])]).toEqual(PIXELS.flat())
    },
  )

  it('that is cut off, compressed or lies about itself is not', () => {
    expect(bmpPicture(bmp(8, 2).subarray(0, -1), size)).toBeNull()
    const packed = bmp(8, 2)
    packed.writeUInt32LE(1, 30)
    expect(bmpPicture(packed, size)).toBeNull()
    expect(bmpSize(bmp(8, 2).subarray(0, 53))).toBeNull()
    const wide = bmp(24, 2)
    wide.writeInt32LE(2 ** 30, 18)
    expect(bmpPicture(wide, { width: 2 ** 30, height: 2 })).toBeNull()
    wide.writeInt32LE(-3, 18)
    expect(bmpSize(wide)).toBeNull()
  })
})
