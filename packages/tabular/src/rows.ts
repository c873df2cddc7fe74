import { bad, ok, type Result } from './result.ts'
import { DAY_SECONDS } from './civil.ts'
import { cellReader, type CellReader, type CellValue } from './cells.ts'
import { hidesFormula } from './csv-cell.ts'
import { fields } from './fields.ts'
import { rowFault, type FileFault, type RowCode, type RowFault } from './faults.ts'
import { bindHeader, type Column } from './header.ts'
import { makers, type Cells } from './make.ts'
import type { FieldSpec, FieldTable, ImportKind, ImportProfile } from './profile.ts'
import type { RowOf } from './row-types.ts'
import { showCell } from './show.ts'

export type RowRead<K extends ImportKind> =
  | {
      readonly ok: true
      readonly line: number
      readonly row: RowOf[K]
      /** Fields whose cell a spreadsheet would run as a formula: kept as data, to be escaped on every way out. */
      readonly formula: readonly string[]
    }
  | { readonly ok: false; readonly line: number; readonly faults: readonly RowFault[] }

export interface RowReader<K extends ImportKind> {
  /** `fields` must have the header's width; the delimited reader sees to it. */
  read(fields: readonly string[], line: number): RowRead<K>
}

interface Compiled extends Column {
  readonly spec: FieldSpec
  readonly read: CellReader
  readonly free: boolean
}

const NONE: readonly string[] = []

/** Compiles a profile against a header. Every fault of the header is reported at once. */
export function readRows<K extends ImportKind>(
  profile: ImportProfile & { readonly kind: K },
  header: readonly string[],
  headerLine = 1,
): Result<RowReader<K>, readonly FileFault[]> {
  const { columns, faults } = bindHeader(profile, header, headerLine)
  if (faults.length > 0) return bad(faults)
  const table: FieldTable = fields[profile.kind]
  const split = columns.some(({ field }) => table[field]?.type === 'date')
  const compile = (column: Column): Compiled | null => {
    const spec = table[column.field]
    if (spec === undefined) return null
    const free = spec.type === 'text' || spec.type === 'code' || spec.type === 'list'
    return { ...column, spec, free, read: cellReader(spec, profile.values[column.field] ?? {}, split) }
  }
  const compiled = columns.map(compile).filter((column) => column !== null)
  const defaults = readDefaults(profile, table)
  const make = makers[profile.kind]
  const required = Object.keys(table).filter((field) => table[field]?.required === true)
  const spans = SPANS.filter(({ start, end }) => start in table && end in table)

  const read = (cells: readonly string[], line: number): RowRead<K> => {
    const values: Record<string, CellValue> = { ...defaults }
    let found: RowFault[] | null = null
    let formula: string[] | null = null
    const fault = (code: RowCode, field: string, raw: string, max = 0): void => {
      const column = compiled.find((one) => one.field === field)
      ;(found ??= []).push(
        rowFault(code, line, column?.header ?? table[field]?.zh ?? null, showCell(raw), { max }),
      )
    }
    for (const column of compiled) {
      const raw = cells[column.index] ?? ''
      const cell = column.read(raw)
      if (!cell.ok) {
        fault(cell.code, column.field, raw, cell.max)
        continue
      }
      if (cell.value !== null) values[column.field] = cell.value
      if (column.free && hidesFormula(raw)) (formula ??= []).push(column.field)
    }
    if (found === null) {
      for (const field of required) if (values[field] === null) fault('VALUE_MISSING', field, '')
    }
    if (found === null && split) joinDate(values, fault)
    if (found === null) {
      for (const span of spans) {
        const start = values[span.start]
        const end = values[span.end]
        if (typeof start === 'number' && typeof end === 'number' && end <= start)
          fault('END_BEFORE_START', span.end, '')
      }
    }
    if (found !== null) return { ok: false, line, faults: found }
    return {
      ok: true,
      line,
      row: make(values),
      formula: formula ?? NONE,
    }
  }
  return ok({ read })
}

const SPANS: readonly { readonly start: string; readonly end: string }[] = [
  { start: 'start', end: 'end' },
  { start: 'opened', end: 'closed' },
  { start: 'joined', end: 'left' },
]

/** Every field, null or its default. Defaults are canonical values; they pass the same readers, so that a wrong one is simply absent. */
function readDefaults(profile: ImportProfile, table: FieldTable): Cells {
  const read: Record<string, CellValue> = Object.fromEntries(Object.keys(table).map((field) => [field, null]))
  for (const [field, text] of Object.entries(profile.defaults)) {
    const spec = Object.hasOwn(table, field) ? table[field] : undefined
    if (spec === undefined) continue
    const cell = cellReader(spec, profile.values[field] ?? {}, false)(text)
    if (cell.ok) read[field] = cell.value
  }
  return read
}

/** Adds the date of its own column to the times of day. What ends before it starts ends on the next day (a night shift). */
function joinDate(
  values: Record<string, CellValue>,
  fault: (code: RowCode, field: string, raw: string) => void,
): void {
  const date = values['date']
  let earliest = -Infinity
  for (const field of ['time', 'start', 'end', 'logoutAt']) {
    const value = values[field]
    if (typeof value !== 'number') continue
    if (value < 0 || value > DAY_SECONDS) {
      earliest = value
      continue
    }
    if (typeof date !== 'number') return fault('VALUE_MISSING', 'date', '')
    const at = date + value
    const joined = at <= earliest && (field === 'end' || field === 'logoutAt') ? at + DAY_SECONDS : at
    values[field] = joined
    earliest = joined
  }
}
