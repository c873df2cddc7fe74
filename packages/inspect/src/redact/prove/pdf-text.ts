import { fileURLToPath } from 'node:url'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pdfJs } from './pdf-js.ts'
import type { SecondReader } from './ports.ts'

const TIME_MS = 120_000
/** A folder of the library, by a file of it that is known to be there. */
const folder = (name: string): string =>
  fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')))

/** Everything pdf.js finds: pages in the order of drawing, notes, fields, bookmarks, properties, scripts, names of attachments. */
export const pdfSecondReader: SecondReader = { kinds: ['pdf'], text }

async function text(bytes: Uint8Array, inner: Inner): Promise<string> {
  return pdfText(bytes, TIME_MS, inner)
}
type Inner = (name: string, bytes: Uint8Array) => Promise<string>

/** Nothing is fetched and nothing evaluated; what takes longer than `timeMs` is given up and rejects. */
export const pdfText = (bytes: Uint8Array, timeMs: number, inner?: Inner): Promise<string> =>
  withDocument(bytes, timeMs, async (document, inTime) => {
    const texts: string[] = [strings(await document.getMetadata())]
    texts.push(strings(await document.getOutline()), strings(await document.getJSActions()))
    const files: unknown = await document.getAttachments()
    texts.push(strings(files), strings(await document.getFieldObjects()))
    if (inner !== undefined)
      for (const { filename, content } of attached(files)) texts.push(await inner(filename, content))
    for (let number = 1; number <= document.numPages; number++) {
      inTime()
      const page = await document.getPage(number)
      texts.push(
        await pageText(page),
        strings(await page.getAnnotations()),
        strings(await page.getStructTree()),
      )
      page.cleanup()
    }
    return folded(texts.join('\n'))
  })

/** The text of each page alone, under the same limits. */
export const pdfPageTexts = (bytes: Uint8Array, timeMs: number): Promise<readonly string[]> =>
  withDocument(bytes, timeMs, async (document, inTime) => {
    const texts: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      inTime()
      const page = await document.getPage(number)
      texts.push(folded(await pageText(page)))
      page.cleanup()
    }
    return texts
  })

/** Fonts that say one sign for another of the same look (Kangxi radicals) must not hide a value: both are given. */
function folded(text: string): string {
  const other = text.normalize('NFKC')
  return other === text ? text : `${text}\n${other}`
}

async function withDocument<T>(
  bytes: Uint8Array,
  timeMs: number,
  work: (document: PDFDocumentProxy, inTime: () => void) => Promise<T>,
): Promise<T> {
  const { getDocument, VerbosityLevel } = await pdfJs()
  const end = performance.now() + timeMs
  const late = (): Error => new Error('pdf.js ran out of time')
  const inTime = (): void => {
    if (performance.now() > end) throw late()
  }
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
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), timeMs)
  })
  try {
    return await Promise.race([task.promise.then((document) => work(document, inTime)), limit])
  } finally {
    clearTimeout(timer)
    await task.destroy()
  }
}

async function pageText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true })
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}

/** Files that the document carries, in the library's own words. */
function attached(files: unknown): readonly { readonly filename: string; readonly content: Uint8Array }[] {
  if (typeof files !== 'object' || files === null) return []
  return Object.values(files).flatMap((file: unknown) => {
    if (typeof file !== 'object' || file === null || !('content' in file)) return []
    const { content } = file
    const filename = 'filename' in file && typeof file.filename === 'string' ? file.filename : 'attachment'
    return content instanceof Uint8Array ? [{ filename, content }] : []
  })
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
