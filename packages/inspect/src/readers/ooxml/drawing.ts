import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import { attribute, saysYes, scanXml, type Attributes, type XmlHandler } from '../../xml/scan.ts'

/** Alternative text and names of objects: `docPr`, `cNvPr`. Gives back whether the object is hidden. */
export function tellObject(reading: Reading, attributes: Attributes, address: string): boolean {
  const words = ['name', 'title', 'descr']
    .map((key) => attribute(attributes, key) ?? '')
    .filter((one) => one.trim() !== '')
  reading.span([...new Set(words)].join('\n'), address, { sight: 'alt-text' })
  return saysYes(attribute(attributes, 'hidden'))
}

/** Drawings of sheets and charts, SmartArt: paragraphs of DrawingML, one span each. */
export async function readDrawing(reading: Reading): Promise<void> {
  await scanXml(reading, drawingHandler(reading, ''))
}

/** Elements that make one object: what is said of it holds for all text within. */
const OBJECTS = new Set([
  'sp',
  'pic',
  'graphicFrame',
  'cxnSp',
  'pt',
  'twoCellAnchor',
  'oneCellAnchor',
  'absoluteAnchor',
])

export function drawingHandler(reading: Reading, address: string): XmlHandler {
  const hidden: boolean[] = []
  let paragraph = ''
  let inText = false
  let inFallback = 0
  const sight = (): Sight => {
    if (hidden.includes(true)) return 'hidden-shape'
    return inFallback > 0 ? 'fallback' : 'visible'
  }
  return {
    open(name, attributes) {
      if (name === 'Fallback') inFallback += 1
      if (OBJECTS.has(name)) hidden.push(false)
      if (name === 'cNvPr' || name === 'docPr') {
        if (tellObject(reading, attributes, address) && hidden.length > 0) hidden[hidden.length - 1] = true
        return 'told'
      }
      if (name === 't') inText = true
      if (name === 'br') paragraph += '\n'
      if (name === 'hlinkClick' || name === 'hlinkHover')
        reading.span(attribute(attributes, 'tooltip') ?? '', address, { sight: 'link-target' })
    },
    close(name) {
      if (name === 'Fallback') inFallback -= 1
      if (name === 't') inText = false
      if (name === 'p') {
        reading.span(paragraph, address, { sight: sight() })
        paragraph = ''
      }
      if (OBJECTS.has(name)) hidden.pop()
    },
    text(text) {
      if (inText) paragraph += text
      else if (text.trim() !== '') reading.span(text.trim(), address, { sight: 'unplaced-text' })
    },
  }
}
