import type { OpenPdf } from '../../../readers/pdf/document.ts'
import { reopened } from '../../../readers/pdf/pages.ts'
import { stopPart } from '../../../pipeline/stop.ts'
import { holdsAny } from '../../replace.ts'
import { pdfPageTexts } from '../../prove/pdf-text.ts'
import type { Cleaning } from '../../words.ts'
import { dropSpokenText } from './marked-text.ts'
import type { Objects } from './objects.ts'
import { takeOut, type PageState } from './page-pass.ts'
import type { Page } from './pages.ts'
import { rasterise } from './raster.ts'
import { takenOn } from './taken.ts'
import type { Task } from './task.ts'
import { written } from './write.ts'

const ROUNDS = 4
/** Pages that a fault names. */
const NAMED = 12
const READ_MS = 120_000

/** Takes everything out of the pages that shows or was seen by looking; a page on which that cannot be proved becomes a picture. */
export async function cleanPages(
  objects: Objects,
  pages: readonly Page[],
  task: Task,
  cleaning: Cleaning,
): Promise<number> {
  const before = objects.copy()
  let deeds = 0
  deeds += await unmask(objects, pages, task, cleaning)
  const states = await takeAll(objects, pages, task)
  if (task.secrets.length > 0) await markResidue(objects, pages, states, task)
  const failed = [...states.values()].filter(({ failed: one }) => one)
  const pictures =
    failed.length > 0 ? await asPictures(before, objects, failed, task, cleaning) : new Set<number>()
  for (const { index, done, signed, failed: one } of states.values()) {
    // What could be done neither way was not done.
    if (one && !pictures.has(index)) continue
    for (const [what, count] of done) {
      const plain = what !== 'finding' ? 'removed' : signed ? 'replaced' : 'blacked'
      const how = one ? 'rasterised' : plain
      cleaning.deed({ address: `p.${index + 1}`, what, how, count })
      deeds += count
    }
  }
  return deeds
}

async function takeAll(
  objects: Objects,
  pages: readonly Page[],
  task: Task,
): Promise<Map<number, PageState>> {
  const states = new Map<number, PageState>()
  let indices: readonly number[] = pages.map((_, i) => i)
  for (let round = 0; round < ROUNDS && indices.length > 0; round++)
    await withOpen(objects, task, (pdf) => {
      const touched = takeOut(pdf, objects, states, indices, pages, task)
      for (const [index, state] of touched) states.set(index, state)
      indices = [...touched.values()].filter(({ failed }) => !failed).map(({ index }) => index)
    })
  // What is still found after so many rounds cannot be taken out in this way.
  for (const index of indices) fail(states.get(index))
  if (states.size > 0) await withOpen(objects, task, (pdf) => compareKept(pdf, states, task))
  return states
}

const fail = (state: PageState | undefined): void => {
  if (state !== undefined) state.failed = true
}

/**
 * Where marks make programs say something else than the values that are painted, the marks go: read as they say, the values are not found.
 * Elsewhere they stay, for many programs need them to tell which sign a drawing of one is.
 */
async function unmask(
  objects: Objects,
  pages: readonly Page[],
  task: Task,
  cleaning: Cleaning,
): Promise<number> {
  if (task.secrets.length === 0) return 0
  const silent = objects.copy()
  if (dropSpokenText(silent, () => undefined, task.tick) === 0) return 0
  const [spoken, painted] = [await hitsOn(objects, pages, task), await hitsOn(silent, pages, task)]
  if (!painted.some((count, i) => count > (spoken[i] ?? 0))) return 0
  return dropSpokenText(
    objects,
    (object, what, count) => cleaning.deed({ address: `object ${object}`, what, how: 'removed', count }),
    task.tick,
  )
}

/** The values found on each page. */
async function hitsOn(objects: Objects, pages: readonly Page[], task: Task): Promise<readonly number[]> {
  let counts: readonly number[] = []
  await withOpen(objects, task, (pdf) => {
    counts = pages.map((_, index) => {
      const found = takenOn(pdf, index, { ...task, hidden: new Set() })
      return new Set(found?.taken.map(({ occurrence }) => occurrence)).size
    })
  })
  return counts
}

async function withOpen(objects: Objects, task: Task, work: (pdf: OpenPdf) => void): Promise<void> {
  const pdf = await reopened(written(objects, task.tick))
  if (pdf === null) throw stopPart('REDACT_PDF_DAMAGED', { what: 'written anew' })
  try {
    work(pdf)
  } finally {
    pdf.close()
  }
}

/** What was to stay must be there, character by character, and nothing else. */
function compareKept(pdf: OpenPdf, states: ReadonlyMap<number, PageState>, task: Task): void {
  for (const state of states.values()) {
    if (state.failed) continue
    const found = takenOn(pdf, state.index, task)
    const same =
      found !== null && found.taken.length === 0 && sortedText(found.kept) === sortedText(state.kept)
    if (!same) state.failed = true
  }
}

/** Signs that look alike count as one: without its mark a sign may be told from its drawing alone. */
const sortedText = (chars: readonly string[]): string =>
  chars
    .map((char) => char.normalize('NFKC'))
    .toSorted()
    .join('')

/** A page on which a value stands that the engine does not see: nobody knows where to put a bar. */
const lost = (index: number, page: Page): PageState => ({
  index,
  page,
  kept: [],
  areas: [],
  done: new Map([['finding', 1]]),
  legible: false,
  signed: false,
  failed: true,
})

/** Pages on which another library still reads a value. */
async function markResidue(
  objects: Objects,
  pages: readonly Page[],
  states: Map<number, PageState>,
  { secrets, tick }: Task,
): Promise<void> {
  const texts = await pdfPageTexts(written(objects, tick), READ_MS)
  for (const [index, text] of texts.entries()) {
    const page = pages[index]
    if (page === undefined || !holdsAny(text, secrets)) continue
    const state = states.get(index) ?? lost(index, page)
    fail(state)
    states.set(index, state)
  }
}

/** The pages that could be painted, by index; the others are left as they were. */
async function asPictures(
  before: Objects,
  objects: Objects,
  failed: readonly PageState[],
  task: Task,
  cleaning: Cleaning,
): Promise<ReadonlySet<number>> {
  const [done, not]: [number[], number[]] = [[], []]
  await withOpen(before, task, (pdf) => {
    for (const { index, page, areas, legible } of failed) {
      task.tick()
      const well = legible && rasterise(pdf, objects, index, page.object, areas)
      ;(well ? done : not).push(index + 1)
    }
  })
  if (done.length > 0) cleaning.fault('REDACT_PDF_PICTURE', { pages: listed(done) })
  if (not.length > 0) cleaning.fault('REDACT_PDF_PAGE', { pages: listed(not) })
  return new Set(done.map((number) => number - 1))
}

const listed = (pages: readonly number[]): string =>
  pages.slice(0, NAMED).join(', ') + (pages.length > NAMED ? ` … (${pages.length})` : '')
