import type { Reading } from '../../words/reader.ts'
import { openPdf, type OpenPdf } from './document.ts'
import { EngineTrap, freshEngine } from './engine.ts'
import type { Note, NoteKey } from './notes.ts'
import { lineKey } from './lines.ts'
import { isRead, raiseFaults, tellPicture, type Sureness } from '../../ocr/tell-picture.ts'
import { readPage, type PageContent } from './page.ts'

export interface PagesRead {
  /** Lines of all pages, as they are compared with those of older states. */
  readonly known: Set<string>
  /** What the annotations said. */
  readonly notes: ReadonlySet<string>
}

/** Pages of each list that a fault names. */
const NAMED = 12

/** Reads every page; one that breaks the engine is left out and named, and the rest read with a new one. */
export async function readPages(reading: Reading, first: OpenPdf, bytes: Uint8Array): Promise<PagesRead> {
  const known = new Set<string>()
  const notes = new Set<string>()
  const told = {
    unread: [] as number[],
    pictures: [] as number[],
    unjudged: [] as number[],
    unmapped: [] as number[],
  }
  const sure = new Map<number, Sureness>()
  let unmapped = 0
  let pdf: OpenPdf | null = first
  for (let index = 0; index < first.pages; index++) {
    reading.tick()
    // Another document may have broken the engine meanwhile.
    if (pdf?.engine.dead === true) pdf = await reopened(bytes)
    const content: PageContent | null = pdf === null ? null : attempt(pdf, index, reading)
    const number = index + 1
    if (content === null) {
      told.unread.push(number)
      continue
    }
    hand(reading, content, known, notes)
    if (content.isPicture) {
      const sureness = await recognised(reading, content)
      if (sureness !== null) sure.set(number, sureness)
      if (sureness === null || !isRead(sureness)) told.pictures.push(number)
    }
    if (!content.judged) told.unjudged.push(number)
    if (content.unmapped > 0) told.unmapped.push(number)
    unmapped += content.unmapped
  }
  if (pdf !== first) pdf?.close()
  if (told.unread.length > 0) reading.fault('PDF_PAGES_UNREAD', { pages: listed(told.unread) })
  raiseFaults(reading, sure)
  if (told.pictures.length > 0) reading.fault('PAGE_IS_PICTURE', { pages: listed(told.pictures) })
  if (told.unjudged.length > 0) reading.fault('SIGHT_NOT_JUDGED', { pages: listed(told.unjudged) })
  if (unmapped > 0) reading.fault('PDF_TEXT_UNMAPPED', { count: unmapped, pages: listed(told.unmapped) })
  return { known, notes }
}

const listed = (pages: readonly number[]): string =>
  pages.slice(0, NAMED).join(', ') + (pages.length > NAMED ? ` … (${pages.length})` : '')

/** Null without an engine. */
async function recognised(reading: Reading, { frame, legible }: PageContent): Promise<Sureness | null> {
  if (reading.recognise === null) return null
  if (legible === null) return { chars: 0, doubtful: 0, failed: 'large' }
  const where = { page: frame.page, address: `p.${frame.page}`, unit: 1 / legible.scale }
  return tellPicture(reading, reading.recognise, legible, where)
}

function attempt(pdf: OpenPdf, index: number, reading: Reading): PageContent | null {
  const { recognise, limits, tick } = reading
  try {
    return readPage(pdf, index, tick, recognise === null ? 0 : limits.picturePixels)
  } catch (error) {
    if (!(error instanceof EngineTrap)) throw error
    return null
  }
}

export async function reopened(bytes: Uint8Array): Promise<OpenPdf | null> {
  try {
    const pdf = openPdf(await freshEngine(), bytes)
    return typeof pdf === 'string' ? null : pdf
  } catch (error) {
    if (!(error instanceof EngineTrap)) throw error
    return null
  }
}

function hand(
  reading: Reading,
  { frame, runs, notes }: PageContent,
  known: Set<string>,
  said: Set<string>,
): void {
  const address = `p.${frame.page}`
  for (const { text, box, sight, next } of runs) {
    known.add(lineKey(text))
    // A value broken over two lines is found in the first of them.
    const whole = next === '' ? text : `${text}\n${next}`
    reading.span(whole, address, { sight, box, own: { from: 0, to: text.length } })
  }
  for (const note of notes) tellNote(reading, note, frame, said)
}

const CLASSES: Readonly<Record<NoteKey, 'form-value' | 'pdf-annotation' | 'author' | 'alt-text'>> = {
  Contents: 'pdf-annotation',
  RC: 'pdf-annotation',
  Subj: 'pdf-annotation',
  OverlayText: 'pdf-annotation',
  T: 'author',
  TU: 'alt-text',
  V: 'form-value',
  DV: 'form-value',
}

function tellNote(
  reading: Reading,
  { type, shows, areas, texts }: Note,
  frame: PageContent['frame'],
  said: Set<string>,
): void {
  const [area] = areas
  const label = new Map(texts).get('TU') ?? new Map(texts).get('T') ?? ''
  for (const [key, text] of texts) {
    // A widget's T is the name of its field, told where the field is.
    if (type === 'widget' && key === 'T') continue
    said.add(text)
    const why = CLASSES[key]
    const seen = type === 'free-text' && shows && key === 'Contents'
    reading.span(text, `p.${frame.page}`, {
      sight: seen ? 'visible' : why,
      ...(area === undefined ? {} : { box: frame.place(area) }),
      ...(why === 'form-value' ? { heading: label } : {}),
    })
  }
}
