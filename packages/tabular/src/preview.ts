import { bad, ok, type Result } from './result.ts'
import { decoder } from './decode.ts'
import { delimited } from './delimited.ts'
import type { Encoding } from './detect.ts'
import { readMoment } from './dates.ts'
import { fileFault, rowFault, type FileFault, type RowFault } from './faults.ts'
import { fields } from './fields.ts'
import { unnamed } from './header.ts'
import { mask, maskAny } from './mask.ts'
import { guessKeyKind, normaliseTarget, tidyCode } from './normalise.ts'
import type { FieldTable, ImportProfile } from './profile.ts'
import { readRows } from './rows.ts'
import { showCell } from './show.ts'
import type { Delimiter } from './sniff.ts'
import { suggestMapping, type Mapping } from './suggest.ts'

export interface Preview {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  /** Names to use in a profile's `columns` and `ignore`. */
  readonly headers: readonly string[]
  readonly suggested: Mapping
  /** The profile looked through: the one asked, or the suggestion where it maps nothing yet. */
  readonly profile: ImportProfile
  /** First rows: field (or header, where unmapped) → how the cell reads; targets, names and unmapped cells masked. */
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[]
  /** What the profile would refuse in the header and these rows. */
  readonly faults: readonly (FileFault | RowFault)[]
}

/** Looks at the first bytes of a file (all of a short one; 256 KiB do). `whole`: nothing was cut off. Refuses what is no table at all. */
export function preview(
  bytes: Uint8Array,
  asked: ImportProfile,
  whole: boolean,
  count = 20,
): Result<Preview, FileFault> {
  const decode = decoder(asked.encoding)
  const records: { line: number; cells: readonly string[] }[] = []
  const faults: (FileFault | RowFault)[] = []
  const sink = {
    row: (cells: readonly string[], line: number) =>
      void (records.length <= count && records.push({ line, cells })),
    bad: (code: RowFault['code'], line: number, params: Readonly<Record<string, number>>) =>
      void (records.length <= count && faults.push(rowFault(code, line, null, '', params))),
  }
  const table = delimited(sink, asked.delimiter)
  // A cut sample ends inside a line; that line is dropped, not judged.
  const cut = whole ? bytes.length : bytes.lastIndexOf(0x0a) + 1 || bytes.length
  for (const step of [decode.push(bytes.subarray(0, cut)), decode.end()]) {
    if (!step.ok) return bad(step.error)
    const fault = table.push(step.value)
    if (fault !== null) return bad(fault)
  }
  const last = table.end()
  if (last !== null && (whole || records.length === 0)) return bad(last)
  const [first, ...others] = records
  const encoding = decode.encoding()
  const delimiter = table.delimiter()
  if (first === undefined || encoding === null || delimiter === null)
    return bad(fileFault('EMPTY_FILE', null))

  const headers = first.cells.map((name, index) => tidyCode(name) || unnamed(index))
  const suggested = suggestMapping(headers, asked.kind)
  const profile = Object.keys(asked.columns).length > 0 ? asked : { ...asked, columns: suggested.columns }
  const reader = readRows(profile, headers, first.line)
  if (!reader.ok) faults.push(...reader.error)
  const mapping = new Map(Object.entries(profile.columns).map(([name, field]) => [tidyCode(name), field]))
  const rows = others.map(({ line, cells }) => {
    const read = reader.ok ? reader.value.read(cells, line) : null
    if (read !== null && !read.ok) faults.push(...read.faults)
    const shown = cells.map((cell, index): [string, string] => {
      const field = mapping.get(headers[index] ?? '')
      return field === undefined
        ? [headers[index] ?? '', showCell(cell)]
        : [field, showField(profile, field, cell)]
    })
    return { line, cells: Object.fromEntries(shown) }
  })
  return ok({ encoding, delimiter, headers, suggested, profile, rows, faults })
}

/** Fields that name a person; masked even in front of the clerk who brings the file. */
const PERSONAL = new Set(['target', 'parties', 'name', 'email'])

function showField(profile: ImportProfile, field: string, cell: string): string {
  const table: FieldTable = fields[profile.kind]
  const type = Object.hasOwn(table, field) ? table[field]?.type : undefined
  if (type === 'moment' || type === 'from' || type === 'until') {
    const at = readMoment(cell, type === 'moment' ? 'refuse' : 'start')
    return typeof at === 'number' ? rocMoment(at) : showCell(cell)
  }
  const plain = tidyCode(cell)
  const kind = guessKeyKind(plain)
  if (field === 'target') return mask(kind, normaliseTarget(kind, plain))
  // A column mapped wrongly must not show what it holds.
  return PERSONAL.has(field) || kind === 'national_id' || plain.length > 60 ? maskAny(plain) : plain
}

/** `115/11/21 14:05:09`: how people in the field read a moment; epoch seconds, Taiwan time. */
function rocMoment(at: number): string {
  const local = new Date((at + 8 * 3600) * 1000).toISOString()
  return `${Number(local.slice(0, 4)) - 1911}/${local.slice(5, 7)}/${local.slice(8, 10)} ${local.slice(11, 19)}`
}
