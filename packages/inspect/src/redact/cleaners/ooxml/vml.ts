import type { Element } from '../package/element.ts'
import type { Revision } from '../package/revision.ts'

const ATTRIBUTES = ['alt', 'title', 'href']
/** What Excel notes about a shape in its own terms. */
const CLIENT_DATA = /^(true|false|t|f|[-\d\s,.]{1,60})$/i

/** Old drawings: descriptions and links go; what is written on the shapes is seen and stays, which is told. */
export function cleanVml(revision: Revision, notesGone: boolean): void {
  const doomed = new Set<Element>()
  let drawn = 0
  const names = revision.asked('alt-text')
  if (!names && !notesGone) return
  revision.scan({
    open(element) {
      if (element.local === 'ClientData' && element.get('ObjectType') === 'Note' && notesGone) {
        const shape = element.closest('shape')
        if (shape !== null) doomed.add(shape)
      }
    },
    text(piece, parent) {
      if (!names || piece.value.trim() === '' || CLIENT_DATA.test(piece.value.trim())) return
      if (parent.closest('ClientData') !== null || parent.local === 'ClientData')
        revision.cut(piece, 'alt-text')
      else drawn += 1
    },
    close(element) {
      if (doomed.delete(element)) revision.cut(element, 'comment')
      if (!names) return
      for (const key of ATTRIBUTES) revision.cutAttribute(element.attribute(key), 'alt-text')
      if ((element.get('string') ?? '').trim() !== '') drawn += 1
    },
  })
  if (drawn > 0) revision.cleaning.fault('REDACT_DRAWN_KEPT', { what: revision.part, count: drawn })
}
