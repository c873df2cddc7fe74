import { saysYes } from '../../../xml/scan.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Element } from '../package/element.ts'
import type { TextPiece } from '../package/markup.ts'
import type { Revision } from '../package/revision.ts'
import { cutNames } from './names.ts'

const OBJECTS = new Set(['sp', 'pic', 'graphicFrame', 'cxnSp', 'pt'])
const ANCHORS = new Set(['twoCellAnchor', 'oneCellAnchor', 'absoluteAnchor'])
const MEASURES = new Set(['col', 'row', 'colOff', 'rowOff', 'x', 'y'])

export interface DrawingHooks {
  /** Text that is told elsewhere. */
  readonly ofData?: (parent: Element) => boolean
  /** Elements that go with the object around them (a slicer's frame). */
  readonly goes?: (element: Element) => HiddenClass | null
}

/** What goes around an object that goes: its anchor, and its like for old programs. */
export function aroundOf(element: Element): Element {
  const { parent } = element
  if (parent === null) return element
  if (ANCHORS.has(parent.local)) return aroundOf(parent)
  return parent.local === 'Choice' && parent.parent !== null ? aroundOf(parent.parent) : element
}

/** Drawings of sheets and charts, SmartArt. Gives the handler, so that charts can add their own. */
export function drawingHandler(revision: Revision, hooks: DrawingHooks = {}) {
  const doomed = new Map<Element, HiddenClass>()
  const doom = (element: Element, why: HiddenClass): void => {
    const object = OBJECTS.has(element.local) ? element : element.closest(...OBJECTS, ...ANCHORS)
    doomed.set(aroundOf(object ?? element), why)
  }
  return {
    open(element: Element): void {
      if (element.local === 'cNvPr' && saysYes(element.get('hidden')) && revision.asked('hidden-shape'))
        doom(element, 'hidden-shape')
      const why = hooks.goes?.(element) ?? null
      if (why !== null) doom(element, why)
    },
    close(element: Element): void {
      const why = doomed.get(element)
      if (why !== undefined) revision.cut(element, why)
      if (element.local === 'Fallback' && revision.asked('fallback')) revision.cut(element, 'fallback')
      cutNames(revision, element)
    },
    text(piece: TextPiece, parent: Element): void {
      if (parent.local === 't' || piece.value.trim() === '' || hooks.ofData?.(parent) === true) return
      if (MEASURES.has(parent.local) && /^-?[\d.]{1,10}$/.test(piece.value.trim())) return
      if (revision.asked('unplaced-text')) revision.cut(piece, 'unplaced-text')
    },
  }
}
