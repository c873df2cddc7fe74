import { lookClass } from '../../../readers/odf/look.ts'
import type { Styles } from '../../../readers/odf/styles.ts'
import { stopPart } from '../../../pipeline/stop.ts'
import { replaceIn } from '../../replace.ts'
import type { Element } from '../package/element.ts'
import type { Revision } from '../package/revision.ts'
import type { Spelling } from '../package/secrets.ts'
import { replaceTarget } from '../package/targets.ts'
import { asText } from './cell.ts'
import { Names, type Named } from './named.ts'

const ASIDE = new Set(['annotation', 'creator', 'hidden-text', 'title', 'desc', 'tracked-changes', 'script'])
const LEAVES = /^([a-z][a-z0-9+.-]*:|\/|\.\.\/)/i

const ABOUT_CELLS = /^(formula|condition|expression|.*-ranges?|.*-address(es)?)$/
/** A sheet before its cell: `$名冊.A1`, in formulas and lists of ranges. */
const SHEET = /(\$?)([^\s.'"()[\]$:;,=+*/<>&#-]+)\.(?=\$?[A-Z])/g

/** Sheet names that a replacement has given signs which only stand within quotes. */
const quoteSheets = (value: string): string =>
  value.replace(SHEET, (whole, mark: string, name: string) =>
    /^[\p{L}\p{N}_]+$/u.test(name) ? whole : `${mark}'${name}'.`,
  )

/** How text of an ODF part hangs together: what is hidden by its style or stands aside is passed over where words are read as one. */
export const odfSpelling = (styles: Styles): Spelling => ({
  nameOf: ({ local }) => local,
  groups: new Set(['p', 'h']),
  signs: { s: ' ', tab: '\t', 'line-break': '\n' },
  unseen: (element: Element) =>
    ASIDE.has(element.local) ||
    (element.local === 'span' && lookClass(styles.look('text', element.get('style-name') ?? '')) !== null),
  rewriteAttribute: (value, { local }) => (ABOUT_CELLS.test(local) ? quoteSheets(value) : value),
  keeps: ({ local }) => local === 'href' || local === 'full-path',
})

/** Links that leave the document, and cells whose value is told as text: the number behind it would still say it. */
export function replaceCellsAndLinks(revision: Revision): void {
  const { secrets } = revision.cleaning
  const names = new Names()
  const cells: { readonly named: Named; text: string }[] = []
  const sheets: string[] = []
  revision.scan({
    open(element) {
      const named = names.open(element)
      if (named.name === 'table:table') sheets.push((named.attributes['table:name'] ?? '').toLowerCase())
      if (named.name.endsWith('table-cell')) cells.push({ named, text: '' })
      const href = named.at('xlink:href')
      if (href !== undefined && LEAVES.test(href.value)) replaceTarget(revision, href)
    },
    text(piece) {
      const cell = cells.at(-1)
      if (cell !== undefined) cell.text += piece.value
    },
    close() {
      const named = names.top
      if (named !== undefined && cells.at(-1)?.named === named) {
        const { text } = cells.pop() ?? { text: '' }
        if (replaceIn([text], secrets).count > 0) asText(revision, named, false)
      }
      names.close()
    },
  })
  const now = sheets.map((name) => replaceIn([name], secrets).segments[0])
  if (new Set(now).size < new Set(sheets).size) throw stopPart('REDACT_NAMES_ALIKE', { what: 'sheets' })
}
