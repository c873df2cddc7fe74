import { memorySupply } from '../../source/supplies.ts'
import { stopPart } from '../../pipeline/stop.ts'
import type { Reader, Reading } from '../../words/reader.ts'
import { isWriting } from '../image/markup-text.ts'
import { carriedBy, type Carried } from './carried.ts'
import { openPdf, unlockedCopy } from './document.ts'
import { EngineTrap, freshEngine } from './engine.ts'
import { readLostPages } from './lost-pages.ts'
import { readPages, type PagesRead } from './pages.ts'
import { readRevisions } from './revisions.ts'
import { scanPdf } from './scan.ts'
import { textOf } from './values.ts'

/** Pages by PDFium, as they are seen; everything else by going through the bytes, so that no object is left out. */
export const pdfReader: Reader = { id: 'pdf', kinds: ['pdf'], read: readPdf }

async function readPdf(reading: Reading): Promise<void> {
  const bytes = await reading.source.bytes()
  const { heldBytes } = reading.limits
  const first = await lookInto(reading, bytes)
  const scan = scanPdf(first.plain, heldBytes, reading.tick)
  if (scan.damaged > 0) reading.fault('PDF_DAMAGED', { what: `${scan.damaged} objects` })
  const told = (text: string): boolean => first.notes.has(text)
  const carried = carriedBy(scan, heldBytes, told, reading.tick)
  for (const { text, why, object, heading } of carried.texts)
    reading.span(text, `object ${object}`, { sight: why, heading })
  for (const { at, text } of scan.gaps) tellGap(reading, at, text)
  reportUnread(reading, carried)
  // Both ways of reading must agree that there is text; a damaged table may keep the engine from its pages' content.
  if (carried.writes && first.known.size === 0) reading.fault('PDF_DAMAGED', { what: 'text on no page' })
  if (carried.lostPages.length > 0) await readLostPages(reading, first.plain, carried.lostPages, first.known)
  await readFiles(reading, carried)
  const { ends } = first.plain === bytes ? scan : scanPdf(bytes, heldBytes, reading.tick)
  await readRevisions(reading, bytes, ends, first.known)
  await readTail(reading, bytes, ends.at(-1))
}

interface FirstLook extends PagesRead {
  /** The bytes without encryption. */
  readonly plain: Uint8Array
}

async function lookInto(reading: Reading, bytes: Uint8Array): Promise<FirstLook> {
  const engine = await freshEngine()
  try {
    const pdf = openPdf(engine, bytes)
    if (pdf === 'encrypted') throw stopPart('ENCRYPTED')
    if (pdf === 'damaged') return unopened(reading, bytes, 'not opened')
    try {
      if (!engine.run(() => engine.api.FPDF_DocumentHasValidCrossReferenceTable(pdf.handle)))
        reading.fault('PDF_DAMAGED', { what: 'table of objects' })
      const locked = engine.run(() => engine.api.EPDF_IsEncrypted(pdf.handle))
      const pages = await readPages(reading, pdf, bytes)
      if (!locked) return { ...pages, plain: bytes }
      const plain = await unlocked(bytes)
      if (plain === null) reading.fault('PDF_DAMAGED', { what: 'encryption' })
      return { ...pages, plain: plain ?? new Uint8Array() }
    } finally {
      pdf.close()
    }
  } catch (error) {
    if (!(error instanceof EngineTrap)) throw error
    return unopened(reading, bytes, 'engine')
  }
}

/** No page can be looked at; what the bytes say by themselves is still told. */
function unopened(reading: Reading, bytes: Uint8Array, what: string): FirstLook {
  reading.fault('PDF_DAMAGED', { what })
  return { known: new Set(), notes: new Set(), plain: bytes }
}

/** From a document of its own: what is written without encryption is changed by it. */
async function unlocked(bytes: Uint8Array): Promise<Uint8Array | null> {
  const pdf = openPdf(await freshEngine(), bytes)
  if (typeof pdf === 'string') return null
  try {
    return unlockedCopy(pdf)
  } finally {
    pdf.close()
  }
}

/** Bytes between the objects: text is told as it stands, anything else is said not to be understood. */
function tellGap(reading: Reading, at: number, gap: string): void {
  const text = textOf(Buffer.from(gap, 'latin1'))
  if (isWriting(text)) reading.span(text, `[${at}]`, { sight: 'stray-bytes' })
  else reading.fault('STRAY_BYTES', { bytes: gap.length })
}

function reportUnread(reading: Reading, { unread, pixels }: Carried): void {
  const count = [...unread.values()].reduce((sum, one) => sum + one, 0)
  if (count > 0)
    reading.fault('PDF_STREAMS_UNREAD', { count, what: [...unread.keys()].slice(0, 8).join(', ') })
  if (pixels > 0) reading.fault('PIXELS_NOT_READ', { count: pixels })
}

async function readFiles(reading: Reading, { files }: Carried): Promise<void> {
  for (const { name, bytes, why, image } of files)
    await reading.child({
      name,
      source: memorySupply(bytes),
      // A picture on a page is seen; what is told about it is not.
      ...(image ? { nests: false } : { hidden: why }),
    })
}

/** Bytes behind the last mark: no viewer looks there. */
async function readTail(reading: Reading, bytes: Uint8Array, end: number | undefined): Promise<void> {
  if (end === undefined) return reading.fault('PDF_DAMAGED', { what: 'no %%EOF' })
  const tail = bytes.subarray(end)
  const from = tail.findIndex((byte) => byte > 32)
  if (from < 0) return
  const source = memorySupply(tail.subarray(from))
  await reading.child({ name: `[${end + from}–${bytes.length}]`, source, hidden: 'stray-bytes' })
}
