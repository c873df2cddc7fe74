import { createReadStream } from 'node:fs'
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { inspectFiles, type Limits, type MarkKey, type Progress } from '@subrosa/inspect'
import { entryOf } from './entry-of.ts'
import type { Journal, Position } from './journal.ts'
import { walk, type Met, type Root } from './walk.ts'
import type { Entry, Passed } from './words.ts'

export interface ScanOptions {
  readonly roots: readonly Root[]
  readonly key: MarkKey
  readonly limits: Partial<Limits>
  readonly jobs: number
  readonly ocr: boolean
  readonly review: number
  readonly journal: Journal
  /** Compares the digest too before a file counts as done: reads it, but does not inspect it. */
  readonly rehash: boolean
  readonly own: ReadonlySet<string>
  readonly signal: AbortSignal
  readonly onProgress?: (shown: string, progress: Progress) => void
}

export interface Told {
  readonly entry: Entry
  /** Taken over from an earlier run. */
  readonly given: boolean
}

/**
 * Inspects everything below the roots and tells each thing once, as it is done; all of it is in the journal before it is told.
 * What an earlier run has done and is still the same comes from there. Stopped by the signal: what was under way is not told.
 */
export async function* scan(options: ScanOptions): AsyncGenerator<Told> {
  const { roots, key, limits, jobs, ocr, review, journal, own, signal } = options
  const underWay = new Map<string, Met>()
  // Met on the way to the next file to be inspected. Places and not entries: a resumed scan may pass thousands.
  const aside: (Passed | Position)[] = []
  const paths = async function* (): AsyncGenerator<string> {
    for await (const met of walk(roots, { own, onPassed: (passed) => void aside.push(passed) })) {
      if (signal.aborted) return
      const done = journal.doneFor(met)
      if (done !== null && (!options.rehash || (await digestOf(met.path)) === done.digest)) aside.push(done)
      else {
        underWay.set(met.path, met)
        yield met.path
      }
    }
  }
  const setAside = async function* (): AsyncGenerator<Told> {
    for (const one of aside.splice(0)) {
      if ('at' in one) yield { entry: await journal.keep(one), given: true }
      else {
        await journal.add(one, { mtimeMs: 0, ctimeMs: 0 })
        yield { entry: one, given: false }
      }
    }
  }
  const reports = inspectFiles(paths(), {
    ...{ limits, markKey: key, jobs, ocr, signal },
    onProgress: (path, progress) => options.onProgress?.(underWay.get(path)?.shown ?? path, progress),
  })
  for await (const { path, report } of reports) {
    yield* setAside()
    const met = underWay.get(path)
    underWay.delete(path)
    if (met === undefined || report.reasons.some(({ fault }) => fault.code === 'ABORTED')) continue
    const entry = entryOf(met, report, key, review)
    await journal.add(entry, met)
    yield { entry, given: false }
  }
  yield* setAside()
}

/** Null where it cannot be read: then it is no longer what it was. */
async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
    return hash.digest('hex')
  } catch {
    return null
  }
}
