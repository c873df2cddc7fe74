import type { Reading } from '../../words/reader.ts'
import { Gathered } from '../../xml/gathered.ts'
import { scanXml } from '../../xml/scan.ts'
import { drawingHandler } from './drawing.ts'

/** Values, categories and references that a chart keeps of the data it was drawn from. */
const DATA = new Set([
  'v',
  'f',
  'pt',
  'formatCode',
  'nf',
  'numFmt',
  'idx',
  'evenHeader',
  'oddHeader',
  'oddFooter',
  'evenFooter',
])

/** Titles and labels are seen; the cached data behind the drawing is not, down to the names of the rows. */
export async function readChart(reading: Reading): Promise<void> {
  const data = new Gathered(reading, 'chart-data')
  const drawing = drawingHandler(reading)
  const stack: string[] = []
  await scanXml(reading, {
    open(name, attributes) {
      stack.push(name)
      return drawing.open(name, attributes)
    },
    close(name) {
      stack.pop()
      drawing.close(name)
    },
    text(text) {
      if (DATA.has(stack.at(-1) ?? '')) data.add(text)
      else drawing.text(text)
    },
  })
  drawing.end()
  data.end()
}
