import { relationshipId, saysYes } from '../../../../xml/scan.ts'
import type { HiddenClass } from '../../../../words/hidden.ts'
import type { Element } from '../../package/element.ts'
import type { Revision } from '../../package/revision.ts'

export interface BookSheet {
  readonly name: string
  readonly relation: string
  readonly hidden: HiddenClass | null
}

export interface BookName {
  readonly name: string
  readonly text: string
  readonly sheet: number | null
}

export interface Workbook {
  readonly sheets: readonly BookSheet[]
  readonly names: readonly BookName[]
  /** Days are counted from 1904. */
  readonly from1904: boolean
}

const STATES: Readonly<Record<string, HiddenClass>> = {
  hidden: 'hidden-sheet',
  veryHidden: 'very-hidden-sheet',
}

export function readWorkbook(revision: Revision): Workbook {
  const sheets: BookSheet[] = []
  const names: BookName[] = []
  let text = ''
  let from1904 = false
  revision.scan({
    open({ local }) {
      if (local === 'definedName') text = ''
    },
    text(piece, parent) {
      if (parent.local === 'definedName') text += piece.value
    },
    close(element) {
      if (element.local === 'workbookPr') from1904 = saysYes(element.get('date1904'))
      if (element.local === 'sheet') {
        const attributes = Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]))
        sheets.push({
          name: element.get('name') ?? '',
          relation: relationshipId(attributes) ?? '',
          hidden: STATES[element.get('state') ?? ''] ?? null,
        })
      } else if (element.local === 'definedName') {
        const sheet = element.get('localSheetId')
        names.push({
          name: element.get('name') ?? '',
          text,
          sheet: sheet === undefined ? null : Number(sheet),
        })
      }
    },
  })
  return { sheets, names, from1904 }
}

export interface BookPlan {
  /** Places in the list of sheets. */
  readonly goneSheets: ReadonlySet<number>
  /** Places in the list of names. */
  readonly goneNames: ReadonlySet<number>
}

/** The list of sheets and names, and what the workbook says of its author. Sheets are counted anew wherever they are told by number. */
export function cleanWorkbook(
  revision: Revision,
  workbook: Workbook,
  { goneSheets, goneNames }: BookPlan,
): void {
  const { edits } = revision
  const staying = workbook.sheets.map((_, i) => i).filter((i) => !goneSheets.has(i))
  const now = (before: number): number => staying.indexOf(before)
  const firstSeen = staying.find((i) => workbook.sheets[i]?.hidden === null) ?? staying[0] ?? 0
  let sheet = -1
  let name = -1
  const renumber = (element: Element, key: string): void => {
    const attribute = element.attribute(key)
    if (attribute === undefined || goneSheets.size === 0) return
    const at = now(Number(attribute.value))
    edits.set(attribute, String(at < 0 ? now(firstSeen) : at))
  }
  revision.scan({
    open({ local }) {
      if (local === 'sheet') sheet += 1
      if (local === 'definedName') name += 1
    },
    text(piece, parent) {
      if (parent.local !== 'definedName' && piece.value.trim() !== '' && revision.asked('unplaced-text'))
        revision.cut(piece, 'unplaced-text')
    },
    close(element) {
      const { local } = element
      if (local === 'sheet' && goneSheets.has(sheet))
        revision.cut(element, workbook.sheets[sheet]?.hidden ?? 'hidden-sheet')
      if (local === 'definedName') {
        if (goneNames.has(name)) revision.cut(element, 'defined-name')
        else renumber(element, 'localSheetId')
      }
      if (local === 'definedNames' && workbook.names.length > 0 && goneNames.size === workbook.names.length)
        edits.cut(element)
      if (local === 'workbookView') for (const key of ['activeTab', 'firstSheet']) renumber(element, key)
      // Views of single persons refer to sheets by number; they are lost with one of them.
      if (local === 'customWorkbookViews' && goneSheets.size > 0) edits.cut(element)
      if (local === 'absPath' && revision.asked('author-path')) {
        const around = element.closest('AlternateContent')
        if (around === null) revision.cut(element, 'author-path')
      }
      if (local === 'AlternateContent' && revision.asked('author-path')) {
        if (/<[\w.-]*:?absPath\b/.test(revision.text.slice(element.from, element.to)))
          revision.cut(element, 'author-path')
      }
      if (local === 'fileSharing' && revision.asked('author'))
        revision.cutAttribute(element.attribute('userName'), 'author', true)
      if (local === 'ext' && revision.asked('data-model')) {
        if (/<[\w.-]*:?dataModel\b/.test(revision.text.slice(element.from, element.to)))
          revision.cut(element, 'data-model')
      }
    },
  })
}
