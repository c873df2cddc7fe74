import type { Finding } from '../words/finding.ts'
import { showPath, type PartPath } from '../words/part.ts'

/** Detectors whose findings speak of one person; a mark on the paper or a firm's number does not make a row a person. */
const PERSONAL = new Set(
  [
    ...[
      'national-id',
      'resident-number',
      'passport',
      'passport-mrz',
      'nhi-card',
      'tax-code',
      'mobile',
      'landline',
    ],
    ...['address', 'plate', 'bank-account', 'postal-account', 'card', 'email', 'line-id', 'household-number'],
    ...['medical-record', 'birth-date', 'name', 'supplied-name'],
  ].map((name) => `tw.${name}`),
)

export interface PersonColumn {
  /** As the address tells it: `C2`, `B`. */
  readonly column: string
  readonly detector: string
  readonly count: number
}

/** A table of people: from how many on it is a leak of another order is for the caller to say. */
export interface PersonTable {
  readonly part: PartPath
  /** The sheet of a workbook; empty where the part is the table. */
  readonly sheet: string
  /** Rows with at least two kinds of personal data. */
  readonly persons: number
  readonly columns: readonly PersonColumn[]
}

const FEWEST = 3
/** `L31·C2` of delimited text, `工作表1!B3` of a sheet. */
const CELLS = [/^(?<sheet>)L(?<row>\d+)·(?<column>C\d+)$/, /^(?<sheet>.*)!(?<column>[A-Z]{1,3})(?<row>\d+)$/]

interface Gathered {
  readonly part: PartPath
  readonly sheet: string
  readonly rows: Map<string, Set<string>>
  readonly cells: { readonly row: string; readonly column: string; readonly detector: string }[]
}

/** Tables among the findings in which three people or more stand; the fullest first. */
export function personTables(findings: readonly Finding[]): readonly PersonTable[] {
  const tables = new Map<string, Gathered>()
  for (const { detector, place } of findings) {
    if (!PERSONAL.has(detector)) continue
    const cell = CELLS.map((form) => form.exec(place.address)?.groups).find((groups) => groups !== undefined)
    if (cell === undefined) continue
    const { sheet = '', row = '', column = '' } = cell
    const key = `${showPath(place.part)}\0${sheet}`
    const table: Gathered = tables.get(key) ?? { part: place.part, sheet, rows: new Map(), cells: [] }
    tables.set(key, table)
    table.rows.set(row, (table.rows.get(row) ?? new Set()).add(detector))
    table.cells.push({ row, column, detector })
  }
  return [...tables.values()]
    .map(({ part, sheet, rows, cells }) => {
      const persons = new Set([...rows].filter(([, kinds]) => kinds.size > 1).map(([row]) => row))
      return {
        part,
        sheet,
        persons: persons.size,
        columns: columnsOf(cells.filter(({ row }) => persons.has(row))),
      }
    })
    .filter(({ persons }) => persons >= FEWEST)
    .toSorted((a, b) => b.persons - a.persons)
}

function columnsOf(cells: Gathered['cells']): readonly PersonColumn[] {
  const counts = new Map<string, PersonColumn>()
  for (const { column, detector } of cells) {
    const key = `${column} ${detector}`
    counts.set(key, { column, detector, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)
}
