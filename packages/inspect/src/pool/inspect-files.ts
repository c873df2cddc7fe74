import { availableParallelism } from 'node:os'
import { freshMarkKey, type MarkKey } from '../detect/mark.ts'
import { inspectFile } from '../pipeline/inspect.ts'
import { openTesseract } from '../ocr/tesseract.ts'
import { defaultLimits, type Limits } from '../words/limits.ts'
import type { Progress, Report } from '../words/report.ts'
import { Lane } from './lane.ts'

export interface InspectFilesOptions {
  readonly limits?: Partial<Limits>
  /** Key of the marks, the same for all files of the run; a fresh one if left out. */
  readonly markKey?: MarkKey
  /** Files at once. */
  readonly jobs?: number
  /** Cap of one worker's JavaScript heap. Bytes held outside of it are bounded by `limits.heldBytes`. */
  readonly memoryMb?: number
  /** Reads what is written in pictures with Tesseract: an engine for each job, about 300 MB each, seconds for a page. */
  readonly ocr?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (path: string, progress: Progress) => void
}

export interface FileReport {
  readonly path: string
  readonly report: Report
}

/** A worker stops by itself at `limits.timeMs`; what a parser holds up for longer than this beyond it is killed. */
const KILL_MARGIN_MS = 5000

/**
 * Inspects many files, each in a worker thread with caps on time and memory; reports come as they are done. A file that kills its
 * worker gets a report with a coded fault, and the run goes on. Stop early by leaving the loop.
 */
export async function* inspectFiles(
  paths: Iterable<string> | AsyncIterable<string>,
  options: InspectFilesOptions = {},
): AsyncGenerator<FileReport> {
  const lanes = Array.from(
    { length: options.jobs ?? Math.max(1, availableParallelism() - 1) },
    inspector(options),
  )
  const idle = [...lanes]
  const running = new Map<Inspector, Promise<FileReport & { readonly lane: Inspector }>>()
  const queue = (async function* () {
    yield* paths
  })()
  try {
    let more = true
    for (;;) {
      for (
        let lane = idle.at(-1);
        more && lane !== undefined && options.signal?.aborted !== true;
        lane = idle.at(-1)
      ) {
        const next = await queue.next()
        more = next.done !== true
        if (next.done === true) break
        idle.pop()
        running.set(lane, inspect(lane, next.value, options))
      }
      if (running.size === 0) return
      const { lane, path, report } = await Promise.race(running.values())
      running.delete(lane)
      idle.push(lane)
      yield { path, report }
    }
  } finally {
    await Promise.all([...lanes.map((lane) => lane.close()), queue.return(undefined)])
  }
}

async function inspect(lane: Inspector, path: string, { onProgress }: InspectFilesOptions) {
  const report = await lane.inspect(path, (progress) => onProgress?.(path, progress))
  return { lane, path, report }
}

type Inspector = Pick<Lane, 'inspect' | 'close'>

/** Threads from the built program; in this thread when run from source, because Node 20 cannot start one from TypeScript. */
function inspector(options: InspectFilesOptions): () => Inspector {
  const { limits = {}, markKey = freshMarkKey(), memoryMb = 512, ocr = false, signal } = options
  if (import.meta.url.endsWith('.ts')) {
    const shared = { limits, markKey, ...(signal === undefined ? {} : { signal }) }
    return () => {
      const engine = ocr ? openTesseract() : null
      const reading = engine === null ? shared : { ...shared, ocr: engine }
      return {
        inspect: (path, onProgress) => inspectFile(path, { ...reading, onProgress }),
        close: async () => engine?.close(),
      }
    }
  }
  const killAfterMs = (limits.timeMs ?? defaultLimits.timeMs) + KILL_MARGIN_MS
  return () => new Lane({ setup: { limits, markKey, ocr }, memoryMb, killAfterMs, signal })
}
