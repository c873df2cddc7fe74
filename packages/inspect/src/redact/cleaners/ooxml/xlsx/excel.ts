import { stopPart } from '../../../../pipeline/stop.ts'
import { CellStyles } from '../../../../readers/ooxml/xlsx/cell-styles.ts'
import { Revision } from '../../package/revision.ts'
import { replaceIn } from '../../../replace.ts'
import type { ChartPlan } from '../chart.ts'
import { cutTitles } from '../document-properties.ts'
import type { Office } from '../office.ts'
import { replaceCells } from './cell-values.ts'
import { emptyCells, type CellReport } from './cells.ts'
import { cleanNotes } from './notes.ts'
import { refersToGone, type Gone, type GoneCells } from '../../package/references.ts'
import { cleanSheet, doomedFormulas } from './sheet.ts'
import { cleanStrings } from './strings.ts'
import { cleanTable } from './table.ts'
import { cleanWorkbook, readWorkbook, type Workbook } from './workbook.ts'

const BOOK = /(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template|addin)\.macroenabled)\.main\+xml$/
const SHEET = /spreadsheetml\.(worksheet|dialogsheet)\+xml$|ms-excel\.(intl)?macrosheet\+xml$/
const TABLE = /spreadsheetml\.table\+xml$/
const STYLES = /spreadsheetml\.styles\+xml$/
const PIVOT =
  /spreadsheetml\.pivot(cachedefinition|cacherecords|table)\+xml$|ms-excel\.(slicer|timeline)(cache)?\+xml$/
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

const typed = (office: Office, type: RegExp): readonly string[] =>
  office.parts.filter((part) => type.test(office.types.of(part) ?? ''))

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

async function stylesOf(office: Office): Promise<CellStyles> {
  const styles = new CellStyles()
  for (const part of typed(office, STYLES)) await styles.read(await office.reading(part))
  return styles
}

async function emptyAll(office: Office): Promise<ReadonlyMap<string, CellReport>> {
  const styles = await stylesOf(office)
  const reports = new Map<string, CellReport>()
  for (const part of typed(office, SHEET))
    await office.revise(part, (revision) => void reports.set(part, emptyCells(revision, styles)))
  return reports
}

/** A table repeats the text of its head; where that went, so does the table, and its cells stay as cells. */
async function dropTouchedTables(office: Office, cells: ReadonlyMap<string, CellReport>): Promise<void> {
  for (const [sheet, { gone }] of cells)
    for (const part of office.targets(sheet, 'table')) {
      const revision = new Revision(part, await office.parcel.bytes(part), office.cleaning)
      let head = 0
      revision.scan({
        open(element) {
          if (element.local === 'table') head = Number(/\d+/.exec(element.get('ref') ?? '')?.[0] ?? 0)
        },
      })
      if (gone.some(({ row }) => row === head)) office.drop(part, 'defined-name')
    }
}

/** Pivot tables go all together: they share their caches. A cache of a sheet that goes is a copy of it. */
async function dropPivots(office: Office, sheets: ReadonlySet<string>): Promise<boolean> {
  const pivots = typed(office, PIVOT)
  let gone = office.asked('pivot-cache')
  if (!gone && sheets.size > 0)
    for (const part of pivots) {
      const revision = new Revision(part, await office.parcel.bytes(part), office.cleaning)
      revision.scan({
        open({ local, attributes }) {
          if (
            local === 'worksheetSource' &&
            attributes.some((one) => one.local === 'sheet' && sheets.has(one.value))
          )
            gone = true
        },
      })
    }
  if (gone) for (const part of pivots) office.drop(part, 'pivot-cache')
  return gone
}

function goneOf(
  office: Office,
  { sheets, names }: Workbook,
  goneSheets: ReadonlySet<number>,
  cells: ReadonlyMap<string, CellReport>,
  nameOf: (part: string) => string,
): Gone {
  const external = office.asked('external-link')
  const tables = [...office.dropped].some((part) => TABLE.test(office.types.of(part) ?? ''))
  const byName = new Map<string, readonly GoneCells[]>()
  for (const [part, { gone }] of cells) if (gone.length > 0) byName.set(nameOf(part).toLowerCase(), gone)
  const lost = new Set<string>()
  const base: Gone = {
    sheets: new Set([...goneSheets].map((i) => (sheets[i]?.name ?? '').toLowerCase())),
    names: lost,
    cells: byName,
    external,
    tables,
  }
  // Names may stand for names: until no more of them fall.
  for (let before = -1; before < lost.size;) {
    before = lost.size
    for (const { name, text, sheet } of names) {
      const here = sheet !== null && goneSheets.has(sheet)
      if (here || office.asked('defined-name') || namesNothing(text, base)) lost.add(name.toLowerCase())
    }
  }
  return base
}

/** A name may point at cells that are empty now: that is no reason for it to go. */
const namesNothing = (text: string, gone: Gone): boolean =>
  refersToGone(text, '', { ...gone, cells: new Map() })

function namesGone(
  office: Office,
  { names }: Workbook,
  goneSheets: ReadonlySet<number>,
  gone: Gone,
): ReadonlySet<number> {
  return new Set(
    names.flatMap(({ text, sheet }, i) =>
      office.asked('defined-name') || (sheet !== null && goneSheets.has(sheet)) || namesNothing(text, gone)
        ? [i]
        : [],
    ),
  )
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
