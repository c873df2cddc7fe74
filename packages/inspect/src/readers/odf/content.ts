import { memorySupply } from '../../source/supplies.ts'
import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import { Gathered } from '../../xml/gathered.ts'
import type { Attributes } from '../../xml/scan.ts'
import { walkXml, type Walker } from '../../xml/walk.ts'
import { tellAttributes } from './attributes.ts'
import { Cell } from './cell.ts'
import { ruleOf } from './elements.ts'
import { lookAt, sightAt } from './of-element.ts'
import { lookClass, over, type Look } from './look.ts'
import { odfNames } from './names.ts'
import { Piece } from './piece.ts'
import type { Styles } from './styles.ts'
import { Where } from './where.ts'

interface Frame {
  readonly sight: Sight
  readonly look: Look
  readonly piece: boolean
}

/** A paragraph longer than this is handed out in pieces. */
const LONG = 256 * 1024

/** content.xml, styles.xml, meta.xml and settings.xml, or all of them in one flat file. */
export async function readContent(reading: Reading, styles: Styles, masters: Sight): Promise<void> {
  const content = new Content(reading, styles, masters)
  await walkXml(reading, content, odfNames)
  content.end()
}

class Content implements Walker {
  readonly #reading: Reading
  readonly #styles: Styles
  #masters: Sight
  readonly #where: Where
  readonly #frames: Frame[] = [{ sight: 'visible', look: {}, piece: false }]
  readonly #names: string[] = []
  readonly #pieces: Piece[] = []
  readonly #cells: Cell[] = []
  readonly #unplaced: Gathered
  readonly #formats: Gathered
  /** Tracked insertions: all of the document, and those in which the reader stands. */
  readonly #insertions = new Set<string>()
  readonly #inserted = new Set<string>()
  #region = ''
  #binary: string[] | null = null
  readonly #waiting: { readonly base64: string; readonly object: boolean }[] = []
  #binaries = 0

  constructor(reading: Reading, styles: Styles, masters: Sight) {
    this.#reading = reading
    this.#styles = styles
    this.#masters = masters
    this.#where = new Where(styles)
    this.#unplaced = new Gathered(reading, 'unplaced-text')
    this.#formats = new Gathered(reading, 'attribute')
  }

  open(name: string, attributes: Attributes): void {
    this.#styles.open(name, attributes)
    if (name === 'office:document' && attributes['office:mimetype']?.includes('presentation') === true)
      this.#masters = 'master-text'
    const around = this.#frames.at(-1) ?? { sight: 'visible', look: {}, piece: false }
    const rule = ruleOf(name)
    const change = this.#where.open(name, attributes)
    const own = rule.sight ?? change.sight ?? sightAt(name, attributes, this.#masters)
    const look = over(over(around.look, change.look), lookAt(this.#styles, name, attributes))
    this.#frames.push({ sight: own ?? around.sight, look, piece: rule.piece === true })
    this.#names.push(name)
    const { address, sheet } = this.#where
    if (rule.piece === true) this.#pieces.push(new Piece(address, ''))
    tellAttributes(this.#reading, name, attributes, rule.tell, address)
    if (name === 'table:table' && sheet !== null)
      this.#reading.span(sheet.name, sheet.name, {
        sight: own === 'chart-data' ? 'chart-data' : (own ?? around.sight),
      })
    if (isCell(name)) this.#cells.push(new Cell(attributes))
    if (name === 'office:binary-data') this.#binary = []
    this.#inline(name, attributes)
  }

  close(name: string): void {
    const frame = this.#frames.pop()
    this.#names.pop()
    if (frame?.piece === true) this.#endPiece(frame.sight)
    if (isCell(name)) this.#cells.pop()?.tell(this.#reading, this.#where.address, frame?.sight ?? 'visible')
    if (name === 'office:binary-data' && this.#binary !== null) {
      const object = this.#names.at(-1) !== 'draw:image'
      this.#waiting.push({ base64: this.#binary.join(''), object })
      this.#binary = null
    }
    this.#where.close(name)
    this.#styles.close(name)
  }

  text(text: string): void {
    if (this.#binary !== null) {
      this.#binary.push(text)
      return
    }
    const piece = this.#pieces.at(-1)
    if (piece !== undefined) {
      this.#add(piece, text.replace(/[ \t\r\n]+/g, ' '))
      if (piece.length > LONG) this.#cut(piece)
    } else if (text.trim() !== '')
      (this.#names.at(-1)?.startsWith('number:') === true ? this.#formats : this.#unplaced).add(text.trim())
  }

  /** Pictures and objects of a flat file. */
  async pause(): Promise<void> {
    for (const { base64, object } of this.#waiting.splice(0)) {
      const bytes = Buffer.from(base64, 'base64')
      const clean = base64.replace(/\s+/g, '')
      // What Node passes over in silence is a hole in the bytes.
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean))
        this.#reading.fault('PART_NOT_UNDERSTOOD', { what: 'base64' })
      const name = `binary-data ${++this.#binaries}`
      await this.#reading.child({
        name,
        source: memorySupply(bytes),
        ...(object ? { hidden: 'embedded-object' as const } : {}),
      })
    }
  }

  end(): void {
    for (const piece of this.#pieces.splice(0)) piece.tell(this.#reading)
    this.#unplaced.end()
    this.#formats.end()
  }

  #add(piece: Piece, text: string): void {
    const { sight, look } = this.#frames.at(-1) ?? { sight: 'visible' as const, look: {} }
    if (sight !== 'visible') return piece.add(text, sight)
    const seen = lookClass(look) ?? (this.#inserted.size > 0 ? 'tracked-insertion' : 'visible')
    piece.add(text, seen)
  }

  #cut(piece: Piece): void {
    piece.tell(this.#reading)
    const next = new Piece(piece.address, piece.heading)
    next.whole = piece.whole
    this.#pieces[this.#pieces.length - 1] = next
  }

  #endPiece(sight: Sight): void {
    const piece = this.#pieces.pop()
    if (piece === undefined) return
    const cell = this.#cells.at(-1)
    const isComment =
      sight === 'annotation' || sight === 'author' || sight === 'property' || sight === 'alt-text'
    if (cell !== undefined && !isComment) {
      cell.shown += piece.all
      piece.heading = this.#where.sheet?.heading(piece.all.trim()) ?? ''
    }
    piece.tell(this.#reading)
  }

  /** Elements within a paragraph that stand for characters, or that turn hidden on and off. */
  #inline(name: string, attributes: Attributes): void {
    const piece = this.#pieces.at(-1)
    const id = attributes['text:change-id'] ?? ''
    if (name === 'text:s') {
      const spaces = Math.min(Number(attributes['text:c'] ?? '1') || 1, 1000)
      if (piece !== undefined) this.#add(piece, ' '.repeat(Math.max(1, spaces)))
    } else if (name === 'text:tab') {
      if (piece !== undefined) this.#add(piece, '\t')
    } else if (name === 'text:line-break') {
      if (piece !== undefined) this.#add(piece, '\n')
    } else if (name === 'text:hidden-paragraph' && attributes['text:is-hidden'] === 'true') {
      if (piece !== undefined) piece.whole = 'hidden-section'
    } else if (name === 'text:changed-region')
      this.#region = attributes['text:id'] ?? attributes['xml:id'] ?? ''
    else if (name === 'text:insertion') this.#insertions.add(this.#region)
    else if (name === 'text:change-start' && this.#insertions.has(id)) this.#inserted.add(id)
    else if (name === 'text:change-end') this.#inserted.delete(id)
  }
}

const CELLS = ['table:table-cell', 'table:covered-table-cell', 'table:change-track-table-cell']
const isCell = (name: string): boolean => CELLS.includes(name)
