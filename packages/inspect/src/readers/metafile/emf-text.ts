import type { Draft, Range } from './draft.ts'
import { spares } from './spares.ts'

const GLYPHS = 0x10
const NO_RECTANGLE = 0x100
const NARROW = 0x200
const TWO_WAYS = 0x2000
/** Text goes on where the last ended, whatever the record says; is centred; ends there. */
const GOES_ON = 1
const NOT_FROM_LEFT = 6

/** What was set before and decides how text is drawn. */
export interface TextState {
  /** Charset of the chosen font, by Windows' number. */
  charset: number
  align: number
}

/** EMR_EXTTEXTOUT (one) and EMR_POLYTEXTOUT (several): the strings lie wherever in the record the fields say. False: nowhere. */
export function drawnTexts(draft: Draft, at: number, size: number, type: number, state: TextState): boolean {
  const several = type === 96 || type === 97
  const wide = type === 84 || type === 97
  const first = several ? 40 : 36
  if (size < first) return false
  const count = several ? draft.bytes.readUInt32LE(at + 36) : 1
  if (count > (size - first) / 40) return false
  const covered: Range[] = [{ at, length: first + 40 * count }]
  for (let i = 0; i < count; i++)
    if (!drawnText(draft, at, size, first + 40 * i, wide, state, first + 40 * count, covered)) return false
  spares(draft, at, size, covered, `EMF ${type}`)
  return true
}

function drawnText(
  draft: Draft,
  at: number,
  size: number,
  field: number,
  wide: boolean,
  state: TextState,
  head: number,
  covered: Range[],
): boolean {
  const { bytes } = draft
  const number = (offset: number): number => bytes.readUInt32LE(at + field + offset)
  const [chars, where, options, apart] = [number(8), number(12), number(16), number(36)]
  if (chars === 0) return true
  const length = chars * (wide ? 2 : 1)
  if (where < head || where + length > size) return false
  covered.push({ at: at + where, length })
  // The shapes of letters, in the order of a font: what they say cannot be known without it.
  if ((options & GLYPHS) !== 0) return false
  const each = (options & TWO_WAYS) !== 0 ? 8 : 4
  const spaced = apart >= head && apart + chars * each <= size
  if (spaced) covered.push({ at: at + apart, length: chars * each })
  let width = 0
  if (spaced) for (let i = 0; i < chars; i++) width += bytes.readInt32LE(at + apart + i * each)
  const place = { x: bytes.readInt32LE(at + field), y: bytes.readInt32LE(at + field + 4) }
  const from = (state.align & (GOES_ON | NOT_FROM_LEFT)) === 0 ? place : null
  draft.text(at + where, length, wide ? 'utf-16le' : state.charset, from, spaced ? width : null)
  return true
}

/** EMR_SMALLTEXTOUT: one string at a fixed place, in bytes where all of its letters are Western. */
export function smallText(draft: Draft, at: number, size: number): boolean {
  if (size < 36) return false
  const { bytes } = draft
  const [chars, options] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20)]
  const narrow = (options & NARROW) !== 0
  const start = (options & NO_RECTANGLE) !== 0 ? 36 : 52
  const length = chars * (narrow ? 1 : 2)
  if (start + length > size || (options & GLYPHS) !== 0) return false
  draft.text(at + start, length, narrow ? 'windows-1252' : 'utf-16le', null, null)
  draft.spare(at + start + length, at + size, 'EMF 108')
  return true
}
