import type { HiddenClass } from '../../words/hidden.ts'
import type { FileKind } from '../../words/kinds.ts'
import { stringsIn } from '../compound/binary-strings.ts'
import { charsetOf, lettersIn, type Charset } from './charset.ts'
import type { Drawn } from './lines.ts'

export interface Range {
  readonly at: number
  readonly length: number
}

/** Bytes that nobody sees drawn, and what they say. */
export interface Aside extends Range {
  readonly sight: HiddenClass
  readonly text: string
}

/** A file within the file, in one piece or several. */
export interface Nested {
  readonly ranges: readonly Range[]
  /** Null: told by its content. */
  readonly kind: FileKind | null
}

/** Below this many pixels on a side there is no room for writing; nor in this many bytes, whatever the sides are said to be. */
const LEGIBLE = 16
const ROOM = 64 * 1024
/** Names of records that are told; a hostile file has as many as it likes. */
const MOST_LOST = 16
/** Left over between fields: programs align, and do not wipe what they align with. */
const SLACK = 4
/** What holds a file of its own and is none of the format's: nobody reads it here. */
const PACKED =
  /PK\x03\x04|\x1f\x8b\x08|%PDF-|\xd0\xcf\x11\xe0\xa1\xb1|\x89PNG\r|7z\xbc\xaf|Rar!\x1a|\xff\xd8\xff[\xdb\xe0\xe1]/

/** What a metafile carries, gathered while its records are walked. */
export class Draft {
  readonly bytes: Buffer
  readonly drawn: Drawn[] = []
  readonly asides: Aside[] = []
  readonly nested: Nested[] = []
  pixels = 0
  /** What was not understood, by names of records; never text of the document. */
  readonly lost = new Set<string>()
  /** Behind the last record. */
  end = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  lose(what: string): void {
    if (this.lost.size < MOST_LOST) this.lost.add(what)
  }

  /** `charset`: what it is, or the number by which a font says it. */
  text(
    at: number,
    length: number,
    charset: Charset | number,
    from: Drawn['from'],
    width: number | null,
  ): void {
    const bytes = this.bytes.subarray(at, at + length)
    const written = typeof charset === 'number' ? charsetOf(charset, bytes) : charset
    const { text } = lettersIn(bytes, written)
    if (text.includes('\ufffd')) this.lose(written)
    if (text !== '') this.drawn.push({ text, at, length, charset: written, from, width })
  }

  /** Words that the format defines. */
  words(sight: HiddenClass, at: number, length: number): void {
    const text = this.bytes
      .toString('utf16le', at, at + length)
      .replaceAll('\0', '\n')
      .trim()
    if (text !== '') this.asides.push({ sight, at, length, text })
  }

  /** Bytes of a program's own: searched for strings in every encoding. */
  strings(sight: HiddenClass, at: number, length: number, what: string): void {
    const bytes = this.bytes.subarray(at, at + length)
    if (PACKED.test(bytes.toString('latin1'))) this.lose(what)
    const text = stringsIn(bytes)
    if (text !== '') this.asides.push({ sight, at, length, text })
  }

  /** Bytes of a record that none of its fields uses. */
  spare(at: number, end: number, what: string): void {
    if (end - at > SLACK && !this.bytes.subarray(at, end).every((byte) => byte === 0))
      this.strings('stray-bytes', at, end - at, what)
  }

  nest(ranges: readonly Range[], kind: FileKind | null): void {
    this.nested.push({ ranges, kind })
  }

  /** A bitmap with its header (BITMAPINFO), and the bytes that it has for its pixels. */
  bitmap(header: number, size: number): void {
    const [wide, high] =
      this.bytes.readUInt32LE(header) === 12
        ? [this.bytes.readUInt16LE(header + 4), this.bytes.readUInt16LE(header + 6)]
        : [this.bytes.readInt32LE(header + 4), this.bytes.readInt32LE(header + 8)]
    if (Math.min(Math.abs(wide), Math.abs(high)) >= LEGIBLE || size > ROOM) this.pixels += 1
  }
}
