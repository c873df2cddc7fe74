import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import { attribute, scanXml, type XmlHandler } from '../../xml/scan.ts'
import { Objects } from './objects.ts'

/** Drawings of sheets and charts, SmartArt: paragraphs of DrawingML, one span each. */
export async function readDrawing(reading: Reading): Promise<void> {
  const drawing = drawingHandler(reading)
  await scanXml(reading, drawing)
  drawing.end()
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
/** Places of a drawing, which are character data. */
const MEASURES = new Set(['col', 'row', 'colOff', 'rowOff', 'x', 'y'])

export interface DrawingHandler extends Required<XmlHandler> {
  end(): void
}

export function drawingHandler(reading: Reading): DrawingHandler {
  const objects = new Objects(reading)
  const hidden: boolean[] = []
  const elements: string[] = []
  let paragraph = ''
  let inFallback = 0
  const sight = (): Sight => {
    if (hidden.includes(true)) return 'hidden-shape'
    return inFallback > 0 ? 'fallback' : 'visible'
  }
  return {
    open(name, attributes) {
      elements.push(name)
      if (name === 'Fallback') inFallback += 1
      if (OBJECTS.has(name)) hidden.push(false)
      if (name === 'cNvPr' || name === 'docPr') {
        if (objects.tell(attributes, '') && hidden.length > 0) hidden[hidden.length - 1] = true
        return 'told'
      }
      if (name === 'br') paragraph += '\n'
      if (name === 'hlinkClick' || name === 'hlinkHover')
        reading.span(attribute(attributes, 'tooltip') ?? '', '', { sight: 'link-target' })
      return FONTS.has(name) ? 'told' : undefined
    },
    close(name) {
      elements.pop()
      if (name === 'Fallback') inFallback -= 1
      if (name === 'p') {
        reading.span(paragraph, '', { sight: sight() })
        paragraph = ''
      }
      if (OBJECTS.has(name)) hidden.pop()
    },
    text(text) {
      const element = elements.at(-1) ?? ''
      if (element === 't') paragraph += text
      else if (text.trim() !== '' && !(MEASURES.has(element) && /^-?[\d.]{1,10}$/.test(text.trim())))
        reading.span(text.trim(), '', { sight: 'unplaced-text' })
    },
    end: () => objects.end(),
  }
}

/** Names of typefaces, which the theme tells. */
export const FONTS = new Set(['latin', 'ea', 'cs', 'sym'])
