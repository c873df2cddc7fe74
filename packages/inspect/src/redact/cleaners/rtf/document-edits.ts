import { stopPart } from '../../../pipeline/stop.ts'
import { destinations, type Destination } from '../../../readers/rtf/destinations.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { MappedText } from '../../text/mapped-text.ts'
import type { Edit } from '../../text/written-text.ts'
import type { Cleaning } from '../../words.ts'
import { ByteRun } from './byte-run.ts'
import { BREAKS, Formats, plainLooks, sightOf, SIGNS, type Looks } from '../../../readers/rtf/looks.ts'
import { PlacedPiece } from './placed-piece.ts'
import type { PlacedToken } from './placed-tokens.ts'

/** Bytes that a group wrote in hexadecimal or as they are, and the group's place. */
export interface PlacedData {
  readonly name: string
  readonly hidden: HiddenClass | null
  readonly start: number
  readonly end: number
  readonly hex: readonly { readonly text: string; readonly from: number; readonly to: number }[]
  readonly binary: boolean
}

interface Group extends Looks {
  readonly from: number
  destination: Destination
  piece: PlacedPiece
  own: boolean
  starred: boolean
  fresh: boolean
  hex: { text: string; from: number; to: number }[]
  binary: boolean
  /** Something within it has to stay. */
  holds: boolean
}

const DATA: Readonly<Record<string, HiddenClass | null>> = {
  picture: null,
  object: 'embedded-object',
  data: 'custom-xml',
}

/** Walks an RTF document as its reader does and gathers the edits of its source. */
export class DocumentEdits {
  readonly edits: Edit[] = []
  readonly data: PlacedData[] = []
  readonly #cleaning: Cleaning
  readonly #groups: Group[] = []
  readonly #trailing = new MappedText()
  readonly #pending = new ByteRun()
  readonly #formats = new Formats()
  #skip = 0
  #unicode: MappedText | null = null

  constructor(cleaning: Cleaning) {
    this.#cleaning = cleaning
  }

  take(token: PlacedToken): void {
    const group = this.#groups.at(-1)
    if (token.type === 'nothing') return
    if (token.type !== 'byte' && !(token.type === 'text' && this.#pending.length % 2 === 1)) this.#flush()
    if (token.type === 'open') return this.#open(group, token.from)
    if (group === undefined) {
      if (token.type === 'text') this.#trailing.plain(token.text, token.from)
      return
    }
    if (token.type === 'close') this.#close(group, token.to)
    else if (token.type === 'star') group.starred = true
    else if (token.type === 'word') this.#word(group, token.name, token.value, token)
    else if (token.type === 'byte') this.#byte(group, token.byte, token)
    else if (token.type === 'text') this.#text(group, token)
    else group.binary = true
  }

  end(): void {
    this.#flush()
    while (this.#groups.length > 0) {
      const group = this.#groups.at(-1)
      if (group !== undefined) this.#close(group, null)
    }
    if (this.#cleaning.hidden.has('stray-bytes')) this.#cut(this.#trailing, 'stray-bytes')
    else this.#replace(this.#trailing)
  }

  #open(around: Group | undefined, from: number): void {
    const max = this.#cleaning.limits.nesting
    if (this.#groups.length >= max) throw stopPart('LIMIT_NESTING', { max })
    if (around !== undefined) around.fresh = false
    const flow: Destination = { way: 'flow' }
    const kept = around ?? { ...plainLooks, destination: flow, piece: new PlacedPiece() }
    this.#groups.push({
      ...kept,
      from,
      own: around === undefined,
      starred: false,
      fresh: true,
      hex: [],
      binary: false,
      holds: false,
    })
  }

  /** `to`: behind its brace; null where it has none. */
  #close(group: Group, to: number | null): void {
    this.#groups.pop()
    const around = this.#groups.at(-1)
    if (around !== undefined) around.holds ||= group.holds
    if (!group.own) return
    const { destination, from } = group
    if (destination.way === 'data') {
      const name = `${destination.role} ${this.data.length + 1}`
      const { hex, binary } = group
      this.data.push({
        name,
        hidden: DATA[destination.role] ?? null,
        start: from,
        end: to ?? -1,
        hex,
        binary,
      })
      return
    }
    const goes = destination.way === 'told' && this.#cleaning.hidden.has(destination.sight)
    if (goes && !group.holds && to !== null) {
      this.#cleaning.deed({ address: '', what: destination.sight, how: 'removed', count: 1 })
      this.edits.push({ start: from, end: to, text: '' })
      return
    }
    // What the program wrote for itself goes with the group around it.
    if (!goes && around !== undefined && destination.way !== 'format') around.holds = true
    this.#tell(group)
  }

  #tell({ piece }: Group): void {
    this.#replace(piece.seen)
    for (const { sight, text } of piece.unseen) {
      if (sight !== 'visible' && sight !== 'tracked-insertion' && this.#cleaning.hidden.has(sight))
        this.#cut(text, sight)
      else this.#replace(text)
    }
  }

  #replace(text: MappedText): void {
    const found = text.edits(this.#cleaning.secrets, writeRtf)
    const count = found.filter((one) => one.text !== '').length
    this.#cleaning.deed({ address: '', what: 'finding', how: 'replaced', count })
    this.edits.push(...found)
  }

  #cut(text: MappedText, what: HiddenClass): void {
    const { text: all } = text
    if (all.trim() === '') return
    this.#cleaning.deed({ address: '', what, how: 'removed', count: 1 })
    for (const { start, end } of text.cut(0, all.length)) this.edits.push({ start, end, text: '' })
  }

  #word(group: Group, name: string, value: number | null, at: PlacedToken): void {
    const destination = group.fresh ? destinations.get(name) : undefined
    const first = group.fresh
    group.fresh = false
    const inner =
      destination?.way === 'flow' && !group.own && group.destination.way !== 'flow' && !isNew(name)
    if (destination !== undefined && !inner) return enter(group, destination)
    if (first && group.starred) return enter(group, { way: 'told', sight: 'unplaced-text' })
    const sign = SIGNS[name]
    if (sign !== undefined) this.#of(group).stands(sign, at.from, at.to)
    else if (BREAKS.has(name)) this.#break(group)
    else if (name === 'u') {
      this.#unicode = this.#of(group)
      this.#unicode.stands(String.fromCharCode((value ?? 0) & 0xffff), at.from, at.to)
      this.#skip = group.skip
    } else {
      // A change that is accepted is text like any other.
      if (name === 'revised' && value !== 0 && this.#cleaning.hidden.has('tracked-insertion')) {
        this.#cleaning.deed({ address: '', what: 'tracked-insertion', how: 'removed', count: 1 })
        this.edits.push({ start: at.from, end: at.to, text: '\\revised0 ' })
      }
      this.#formats.word(group, group.destination.way, name, value)
    }
  }

  #byte(group: Group, byte: number, { from, to }: PlacedToken): void {
    group.fresh = false
    if (this.#skip > 0) {
      this.#skip -= 1
      this.#unicode?.reach(to)
      if (group.skip > 2) this.#standIn(from, to, String.fromCharCode(byte), 1)
    } else if (group.destination.way === 'data') group.hex.push({ text: String.fromCharCode(byte), from, to })
    else if (byte < 0x80 && this.#pending.length % 2 === 0)
      this.#of(group).stands(String.fromCharCode(byte), from, to)
    else this.#pending.add(byte, from, to)
  }

  #text(group: Group, token: PlacedToken & { readonly type: 'text' }): void {
    group.fresh = false
    let { text, from } = token
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, text.length)
      this.#skip -= skipped
      if (!token.sign && (skipped > 1 || group.skip > 2))
        this.#standIn(from, from + skipped, text.slice(0, skipped), skipped)
      from = token.sign ? token.to : from + skipped
      text = text.slice(skipped)
      this.#unicode?.reach(from)
    }
    if (this.#pending.length % 2 === 1 && text !== '') {
      const to = token.sign ? token.to : from + 1
      this.#pending.add(text.charCodeAt(0), from, to)
      text = text.slice(1)
      from = to
    }
    this.#flush()
    if (text === '') return
    if (group.destination.way === 'data') group.hex.push({ text, from, to: token.to })
    else if (group.destination.way === 'colors') this.#formats.colors(text)
    else if (token.sign) this.#of(group).stands(text, token.from, token.to)
    else this.#of(group).plain(text, from)
  }

  /** What a reader of Unicode skips must stay as long as it is, and need not say anything. */
  #standIn(start: number, end: number, said: string, length: number): void {
    const mute = '?'.repeat(length)
    if (!this.#cleaning.hidden.has('fallback') || said === mute) return
    this.#cleaning.deed({ address: '', what: 'fallback', how: 'removed', count: 1 })
    this.edits.push({ start, end, text: mute })
  }

  #flush(): void {
    const group = this.#groups.at(-1)
    if (this.#pending.length === 0) return
    const charset = (group?.charset ?? '') || this.#formats.charset
    this.#pending.flush(charset, group === undefined ? this.#trailing : this.#of(group))
  }

  #of(group: Group): MappedText {
    return group.piece.of(sightOf(group.destination, group))
  }

  #break(group: Group): void {
    this.#tell(group)
    const { piece } = group
    const next = new PlacedPiece()
    for (const one of this.#groups) if (one.piece === piece) one.piece = next
  }
}

function enter(group: Group, destination: Destination): void {
  if (destination.way === 'flow' && group.destination.way === 'flow') return
  group.destination = destination
  group.own = true
  group.piece = new PlacedPiece()
  Object.assign(group, { hidden: false, deleted: false, inserted: false, white: false, size: 24 })
}

const isNew = (name: string): boolean => name === 'fldrslt' || name === 'shptxt' || name === 'result'

/** In a group of its own, in which one question mark stands for each sign where a program knows no Unicode. */
function writeRtf(text: string): string {
  const written = Array.from({ length: text.length }, (_, i) => {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) return text.charAt(i).replace(/[\\{}]/, '\\$&')
    return `\\u${unit > 0x7fff ? unit - 0x10000 : unit}?`
  })
  return `{\\uc1 ${written.join('')}}`
}
