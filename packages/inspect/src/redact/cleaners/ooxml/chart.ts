import type { Element } from '../package/element.ts'
import type { Revision } from '../package/revision.ts'
import { drawingHandler } from './drawing.ts'

/** As in the reader: values, categories and references that a chart keeps of the data it was drawn from. */
const DATA = new Set(['v', 'f', 'pt', 'formatCode', 'nf', 'numFmt', 'idx'])
const SETTINGS = new Set(['evenHeader', 'oddHeader', 'oddFooter', 'evenFooter'])
const REFERENCES: Readonly<Record<string, string>> = { strRef: 'strLit', numRef: 'numLit' }
const CACHES = new Set(['strCache', 'numCache', 'multiLvlStrCache'])

interface Reference {
  formula: string
  cache: Element | null
  text: string
}

export interface ChartPlan {
  /** Whether what a reference points to is gone. */
  readonly isGone: (formula: string) => boolean
  readonly pivotGone: boolean
}

/**
 * References become values: the drawing stays as it was and no longer says where it came from. For `chart-data` that holds for all of
 * them; the values that are drawn stay, because they are what people see, and that is told.
 */
export function cleanChart(revision: Revision, { isGone, pivotGone }: ChartPlan): void {
  const all = revision.asked('chart-data')
  const drawing = drawingHandler(revision, {
    ofData: ({ local }) => DATA.has(local) || SETTINGS.has(local),
  })
  const open: Reference[] = []
  let drawn = 0
  revision.scan({
    open(element) {
      drawing.open(element)
      if (element.local.endsWith('Ref') && CACHED.test(element.local))
        open.push({ formula: '', cache: null, text: '' })
    },
    text(piece, parent) {
      drawing.text(piece, parent)
      const reference = open.at(-1)
      if (parent.local === 'f' && reference !== undefined) reference.formula += piece.value
      if (parent.local === 'v' && reference !== undefined) reference.text += piece.value
      if ((parent.local === 'v' || parent.local === 'pt') && piece.value.trim() !== '') drawn += 1
      if (parent.local === 'f' && reference === undefined && (all || isGone(piece.value)))
        revision.cut(piece, 'chart-data')
    },
    close(element) {
      drawing.close(element)
      const { local } = element
      if (CACHES.has(local) && open.length > 0) (open.at(-1) ?? { cache: null }).cache = element
      if (local.endsWith('Ref') && CACHED.test(local)) {
        const reference = open.pop()
        if (reference !== undefined && (all || isGone(reference.formula)))
          toLiteral(revision, element, reference)
      }
      if (local === 'pivotSource' && (pivotGone || all))
        revision.cut(element, pivotGone ? 'pivot-cache' : 'chart-data')
      // Series that a filter hides, and ranges that only a newer program uses.
      if (
        local === 'extLst' &&
        all &&
        /<\w+:(f|v|pt)[\s>]/.test(revision.text.slice(element.from, element.to))
      )
        revision.cut(element, 'chart-data')
      if (local === 'printSettings' && all) revision.cut(element, 'chart-data')
    },
  })
  if (all && drawn > 0) revision.cleaning.fault('REDACT_DRAWN_KEPT', { what: revision.part, count: drawn })
}
const CACHED = /^(strRef|numRef|multiLvlStrRef)$/

function toLiteral(revision: Revision, element: Element, { cache, text, formula }: Reference): void {
  const { edits } = revision
  const prefix = element.name.slice(0, element.name.length - element.local.length)
  const tag = (local: string, inner: string): string => `<${prefix}${local}>${inner}</${prefix}${local}>`
  const place = element.parent?.local ?? ''
  if (formula === '' && cache === null) return
  revision.did('chart-data')
  if (place === 'tx' || place === 'tx_') {
    const words = cache === null ? '' : escapedText(text)
    const title = `<a:bodyPr xmlns:a="${DRAWING}"/><a:p xmlns:a="${DRAWING}"><a:r><a:t>${words}</a:t></a:r></a:p>`
    const literal = element.parent?.parent?.local === 'ser' ? tag('v', words) : tag('rich', title)
    return edits.replace(element.from, element.to, literal)
  }
  const literal = REFERENCES[element.local]
  if (cache === null || literal === undefined) {
    // Categories in several levels can only be referred to.
    const body =
      cache === null ? tag('f', '') : `${tag('f', '#REF!')}${revision.text.slice(cache.from, cache.to)}`
    if (formula !== '' && formula !== '#REF!') edits.replace(element.innerFrom, element.innerTo, body)
    return
  }
  edits.replace(element.from, cache.innerFrom, `<${prefix}${literal}>`)
  edits.replace(cache.innerTo, element.to, `</${prefix}${literal}>`)
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const escapedText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
