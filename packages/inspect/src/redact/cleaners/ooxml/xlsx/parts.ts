import { CellStyles } from '../../../../readers/ooxml/xlsx/cell-styles.ts'
import type { Office } from '../office.ts'

/** Content types of the parts of a workbook. */
export const BOOK =
  /(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template|addin)\.macroenabled)\.main\+xml$/
export const SHEET = /spreadsheetml\.(worksheet|dialogsheet)\+xml$|ms-excel\.(intl)?macrosheet\+xml$/
export const TABLE = /spreadsheetml\.table\+xml$/
export const STYLES = /spreadsheetml\.styles\+xml$/

export const typed = (office: Office, type: RegExp): readonly string[] =>
  office.parts.filter((part) => type.test(office.types.of(part) ?? ''))

export async function stylesOf(office: Office): Promise<CellStyles> {
  const styles = new CellStyles()
  for (const part of typed(office, STYLES)) await styles.read(await office.reading(part))
  return styles
}
