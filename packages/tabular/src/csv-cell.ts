/** Characters with which a spreadsheet takes a cell for a formula, full-width forms included. */
const FORMULA = new Set(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])

/** True for a cell that a spreadsheet would run. It is kept as data, flagged, and never written out unescaped. */
export const isFormula = (text: string): boolean => FORMULA.has(text.charAt(0))

/** One cell for export: a formula is defused with a leading apostrophe, then quoted where the format asks for it. */
export function csvCell(value: string | number | boolean | null, delimiter = ','): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  return quoteCell(isFormula(value) ? `'${value}` : value, delimiter)
}

export const csvRow = (cells: readonly (string | number | boolean | null)[], delimiter = ','): string =>
  `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`

/** RFC 4180 quoting alone, for text that goes back to a program and not to a spreadsheet. */
export const quoteCell = (text: string, delimiter = ','): string =>
  text.includes('"') ||
  text.includes('\n') ||
  text.includes('\r') ||
  text.includes(delimiter) ||
  /^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text
