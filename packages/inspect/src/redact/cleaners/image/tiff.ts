import { stopPart } from '../../../pipeline/stop.ts'
import type { Trim } from './trim.ts'

const SIZES: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
}
const ORIENTATION = 0x0112
/** Directories that lie within others. */
const NESTED = new Set([0x8769, 0x8825, 0xa005])
const SUB_IFDS = 0x014a
/** What is needed to draw the pixels; everything else says something about them. */
const DRAWING = new Set([
  ...[254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283],
  ...[284, 286, 287, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 330],
  ...[332, 334, 336, 338, 339, 340, 341, 342, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530],
  ...[531, 532, 34675],
])

interface Field {
  readonly tag: number
  /** Of its line in the directory. */
  readonly at: number
  /** Of its value, and how many bytes that has. */
  readonly valueAt: number
  readonly length: number
}

interface Directory {
  readonly at: number
  readonly fields: readonly Field[]
  readonly nextAt: number
}

class Tiff {
  readonly bytes: Buffer
  readonly #little: boolean

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes)
    const mark = this.bytes.subarray(0, 4).toString('latin1')
    if (mark !== 'II*\0' && mark !== 'MM\0*') throw damaged('TIFF')
    this.#little = mark[0] === 'I'
  }

  short(at: number): number {
    if (at + 2 > this.bytes.length) throw damaged('TIFF')
    return this.#little ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at)
  }
  long(at: number): number {
    if (at + 4 > this.bytes.length) throw damaged('TIFF')
    return this.#little ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at)
  }
  putShort(at: number, value: number): void {
    if (this.#little) this.bytes.writeUInt16LE(value, at)
    else this.bytes.writeUInt16BE(value, at)
  }

  directory(at: number): Directory {
    const count = this.short(at)
    const fields = Array.from({ length: count }, (_, i): Field => {
      const line = at + 2 + i * 12
      const length = (SIZES[this.short(line + 2)] ?? 1) * this.long(line + 4)
      const valueAt = length <= 4 ? line + 8 : this.long(line + 8)
      if (valueAt + length > this.bytes.length) throw damaged('tag')
      return { tag: this.short(line), at: line, valueAt, length }
    })
    return { at, fields, nextAt: at + 2 + count * 12 }
  }

  /** Directories of the pictures, one after the other, those of smaller versions among them. */
  *chain(): Generator<Directory> {
    const seen = new Set<number>()
    const queue = [this.long(4)]
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      if (at === 0 || seen.has(at)) continue
      if (seen.size > 1000) throw damaged('directories')
      seen.add(at)
      const found = this.directory(at)
      yield found
      queue.push(this.long(found.nextAt))
      for (const { tag, valueAt, length } of found.fields)
        if (tag === SUB_IFDS) for (let i = 0; i < length; i += 4) queue.push(this.long(valueAt + i))
    }
  }

  wipe(at: number, length: number): void {
    this.bytes.fill(0, at, at + length)
  }

  /** A field's value, and the directory to which it leads. */
  wipeField({ tag, valueAt, length }: Field, depth = 0): void {
    if (NESTED.has(tag) && depth < 4) {
      const inner = this.directory(this.long(valueAt))
      for (const field of inner.fields) this.wipeField(field, depth + 1)
      this.wipe(inner.at, inner.nextAt + 4 - inner.at)
    }
    this.wipe(valueAt, length)
  }
}

const damaged = (what: string): Error => stopPart('IMAGE_DAMAGED', { what })

/** A TIFF in which only the tags are left that drawing needs. The pixels stay where they are; what the others said is zeros. */
export function trimTiff(bytes: Uint8Array, trim: Trim): Uint8Array {
  if (!trim.metadata) return bytes
  const tiff = new Tiff(bytes)
  for (const directory of [...tiff.chain()]) {
    const kept = directory.fields.filter(({ tag }) => DRAWING.has(tag))
    if (kept.length === directory.fields.length) continue
    trim.did('image-metadata')
    const lines = kept.map(({ at }) => Buffer.from(tiff.bytes.subarray(at, at + 12)))
    const next = Buffer.from(tiff.bytes.subarray(directory.nextAt, directory.nextAt + 4))
    for (const field of directory.fields) if (!DRAWING.has(field.tag)) tiff.wipeField(field)
    tiff.wipe(directory.at, directory.nextAt + 4 - directory.at)
    tiff.putShort(directory.at, kept.length)
    Buffer.concat([...lines, next]).copy(tiff.bytes, directory.at + 2)
  }
  return tiff.bytes
}

/** EXIF that says nothing but which side is up; null where that needs no saying; the same bytes where there is nothing else. */
export function bareExif(bytes: Uint8Array): Uint8Array | null {
  const turned = orientationOf(bytes)
  if (turned === null || turned < 2 || turned > 8) return null
  const bare = Buffer.alloc(26)
  bare.write('MM\0*\0\0\0\x08\0\x01', 'latin1')
  bare.writeUInt16BE(ORIENTATION, 10)
  bare.writeUInt16BE(3, 12)
  bare.writeUInt32BE(1, 14)
  bare.writeUInt16BE(turned, 18)
  return bare.equals(bytes) ? bytes : bare
}

function orientationOf(bytes: Uint8Array): number | null {
  try {
    const tiff = new Tiff(bytes)
    const field = tiff.directory(tiff.long(4)).fields.find(({ tag }) => tag === ORIENTATION)
    return field === undefined ? null : tiff.short(field.valueAt)
  } catch {
    // Broken EXIF goes, and nobody could have read which side was up.
    return null
  }
}

/** EXIF without the small picture in its second directory. */
export function withoutThumbnail(bytes: Uint8Array): Uint8Array {
  const tiff = new Tiff(bytes)
  const first = tiff.directory(tiff.long(4))
  const second = tiff.long(first.nextAt)
  if (second === 0) return bytes
  const { fields, at, nextAt } = tiff.directory(second)
  const value = (tag: number): number => {
    const field = fields.find((one) => one.tag === tag)
    return field === undefined ? 0 : tiff.long(field.valueAt)
  }
  tiff.wipe(value(0x0201), value(0x0202))
  for (const field of fields) tiff.wipeField(field)
  tiff.wipe(at, nextAt + 4 - at)
  tiff.wipe(first.nextAt, 4)
  return tiff.bytes
}
