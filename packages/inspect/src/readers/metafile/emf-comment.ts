import type { Draft } from './draft.ts'
import { emfPlus } from './emf-plus.ts'
import type { PlusPieces } from './emf-plus-image.ts'

const EMF_PLUS = 0x2b464d45
const PUBLIC = 0x43494447
const WMF = 0x80000001
const GROUP = 2
const GROUP_END = 3

/** EMR_GDICOMMENT: records of EMF+, files within, names of groups, or words of whatever program. False: not understood. */
export function emfComment(draft: Draft, at: number, size: number, pieces: PlusPieces): boolean {
  const { bytes } = draft
  if (size < 12) return false
  const length = bytes.readUInt32LE(at + 8)
  if (12 + length > size) return false
  draft.spare(at + 12 + length, at + size, 'EMF 70')
  if (length < 4) return true
  const [data, end] = [at + 12, at + 12 + length]
  const mark = bytes.readUInt32LE(data)
  if (mark === EMF_PLUS) return emfPlus(draft, data + 4, end, pieces)
  if (mark !== PUBLIC) {
    draft.strings('comment', data, length, 'EMF 70')
    return true
  }
  if (length < 8) return false
  switch (bytes.readUInt32LE(data + 4)) {
    case WMF:
      return wmfWithin(draft, data, end)
    case GROUP:
      return group(draft, data, end)
    case GROUP_END:
      draft.spare(data + 8, end, 'EMF 70')
      return true
    default:
      // Several pictures in formats of which one is shown, and what nobody has defined.
      draft.strings('comment', data, length, 'EMF 70')
      return false
  }
}

function wmfWithin(draft: Draft, data: number, end: number): boolean {
  if (data + 24 > end) return false
  const size = draft.bytes.readUInt32LE(data + 20)
  if (size === 0 || data + 24 + size > end) return false
  draft.nest([{ at: data + 24, length: size }], 'metafile')
  draft.spare(data + 24 + size, end, 'EMF 70')
  return true
}

function group(draft: Draft, data: number, end: number): boolean {
  if (data + 28 > end) return false
  const length = 2 * draft.bytes.readUInt32LE(data + 24)
  if (data + 28 + length > end) return false
  draft.words('comment', data + 28, length)
  draft.spare(data + 28 + length, end, 'EMF 70')
  return true
}
