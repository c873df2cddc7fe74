import { stopPart } from '../../../../pipeline/stop.ts'
import { CellStyles } from '../../../../readers/ooxml/xlsx/cell-styles.ts'
import { Revision } from '../../package/revision.ts'
import type { ChartPlan } from '../chart.ts'
import { cutTitles } from '../document-properties.ts'
import type { Office } from '../office.ts'
import { emptyCells, type CellReport } from './cells.ts'
import { cleanNotes } from './notes.ts'
import { refersToGone, type Gone } from '../../package/references.ts'
import { dropPivots, dropTouchedTables } from './copies.ts'
import { goneOf, namesGone } from './gone.ts'
import { BOOK, SHEET, stylesOf, TABLE, typed } from './parts.ts'
import { cleanSheet, doomedFormulas } from './sheet.ts'
import { cleanStrings } from './strings.ts'
import { cleanTable } from './table.ts'
import { cleanWorkbook, readWorkbook } from './workbook.ts'

const RICH =
  /ms-excel\.(rdrichvalue|rdarray|rdsupportingpropertybag|richvaluerel|featurepropertybag|pythoninit)/

/** Classes for which the cells, and those for which the rest of a sheet has to be gone through. */
const CELL_CLASSES = ['hidden-row', 'hidden-column', 'number-format', 'white-text', 'tiny-text'] as const
const SHEET_CLASSES = [
  ...(['formula', 'data-validation', 'scenario', 'defined-name', 'attribute', 'link-target'] as const),
  'unplaced-text',
] as const

/** Excel: sheets, names, cells, formulas and strings, which all refer to one another. */
export async function cleanExcel(office: Office): Promise<ChartPlan> {
  const book = typed(office, BOOK)[0]
  if (book === undefined) return { isGone: () => false, pivotGone: false }
  const workbook = readWorkbook(new Revision(book, await office.parcel.bytes(book), office.cleaning))
  const parts = workbook.sheets.map(({ relation }) =>
    office.part(office.relations.target(book, relation) ?? ''),
  )
  const goneSheets = new Set(
    workbook.sheets.flatMap(({ hidden }, i) => (hidden !== null && office.asked(hidden) ? [i] : [])),
  )
  if (goneSheets.size > 0 && goneSheets.size === workbook.sheets.length) throw stopPart('REDACT_NOTHING_LEFT')
  const strings = await usedIn(
    office,
    [...goneSheets].map((i) => parts[i]),
  )
  for (const i of goneSheets) {
    const part = parts[i]
    if (part !== undefined) office.drop(part, workbook.sheets[i]?.hidden ?? 'hidden-sheet')
  }
  const nameOf = (part: string): string => workbook.sheets[parts.indexOf(part)]?.name ?? part
  const counted = goneSheets.size > 0 || office.asked('unused-string', ...CELL_CLASSES)
  const cells = counted ? await emptyAll(office) : new Map<string, CellReport>()
  await dropTouchedTables(office, cells)
  const pivotGone = await dropPivots(
    office,
    new Set([...goneSheets].map((i) => workbook.sheets[i]?.name ?? '')),
  )
  const gone = goneOf(office, workbook, goneSheets, cells, nameOf)
  await cleanSheets(office, gone, cells, nameOf)
  const goneNames = namesGone(office, workbook, goneSheets, gone)
  await office.revise(book, (revision) => cleanWorkbook(revision, workbook, { goneSheets, goneNames }))
  if (counted || office.asked('unplaced-text'))
    await cleanStringTable(office, strings, counted ? cells : null)
  const isGone = (formula: string): boolean => refersToGone(formula, '', gone)
  for (const part of typed(office, TABLE))
    await office.revise(part, (revision) => cleanTable(revision, isGone))
  for (const part of typed(office, /spreadsheetml\.comments\+xml$|ms-excel\.person\+xml$/))
    await office.revise(part, cleanNotes)
  // The order of calculation is worked out anew by the program.
  if (office.parcel.changed || office.dropped.size > 0)
    for (const part of typed(office, /spreadsheetml\.calcchain\+xml$/)) office.dropped.add(part)
  if (goneSheets.size > 0 || goneNames.size > 0) await cutTitles(office)
  if (office.asked('control') && typed(office, RICH).length > 0) office.cleaning.fault('REDACT_RICH_VALUES')
  return { isGone, pivotGone }
}

/** Strings that sheets use which are about to go. */
async function usedIn(office: Office, parts: readonly (string | undefined)[]): Promise<ReadonlySet<number>> {
  const used = new Set<number>()
  for (const part of parts) {
    if (part === undefined || !SHEET.test(office.types.of(part) ?? '')) continue
    const revision = new Revision(part, await office.parcel.bytes(part), office.cleaning)
    for (const index of emptyCells(revision, new CellStyles()).before) used.add(index)
  }
  return used
}

async function emptyAll(office: Office): Promise<ReadonlyMap<string, CellReport>> {
  const styles = await stylesOf(office)
  const reports = new Map<string, CellReport>()
  for (const part of typed(office, SHEET))
    await office.revise(part, (revision) => void reports.set(part, emptyCells(revision, styles)))
  return reports
}

async function cleanSheets(
  office: Office,
  gone: Gone,
  cells: ReadonlyMap<string, CellReport>,
  nameOf: (part: string) => string,
): Promise<void> {
  const broken = gone.sheets.size + gone.names.size + gone.cells.size > 0 || gone.external || gone.tables
  if (!broken && !office.asked(...SHEET_CLASSES)) return
  for (const part of typed(office, SHEET))
    await office.revise(part, (revision) => {
      const plan = {
        isGone: (formula: string, spread?: { rows: number; columns: number }) =>
          refersToGone(formula, nameOf(part), gone, spread),
        lostShared: cells.get(part)?.lostShared ?? new Set<string>(),
        goneSheets: gone.sheets,
      }
      cleanSheet(revision, plan, broken ? doomedFormulas(revision, plan) : new Set())
    })
}

async function cleanStringTable(
  office: Office,
  lost: ReadonlySet<number>,
  cells: ReadonlyMap<string, CellReport> | null,
): Promise<void> {
  const reports = [...(cells ?? new Map<string, CellReport>()).values()]
  const before = new Set([...lost, ...reports.flatMap((one) => [...one.before])])
  const after = cells === null ? null : new Set(reports.flatMap((one) => [...one.after]))
  for (const part of typed(office, /spreadsheetml\.sharedstrings\+xml$/))
    await office.revise(part, (revision) => cleanStrings(revision, { before, after }))
}
