import type { HiddenClass } from '../../../words/hidden.ts'
import type { Sight } from '../../../words/span.ts'
import type { Revision } from '../package/revision.ts'
import type { Named } from './named.ts'

const VALUES = [
  'office:value',
  'office:string-value',
  'office:date-value',
  'office:time-value',
  'office:boolean-value',
]
export const VALUE_ATTRIBUTES = [
  ...VALUES,
  ...['office:value-type', 'calcext:value-type', 'office:currency', 'table:formula'],
  ...['table:number-matrix-columns-spanned', 'table:number-matrix-rows-spanned'],
]
/** Sights of a cell as a whole. */
const WHOLE: ReadonlySet<Sight> = new Set(['hidden-row', 'hidden-column', 'covered-text'])
const bare = (text: string): string => text.replace(/[\s,()-]/g, '')

/** A cell while it is gone through: what it shows, what of that was cut, and what its attributes say besides. */
export class CellCut {
  readonly named: Named
  readonly #values: readonly (readonly [string, string])[]
  shown = ''
  left = ''
  lost = false

  constructor(named: Named) {
    this.named = named
    this.#values = VALUES.flatMap((key) => {
      const value = named.attributes[key]
      return value === undefined ? [] : [[key, value] as const]
    })
  }

  /** Gives whether the cell is empty now and was not before. */
  close(revision: Revision, sight: Sight): boolean {
    const full = this.shown.trim() !== '' || this.#values.some(([, value]) => value !== '')
    if (WHOLE.has(sight) && sight !== 'visible' && revision.asked(sight) && full)
      return this.#clear(revision, sight)
    if (this.lost && this.left.trim() === '') return this.#clear(revision, null)
    const what: HiddenClass = sight === 'visible' ? 'number-format' : sight
    if (this.lost || revision.asked(what)) this.#speakAsShown(revision, what)
    return false
  }

  #clear(revision: Revision, what: HiddenClass | null): boolean {
    revision.edits.hollow(this.named.element)
    for (const key of VALUE_ATTRIBUTES) {
      const attribute = this.named.at(key)
      if (attribute !== undefined) revision.edits.cut(attribute)
    }
    if (what !== null) revision.did(what)
    return true
  }

  /** A value that is not what the cell shows: the shown text takes its place. */
  #speakAsShown(revision: Revision, what: HiddenClass): void {
    const shown = bare(this.left)
    const text = ['string', 'float'].includes(this.named.attributes['office:value-type'] ?? '')
    const untold = this.#values.filter(
      ([, value]) => value !== '' && (shown === '' || (text && !shown.includes(bare(value)))),
    )
    if (untold.length === 0) return
    revision.did(what)
    const number = /^-?\d+(\.\d+)?$/.test(shown) ? shown : null
    const value = this.named.at('office:value')
    if (value !== undefined && number !== null && this.named.attributes['office:value-type'] === 'float') {
      revision.edits.set(value, number)
      for (const key of [
        'table:formula',
        'table:number-matrix-columns-spanned',
        'table:number-matrix-rows-spanned',
      ])
        this.#cut(revision, key)
    } else asText(revision, this.named, shown === '')
  }

  #cut(revision: Revision, key: string): void {
    const attribute = this.named.at(key)
    if (attribute !== undefined) revision.edits.cut(attribute)
  }
}

/** The cell says what it shows and nothing else. */
export function asText(revision: Revision, named: Named, empty: boolean): void {
  for (const key of VALUE_ATTRIBUTES) {
    const attribute = named.at(key)
    if (attribute === undefined) continue
    const isType = key === 'office:value-type' || key === 'calcext:value-type'
    if (isType && !empty) revision.edits.set(attribute, 'string')
    else revision.edits.cut(attribute)
  }
}
