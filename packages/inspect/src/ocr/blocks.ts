import type { OcrLine, OcrWord } from '../words/ocr.ts'
import { lineText } from './line-text.ts'

type Known = Readonly<Record<string, unknown>>

/** Lines in the order of reading, of what tesseract.js says of a page. @throws what is not of that form is no answer of the engine */
export function linesOf(answer: unknown): readonly OcrLine[] {
  return listIn(record(answer), 'blocks').flatMap((block) =>
    listIn(block, 'paragraphs').flatMap((paragraph) => listIn(paragraph, 'lines').flatMap(lineOf)),
  )
}

function lineOf(line: Known): readonly OcrLine[] {
  const words = listIn(line, 'words').map(wordOf)
  const text = lineText(words.map((word) => word.text))
  if (text === '') return []
  const { x0, y0, x1, y1 } = record(line['bbox'])
  const [x, y] = [number(x0), number(y0)]
  return [{ text, words, box: { x, y, width: number(x1) - x, height: number(y1) - y } }]
}

function wordOf({ text, confidence }: Known): OcrWord {
  if (typeof text !== 'string') throw new TypeError('a word without text')
  return { text, confidence: Math.min(1, Math.max(0, number(confidence) / 100)) }
}

function listIn(of: Known, name: string): readonly Known[] {
  const list = of[name]
  if (list === null || list === undefined) return []
  if (!Array.isArray(list)) throw new TypeError(name)
  return list.map(record)
}

function record(value: unknown): Known {
  if (typeof value !== 'object' || value === null) throw new TypeError('not a record')
  return value as Known
}

function number(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('not a number')
  return value
}
