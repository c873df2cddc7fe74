import { shown, type CellStyles } from '../../../../readers/ooxml/xlsx/cell-styles.ts'
import { replaceIn } from '../../../replace.ts'
import type { Element, Range } from '../../package/element.ts'
import { escapeText } from '../../package/escape.ts'
import type { Revision } from '../../package/revision.ts'

/**
 * Numbers that are values once they are shown (`0912-345-678`), and results of formulas. The cell keeps what takes its place as text;
 * a formula that would work the value out again goes.
 */
export function replaceCells(revision: Revision, styles: CellStyles, from1904: boolean): void {
  const { secrets } = revision.cleaning
  let value: (Range & { readonly text: string }) | null = null
  let formula: Element | null = null
  revision.scan({
    open({ local }) {
      if (local === 'c') [value, formula] = [null, null]
    },
    text(piece, parent) {
      if (parent.local === 'v') value = { from: piece.from, to: piece.to, text: piece.value }
    },
    close(element) {
      if (element.local === 'f') formula = element
      if (element.local !== 'c' || value === null) return
      const type = element.attribute('t')
      if (type?.value === 's') return
      const plain = type === undefined || type.value === 'n'
      const { format } = styles.of(Number(element.get('s') ?? 0))
      const text = plain ? shown(value.text, format, from1904) : value.text
      const { segments, count } = replaceIn([text], secrets)
      if (count === 0) return
      revision.did('finding', count)
      revision.edits.replace(value.from, value.to, escapeText(segments[0] ?? ''))
      if (formula !== null) revision.edits.cut(formula)
      if (type !== undefined) {
        if (plain) revision.edits.set(type, 'str')
      } else {
        const at = element.from + 1 + element.name.length
        revision.edits.replace(at, at, ' t="str"')
      }
    },
  })
}
