import type { Element } from '../../package/element.ts'
import type { Revision } from '../../package/revision.ts'
import type { HiddenClass } from '../../../../words/hidden.ts'

/** Changes whose text goes, whose text stays without its tags, and elements that only mark a place. */
const REMOVED: Readonly<Record<string, HiddenClass>> = { del: 'tracked-deletion', moveFrom: 'tracked-move' }
const ACCEPTED: Readonly<Record<string, HiddenClass>> = { ins: 'tracked-insertion', moveTo: 'tracked-move' }
const MARKS: Readonly<Record<string, HiddenClass>> = {
  moveFromRangeStart: 'tracked-move',
  moveFromRangeEnd: 'tracked-move',
  moveToRangeStart: 'tracked-move',
  moveToRangeEnd: 'tracked-move',
  customXmlInsRangeStart: 'tracked-insertion',
  customXmlInsRangeEnd: 'tracked-insertion',
  customXmlDelRangeStart: 'tracked-deletion',
  customXmlDelRangeEnd: 'tracked-deletion',
  customXmlMoveFromRangeStart: 'tracked-move',
  customXmlMoveFromRangeEnd: 'tracked-move',
  customXmlMoveToRangeStart: 'tracked-move',
  customXmlMoveToRangeEnd: 'tracked-move',
  cellIns: 'tracked-insertion',
  cellDel: 'tracked-deletion',
  cellMerge: 'tracked-format',
  numberingChange: 'tracked-format',
  tblGridChange: 'tracked-format',
}

const propertiesOf = (element: Element): boolean => ['rPr', 'trPr'].includes(element.parent?.local ?? '')

/** Accepts tracked changes: what was inserted stays, what was deleted goes, and the record of both. */
export function cutTracked(revision: Revision, element: Element): void {
  const { local: name } = element
  const [removed, accepted, mark] = [REMOVED[name], ACCEPTED[name], MARKS[name]]
  if (removed !== undefined && revision.asked(removed)) {
    const row = name === 'del' && element.parent?.local === 'trPr' ? element.closest('tr') : null
    if (row === null) revision.cut(element, removed)
    else deletedRows(revision).add(row)
  }
  if (name === 'tr' && deletedRows(revision).delete(element)) revision.cut(element, 'tracked-deletion')
  if (accepted !== undefined && revision.asked(accepted)) {
    if (propertiesOf(element)) revision.cut(element, accepted)
    else revision.unwrap(element, accepted)
  }
  if (mark !== undefined && revision.asked(mark)) revision.cut(element, mark)
  if (name.endsWith('PrChange') && revision.asked('tracked-format')) revision.cut(element, 'tracked-format')
}

/** Rows of a table that were deleted as a whole: known before their end is reached. */
const rows = new WeakMap<Revision, Set<Element>>()
function deletedRows(revision: Revision): Set<Element> {
  const known = rows.get(revision) ?? new Set()
  rows.set(revision, known)
  return known
}
