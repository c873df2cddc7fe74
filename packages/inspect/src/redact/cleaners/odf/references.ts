import type { Revision } from '../package/revision.ts'
import type { Going } from './book.ts'
import { Names } from './named.ts'

/** Elements that are about cells, with the attribute that says which. */
const ABOUT: Readonly<Record<string, readonly string[]>> = {
  'table:named-range': ['table:cell-range-address', 'table:base-cell-address'],
  'table:named-expression': ['table:expression', 'table:base-cell-address'],
  'table:content-validation': ['table:condition', 'table:base-cell-address'],
  'table:database-range': ['table:target-range-address'],
  'table:label-range': ['table:label-cell-range-address', 'table:data-cell-range-address'],
  'style:map': ['style:base-cell-address'],
}
/** Attributes that may be missing. */
const LOOSE =
  /^(table:print-ranges|chart:(values|label)-cell-(range-)?address|table:cell-range-address|chart:class-address)$/
const MATRIX = ['table:number-matrix-columns-spanned', 'table:number-matrix-rows-spanned']

/** Names that stand for what goes; to be asked until no more of them are found. */
export function goingNames(revision: Revision, going: Going): void {
  for (let before = -1; before < going.names.size;) {
    before = going.names.size
    const names = new Names()
    revision.scan({
      open(element) {
        const { name, attributes } = names.open(element)
        if (name !== 'table:named-range' && name !== 'table:named-expression') return
        if (ABOUT[name]?.some((key) => going.concernsName(attributes[key] ?? '')) === true)
          going.names.add((attributes['table:name'] ?? '').toLowerCase())
      },
      close: () => void names.close(),
    })
  }
}

/** Formulas keep their last result and no longer refer to what is gone; names, ranges and links into it go. */
export function cutReferences(revision: Revision, going: Going): void {
  const names = new Names()
  const gone = new Set<string>()
  const pilots = /<[\w.-]*:?source-cell-range\b[^>]*cell-range-address="([^"]*)"/
  revision.scan({
    open(element) {
      const named = names.open(element)
      const { attributes } = named
      const formula = attributes['table:formula']
      const sheet = names.closest('table:table')?.attributes['table:name'] ?? ''
      if (formula !== undefined && going.concerns(formula, sheet)) {
        revision.cutAttribute(named.at('table:formula'), 'formula')
        for (const key of MATRIX) revision.cutAttribute(named.at(key), 'formula')
      }
      for (const key in attributes)
        if (LOOSE.test(key) && ABOUT[named.name] === undefined && going.concernsName(attributes[key] ?? ''))
          revision.cutAttribute(named.at(key), key.startsWith('chart:') ? 'chart-data' : 'defined-name')
      const validation = attributes['table:content-validation-name']
      if (validation !== undefined && gone.has(validation))
        revision.cutAttribute(named.at('table:content-validation-name'), 'data-validation')
      if (named.name === 'table:content-validation' && isAbout(named.name, attributes))
        gone.add(attributes['table:name'] ?? '')
    },
    close(element) {
      const named = names.close()
      if (named === undefined) return
      const { name, attributes } = named
      if (isAbout(name, attributes))
        revision.cut(element, name.startsWith('table:named') ? 'defined-name' : 'formula')
      if (name === 'table:data-pilot-table') {
        const source = pilots.exec(revision.text.slice(element.from, element.to))?.[1] ?? ''
        if (going.concernsName(source)) revision.cut(element, 'pilot-table')
      }
      const href = name === 'text:a' || name === 'draw:a' ? attributes['xlink:href'] : undefined
      if (href?.startsWith('#') === true && going.concernsName(href.slice(1)))
        revision.unwrap(element, 'link-target')
    },
  })

  function isAbout(name: string, attributes: Readonly<Record<string, string>>): boolean {
    return ABOUT[name]?.some((key) => going.concernsName(attributes[key] ?? '')) === true
  }
}
