import { fileURLToPath } from 'node:url'
import {
  getDocument,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { FileKind } from '../../words/kinds.ts'

/** A library that shares no code with the readers of this package, and says what it finds in a file. */
interface SecondReader {
  readonly kinds: readonly FileKind[]
  /** All text it finds, in any order; it throws where it cannot read the file to its end. */
  text(bytes: Uint8Array): Promise<string>
}

const TIME_MS = 120_000
/** A folder of the library, by a file of it that is known to be there. */
const folder = (name: string): string =>
  fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')))

/** Everything pdf.js finds: pages in the order of drawing, notes, fields, bookmarks, properties, scripts, names of attachments. */
export const pdfSecondReader: SecondReader = { kinds: ['pdf'], text: (bytes) => pdfText(bytes, TIME_MS) }

/** Nothing is fetched and nothing evaluated; what takes longer than `timeMs` is given up and rejects. */
export async function pdfText(bytes: Uint8Array, timeMs: number): Promise<string> {
  const end = performance.now() + timeMs
  const task = getDocument({
    // It takes the bytes for itself.
    data: Uint8Array.from(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isEvalSupported: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('pdf.js ran out of time')), timeMs)
  })
  try {
    return await Promise.race([wholeText(task.promise, end), late])
  } finally {
    clearTimeout(timer)
    await task.destroy()
  }
}

async function wholeText(opening: Promise<PDFDocumentProxy>, end: number): Promise<string> {
  const document = await opening
  const texts: string[] = [strings(await document.getMetadata())]
  texts.push(strings(await document.getOutline()), strings(await document.getJSActions()))
  texts.push(strings(await document.getAttachments()), strings(await document.getFieldObjects()))
  for (let number = 1; number <= document.numPages; number++) {
    if (performance.now() > end) throw new Error('pdf.js ran out of time')
    const page = await document.getPage(number)
    texts.push(
      await pageText(page),
      strings(await page.getAnnotations()),
      strings(await page.getStructTree()),
    )
    page.cleanup()
  }
  const text = texts.join('\n')
  // Fonts that say one sign for another of the same look (Kangxi radicals) must not hide a value.
  const folded = text.normalize('NFKC')
  return folded === text ? text : `${text}\n${folded}`
}

async function pageText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true })
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}

const MAX_DEPTH = 32

/** Every string in a value, one to a line; bytes of attached files are for the readers of their kinds. */
function strings(value: unknown): string {
  const found: string[] = []
  const seen = new Set<unknown>()
  const enter = (one: unknown, depth: number): void => {
    if (typeof one === 'string') found.push(one)
    if (typeof one !== 'object' || one === null || one instanceof Uint8Array) return
    if (seen.has(one) || depth > MAX_DEPTH) return
    seen.add(one)
    const inner: Iterable<unknown> =
      one instanceof Map
        ? [...one.keys(), ...one.values()]
        : Symbol.iterator in one
          ? iterated(one)
          : Object.values(one)
    for (const item of inner) enter(item, depth + 1)
  }
  enter(value, 0)
  return found.join('\n')
}

const iterated = (value: object): Iterable<unknown> => [...(value as Iterable<unknown>)].flat()
