import type { Revision } from '../../package/revision.ts'

export interface StringPlan {
  /** Numbers that cells used before the cleaning, and that they still use. */
  readonly before: ReadonlySet<number>
  /** Null: that was not counted, and no string goes. */
  readonly after: ReadonlySet<number> | null
}

/**
 * The table of strings. Cells refer to it by number, so that what goes leaves an empty string behind: what hidden cells said, and, when
 * asked for, what no cell used any more.
 */
export function cleanStrings(revision: Revision, { before, after }: StringPlan): void {
  let index = -1
  let filled = false
  revision.scan({
    open({ local }) {
      if (local !== 'si') return
      index += 1
      filled = false
    },
    text(piece, parent) {
      if (piece.value === '') return
      filled = true
      const spoken = parent.local === 't' && parent.closest('rPh') === null
      if (!spoken && piece.value.trim() !== '' && revision.asked('unplaced-text'))
        revision.cut(piece, 'unplaced-text')
    },
    close(element) {
      if (element.local !== 'si' || !filled || after === null || after.has(index)) return
      const lost = before.has(index)
      if (!lost && !revision.asked('unused-string')) return
      const prefix = element.name.slice(0, element.name.length - 2)
      revision.edits.replace(element.innerFrom, element.innerTo, `<${prefix}t/>`)
      if (!lost) revision.did('unused-string')
    },
  })
}
