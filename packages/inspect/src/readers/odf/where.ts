import type { Attributes } from '../../xml/scan.ts'
import type { Sight } from '../../words/span.ts'
import { extentOf, isBeyond } from './extent.ts'
import type { Look } from './look.ts'
import { Sheet } from './sheet.ts'
import type { PageSize, Styles } from './styles.ts'

export type Body = 'text' | 'spreadsheet' | 'presentation' | 'chart' | ''

/** What an element changes for everything in it. */
export interface Change {
  readonly sight?: Sight
  readonly look?: Look
}
const NOTHING: Change = {}

/** Where in the document the reader stands: paragraph, cell, slide or master page, and what of that is hidden as a whole. */
export class Where {
  readonly #styles: Styles
  readonly #bodies: Body[] = []
  readonly #sheets: Sheet[] = []
  #paragraph = 0
  #slide = 0
  #page: PageSize | null = null
  #master = ''
  #onSlide = false

  constructor(styles: Styles) {
    this.#styles = styles
  }

  get body(): Body {
    return this.#bodies.at(-1) ?? ''
  }
  get sheet(): Sheet | null {
    return this.body === 'spreadsheet' || this.body === 'chart' ? (this.#sheets.at(-1) ?? null) : null
  }
  get address(): string {
    if (this.sheet !== null) return this.sheet.address
    if (this.#onSlide) return `slide ${this.#slide}`
    if (this.#master !== '') return `master ${this.#master}`
    return this.body === 'text' && this.#paragraph > 0 ? `¶${this.#paragraph}` : ''
  }

  open(name: string, attributes: Attributes): Change {
    switch (name) {
      case 'office:text':
      case 'office:spreadsheet':
      case 'office:presentation':
      case 'office:chart':
        this.#bodies.push(bodyOf(name))
        return NOTHING
      case 'text:p':
      case 'text:h':
        this.#paragraph += 1
        return NOTHING
      case 'table:table':
        return this.#openTable(attributes)
      case 'table:table-column':
        this.#sheets.at(-1)?.column(attributes)
        return NOTHING
      case 'table:table-row-group':
      case 'table:table-column-group':
        this.#sheets.at(-1)?.openGroup(attributes)
        return NOTHING
      case 'table:table-row':
        this.#sheets.at(-1)?.row(attributes)
        return NOTHING
      case 'table:table-cell':
      case 'table:covered-table-cell':
        return this.#openCell(attributes)
      case 'draw:page':
        return this.#openSlide(attributes)
      case 'style:master-page':
        this.#master = attributes['style:display-name'] ?? attributes['style:name'] ?? ''
        this.#page = this.#styles.pageSize(attributes['style:name'] ?? '')
        return { look: this.#styles.slideLook('', attributes['style:name'] ?? '') }
      default:
        return name.startsWith('draw:') ? this.#openShape(attributes) : NOTHING
    }
  }

  close(name: string): void {
    if (name === 'table:table') this.#sheets.pop()
    else if (name === 'table:table-row-group' || name === 'table:table-column-group')
      this.#sheets.at(-1)?.closeGroup()
    else if (name === 'draw:page') this.#onSlide = false
    else if (name === 'style:master-page') this.#master = ''
    else if (name.startsWith('office:') && bodyOf(name) !== '') this.#bodies.pop()
  }

  #openTable(attributes: Attributes): Change {
    const name = attributes['table:name'] ?? ''
    this.#sheets.push(new Sheet(name))
    if (this.body === 'chart') return { sight: 'chart-data' }
    const unseen =
      attributes['table:display'] === 'false' ||
      this.#styles.unseen('table', attributes['table:style-name'] ?? '')
    // Cells of other files, kept so that links can be followed without them.
    if (/^'?file:/.test(name)) return { sight: 'external-link' }
    return unseen ? { sight: 'hidden-sheet' } : NOTHING
  }

  #openCell(attributes: Attributes): Change {
    const sheet = this.#sheets.at(-1)
    if (sheet === undefined) return NOTHING
    const look = this.#styles.look('table-cell', sheet.cell(attributes))
    return sheet.sight === null ? { look } : { sight: sheet.sight, look }
  }

  #openSlide(attributes: Attributes): Change {
    const [style, master] = [attributes['draw:style-name'] ?? '', attributes['draw:master-page-name'] ?? '']
    this.#slide += 1
    this.#onSlide = true
    this.#page = this.#styles.pageSize(master)
    const look = this.#styles.slideLook(style, master)
    return this.#styles.unseen('drawing-page', style) ? { sight: 'hidden-slide', look } : { look }
  }

  #openShape(attributes: Attributes): Change {
    const unseen =
      (attributes['draw:display'] ?? attributes['drawooo:display']) === 'none' ||
      this.#styles.hiddenLayers.has(attributes['draw:layer'] ?? '')
    if (unseen) return { sight: 'hidden-shape' }
    if (this.#page === null || this.body === 'text') return NOTHING
    const outside = extentOf(attributes).some((extent, axis) =>
      extent === null ? false : isBeyond(extent, (axis === 0 ? this.#page?.width : this.#page?.height) ?? 0),
    )
    return outside ? { sight: 'off-slide-shape' } : NOTHING
  }
}

function bodyOf(name: string): Body {
  const local = name.slice('office:'.length)
  return local === 'text' || local === 'spreadsheet' || local === 'presentation' || local === 'chart'
    ? local
    : ''
}
