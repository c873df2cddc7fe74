import type { Draft } from './draft.ts'
import { EmbeddedEmf } from './embedded-emf.ts'
import { ObjectTable } from './object-table.ts'
import { BITMAP_AT, MAKES, wmfHolds } from './wmf-types.ts'

const PLACEABLE = 0x9ac6cdd7
const HEADER = 18
const END = 0
const SELECT = 0x012d
const DELETE = 0x01f0
const FONT = 0x02fb
const ALIGN = 0x012e
const OPAQUE_OR_CLIPPED = 6
const GLYPHS = 0x10
const ANY_CHARSET = 1
const GOES_ON_OR_NOT_FROM_LEFT = 7

/** Walks the records of a WMF, with or without the header that says where it is to be placed. */
export function walkWmf(draft: Draft, tick: () => void): void {
  const { bytes } = draft
  const start = bytes.length >= 22 && bytes.readUInt32LE(0) === PLACEABLE ? 22 : 0
  const walk = new WmfWalk(draft)
  let at = start + HEADER
  if (at > bytes.length || bytes.readUInt16LE(start + 2) !== 9)
    return cut(draft, Math.min(start, bytes.length))
  for (;;) {
    tick()
    if (at + 6 > bytes.length) return cut(draft, at)
    const [size, what] = [bytes.readUInt32LE(at) * 2, bytes.readUInt16LE(at + 4)]
    if (size < 6 || at + size > bytes.length) return cut(draft, at)
    if (what === END) {
      draft.spare(at + 6, at + size, 'WMF end')
      draft.end = at + size
      walk.finish()
      return
    }
    if (!walk.record(what, at + 6, at + size)) draft.lose(nameOf(what))
    at += size
  }
}

const nameOf = (what: number): string => `WMF ${what.toString(16).padStart(4, '0')}`

function cut(draft: Draft, at: number): void {
  draft.lose('WMF record')
  draft.end = at
}

class WmfWalk {
  readonly #draft: Draft
  readonly #embedded: EmbeddedEmf
  readonly #objects = new ObjectTable()
  #charset = ANY_CHARSET
  #align = 0

  constructor(draft: Draft) {
    this.#draft = draft
    this.#embedded = new EmbeddedEmf(draft)
  }

  finish(): void {
    this.#embedded.finish()
  }

  /** `at` to `end`: what follows the function. False: it is not what its function says, or that says nothing. */
  record(what: number, at: number, end: number): boolean {
    const { bytes } = this.#draft
    const first = at + 2 <= end ? bytes.readUInt16LE(at) : 0
    if (MAKES.has(what)) this.#objects.make(what === FONT && end - at >= 14 ? (bytes[at + 13] ?? null) : null)
    else if (what === DELETE) this.#objects.delete(first)
    else if (what === SELECT) this.#charset = this.#objects.charsetOf(first) ?? this.#charset
    else if (what === ALIGN) this.#align = first
    const holds = wmfHolds(what)
    if (typeof holds === 'number') return this.#numbers(what, at, end, holds)
    switch (holds) {
      case undefined:
        return false
      case 'any':
        return true
      case 'numbers':
        return this.#numbers(what, at, end, 2 * (what >> 8))
      case 'points':
        return this.#numbers(what, at, end, 2 + 4 * first)
      case 'text':
        return this.#text(at, end, first)
      case 'ext-text':
        return this.#extText(at, end)
      case 'escape':
        return this.#escape(at, end)
      case 'font':
        if (end - at < 18) return false
        this.#draft.strings('style-name', at + 18, end - at - 18, nameOf(what))
        return true
      case 'bitmap':
        return this.#bitmap(what, at, end)
    }
  }

  #numbers(what: number, at: number, end: number, known: number): boolean {
    if (at + known > end) return false
    this.#draft.spare(at + known, end, nameOf(what))
    return true
  }

  #text(at: number, end: number, length: number): boolean {
    const behind = at + 2 + length + (length % 2)
    if (behind + 4 > end) return false
    this.#draft.text(at + 2, length, this.#charset, null, null)
    this.#draft.spare(behind + 4, end, 'WMF 0521')
    return true
  }

  #extText(at: number, end: number): boolean {
    const { bytes } = this.#draft
    if (at + 8 > end) return false
    const [y, x] = [bytes.readInt16LE(at), bytes.readInt16LE(at + 2)]
    const [length, options] = [bytes.readUInt16LE(at + 4), bytes.readUInt16LE(at + 6)]
    const start = at + 8 + ((options & OPAQUE_OR_CLIPPED) !== 0 ? 8 : 0)
    const apart = start + length + (length % 2)
    if (start + length > end || (options & GLYPHS) !== 0) return length === 0
    const spaced = length > 0 && apart + 2 * length <= end
    let width = 0
    if (spaced) for (let i = 0; i < length; i++) width += bytes.readInt16LE(apart + 2 * i)
    const from = (this.#align & GOES_ON_OR_NOT_FROM_LEFT) === 0 ? { x, y } : null
    this.#draft.text(start, length, this.#charset, from, spaced ? width : null)
    this.#draft.spare(spaced ? apart + 2 * length : apart, end, 'WMF 0a32')
    return true
  }

  #escape(at: number, end: number): boolean {
    const { bytes } = this.#draft
    if (at + 4 > end) return false
    const length = bytes.readUInt16LE(at + 2)
    if (at + 4 + length > end) return false
    this.#draft.spare(at + 4 + length, end, 'WMF 0626')
    if (this.#embedded.take(at, at + 4 + length)) return true
    const isComment = bytes.readUInt16LE(at) === 15
    this.#draft.strings(isComment ? 'comment' : 'printer-settings', at + 4, length, 'WMF 0626')
    return true
  }

  /** The older ones have no header that everybody reads alike; without a bitmap they are as short as their function says. */
  #bitmap(what: number, at: number, end: number): boolean {
    const { bytes } = this.#draft
    const head = BITMAP_AT[what]
    const bare = 2 * (what >> 8) + 2
    if (what >> 8 > 2 && end - at <= bare) return true
    if (head === undefined) this.#draft.pixels += 1
    else if (at + head + 12 > end) return false
    else this.#draft.bitmap(at + head, end - at - head)
    return head === undefined || bytes.readUInt32LE(at + head) >= 12
  }
}
