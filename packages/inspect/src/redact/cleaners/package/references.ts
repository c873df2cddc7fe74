import { columnOf } from '../../../readers/ooxml/xlsx/headings.ts'

/** Cells of one row whose content went, from the first column to the last. */
export interface GoneCells {
  readonly row: number
  readonly left: number
  readonly right: number
}

/** What formulas can no longer refer to. Names in lower case. */
export interface Gone {
  readonly sheets: ReadonlySet<string>
  readonly names: ReadonlySet<string>
  /** By sheet name in lower case; sorted by row. */
  readonly cells: ReadonlyMap<string, readonly GoneCells[]>
  readonly external: boolean
  readonly tables: boolean
}

interface Area {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** How far a shared formula is copied from the cell where it is written. */
export interface Spread {
  readonly rows: number
  readonly columns: number
}

const LAST = { row: 1_048_576, column: 16_384 }
const TOKEN =
  /'((?:[^']|'')*)'!|([^\s'!(),;+\-*/&=<>^"{}%]+)!|\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\p{L}\p{N}_.(])|\$?([A-Z]{1,3}):\$?([A-Z]{1,3})(?![\p{L}\p{N}_.(])|\$?(\d{1,7}):\$?(\d{1,7})|([\p{L}_\\][\p{L}\p{N}_.?\\]*)(\()?|[\d.]+/giu

/** Whether a formula that stands on `sheet` refers to anything that is gone. In doubt it does: then its value is kept instead of it. */
export function refersToGone(formula: string, sheet: string, gone: Gone, spread?: Spread): boolean {
  const some = gone.sheets.size > 0 || gone.cells.size > 0
  const plain = formula.replace(/"(?:[^"]|"")*"/g, ' ')
  if (plain.includes('[') && (gone.tables || (gone.external && /\[\d+\]/.test(plain)))) return true
  if (!some && gone.names.size === 0) return false
  let on = sheet.toLowerCase()
  for (const found of plain.matchAll(TOKEN)) {
    const [, quoted, bare, left, top, right, bottom, first, last, from, to, name, call] = found
    const prefix = quoted?.replaceAll("''", "'") ?? bare
    if (prefix !== undefined) {
      on = prefix.toLowerCase()
      // From sheet to sheet: which lie between is the workbook's affair.
      if (prefix.includes(':') && some) return true
      if (gone.sheets.has(on)) return true
      continue
    }
    if (name !== undefined) {
      if (call === undefined ? gone.names.has(name.toLowerCase()) : some && /^(INDIRECT|OFFSET)$/i.test(name))
        return true
      on = sheet.toLowerCase()
      continue
    }
    const area =
      left !== undefined
        ? areaOf(left, Number(top), right ?? left, Number(bottom ?? top))
        : first !== undefined
          ? areaOf(first, 1, last ?? first, LAST.row)
          : from !== undefined
            ? { top: Number(from), bottom: Number(to), left: 1, right: LAST.column }
            : null
    // `_xlnm` names and functions such as LOG10 look like cells; then nothing is lost but a formula.
    if (left !== undefined && gone.names.has(found[0].replaceAll('$', '').toLowerCase())) return true
    if (area !== null && hits(gone.cells.get(on) ?? [], grown(area, spread))) return true
    on = sheet.toLowerCase()
  }
  return false
}

function areaOf(left: string, top: number, right: string, bottom: number): Area {
  const columns = [columnOf(left.toUpperCase()), columnOf(right.toUpperCase())]
  return {
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom),
    left: Math.min(...columns),
    right: Math.max(...columns),
  }
}

const grown = ({ top, bottom, left, right }: Area, spread: Spread = { rows: 0, columns: 0 }): Area => ({
  top: top - spread.rows,
  bottom: bottom + spread.rows,
  left: left - spread.columns,
  right: right + spread.columns,
})

function hits(cells: readonly GoneCells[], { top, bottom, left, right }: Area): boolean {
  let [low, high] = [0, cells.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cells[middle]?.row ?? 0) < top) low = middle + 1
    else high = middle
  }
  for (let at = low; at < cells.length; at++) {
    const cell = cells[at]
    if (cell === undefined || cell.row > bottom) return false
    if (cell.left <= right && cell.right >= left) return true
  }
  return false
}
