import type { SlideSize } from '../../../../readers/ooxml/pptx/slide.ts'
import { relationshipId } from '../../../../xml/scan.ts'
import type { Element } from '../../package/element.ts'
import type { Revision } from '../../package/revision.ts'

export interface Presentation {
  readonly size: SlideSize
  /** Number and relation of each slide, in their order. */
  readonly slides: readonly { readonly number: string; readonly relation: string }[]
}

const relationOf = (element: Element): string =>
  relationshipId(Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]))) ?? ''

/** The number of a slide is the `id` without a prefix; the one with a prefix is the relation. */
const numberOf = (element: Element): string =>
  element.attributes.find(({ name }) => name === 'id')?.value ?? ''

export function readPresentation(revision: Revision): Presentation {
  let size: SlideSize = { width: 12_192_000, height: 6_858_000 }
  const slides: { number: string; relation: string }[] = []
  revision.scan({
    close(element) {
      if (element.local === 'sldSz')
        size = { width: Number(element.get('cx')), height: Number(element.get('cy')) }
      const relation = element.local === 'sldId' ? relationOf(element) : ''
      if (relation !== '') slides.push({ number: numberOf(element), relation })
    },
  })
  return { size, slides }
}

/** Sections list slides by number; a slide that is gone must not be counted among them. */
export function cleanPresentation(revision: Revision, gone: ReadonlySet<string>): void {
  revision.scan({
    text(piece) {
      if (piece.value.trim() !== '' && revision.asked('unplaced-text')) revision.cut(piece, 'unplaced-text')
    },
    close(element) {
      if (element.local === 'sldId' && relationOf(element) === '' && gone.has(numberOf(element)))
        revision.edits.cut(element)
    },
  })
}

/** Whether a slide is left out when the presentation is shown. */
export function isHiddenSlide(revision: Revision): boolean {
  let hidden = false
  revision.scan({
    open(element) {
      const show = element.local === 'sld' ? element.get('show') : undefined
      if (show !== undefined && /^(0|false|off|none)$/i.test(show)) hidden = true
    },
  })
  return hidden
}
