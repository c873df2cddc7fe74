import type { OpenPdf } from '../../../readers/pdf/document.ts'
import type { Rect } from '../../../readers/pdf/glyphs.ts'
import type { Things } from '../../../readers/pdf/things.ts'
import { nameOf, type Value } from '../../../readers/pdf/values.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { barsFor } from './bars.ts'
import { array, changed, ref, type Objects } from './objects.ts'
import { contentOf, setContent, type Page } from './pages.ts'
import { shownOn } from './shown-text.ts'
import { standardWidths } from './standard-widths.ts'
import { takenOn, type PageTask, type Taken } from './taken.ts'
import type { Task } from './task.ts'
import { withoutTaken } from './without-taken.ts'

/** What a page was before anything was taken from it, and what was done to it. */
export interface PageState {
  readonly index: number
  readonly page: Page
  /** The characters that have to be left in the end. */
  readonly kept: string[]
  /** Where something was blacked out. */
  readonly areas: Rect[]
  readonly done: Map<HiddenClass | 'finding', number>
  /** Painted by the engine it looks as people see it, and `areas` holds all that has to go. */
  readonly legible: boolean
  /** Pseudonyms stand on it. */
  signed: boolean
  /** Its text cannot be taken out of its content. */
  failed: boolean
}

/** One round over some pages of an open document, whose objects are changed to fit. The states of the pages that had something to go. */
export function takeOut(
  pdf: OpenPdf,
  objects: Objects,
  states: ReadonlyMap<number, PageState>,
  indices: readonly number[],
  pages: readonly Page[],
  task: Task,
): ReadonlyMap<number, PageState> {
  const touched = new Map<number, PageState>()
  for (const index of indices) {
    task.tick()
    const page = pages[index]
    const found = takenOn(pdf, index, task)
    if (page === undefined) continue
    const state = states.get(index) ?? {
      index,
      page,
      kept: [...(found?.kept ?? [])],
      areas: [],
      done: new Map<HiddenClass | 'finding', number>(),
      legible: found?.legible ?? false,
      signed: false,
      failed: false,
    }
    const marked = task.hidden.has('unapplied-redaction') && (found?.marked.length ?? 0) > 0
    if (found === null) touched.set(index, { ...state, failed: true })
    else if (found.taken.length > 0 || marked) {
      if (!cutPage(pdf, objects, state, found, task)) state.failed = true
      touched.set(index, state)
    }
  }
  return touched
}

function cutPage(pdf: OpenPdf, objects: Objects, state: PageState, found: PageTask, task: Task): boolean {
  const { page, areas, done } = state
  const { taken } = found
  const marked = task.hidden.has('unapplied-redaction') ? found.marked : []
  areas.push(...barsFor(taken), ...marked)
  count(done, taken, marked.length)
  const bytes = contentOf(objects, page.object)
  // A picture beneath a mark has to lose its pixels, which only painting the page anew does.
  if (bytes === null || marked.some((area) => hidesMore(area, found.things))) return false
  const entries = objects.dict(ref(page.object))
  const resources = objects.dict(entries?.get('Resources')) ?? page.resources
  const drawing = shownOn(objects, bytes, resources, standardWidths(pdf.engine, pdf.handle), task.tick)
  const made = withoutTaken(objects, drawing, taken, marked, task)
  if (made === null) return false
  state.kept.push(...made.said)
  if (made.said.length > 0) state.signed = true
  setContent(objects, page.object, made.bytes, made.resources)
  if (marked.length > 0) dropMarks(objects, page.object)
  return true
}

/** Something other than text lies in the area, and more than a line that runs through it. */
const hidesMore = (area: Rect, { all }: Things): boolean =>
  all.some(({ type, rect }) =>
    type === 'path'
      ? rect.left >= area.left &&
        rect.right <= area.right &&
        rect.bottom >= area.bottom &&
        rect.top <= area.top
      : rect.left < area.right && rect.right > area.left && rect.bottom < area.top && rect.top > area.bottom,
  )

function dropMarks(objects: Objects, page: number): void {
  const entries = objects.dict(ref(page))
  if (entries === null) return
  const kept = objects
    .list(entries.get('Annots'))
    .filter((one) => nameOf(objects.get(objects.dict(one)?.get('Subtype'))) !== 'Redact')
  const value: Value = { is: 'dict', entries: changed(entries, { Annots: array(...kept) }) }
  objects.set(page, { value, raw: null })
}

/** Values are counted by occurrence, everything else by character; marks of redactions that hide no character count as well. */
function count(done: PageState['done'], taken: readonly Taken[], marks: number): void {
  const add = (what: HiddenClass | 'finding', by: number): void => {
    if (by > 0) done.set(what, (done.get(what) ?? 0) + by)
  }
  add('finding', new Set(taken.filter(({ secret }) => secret >= 0).map(({ occurrence }) => occurrence)).size)
  for (const { why } of taken) if (why !== 'finding') add(why, 1)
  add('unapplied-redaction', marks)
}
