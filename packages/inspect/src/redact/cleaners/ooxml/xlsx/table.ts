import type { Revision } from '../../package/revision.ts'

/** A table that stays: its formulas, and its ties to a query or to XML. */
export function cleanTable(revision: Revision, isGone: (formula: string) => boolean): void {
  let formula = ''
  revision.scan({
    text(piece, parent) {
      formula = parent.local.endsWith('Formula') ? piece.value : formula
    },
    close(element) {
      const { local } = element
      if (local === 'calculatedColumnFormula' || local === 'totalsRowFormula') {
        if (revision.asked('formula') || isGone(formula)) revision.cut(element, 'formula')
        formula = ''
      }
      if (revision.asked('connection')) {
        if (local === 'table' && element.get('tableType') === 'queryTable')
          revision.cutAttribute(element.attribute('tableType'), 'connection')
        revision.cutAttribute(element.attribute('queryTableFieldId'), 'connection')
      }
      if (revision.asked('custom-xml')) {
        if (local === 'table' && element.get('tableType') === 'xml')
          revision.cutAttribute(element.attribute('tableType'), 'custom-xml')
        if (local === 'xmlColumnPr') revision.cut(element, 'custom-xml')
      }
    },
  })
}
