import type { OpenPdf } from '../../../readers/pdf/document.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { barsFor, barText, type Bar } from './bars.ts'
import { cutOut } from './cut.ts'
import { matched } from './match.ts'
import type { Objects } from './objects.ts'
import { contentOf, setContent, type Page } from './pages.ts'
import { shownOn } from './shown-text.ts'
import { standardWidths } from './standard-widths.ts'
import { takenOn, type PageTask, type Taken } from './taken.ts'
import type { Task } from './task.ts'

/** What a page was before anything was taken from it, and what was done to it. */
export interface PageState {
  readonly index: number
  readonly page: Page
  /** The characters that have to be left in the end. */
  readonly kept: readonly string[]
  readonly bars: Bar[]
  readonly done: Map<HiddenClass | 'finding', number>
  /** Its text cannot be taken out of its content. */
  failed: boolean
}

/** One round over some pages of an open document, whose objects are changed to fit. True where a page had something to go. */
export function takeOut(
  pdf: OpenPdf,
  objects: Objects,
  states: ReadonlyMap<number, PageState>,
  indices: readonly number[],
  pages: readonly Page[],
  task: Task,
): Map<number, PageState> {
  const touched = new Map<number, PageState>()
  for (const index of indices) {
    task.tick()
    const page = pages[index]
    const found = takenOn(pdf, index, task)
    if (page === undefined) continue
    const state = states.get(index) ?? {
      index,
      page,
      kept: found?.kept ?? [],
      bars: [],
      done: new Map(),
      failed: false,
    }
    if (found === null) touched.set(index, { ...state, failed: true })
    else if (found.taken.length > 0) {
      if (!cutPage(pdf, objects, state, found, task)) state.failed = true
      touched.set(index, state)
    }
  }
  return touched
}

function cutPage(pdf: OpenPdf, objects: Objects, state: PageState, { taken }: PageTask, task: Task): boolean {
  const { page, bars, done } = state
  const bytes = contentOf(objects, page.object)
  if (bytes === null) return false
  const entries = objects.dict({ is: 'ref', to: page.object })
  const resources = objects.dict(entries?.get('Resources')) ?? page.resources
  const drawing = shownOn(objects, bytes, resources, standardWidths(pdf.engine, pdf.handle), task.tick)
  const { codes, unmatched } = matched(drawing.codes, taken)
  const [content] = drawing.contents
  const added = barsFor(taken)
  bars.push(...added)
  count(done, taken)
  if (unmatched > 0 || content === undefined) return false
  const cut = cutOut(objects, content, codes)
  const open = Math.max(0, -content.unbalanced)
  const close = Math.max(0, content.unbalanced)
  const painted = added.length === 0 ? '' : added.map(({ rect }) => barText(rect)).join('')
  setContent(
    objects,
    page.object,
    Buffer.concat([
      Buffer.from('q\n'.repeat(open + 1), 'latin1'),
      cut.bytes,
      Buffer.from(`\n${'Q\n'.repeat(close + 1)}${painted}`, 'latin1'),
    ]),
    cut.resources,
  )
  return true
}

/** Values are counted by occurrence, everything else by character. */
function count(done: PageState['done'], taken: readonly Taken[]): void {
  const values = new Set(taken.filter(({ why }) => why === 'finding').map(({ occurrence }) => occurrence))
  if (values.size > 0) done.set('finding', (done.get('finding') ?? 0) + values.size)
  for (const { why } of taken) if (why !== 'finding') done.set(why, (done.get(why) ?? 0) + 1)
}
