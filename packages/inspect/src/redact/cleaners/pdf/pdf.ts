import { openPdf, wholeCopy, type OpenPdf } from '../../../readers/pdf/document.ts'
import { freshEngine } from '../../../readers/pdf/engine.ts'
import { reopened } from '../../../readers/pdf/pages.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { objectsOf, type Objects } from './objects.ts'
import { takeOut, type PageState } from './page-pass.ts'
import { pagesOf, type Page } from './pages.ts'
import { searchFor, type Task } from './task.ts'
import { written } from './write.ts'

export const pdfCleaner: Cleaner = {
  id: 'pdf',
  kinds: ['pdf'],
  removes: new Set(['covered-text']),
  clean,
}

const ROUNDS = 4

async function clean(cleaning: Cleaning): Promise<Uint8Array | null> {
  const { secrets, hidden, limits } = cleaning
  const task: Task = {
    secrets,
    hidden,
    limits,
    search: searchFor(secrets),
    tick: () => cleaning.tick(),
  }
  const bytes = await whole(cleaning)
  const pdf = openPdf(await freshEngine(), bytes)
  if (typeof pdf === 'string') throw new Error(pdf)
  const copy = wholeCopy(pdf)
  pdf.close()
  if (copy === null) throw new Error('copy')
  const objects = objectsOf(copy, limits.heldBytes, task.tick)
  const pages = objects === null ? null : pagesOf(objects)
  if (objects === null || pages === null) throw new Error('objects')
  const states = await takeAll(objects, pages, task)
  for (const { index, done, failed } of states.values()) {
    if (failed) throw new Error('failed')
    for (const [what, count] of done)
      cleaning.deed({
        address: `p.${index + 1}`,
        what,
        how: what === 'finding' ? 'blacked' : 'removed',
        count,
      })
  }
  return written(objects, task.tick)
}

async function takeAll(
  objects: Objects,
  pages: readonly Page[],
  task: Task,
): Promise<Map<number, PageState>> {
  const states = new Map<number, PageState>()
  let indices: readonly number[] = pages.map((_, i) => i)
  for (let round = 0; round < ROUNDS && indices.length > 0; round++) {
    const pdf: OpenPdf | null = await reopened(written(objects, task.tick))
    if (pdf === null) throw new Error('reopen')
    try {
      const touched = takeOut(pdf, objects, states, indices, pages, task)
      for (const [index, state] of touched) states.set(index, state)
      indices = [...touched.values()].filter(({ failed }) => !failed).map(({ index }) => index)
    } finally {
      pdf.close()
    }
  }
  for (const index of indices) {
    const state = states.get(index)
    if (state !== undefined) state.failed = true
  }
  return states
}

async function whole({ source, limits }: Cleaning): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source.open()) {
    length += chunk.length
    if (length > limits.heldBytes) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
