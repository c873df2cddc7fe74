import { attribute, type Attributes } from '../../../xml/scan.ts'

/** A3 in landscape, in EMU: what begins beyond is on no sheet that an office prints. */
const PAGE = { positionH: 15_120_000, positionV: 15_120_000 }
/** And what begins as far before it. */
const BEFORE = -15_120_000 / 2
/** The same width in twentieths of a point. */
const INDENT = 23_811

/** Whether a position lies outside of any page: `posOffset` within `positionH` or `positionV`, an indent, or the style of an old shape. */
export function isOffPage(element: string, attributes: Attributes): 'off-page-text' | null {
  if (element === 'positionH' || element === 'positionV') {
    const at = Number(attribute(attributes, 'val'))
    return at > PAGE[element] || at < BEFORE ? 'off-page-text' : null
  }
  if (element === 'ind') {
    const at = Number(attribute(attributes, 'left') ?? attribute(attributes, 'start') ?? 0)
    return Math.abs(at) > INDENT ? 'off-page-text' : null
  }
  const style = attribute(attributes, 'style') ?? ''
  if (/visibility:\s*hidden/.test(style)) return 'off-page-text'
  const margin = /margin-(?:left|top):\s*(-?[\d.]+)pt/.exec(style)
  return margin !== null && Math.abs(Number(margin[1])) > INDENT / 20 ? 'off-page-text' : null
}
