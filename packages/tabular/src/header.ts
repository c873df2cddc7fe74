import { fields } from './fields.ts'
import { fileFault, type FileCode, type FileFault } from './faults.ts'
import { tidyCode } from './normalise.ts'
import type { FieldTable, ImportProfile } from './profile.ts'
import { showHeader } from './show.ts'

/** A column of the file that is read: its place, its header and its field. */
export interface Column {
  readonly index: number
  readonly header: string
  readonly field: string
}

/** How an unnamed column is called in a profile's `ignore`. */
export const unnamed = (index: number): string => `第${index + 1}欄`

/** Compares the header with the profile. A column the profile expects and the file lacks is a refusal even where the field is
 * optional: a log whose sequence numbers vanished must not pass in silence. */
export function bindHeader(
  profile: ImportProfile,
  header: readonly string[],
  line: number,
): {
  readonly columns: readonly Column[]
  readonly faults: readonly FileFault[]
} {
  const table: FieldTable = fields[profile.kind]
  const mapping = new Map(Object.entries(profile.columns).map(([name, field]) => [tidyCode(name), field]))
  const ignored = new Set(profile.ignore.map(tidyCode))
  const names = header.map((name, index) => tidyCode(name) || unnamed(index))
  const faults: FileFault[] = []
  const report = (code: FileCode, list: readonly string[]): void => {
    if (list.length > 0)
      faults.push(fileFault(code, line, { columns: [...new Set(list)].map(showHeader).join('、') }))
  }
  const given = [...mapping.values(), ...Object.keys(profile.defaults)]
  report(
    'PROFILE_FIELD_UNKNOWN',
    given.filter((field) => !Object.hasOwn(table, field)),
  )
  report('PROFILE_FIELD_TWICE', twice([...mapping.values()]))
  report('DUPLICATE_COLUMNS', twice(names))
  report(
    'UNKNOWN_COLUMNS',
    names.filter((name) => !mapping.has(name) && !ignored.has(name)),
  )
  const required = Object.keys(table).filter(
    (field) => table[field]?.required === true && !given.includes(field),
  )
  report('MISSING_COLUMNS', [
    ...[...mapping.keys()].filter((name) => !names.includes(name)),
    ...required.map((field) => table[field]?.zh ?? field),
  ])
  const columns = names.flatMap((name, index) => {
    const field = mapping.get(name)
    return field === undefined ? [] : [{ index, header: showHeader(name), field }]
  })
  return { columns, faults }
}

const twice = (list: readonly string[]): readonly string[] =>
  list.filter((one, index) => list.indexOf(one) !== index)
