import type { HiddenClass } from '../../../../words/hidden.ts'
import { columnOf } from '../../../../readers/ooxml/xlsx/headings.ts'
import type { Element } from '../../package/element.ts'
import type { Revision } from '../../package/revision.ts'
import { Place } from './cells.ts'
import type { Spread } from '../../package/references.ts'

export interface SheetPlan {
  /** Whether a formula refers to what is gone. */
  readonly isGone: (formula: string, spread?: Spread) => boolean
  readonly lostShared: ReadonlySet<string>
  /** Sheets that are gone, for links into them: names in lower case. */
  readonly goneSheets: ReadonlySet<string>
}

/** Elements that go with all that they hold. */
const WHOLE: Readonly<Record<string, HiddenClass>> = {
  dataValidations: 'data-validation',
  scenarios: 'scenario',
  protectedRange: 'defined-name',
  filterColumn: 'attribute',
}
/** Elements that are gone once all they hold is. */
const EMPTIED = new Set([
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'protectedRanges',
  'extLst',
])
const FORMULAS = new Set(['formula', 'formula1', 'formula2', 'f', 'sqref'])
const HEADINGS = new Set(['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'])

/** Shared formulas that must go as a whole: one of their cells is gone, or what they refer to. */
export function doomedFormulas(revision: Revision, plan: SheetPlan): ReadonlySet<string> {
  const doomed = new Set(plan.lostShared)
  revision.scan({
    text(piece, parent) {
      const ref = parent.get('ref')
      if (parent.local !== 'f' || parent.get('t') !== 'shared' || ref === undefined) return
      if (plan.isGone(piece.value, spreadOf(ref))) doomed.add(parent.get('si') ?? '')
    },
  })
  return doomed
}

function spreadOf(ref: string): Spread {
  const [from = '', to = from] = ref.split(':')
  const row = (cell: string): number => Number(/\d+/.exec(cell)?.[0] ?? 0)
  return { rows: Math.abs(row(to) - row(from)), columns: Math.abs(columnOf(to) - columnOf(from)) }
}

/** Everything of a sheet but the text of its cells. */
export function cleanSheet(revision: Revision, plan: SheetPlan, doomed: ReadonlySet<string>): void {
  const all = revision.asked('formula')
  const place = new Place()
  const formulas = new Map<Element, string>()
  /** Rules, validations and extensions with a formula that has to go. */
  const broken = new Map<Element, HiddenClass>()
  const counts: { children: number; gone: number }[] = [{ children: 0, gone: 0 }]
  const drop = (element: Element, what: HiddenClass): void => {
    revision.cut(element, what)
    const around = counts.at(-1)
    if (around !== undefined) around.gone += 1
  }
  revision.scan({
    open(element) {
      place.open(element)
      const around = counts.at(-1)
      if (around !== undefined) around.children += 1
      counts.push({ children: 0, gone: 0 })
      if (element.local === 'f' && place.inCell) formulas.set(element, '')
      if (element.local === 'cfRule' && element.get('text') !== undefined && all)
        broken.set(element, 'formula')
    },
    text(piece, parent) {
      const { local } = parent
      if (place.inCell && local === 'f') formulas.set(parent, (formulas.get(parent) ?? '') + piece.value)
      else if (place.inCell && (local === 'v' || local === 't') && parent.closest('rPh') === null) return
      else if (piece.value.trim() === '' || HEADINGS.has(local)) return
      else if (FORMULAS.has(local)) {
        const around = parent.closest('cfRule', 'dataValidation', 'ext')
        const outer = parent.closest('ext') ?? around
        const own = local === 'formula1' || local === 'formula2' ? 'data-validation' : 'formula'
        if (outer !== null && ((all && own === 'formula') || (local !== 'sqref' && plan.isGone(piece.value))))
          broken.set(outer, own)
      } else if (revision.asked('unplaced-text')) {
        // An extension without the number that ties it to its like would be damage: it goes whole.
        const extension = parent.closest('ext')
        if (extension === null) revision.cut(piece, 'unplaced-text')
        else broken.set(extension, 'unplaced-text')
      }
    },
    close(element) {
      const { local } = element
      const { children, gone } = counts.pop() ?? { children: 0, gone: 0 }
      const whole = WHOLE[local]
      const why = broken.get(element)
      if (why !== undefined) drop(element, why)
      else if (whole !== undefined && revision.asked(whole)) drop(element, whole)
      else if (local === 'hyperlink') closeLink(element)
      else if (local === 'f' && place.inCell) closeFormula(element)
      else if (gone > 0 && gone === children && EMPTIED.has(local)) {
        revision.edits.cut(element)
        const around = counts.at(-1)
        if (around !== undefined) around.gone += 1
      } else if (gone > 0) {
        const count = element.attribute('count')
        if (count !== undefined) revision.edits.set(count, String(children - gone))
      }
      place.close(element)
    },
  })

  function closeLink(element: Element): void {
    const said = ['location', 'display', 'tooltip'].some((key) => (element.get(key) ?? '') !== '')
    const sheet = /^'?([^!]*?)'?!/.exec(element.get('location') ?? '')?.[1]?.toLowerCase()
    const lost = sheet !== undefined && plan.goneSheets.has(sheet)
    if ((said && revision.asked('link-target')) || lost) drop(element, lost ? 'hidden-sheet' : 'link-target')
  }

  function closeFormula(element: Element): void {
    const formula = formulas.get(element) ?? ''
    formulas.delete(element)
    const shared = element.get('t') === 'shared' && doomed.has(element.get('si') ?? '')
    if (!all && !shared && (formula === '' || !plan.isGone(formula))) return
    drop(element, 'formula')
    // Says of a formula that its result spills over; without the formula it points nowhere.
    const spill = element.closest('c')?.attribute('cm')
    if (spill !== undefined) revision.edits.cut(spill)
  }
}
