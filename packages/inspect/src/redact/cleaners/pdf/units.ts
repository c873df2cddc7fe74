import { openPdf } from '../../../readers/pdf/document.ts'
import { freshEngine } from '../../../readers/pdf/engine.ts'
import { stopPart } from '../../../pipeline/stop.ts'
import { dictOf, nameOf, type Dict, type Value } from '../../../readers/pdf/values.ts'
import type { Tell } from './by-class.ts'
import { array, changed, dict, name, num, packed, ref, type Objects } from './objects.ts'
import { forDicts } from './rebuild.ts'
import { shownOn } from './shown-text.ts'
import { standardWidths } from './standard-widths.ts'
import { takenOn } from './taken.ts'
import type { Task } from './task.ts'
import { withoutTaken } from './without-taken.ts'
import { reachableNumbers, written } from './write.ts'

const ROUNDS = 4
const SHOWS = /T[jJ]|['"]/

/**
 * Values in what is drawn but is no page: forms, looks of annotations in all their states, patterns, characters that are drawings. Each is
 * read as if it were a page, for some are painted nowhere. Returns how many could not be rid of what they hold.
 */
export async function cutUnits(objects: Objects, task: Task, tell: Tell): Promise<number> {
  if (task.secrets.length === 0) return 0
  let units = drawnStreams(objects, task)
  const failed = new Set<number>()
  for (let round = 0; round < ROUNDS && units.length > 0; round++)
    units = await cutOnce(objects, units, task, failed, tell)
  return failed.size + units.length
}

async function cutOnce(
  objects: Objects,
  units: readonly number[],
  task: Task,
  failed: Set<number>,
  tell: Tell,
): Promise<readonly number[]> {
  const pdf = openPdf(await freshEngine(), asPages(objects, units, task))
  if (typeof pdf === 'string') throw stopPart('REDACT_PDF_DAMAGED', { what: 'forms' })
  const again: number[] = []
  try {
    const standard = standardWidths(pdf.engine, pdf.handle)
    for (const [index, unit] of units.entries()) {
      task.tick()
      const found = takenOn(pdf, index, { ...task, hidden: new Set() })
      if (found !== null && found.taken.length === 0) continue
      const stored = objects.at(unit)
      const entries = dictOf(stored?.value)
      const bytes = objects.data(ref(unit))
      if (found === null || entries === null || bytes === null) {
        if (found !== null) failed.add(unit)
        continue
      }
      const resources = objects.dict(entries.get('Resources')) ?? new Map<string, Value>()
      const drawing = shownOn(objects, bytes, resources, standard, task.tick)
      const made = withoutTaken(objects, drawing, found.taken, [], task)
      if (made === null) {
        failed.add(unit)
        continue
      }
      const shorter = changed(entries, { Resources: { is: 'dict', entries: made.resources } })
      objects.set(unit, packed(shorter, made.bytes))
      tell(unit, 'finding', new Set(found.taken.map(({ occurrence }) => occurrence)).size)
      again.push(unit)
    }
  } finally {
    pdf.close()
  }
  return again
}

/** Streams of content that show text and that the document leads to, without the pages' own. */
function drawnStreams(objects: Objects, { tick }: Task): readonly number[] {
  const own = new Set<number>()
  const units: number[] = []
  const drawings = new Set<number>()
  const numbers = reachableNumbers(objects)
  const look = (entries: Dict): void => {
    const contents = entries.get('Contents')
    for (const one of [contents, ...objects.list(contents)]) if (one?.is === 'ref') own.add(one.to)
    const looks = [...(objects.dict(entries.get('AP'))?.values() ?? [])]
    const inner = looks.flatMap((one) => [one, ...(objects.dict(one)?.values() ?? [])])
    for (const one of [...inner, ...(objects.dict(entries.get('CharProcs'))?.values() ?? [])])
      if (one.is === 'ref') drawings.add(one.to)
  }
  forDicts(objects, look, tick)
  for (const number of numbers) {
    tick()
    const stored = objects.at(number)
    const entries = dictOf(stored?.value)
    if (stored === undefined || stored.raw === null || entries === null || own.has(number)) continue
    const isForm = nameOf(objects.get(entries.get('Subtype'))) === 'Form' || entries.has('PatternType')
    if (!isForm && !drawings.has(number)) continue
    const data = objects.data(ref(number))
    if (data !== null && SHOWS.test(Buffer.from(data).toString('latin1'))) units.push(number)
  }
  return units
}

/** A document whose pages are these streams, each with its own resources. */
function asPages(objects: Objects, units: readonly number[], { tick }: Task): Uint8Array {
  const copy = objects.copy()
  const tree = copy.add({ value: dict({}), raw: null })
  const kids = units.map((unit) => {
    const entries: Dict = dictOf(copy.at(unit)?.value) ?? new Map()
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = copy.numbersIn(entries.get('BBox'))
    const box = x1 === x2 || y1 === y2 ? [0, 0, 1000, 1000] : [x1, y1, x2, y2]
    const page = dict({
      Type: name('Page'),
      Parent: ref(tree),
      MediaBox: array(...box.map(num)),
      Contents: ref(unit),
      Resources: entries.get('Resources') ?? dict({}),
    })
    return ref(copy.add({ value: page, raw: null }))
  })
  copy.set(tree, {
    value: dict({ Type: name('Pages'), Kids: array(...kids), Count: num(kids.length) }),
    raw: null,
  })
  const root = copy.add({ value: dict({ Type: name('Catalog'), Pages: ref(tree) }), raw: null })
  copy.trailer = new Map([['Root', ref(root)]])
  return written(copy, tick)
}
