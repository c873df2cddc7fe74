import type { Draft } from './draft.ts'

/** Face, full name and style, with room for so many bytes; script, where numbers of a design stand behind it. */
const NAMES = [
  [40, 64],
  [104, 128],
  [232, 64],
] as const
const SCRIPT = [296, 64] as const
const WITH_SCRIPT = 368
/** Numbers of a kind of font (PANOSE) behind the names. */
const PLAIN = 332

/** EMR_EXTCREATEFONTINDIRECTW: the names of a font. What programs leave behind the end of a name is theirs. */
export function emfFont(draft: Draft, at: number, size: number): void {
  const names = size >= WITH_SCRIPT ? [...NAMES, SCRIPT] : NAMES
  for (const [offset, room] of names) {
    if (offset >= size) return
    const [start, end] = [at + offset, at + Math.min(offset + room, size)]
    let zero = start
    while (zero + 1 < end && draft.bytes.readUInt16LE(zero) !== 0) zero += 2
    draft.words('style-name', start, zero - start)
    draft.spare(zero, end, 'EMF 82')
  }
  draft.spare(at + (size >= WITH_SCRIPT ? WITH_SCRIPT : PLAIN), at + size, 'EMF 82')
}
