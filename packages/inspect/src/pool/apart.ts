import { Worker } from 'node:worker_threads'
import type { MarkKey } from '../detect/mark.ts'
import { lostReport } from '../pipeline/collect.ts'
import type { Redacted, Wish } from '../redact/words.ts'
import { fault, type Fault } from '../words/faults.ts'
import { defaultLimits, type Limits } from '../words/limits.ts'
import type { Progress, Report } from '../words/report.ts'
import type { Span } from '../words/span.ts'
import { work, type Done, type FromApart, type Task } from './apart-work.ts'

/** What one file may cost its thread, and what is told meanwhile. */
export interface ApartOptions {
  readonly markKey: MarkKey
  readonly limits?: Partial<Limits>
  /** Cap of the thread's JavaScript heap, MiB. Bytes held outside of it are bounded by `limits.heldBytes`. */
  readonly memoryMb?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** A report with the text it speaks of: for whoever holds the file anyway, and for nobody else. */
export interface Read {
  readonly report: Report
  readonly spans: readonly Span[]
  /** Text beyond `keepChars`: inspected, but not handed over. */
  readonly cut: boolean
}

/** Inspects bytes in a thread of its own, which ends with the file: whatever a hostile one does stays there. Never rejects because of it. */
export async function inspectApart(
  bytes: Uint8Array,
  name: string,
  options: ApartOptions & { readonly keepChars: number },
): Promise<Read> {
  const done = await apart(
    {
      do: 'inspect',
      bytes,
      name,
      markKey: options.markKey,
      limits: options.limits ?? {},
      keepChars: options.keepChars,
    },
    options,
  )
  if (done.did === 'inspected') return done.read
  return {
    report: lostReport(done.did === 'lost' ? done.why : fault('WORKER_DIED'), name),
    spans: [],
    cut: false,
  }
}

/** Cleans bytes in a thread of its own. A lost thread is a coded fault, and there is no cleaned file. */
export async function redactApart(
  bytes: Uint8Array,
  name: string,
  wish: Wish,
  options: ApartOptions & { readonly now: Date },
): Promise<Redacted | Fault> {
  const { markKey, limits = {}, now } = options
  const done = await apart(
    { do: 'redact', bytes, name, markKey, limits, wish, now: now.toISOString() },
    options,
  )
  return done.did === 'redacted' ? done.redacted : done.did === 'lost' ? done.why : fault('WORKER_DIED')
}

/** A worker stops by itself at `limits.timeMs`; proof and cleaning take their turns, and what a parser holds up beyond is killed. */
const TURNS = { inspect: 1, redact: 4 } as const
const MARGIN_MS = 5000

function apart(task: Task, { limits, memoryMb = 768, signal, onProgress }: ApartOptions): Promise<Done> {
  // Run from source: in this thread, because Node 20 cannot start one from TypeScript.
  if (import.meta.url.endsWith('.ts')) return work(task, { signal, onProgress })
  const killAfterMs = (limits?.timeMs ?? defaultLimits.timeMs) * TURNS[task.do] + MARGIN_MS
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./apart-worker.js', import.meta.url), {
      // The bytes are copied: the caller may still want his.
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
    })
    const end = (done: Done): void => {
      clearTimeout(kill)
      signal?.removeEventListener('abort', abort)
      worker.removeAllListeners()
      // A thread that was told to go may still report its death.
      worker.on('error', () => undefined)
      void worker.terminate()
      resolve(done)
    }
    const lost = (why: Fault): void => end({ did: 'lost', why })
    const abort = (): void => lost(fault('ABORTED'))
    const kill = setTimeout(() => lost(fault('WORKER_TIME', { max: killAfterMs })), killAfterMs)
    worker.on('message', (message: FromApart) =>
      message.did === 'progress' ? onProgress?.(message.progress) : end(message),
    )
    worker.on('error', (error) => lost(reasonOf(error, memoryMb)))
    worker.on('exit', () => lost(fault('WORKER_DIED')))
    if (signal?.aborted === true) return abort()
    signal?.addEventListener('abort', abort)
  })
}

const reasonOf = (error: unknown, max: number): Fault =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? fault('WORKER_MEMORY', { max })
    : fault('WORKER_DIED')
