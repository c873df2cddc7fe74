import { openPdf, wholeCopy, type OpenPdf } from '../../../readers/pdf/document.ts'
import { EngineTrap, freshEngine } from '../../../readers/pdf/engine.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { stopPart } from '../../../pipeline/stop.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { flatten } from './annotations.ts'
import { dropClasses } from './by-class.ts'
import { cleanFiles, cleanPictures } from './files.ts'
import { dropLeftovers } from './leftovers.ts'
import { giveLooks } from './looks.ts'
import { dropSpokenText } from './marked-text.ts'
import { objectsOf, type Objects } from './objects.ts'
import { ownResources, pagesOf, type Page } from './pages.ts'
import { cleanPages } from './all-pages.ts'
import { pruneForms } from './drawn-forms.ts'
import { clearRemains } from './remains.ts'
import { dropSignatures } from './signatures.ts'
import { searchFor, type Task } from './task.ts'
import { replaceTexts } from './texts.ts'
import { cutUnits } from './units.ts'
import { leftBehind } from './left-behind.ts'
import { written } from './write.ts'
import { wholeOf } from '../whole.ts'

/** Takes values out of what a PDF draws and says, and classes of hidden data out of its objects; writes the file anew, never on top. */
export const pdfCleaner: Cleaner = {
  id: 'pdf',
  kinds: ['pdf'],
  removes: new Set<HiddenClass>([
    ...(['white-text', 'tiny-text', 'off-page-text', 'covered-text', 'invisible-text', 'layer-off'] as const),
    ...([
      'text-layer',
      'unapplied-redaction',
      'pdf-annotation',
      'form-value',
      'script',
      'attachment',
    ] as const),
    ...([
      'older-revision',
      'unplaced-text',
      'stray-bytes',
      'property',
      'custom-property',
      'bookmark',
    ] as const),
    ...(['alt-text', 'link-target', 'author', 'control', 'thumbnail', 'image-metadata'] as const),
  ]),
  clean,
}

async function clean(cleaning: Cleaning): Promise<Uint8Array | null> {
  try {
    return await cleaned(cleaning)
  } catch (error) {
    if (!(error instanceof EngineTrap)) throw error
    throw stopPart('REDACT_PDF_DAMAGED', { what: 'engine' })
  }
}

async function cleaned(cleaning: Cleaning): Promise<Uint8Array | null> {
  const { secrets, hidden, limits } = cleaning
  const task: Task = { secrets, hidden, limits, search: searchFor(secrets), tick: () => cleaning.tick() }
  const bytes = await wholeOf(cleaning)
  const { objects, pages } = await opened(bytes, task)
  let deeds = 0
  const tell = (object: number, what: HiddenClass | 'finding', count: number): void => {
    deeds += count
    cleaning.deed({
      address: `object ${object}`,
      what,
      how: what === 'finding' ? 'replaced' : 'removed',
      count,
    })
  }
  const left = leftBehind(bytes, objects, task, cleaning)
  deeds += left
  flatten(objects, pages, hidden, tell)
  dropClasses(objects, hidden, tell, task.tick)
  if (hidden.has('alt-text')) dropSpokenText(objects, tell, task.tick)
  if (!dropLeftovers(objects, task, tell)) cleaning.fault('REDACT_PDF_LEFT', { what: 'strings' })
  replaceTexts(objects, task, tell)
  deeds += await cleanFiles(objects, cleaning)
  cleanPictures(objects, task, tell)
  const units = await cutUnits(objects, task, tell)
  if (units > 0) cleaning.fault('REDACT_PDF_LEFT', { what: 'forms' })
  deeds += await cleanPages(objects, pages, task, cleaning)
  if (clearRemains(objects, task, tell) > 0) cleaning.fault('REDACT_PDF_LEFT', { what: 'streams' })
  if (deeds === 0) return null
  pruneForms(objects, pages, task.tick)
  dropSignatures(objects, tell, task.tick)
  return written(objects, task.tick)
}

interface Opened {
  readonly objects: Objects
  readonly pages: readonly Page[]
}

/** The state of the document that counts, as objects. What is locked or damaged is not touched. */
async function opened(bytes: Uint8Array, task: Task): Promise<Opened> {
  const pdf = openPdf(await freshEngine(), bytes)
  if (pdf === 'encrypted') throw stopPart('REDACT_PDF_LOCKED')
  if (pdf === 'damaged') throw stopPart('REDACT_PDF_DAMAGED', { what: 'not opened' })
  try {
    return fromCopy(pdf, task)
  } finally {
    pdf.close()
  }
}

function fromCopy(pdf: OpenPdf, task: Task): Opened {
  const { api } = pdf.engine
  if (pdf.engine.run(() => api.EPDF_IsEncrypted(pdf.handle))) throw stopPart('REDACT_PDF_LOCKED')
  if (!pdf.engine.run(() => api.FPDF_DocumentHasValidCrossReferenceTable(pdf.handle)))
    throw stopPart('REDACT_PDF_DAMAGED', { what: 'table of objects' })
  if (task.hidden.has('pdf-annotation') || task.hidden.has('form-value')) giveLooks(pdf, task.tick)
  const copy = wholeCopy(pdf)
  const objects = copy === null ? null : objectsOf(copy, task.limits.heldBytes, task.tick)
  const pages = objects === null ? null : pagesOf(objects)
  if (objects === null || pages === null || pages.length !== pdf.pages)
    throw stopPart('REDACT_PDF_DAMAGED', { what: 'objects' })
  ownResources(objects, pages)
  return { objects, pages }
}
