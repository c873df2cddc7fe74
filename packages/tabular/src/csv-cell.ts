/** Characters with which a spreadsheet takes a cell for a formula, full-width forms included. */
const FORMULA = new Set(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])

/** True for a cell that a spreadsheet would run. It is kept as data, flagged, and never written out unescaped. */
export function isFormula(text: string): boolean {
  const code = text.charCodeAt(0)
  return !isPlain(code) && FORMULA.has(text.charAt(0))
}

/** The same behind leading blanks, which some spreadsheets pass over. */
export const hidesFormula = (text: string): boolean =>
  !isPlain(text.charCodeAt(0)) && (isFormula(text) || isFormula(text.trimStart()))

/** Digits, Latin letters and Chinese characters: neither blanks nor the start of a formula. Asked of every cell of a log. */
const isPlain = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x4e00 && code <= 0x9fff)

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
