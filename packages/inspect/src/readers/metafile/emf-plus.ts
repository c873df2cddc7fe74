import type { Draft } from './draft.ts'
import { plusImage, type PlusPieces } from './emf-plus-image.ts'

const FIRST = 0x4001
const LAST = 0x403a
const COMMENT = 0x4003
/** Meant for a use of several formats that was never defined. */
const RESERVED: ReadonlySet<number> = new Set([0x4005, 0x4006, 0x4007])
const OBJECT = 0x4008
const DRAW_STRING = 0x401c
const DRAW_DRIVER_STRING = 0x4036
const SERIALIZABLE = 0x4038
const LETTERS_NOT_GLYPHS = 1
const CONTINUED = 0x8000

/** The records of EMF+ within one comment ([MS-EMFPLUS] 2.3), up to the byte. False: they do not fill it. */
export function emfPlus(draft: Draft, start: number, end: number, pieces: PlusPieces): boolean {
  const { bytes } = draft
  let at = start
  while (at + 12 <= end) {
    const [type, flags, size] = [
      bytes.readUInt16LE(at),
      bytes.readUInt16LE(at + 2),
      bytes.readUInt32LE(at + 4),
    ]
    const length = bytes.readUInt32LE(at + 8)
    if (size < 12 || at + size > end || 12 + length > size) return false
    if (!plusRecord(draft, type, flags, at + 12, length, pieces)) {
      draft.strings('comment', at + 12, length, `EMF+ ${type}`)
      draft.lose(`EMF+ ${type.toString(16)}`)
    }
    draft.spare(at + 12 + length, at + size, `EMF+ ${type}`)
    at += size
  }
  draft.spare(at, end, 'EMF+')
  return end - at < 4
}

function plusRecord(
  draft: Draft,
  type: number,
  flags: number,
  data: number,
  length: number,
  pieces: PlusPieces,
): boolean {
  const { bytes } = draft
  switch (type) {
    case COMMENT:
      draft.strings('comment', data, length, 'EMF+')
      return true
    case DRAW_STRING: {
      const size = length < 28 ? Infinity : 2 * bytes.readUInt32LE(data + 8)
      if (28 + size > length) return false
      draft.text(data + 28, size, 'utf-16le', null, null)
      draft.spare(data + 28 + size, data + length, 'EMF+')
      return true
    }
    case DRAW_DRIVER_STRING: {
      const glyphs = length < 16 ? Infinity : bytes.readUInt32LE(data + 12)
      if (16 + 10 * glyphs > length) return false
      if ((bytes.readUInt32LE(data + 4) & LETTERS_NOT_GLYPHS) === 0) return false
      draft.text(data + 16, 2 * glyphs, 'utf-16le', null, null)
      draft.spare(data + 16 + 10 * glyphs + 24, data + length, 'EMF+')
      return true
    }
    case OBJECT:
      if ((flags & CONTINUED) !== 0)
        return length > 4 && pieces.take(flags & ~CONTINUED, bytes.readUInt32LE(data), data + 4, length - 4)
      if (pieces.endsWith(flags)) return pieces.take(flags, null, data, length)
      return plusObject(draft, (flags >> 8) & 0x7f, data, length)
    case SERIALIZABLE:
      return false
    default:
      return type >= FIRST && type <= LAST && !RESERVED.has(type)
  }
}

const BRUSH = 1
const PEN = 2
const IMAGE = 5
const FONT = 6
const CUSTOM_CAP = 9
const TEXTURE = 2
/** Longer than any pen of colours, dashes and caps. */
const PLAIN = 4096

/** What later records draw with. */
function plusObject(draft: Draft, kind: number, data: number, length: number): boolean {
  const { bytes } = draft
  const number = (offset: number): number =>
    offset + 4 <= length ? bytes.readUInt32LE(data + offset) : Infinity
  switch (kind) {
    case BRUSH:
    case PEN:
      // A brush may be a picture, and a pen may have such a brush.
      if ((kind === BRUSH && number(4) === TEXTURE) || length > PLAIN) {
        draft.pixels += 1
        draft.strings('image-metadata', data, length, 'EMF+')
      }
      return true
    case IMAGE:
      return plusImage(draft, [{ at: data, length }])
    case FONT: {
      const size = 2 * number(20)
      if (24 + size > length) return false
      draft.words('style-name', data + 24, size)
      draft.spare(data + 24 + size, data + length, 'EMF+')
      return true
    }
    default:
      return kind > 0 && kind <= CUSTOM_CAP
  }
}
