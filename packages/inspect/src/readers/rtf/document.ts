import { stopPart } from '../../pipeline/stop.ts'
import type { Reading } from '../../words/reader.ts'
import { looksLikeWords } from '../../xml/scan.ts'
import { decodeText } from '../mail/charset.ts'
import { Piece } from '../odf/piece.ts'
import { destinations, type Destination } from './destinations.ts'
import { BREAKS, Formats, plainLooks, sightOf, SIGNS, type Looks } from './looks.ts'
import type { Token } from './tokens.ts'

/** Bytes that a group wrote, in hexadecimal or as they are. */
export interface Data {
  readonly name: string
  readonly role: 'picture' | 'object' | 'data'
  readonly hex: string
  readonly bytes: string
}

interface Group extends Looks {
  destination: Destination
  /** Where its text goes. */
  piece: Piece
  /** The group has a piece or data of its own, which ends with it. */
  own: boolean
  starred: boolean
  fresh: boolean
  hex: string[]
  bytes: string[]
}

const LONG = 256 * 1024

/** An RTF document while it is read, token by token. Formatting belongs to groups and ends with them. */
export class Document {
  readonly waiting: Data[] = []
  readonly #reading: Reading
  readonly #length: number
  #groups: Group[] = []
  #closed = false
  #trailing = ''
  #paragraph = 1
  #data = 0
  #pending: number[] = []
  #unicodeSkip = 0
  /** What stands in for characters that a reader knows, and is therefore skipped: room for as much text as `\\uc` allows. */
  #aside = ''
  readonly #formats = new Formats()
  #bad = 0

  constructor(reading: Reading, rtf: string) {
    this.#reading = reading
    this.#length = rtf.length
  }

  take(token: Token): void {
    const group = this.#groups.at(-1)
    if (token.type !== 'byte' && !(token.type === 'text' && this.#pending.length % 2 === 1)) this.#flush()
    if (token.type === 'open') return this.#open(group)
    if (group === undefined) {
      // Behind the last brace nothing belongs to the document.
      if (token.type === 'text') this.#trailing += token.text
      return
    }
    if (token.type === 'close') this.#close(group)
    else if (token.type === 'star') group.starred = true
    else if (token.type === 'word') this.#word(group, token.name, token.value)
    else if (token.type === 'byte') this.#byte(group, token.byte)
    else if (token.type === 'text') this.#text(group, token.text)
    else if (group.destination.way === 'data') group.bytes.push(token.bytes)
    else if (token.bytes !== '') this.#reading.fault('PART_NOT_UNDERSTOOD', { what: 'bin' })
  }

  end(): readonly Data[] {
    this.#flush()
    this.#tellAside()
    if (this.#groups.length > 0 || !this.#closed) this.#reading.fault('PART_MISSING', { name: '}' })
    while (this.#groups.length > 0) this.#close(this.#groups.at(-1))
    const trailing = this.#trailing.replace(/[\0\s]+/g, ' ').trim()
    if (trailing !== '') {
      this.#reading.span(trailing, '', { sight: 'stray-bytes' })
      this.#reading.fault('STRAY_BYTES', { bytes: trailing.length })
    }
    if (this.#bad > 0)
      this.#reading.fault('BYTES_OUTSIDE_ENCODING', {
        encoding: this.#formats.charset || 'ANSI',
        line: 1,
        count: this.#bad,
      })
    return this.waiting.splice(0)
  }

  #open(around: Group | undefined): void {
    if (this.#groups.length >= this.#reading.limits.nesting)
      throw stopPart('LIMIT_NESTING', { max: this.#reading.limits.nesting })
    if (around === undefined && this.#closed) this.#reading.fault('STRAY_BYTES', { bytes: this.#length })
    if (around !== undefined) around.fresh = false
    const from = around ?? { ...plainLooks, destination: { way: 'flow' as const }, piece: new Piece('¶1') }
    this.#groups.push({ ...from, own: around === undefined, starred: false, fresh: true, hex: [], bytes: [] })
  }

  #close(group: Group | undefined): void {
    this.#groups.pop()
    if (this.#groups.length === 0) this.#closed = true
    if (group?.own !== true) return
    const { destination } = group
    if (destination.way === 'data') {
      const name = `${destination.role} ${++this.#data}`
      this.waiting.push({
        name,
        role: destination.role,
        hex: group.hex.join(''),
        bytes: group.bytes.join(''),
      })
    } else this.#tell(group)
  }

  #tell({ piece, destination }: Group): void {
    if (destination.way === 'format' || destination.way === 'fonts' || destination.way === 'colors') {
      const text = piece.all.replace(/[;\s]+/g, ' ').trim()
      if (looksLikeWords(text))
        this.#reading.span(text, piece.address, {
          sight: destination.way === 'fonts' ? 'style-name' : 'attribute',
        })
    } else piece.tell(this.#reading)
  }

  #word(group: Group, name: string, value: number | null): void {
    const destination = group.fresh ? destinations.get(name) : undefined
    const first = group.fresh
    group.fresh = false
    if (
      destination !== undefined &&
      !(destination.way === 'flow' && !group.own && group.destination.way !== 'flow' && !isNew(name))
    )
      return this.#enter(group, destination)
    if (first && group.starred)
      return this.#enter(group, { way: 'told', sight: 'unplaced-text', heading: name })
    const character = SIGNS[name]
    if (character !== undefined) this.#add(group, character)
    else if (BREAKS.has(name)) this.#break(group)
    else if (name === 'u') this.#unicode(group, value ?? 0)
    else this.#formats.word(group, group.destination.way, name, value)
  }

  #enter(group: Group, destination: Destination): void {
    if (destination.way === 'flow' && group.destination.way === 'flow') return
    group.destination = destination
    group.own = true
    const heading = destination.way === 'told' ? (destination.heading ?? '') : ''
    group.piece = new Piece(`¶${this.#paragraph}`, heading)
    // The looks of the text around are not those of a comment in it.
    Object.assign(group, { hidden: false, deleted: false, inserted: false, white: false, size: 24 })
  }

  #byte(group: Group, byte: number): void {
    group.fresh = false
    if (this.#unicodeSkip > 0) {
      this.#unicodeSkip -= 1
      // One or two bytes are the character itself in an older encoding.
      if (group.skip > 2) this.#aside += String.fromCharCode(byte)
    } else if (group.destination.way === 'data') group.hex.push(String.fromCharCode(byte))
    else if (byte < 0x80 && this.#pending.length % 2 === 0) this.#add(group, String.fromCharCode(byte))
    else this.#pending.push(byte)
  }

  #text(group: Group, written: string): void {
    group.fresh = false
    let text = written
    if (this.#unicodeSkip > 0) {
      const skipped = Math.min(this.#unicodeSkip, text.length)
      this.#unicodeSkip -= skipped
      this.#aside += text.slice(0, skipped)
      text = text.slice(skipped)
    }
    // The second byte of a Big5 character may look like a letter.
    if (this.#pending.length % 2 === 1 && text !== '') {
      this.#pending.push(text.charCodeAt(0))
      text = text.slice(1)
    }
    this.#flush()
    if (group.destination.way === 'data') group.hex.push(text)
    else if (group.destination.way === 'colors') this.#formats.colors(text)
    else this.#add(group, text)
  }

  #unicode(group: Group, value: number): void {
    this.#add(group, String.fromCharCode(value & 0xffff))
    this.#tellAside()
    this.#unicodeSkip = group.skip
  }

  /** A question mark or a letter says nothing; a word does. */
  #tellAside(): void {
    const aside = this.#aside.replace(/^[?\s]+|[?\s]+$/g, '')
    this.#aside = ''
    if (aside.length > 1) this.#reading.span(aside, `¶${this.#paragraph}`, { sight: 'fallback' })
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const group = this.#groups.at(-1)
    const { text, bad } = decodeText(
      Uint8Array.from(this.#pending),
      (group?.charset ?? '') || this.#formats.charset || 'windows-1252',
    )
    this.#pending = []
    this.#bad += bad
    if (group !== undefined) this.#add(group, text)
  }

  #add(group: Group, text: string): void {
    group.piece.add(text, sightOf(group.destination, group))
    if (group.piece.length > LONG) this.#break(group)
  }

  #break(group: Group): void {
    this.#tell(group)
    if (group.destination.way === 'flow') this.#paragraph += 1
    const { piece } = group
    const next = new Piece(`¶${this.#paragraph}`, piece.heading)
    // All groups around that wrote into this paragraph go on in the next one.
    for (const one of this.#groups) if (one.piece === piece) one.piece = next
  }
}

/** Text that is shown although it stands within a group of another kind. */
const isNew = (name: string): boolean => name === 'fldrslt' || name === 'shptxt' || name === 'result'
