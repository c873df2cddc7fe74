import { isMechanical } from '../../../readers/odf/elements.ts'
import { looksLikeWords } from '../../../xml/scan.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Element } from '../package/element.ts'
import type { Revision } from '../package/revision.ts'
import type { Going } from './book.ts'
import { Names } from './named.ts'

/** Values that programs write about the format itself. */
const FORMAL = /^(xlink:(type|show|actuate)|office:version|xml:space)$/
const PRINTER = /Printer/
const PATH = /(^|[^\w])([A-Za-z]:[\\/]|\\\\|\/(home|Users|root|var|tmp)\/|file:)/

/** meta.xml: one class for each of its elements. */
export function cleanMeta(revision: Revision): void {
  const names = new Names()
  revision.scan({
    open(element) {
      const named = names.open(element)
      if (names.closest('office:meta') !== undefined || !revision.asked('property')) return
      for (const [key, value] of Object.entries(named.attributes))
        if (!FORMAL.test(key) && value !== '' && !isMechanical(value))
          revision.cutAttribute(named.at(key), 'property')
    },
    comment: (range) =>
      revision.asked('markup-comment') ? revision.cut(range, 'markup-comment') : undefined,
    close(element) {
      const named = names.close()
      if (named === undefined || names.top?.name !== 'office:meta') return
      const what: HiddenClass =
        named.name === 'meta:user-defined'
          ? 'custom-property'
          : named.name === 'meta:template'
            ? 'author-path'
            : 'property'
      if (revision.asked(what)) revision.cut(element, what)
    },
  })
}

/** settings.xml: printers and paths, and what else was written there; sheets that are gone are forgotten. */
export function cleanSettings(revision: Revision, going: Going): void {
  const names = new Names()
  const labelled = new Set<Element>()
  const gone = new Set<Element>()
  let text = ''
  revision.scan({
    open(element) {
      const { attributes } = names.open(element)
      text = ''
      // The name of a sheet that a view remembers.
      const label = attributes['config:name'] ?? ''
      if (looksLikeWords(label) && revision.asked('attribute')) labelled.add(element)
      if (going.sheets.has(label.toLowerCase())) gone.add(element)
    },
    text: (piece) => void (text += piece.value),
    comment: (range) =>
      revision.asked('markup-comment') ? revision.cut(range, 'markup-comment') : undefined,
    close(element) {
      const named = names.close()
      if (named === undefined) return
      const said = text.trim()
      text = ''
      if (gone.has(element))
        return revision.cut(
          element,
          going.sheets.get(named.attributes['config:name']?.toLowerCase() ?? '') ?? 'hidden-sheet',
        )
      if (labelled.has(element)) return revision.cut(element, 'attribute')
      if (named.name !== 'config:config-item' || said === '') return
      if (going.sheets.has(said.toLowerCase())) return revision.cut(element, 'hidden-sheet')
      if (isMechanical(said)) return
      const what = PATH.test(said)
        ? 'author-path'
        : PRINTER.test(named.attributes['config:name'] ?? '')
          ? 'printer-settings'
          : 'attribute'
      if (revision.asked(what)) revision.cut(element, what)
    },
  })
}
