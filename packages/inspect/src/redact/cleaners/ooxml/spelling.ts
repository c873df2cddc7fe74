import type { Spelling } from '../package/secrets.ts'

/** Sheet names that a replacement has given signs which only stand within quotes. */
const SHEET = /(^|[\s(,;+\-*/&=<>^:])([^\s'!(),;+\-*/&=<>^:"\][#]+)!/g
const FORMULAS = new Set(['f', 'formula', 'formula1', 'formula2', 'definedName', 'sqref'])

export const quoteSheets = (formula: string): string =>
  formula.replace(SHEET, (whole, before: string, name: string) =>
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? whole : `${before}'${name}'!`,
  )

/** How text of an Office part hangs together. */
export const officeSpelling: Spelling = {
  nameOf: ({ local }) => local,
  groups: new Set(['p', 'si', 'is', 'comment', 'threadedComment']),
  signs: { noBreakHyphen: '-', tab: '\t', br: '\n', cr: '\n', ptab: '\t' },
  rewrite: (text, { local }) => (FORMULAS.has(local) ? quoteSheets(text) : text),
  // Names of parts cannot be changed from within; where one holds a value, that is told.
  keeps: ({ local }, element) =>
    (element.local === 'Override' && local === 'PartName') || element.local === 'Relationship',
}
