import { ruleOf } from '../../../readers/odf/elements.ts'
import { lookClass, over, type Look } from '../../../readers/odf/look.ts'
import type { Styles } from '../../../readers/odf/styles.ts'
import { Where } from '../../../readers/odf/where.ts'
import { looksLikeWords } from '../../../xml/scan.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Sight } from '../../../words/span.ts'
import type { Element } from '../package/element.ts'
import type { TextPiece } from '../package/markup.ts'
import type { Revision } from '../package/revision.ts'
import { actionsOf, CONTAINERS } from './actions.ts'
import { AttributeClass } from './attribute-class.ts'
import { cutAttribute } from './attributes.ts'
import type { Going } from './book.ts'
import { CellCut } from './cell.ts'
import { lookAt, sightAt } from '../../../readers/odf/of-element.ts'
import { Names, type Named } from './named.ts'
import { Tracked } from './tracked.ts'

interface Frame {
  readonly named: Named
  readonly sight: Sight
  readonly look: Look
  readonly piece: boolean
  children: number
  gone: number
}

export interface ContentPlan {
  readonly styles: Styles
  /** How text of master pages is told. */
  readonly masters: Sight
  readonly going: Going
  /** Whether the part to which an object refers is gone. */
  readonly isGone: (href: string) => boolean
}

/** What stays although it was asked for, because people see it. */
export interface Kept {
  drawn: number
  /** Sheets and slides that were there, and that are still. */
  pages: number
  left: number
}

const CELLS = new Set(['table:table-cell', 'table:covered-table-cell', 'table:change-track-table-cell'])
/** Text of these sights is no text of the cell that it stands in. */
const NOTES: ReadonlySet<Sight> = new Set(['annotation', 'author', 'property', 'alt-text'])
/** Sights for which the whole element goes, and not only its text. */
const ELEMENTS: ReadonlySet<Sight> = new Set([
  ...([
    'hidden-sheet',
    'external-link',
    'hidden-slide',
    'hidden-shape',
    'off-slide-shape',
    'hidden-section',
  ] as const),
])

/** Cuts out of content.xml, styles.xml or a flat document what the reader tells as hidden, by the reader's own rules. */
export function cleanContent(revision: Revision, plan: ContentPlan): Kept {
  const content = new Content(revision, plan)
  revision.scan({
    open: (element) => content.open(element),
    close: (element) => content.close(element),
    text: (piece) => content.text(piece),
    comment: (range) =>
      revision.asked('markup-comment') ? revision.cut(range, 'markup-comment') : undefined,
    instruction: (range) => (revision.asked('attribute') ? revision.cut(range, 'attribute') : undefined),
  })
  return content.kept
}

class Content {
  readonly kept: Kept = { drawn: 0, pages: 0, left: 0 }
  readonly #revision: Revision
  readonly #plan: ContentPlan
  readonly #names = new Names()
  readonly #where: Where
  readonly #classes: AttributeClass
  readonly #tracked: Tracked
  readonly #frames: Frame[] = []
  readonly #cells: CellCut[] = []
  readonly #doomed = new Map<Element, HiddenClass>()
  #masters: Sight

  constructor(revision: Revision, plan: ContentPlan) {
    this.#revision = revision
    this.#plan = plan
    this.#masters = plan.masters
    this.#where = new Where(plan.styles)
    this.#classes = new AttributeClass(revision.cleaning.limits)
    this.#tracked = new Tracked(revision)
  }

  open(element: Element): void {
    const named = this.#names.open(element)
    const { name, attributes } = named
    const { styles } = this.#plan
    styles.open(name, attributes)
    if (name === 'office:document' && attributes['office:mimetype']?.includes('presentation') === true)
      this.#masters = 'master-text'
    const around = this.#frames.at(-1)
    if (around !== undefined) around.children += 1
    const rule = ruleOf(name)
    const change = this.#where.open(name, attributes)
    const own = rule.sight ?? change.sight ?? sightAt(name, attributes, this.#masters)
    this.#frames.push({
      named,
      sight: own ?? around?.sight ?? 'visible',
      look: over(over(around?.look ?? {}, change.look), lookAt(styles, name, attributes)),
      piece: rule.piece === true,
      children: 0,
      gone: 0,
    })
    if (own !== undefined && ELEMENTS.has(own) && own === (change.sight ?? own)) this.#openHidden(named, own)
    const isPage =
      name === 'draw:page' || (name === 'table:table' && around?.named.name === 'office:spreadsheet')
    if (isPage) {
      this.kept.pages += 1
      if (!this.#doomed.has(element)) this.kept.left += 1
    }
    const gone = this.#tracked.open(named)
    if (gone !== null) this.#doomed.set(...gone)
    if (CELLS.has(name)) this.#cells.push(new CellCut(named))
    this.#openField(named)
    this.#openAttributes(named, rule.tell)
  }

  close(element: Element): void {
    const frame = this.#frames.pop()
    const named = this.#names.top
    if (frame === undefined || named === undefined) return
    const { name } = named
    const { edits } = this.#revision
    const why = this.#doomed.get(element)
    this.#doomed.delete(element)
    if (CELLS.has(name)) this.#closeCell(frame)
    if (why !== undefined) this.#drop(element, why)
    else if (frame.gone > 0 && frame.gone === frame.children && CONTAINERS.has(name))
      this.#drop(element, null)
    else
      for (const { what, how } of actionsOf(name)) {
        if (!this.#revision.asked(what)) continue
        if (how === 'cut') this.#drop(element, what)
        else if (how === 'unwrap') this.#revision.unwrap(element, what)
        else if (element.innerTo > element.innerFrom) {
          edits.hollow(element)
          this.#revision.did(what)
        }
      }
    this.#where.close(name)
    this.#plan.styles.close(name)
    this.#names.close()
  }

  text(piece: TextPiece): void {
    const top = this.#frames.at(-1)
    if (top === undefined || piece.value.trim() === '' || top.named.name === 'office:binary-data') return
    const inPiece = this.#frames.findLast((one) => one.piece)
    if (inPiece === undefined) return this.#unplaced(piece, top.named.name)
    const sight = this.#sightOf(top)
    const cell = this.#cells.at(-1)
    const isNote = NOTES.has(inPiece.sight)
    if (cell !== undefined && !isNote) cell.shown += piece.value
    if (
      sight === 'visible' ||
      sight === 'tracked-insertion' ||
      !this.#revision.asked(sight) ||
      this.#isDrawn(sight)
    ) {
      if (cell !== undefined && !isNote) cell.left += piece.value
      return
    }
    if (cell !== undefined && !isNote) cell.lost = true
    this.#revision.cut(piece, sight)
  }

  #drop(element: Element, what: HiddenClass | null): void {
    this.#revision.edits.cut(element)
    if (what !== null) this.#revision.did(what)
    const around = this.#frames.at(-1)
    if (around !== undefined) around.gone += 1
  }

  #sightOf({ sight, look }: Frame): Sight {
    if (sight !== 'visible') return sight
    return (
      lookClass(look) ??
      (this.#tracked.inserted && !this.#revision.asked('tracked-insertion') ? 'tracked-insertion' : 'visible')
    )
  }

  /** Text behind a chart, and on masters in use beyond their prompts, is drawn. */
  #isDrawn(sight: Sight): boolean {
    const drawn = sight === 'chart-data' || (sight === 'master-text' && this.#isOnSlides())
    if (drawn) this.kept.drawn += 1
    return drawn
  }

  #isOnSlides(): boolean {
    const master = this.#frames.findLast(({ named }) => named.name === 'style:master-page')?.named
    if (master === undefined || !this.#plan.going.masters.has(master.attributes['style:name'] ?? ''))
      return false
    return !this.#frames.some(({ named }) => named.attributes['presentation:placeholder'] === 'true')
  }

  #unplaced(piece: TextPiece, parent: string): void {
    if (parent.startsWith('number:')) {
      if (this.#revision.asked('attribute')) this.kept.drawn += 1
    } else if (this.#revision.asked('unplaced-text')) this.#revision.cut(piece, 'unplaced-text')
  }

  #openHidden({ name, element, attributes }: Named, why: Sight): void {
    if (why === 'visible' || !this.#revision.asked(why) || CELLS.has(name)) return
    if (why === 'hidden-sheet')
      this.#plan.going.sheets.set((attributes['table:name'] ?? '').toLowerCase(), why)
    this.#doomed.set(element, why)
  }

  /** Fields that hide what surrounds them, or that are hidden themselves, and objects. */
  #openField({ name, element, attributes }: Named): void {
    const hidden = attributes['text:is-hidden'] === 'true'
    const asked = (what: HiddenClass): boolean => this.#revision.asked(what)
    if (name === 'text:hidden-text' && asked('hidden-text')) this.#doomed.set(element, 'hidden-text')
    if (name === 'text:hidden-paragraph') {
      const paragraph = this.#names.closest('text:p', 'text:h')
      // Without the field the paragraph would come to light: it goes with it.
      if (hidden && paragraph !== undefined && (asked('hidden-section') || asked('field-code')))
        this.#doomed.set(paragraph.element, 'hidden-section')
      else if (!hidden && asked('field-code')) this.#doomed.set(element, 'field-code')
    }
    if (name === 'draw:object' && asked('embedded-object')) {
      const href = attributes['xlink:href']
      if (href === undefined || this.#plan.isGone(href)) this.#doomed.set(element, 'embedded-object')
    }
    const drawing = name === 'draw:image' ? (attributes['xlink:href'] ?? '') : ''
    if (drawing.includes('ObjectReplacements/') && this.#plan.isGone(drawing))
      this.#doomed.set(element, 'fallback')
    if (name === 'table:named-range' || name === 'table:named-expression')
      if (asked('defined-name')) this.#plan.going.names.add((attributes['table:name'] ?? '').toLowerCase())
  }

  #openAttributes(named: Named, tell: HiddenClass | undefined): void {
    const { name, attributes } = named
    for (const key in attributes) {
      const value = attributes[key] ?? ''
      if (key === 'table:content-validation-name' && this.#revision.asked('data-validation'))
        this.#revision.cutAttribute(named.at(key), 'data-validation')
      const told = this.#classes.of(name, key, value, tell)
      // Layers are referred to by the names that they have as objects.
      const what =
        key === 'draw:layer' && told !== null && this.#revision.asked('alt-text') ? 'alt-text' : told
      if (what === null || !this.#revision.asked(what)) continue
      if (!cutAttribute(this.#revision, named, key, what, this.#plan.going)) this.kept.drawn += 1
    }
    const local = this.#where.body === 'chart' && name === 'table:table' && this.#revision.asked('chart-data')
    if (local && looksLikeWords(attributes['table:name'] ?? '')) this.kept.drawn += 1
  }

  #closeCell({ sight }: Frame): void {
    const cell = this.#cells.pop()
    const { sheet } = this.#where
    if (cell === undefined || !cell.close(this.#revision, sight) || sheet === null) return
    const [, column = 'A', row = '1'] = /!([A-Z]+)(\d+)$/.exec(sheet.address) ?? []
    const left = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    const right = left + repeated(cell.named.attributes['table:number-columns-repeated']) - 1
    const rows = repeated(this.#names.closest('table:table-row')?.attributes['table:number-rows-repeated'])
    for (let i = 0; i < rows; i++) this.#plan.going.empty(sheet.name, { row: Number(row) + i, left, right })
  }
}

/** Nobody repeats a cell with something in it a million times. */
const repeated = (count: string | undefined): number =>
  Math.min(10_000, Math.max(1, Math.trunc(Number(count ?? '1')) || 1))
