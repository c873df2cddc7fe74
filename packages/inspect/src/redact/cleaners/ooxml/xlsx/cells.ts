import type { CellStyles } from '../../../../readers/ooxml/xlsx/cell-styles.ts'
import { columnOf } from '../../../../readers/ooxml/xlsx/headings.ts'
import type { Sight } from '../../../../words/span.ts'
import { saysYes } from '../../../../xml/scan.ts'
import type { Element } from '../../package/element.ts'
import type { Revision } from '../../package/revision.ts'
import type { GoneCells } from '../../package/references.ts'

/** What is known of a sheet's cells once the hidden ones have been emptied. */
export interface CellReport {
  /** Numbers in the string table that cells used before, and that they still use. */
  readonly before: Set<number>
  readonly after: Set<number>
  readonly gone: GoneCells[]
  /** Numbers of shared formulas whose first cell was emptied. */
  readonly lostShared: Set<string>
}

/** Empties the cells that nobody sees; their styles, rows and columns stay, so that the sheet looks as it did. */
export function emptyCells(revision: Revision, styles: CellStyles): CellReport {
  const report: CellReport = { before: new Set(), after: new Set(), gone: [], lostShared: new Set() }
  const place = new Place()
  let value = ''
  let shared: string | null = null
  let rowOfGone: { row: number; left: number; right: number } | null = null
  revision.scan({
    open(element) {
      place.open(element)
      if (element.local === 'c') [value, shared] = ['', null]
      if (element.local === 'f' && element.get('t') === 'shared' && element.get('ref') !== undefined)
        shared = element.get('si') ?? ''
    },
    text(piece, parent) {
      if ((parent.local === 'v' || parent.local === 't') && place.inCell && parent.closest('rPh') === null)
        value += piece.value
    },
    close(element) {
      if (element.local !== 'c') return place.close(element)
      const index = element.get('t') === 's' && value !== '' ? Number(value) : null
      if (index !== null) report.before.add(index)
      const sight = place.sight(styles.of(Number(element.get('s') ?? 0)).sight)
      if (sight !== 'visible' && value !== '' && revision.asked(sight)) {
        revision.edits.hollow(element)
        for (const key of ['t', 'cm', 'vm']) {
          const attribute = element.attribute(key)
          if (attribute !== undefined) revision.edits.cut(attribute)
        }
        revision.did(sight)
        if (shared !== null) report.lostShared.add(shared)
        const { row, column } = place
        if (rowOfGone?.row === row) {
          rowOfGone.left = Math.min(rowOfGone.left, column)
          rowOfGone.right = Math.max(rowOfGone.right, column)
        } else report.gone.push((rowOfGone = { row, left: column, right: column }))
      } else if (index !== null) report.after.add(index)
      place.close(element)
    },
  })
  report.gone.sort((a, b) => a.row - b.row)
  return report
}

/** Where in a sheet the scan stands, by the reader's rules. */
export class Place {
  row = 0
  column = 0
  inCell = false
  readonly #hiddenColumns: { readonly min: number; readonly max: number }[] = []
  #zeroHeight = false
  #rowHidden = false

  open(element: Element): void {
    const { local } = element
    if (local === 'c') {
      const reference = element.get('r')
      this.column = reference === undefined ? this.column + 1 : columnOf(reference)
      this.inCell = true
    } else if (local === 'row') {
      this.row = element.get('r') === undefined ? this.row + 1 : Number(element.get('r'))
      this.column = 0
      const flat = element.get('ht') === '0' || (this.#zeroHeight && element.get('hidden') === undefined)
      this.#rowHidden = saysYes(element.get('hidden')) || flat
    } else if (local === 'sheetFormatPr') this.#zeroHeight = saysYes(element.get('zeroHeight'))
    else if (local === 'col' && (saysYes(element.get('hidden')) || element.get('width') === '0'))
      this.#hiddenColumns.push({ min: Number(element.get('min')), max: Number(element.get('max')) })
  }

  close({ local }: Element): void {
    if (local === 'c') this.inCell = false
  }

  sight(byStyle: Sight): Sight {
    if (this.#rowHidden) return 'hidden-row'
    const hidden = this.#hiddenColumns.some(({ min, max }) => this.column >= min && this.column <= max)
    return hidden ? 'hidden-column' : byStyle
  }
}
