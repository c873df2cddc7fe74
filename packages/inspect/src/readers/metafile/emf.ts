import { bitmapsAt, holdsOf } from './emf-types.ts'
import { emfComment } from './emf-comment.ts'
import { emfFont } from './emf-font.ts'
import { PlusPieces } from './emf-plus-image.ts'
import { drawnTexts, smallText, type TextState } from './emf-text.ts'
import type { Draft, Range } from './draft.ts'
import { spares } from './spares.ts'

const HEADER = 1
const END = 14
const SELECT = 37
const DELETE = 40
const ALIGN = 22
/** Of a font that comes with the machine: whatever its charset is. */
const ANY_CHARSET = 1

/** Walks the records of an EMF from its header to its end; everything that it cannot follow is `lost`. */
export function walkEmf(draft: Draft, tick: () => void): void {
  const { bytes } = draft
  const state: TextState = { charset: ANY_CHARSET, align: 0 }
  const fonts = new Map<number, number>()
  const pieces = new PlusPieces(draft)
  let count = 0
  for (let at = 0; ;) {
    tick()
    if (at + 8 > bytes.length) return cut(draft, at)
    const [type, size] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)]
    if (size < 8 || size % 4 !== 0 || at + size > bytes.length) return cut(draft, at)
    count += 1
    if ((at === 0) !== (type === HEADER) || (at === 0 && size < 88)) return cut(draft, at)
    if (type === END) {
      if (pieces.open) draft.lose('EMF+ 4008')
      if (size < 20) draft.lose('EMF end')
      else endRecord(draft, at, size)
      draft.end = at + size
      // Some programs do not count the header.
      if (bytes.readUInt32LE(48) !== draft.end || ![count, count - 1].includes(bytes.readUInt32LE(52)))
        draft.lose('EMF length')
      return
    }
    if (type === HEADER) header(draft, at, size)
    else if (!record(draft, type, at, size, state, pieces)) draft.lose(`EMF ${type}`)
    if (size >= 12) follow(bytes, type, at, size, state, fonts)
    at += size
  }
}

/** The program and the title of the picture, and the format of pixels it was made for. */
function header(draft: Draft, at: number, size: number): void {
  const { bytes } = draft
  const [chars, where] = [bytes.readUInt32LE(at + 60), bytes.readUInt32LE(at + 64)]
  const [pixelSize, pixelAt] =
    size >= 100 ? [bytes.readUInt32LE(at + 88), bytes.readUInt32LE(at + 92)] : [0, 0]
  const first = where > 0 ? where : pixelAt > 0 ? pixelAt : size
  const covered: Range[] = [{ at, length: Math.min(first >= 108 ? 108 : first >= 100 ? 100 : 88, size) }]
  if (chars > 0) {
    if (where < 88 || where + 2 * chars > size) draft.lose('EMF header')
    else {
      draft.words('property', at + where, 2 * chars)
      covered.push({ at: at + where, length: 2 * chars })
    }
  }
  if (pixelSize > 0 && pixelAt >= 88 && pixelAt + pixelSize <= size)
    covered.push({ at: at + pixelAt, length: Math.min(pixelSize, 40) })
  spares(draft, at, size, covered, 'EMF header')
}

/** A palette may stand before the end of the end. */
function endRecord(draft: Draft, at: number, size: number): void {
  const { bytes } = draft
  const [entries, where] = [bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)]
  const covered: Range[] = [
    { at, length: 16 },
    { at: at + size - 4, length: 4 },
  ]
  if (entries > 0 && where >= 16 && where + 4 * entries <= size)
    covered.push({ at: at + where, length: 4 * entries })
  spares(draft, at, size, covered, 'EMF end')
}

/** False: the record is not what its type says, or its type says nothing. */
function record(
  draft: Draft,
  type: number,
  at: number,
  size: number,
  state: TextState,
  pieces: PlusPieces,
): boolean {
  const holds = holdsOf(type)
  if (typeof holds === 'number') return numbers(draft, at, size, holds, type)
  const { bytes } = draft
  switch (holds) {
    case undefined:
      return false
    case 'any':
      return true
    case 'points':
    case 'points16':
      if (size < 28) return false
      return numbers(draft, at, size, 28 + bytes.readUInt32LE(at + 24) * (holds === 'points' ? 8 : 4), type)
    case 'polys':
    case 'polys16': {
      if (size < 32) return false
      const points = bytes.readUInt32LE(at + 28) * (holds === 'polys' ? 8 : 4)
      return numbers(draft, at, size, 32 + 4 * bytes.readUInt32LE(at + 24) + points, type)
    }
    case 'comment':
      return emfComment(draft, at, size, pieces)
    case 'font':
      if (size < 104) return false
      emfFont(draft, at, size)
      return true
    case 'text':
    case 'texts':
      return drawnTexts(draft, at, size, type, state)
    case 'small-text':
      return smallText(draft, at, size)
    case 'bitmap':
      return bitmaps(draft, at, size, type)
    case 'escape':
      draft.strings('printer-settings', at + 8, size - 8, `EMF ${type}`)
      return true
    case 'profile':
      draft.strings('property', at + 8, size - 8, `EMF ${type}`)
      return true
  }
}

function numbers(draft: Draft, at: number, size: number, known: number, type: number): boolean {
  if (known > size) return false
  draft.spare(at + known, at + size, `EMF ${type}`)
  return true
}

function bitmaps(draft: Draft, at: number, size: number, type: number): boolean {
  const { bytes } = draft
  const fields = bitmapsAt(type)
  const last = fields.at(-1) ?? 0
  const covered: Range[] = []
  let head = size
  for (const field of fields) {
    // Without a source the fields of the mask may be left out.
    if (field + 16 > size) return false
    const read = (offset: number): number => bytes.readUInt32LE(at + field + offset)
    const [info, infoSize, bits, bitsSize] = [read(0), read(4), read(8), read(12)]
    if (infoSize === 0 && bitsSize === 0) continue
    if (infoSize < 12 || info < last + 16 || info + infoSize > size || bits + bitsSize > size) return false
    if (infoSize < 40 && bytes.readUInt32LE(at + info) !== 12) return false
    covered.push({ at: at + info, length: infoSize }, { at: at + bits, length: bitsSize })
    head = Math.min(head, info)
    draft.bitmap(at + info, bitsSize)
  }
  // Fields of other numbers lie before the first bitmap: a pen has its own, and the styles of its dashes.
  const fixed =
    type === 95
      ? head
      : Math.min(
          head,
          type === 114 || type === 116 || type === 77 ? 108 : type === 80 ? 76 : type === 81 ? 80 : last + 16,
        )
  spares(draft, at, size, [{ at, length: fixed }, ...covered], `EMF ${type}`)
  return true
}

/** Keeps what later records draw by. */
function follow(
  bytes: Buffer,
  type: number,
  at: number,
  size: number,
  state: TextState,
  fonts: Map<number, number>,
): void {
  const handle = bytes.readUInt32LE(at + 8)
  if (holdsOf(type) === 'font' && size >= 40) fonts.set(handle, bytes[at + 35] ?? ANY_CHARSET)
  else if (type === DELETE) fonts.delete(handle)
  else if (type === ALIGN) state.align = handle
  else if (type === SELECT) {
    const charset = fonts.get(handle)
    const stockFont = handle >= 0x8000000a && handle <= 0x80000011
    if (charset !== undefined) state.charset = charset
    else if (stockFont) state.charset = ANY_CHARSET
  }
}

function cut(draft: Draft, at: number): void {
  draft.lose('EMF record')
  draft.end = at
}
