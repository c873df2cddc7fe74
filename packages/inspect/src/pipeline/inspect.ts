import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { detectors as allDetectors } from '../detect/detectors/index.ts'
import { freshMarkKey, type MarkKey } from '../detect/mark.ts'
import { registry, type Registry } from '../detect/registry.ts'
import { readers as allReaders } from '../readers/index.ts'
import type { Supply } from '../source/source.ts'
import { fileSupply, memorySupply } from '../source/supplies.ts'
import { fault } from '../words/faults.ts'
import { defaultLimits, type Limits } from '../words/limits.ts'
import type { Ocr } from '../words/ocr.ts'
import type { Part, PartPath } from '../words/part.ts'
import type { Reader } from '../words/reader.ts'
import type { Progress, Report } from '../words/report.ts'
import type { Span } from '../words/span.ts'
import { Budget } from './budget.ts'
import { Collection, lostReport } from './collect.ts'
import { Finder } from './finder.ts'
import { readPart } from './run.ts'
import { Stop } from './stop.ts'

export interface InspectOptions {
  readonly limits?: Partial<Limits>
  /** Key of the marks. Left out: a fresh one, so that marks compare within this report only. */
  readonly markKey?: MarkKey
  readonly detectors?: Registry
  readonly readers?: readonly Reader[]
  readonly signal?: AbortSignal
  /** Reads what is written in pictures. Left out: pixels are said not to be read. What is read by it is at best PARTIAL (OCR_UNSURE). */
  readonly ocr?: Ocr
  /** The only way on which text of the document leaves: every span, visible and hidden, in the order of reading. */
  readonly onSpan?: (span: Span) => void
  readonly onProgress?: (progress: Progress) => void
  /** For maintainers: what a reader threw that is no coded fault (READER_FAILED in the report). May hold text of the document. */
  readonly onFailure?: (part: PartPath, error: unknown) => void
}

/** The product's own detectors; checked once, when first asked for. */
let checked: Registry | null = null
export const defaultRegistry = (): Registry => (checked ??= registry(allDetectors))

/** Inspects bytes in memory. Never rejects because of what they are. */
export const inspectBytes = (
  bytes: Uint8Array,
  name: string,
  options: InspectOptions = {},
): Promise<Report> => inspectSupply(memorySupply(bytes), name, options)

/** Inspects a file on disk, streaming where its format allows. Never rejects because of what the file is. */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Report> {
  const name = basename(path)
  try {
    await using handle = await open(path, 'r')
    const before = await handle.stat()
    if (!before.isFile()) return lostReport(fault('FILE_UNREADABLE', { what: 'not a file' }), name)
    const report = await inspectSupply(fileSupply(handle, before.size), name, options)
    const after = await handle.stat()
    const same = after.size === before.size && after.mtimeMs === before.mtimeMs
    return same ? report : changed(report)
  } catch (error) {
    return lostReport(fault('FILE_UNREADABLE', { what: codeOf(error) }), name)
  }
}

async function inspectSupply(source: Supply, name: string, options: InspectOptions): Promise<Report> {
  const limits = { ...defaultLimits, ...options.limits }
  // Before the clock starts: that the detectors prove themselves once is not this file's time.
  const { detectors } = options.detectors ?? defaultRegistry()
  const budget = new Budget(limits, () => performance.now(), options.signal)
  const collection = new Collection(limits.listed)
  const finder = new Finder(detectors, options.markKey ?? freshMarkKey(), collection)
  const byKind = new Map(
    (options.readers ?? allReaders).flatMap((reader) => reader.kinds.map((kind) => [kind, reader])),
  )
  const { ocr, onSpan, onProgress, onFailure } = options
  const readerOf = byKind.get.bind(byKind)
  const run = { budget, collection, finder, readerOf, ocr, onSpan, onProgress, onFailure }
  try {
    await readPart(run, { source }, { path: [name], depth: 0, hidden: null })
  } catch (error) {
    // The run was stopped: every part on the way out has been marked already.
    if (!(error instanceof Stop)) throw error
  }
  finder.flush()
  const [root] = collection.parts
  if (root === undefined) throw new Error('a run without a part')
  return collection.report(root, Math.round(budget.ms))
}

/** A file that moved under the reader's hands: what was found stands, but it is not the whole truth. */
function changed(report: Report): Report {
  const reason = fault('FILE_CHANGED')
  const [root, ...inner] = report.parts
  if (root === undefined) return report
  const marked: Part = {
    ...root,
    state: root.state === 'read' ? 'partly' : root.state,
    faults: [...root.faults, reason],
  }
  const verdict = report.verdict === 'COMPLETE' ? 'PARTIAL' : report.verdict
  return {
    ...report,
    verdict,
    parts: [marked, ...inner],
    reasons: [...report.reasons, { part: root.path, fault: reason }],
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
