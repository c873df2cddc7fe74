import { stopPart } from '../../../../pipeline/stop.ts'
import { replaceIn } from '../../../replace.ts'
import { Revision } from '../../package/revision.ts'
import type { Office } from '../office.ts'
import { replaceCells } from './cell-values.ts'
import { BOOK, SHEET, stylesOf, typed } from './parts.ts'
import { readWorkbook } from './workbook.ts'

/** The values that cells show, which need not be written in them; and names that must stay apart. */
export async function replaceInBook(office: Office): Promise<void> {
  const book = typed(office, BOOK)[0]
  if (book === undefined) return
  const workbook = readWorkbook(new Revision(book, await office.parcel.bytes(book), office.cleaning))
  const { secrets } = office.cleaning
  const replaced = (text: string): string => replaceIn([text], secrets).segments[0]?.toLowerCase() ?? ''
  const alike = (what: string, names: readonly string[]): void => {
    if (new Set(names.map(replaced)).size < new Set(names.map((name) => name.toLowerCase())).size)
      throw stopPart('REDACT_NAMES_ALIKE', { what })
  }
  alike(
    'sheets',
    workbook.sheets.map(({ name }) => name),
  )
  alike(
    'names',
    workbook.names.map(({ name, sheet }) => `${name} ${sheet ?? ''}`),
  )
  const styles = await stylesOf(office)
  for (const part of typed(office, SHEET))
    await office.revise(part, (revision) => replaceCells(revision, styles, workbook.from1904))
}
