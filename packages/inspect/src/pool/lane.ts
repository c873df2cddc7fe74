import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { lostReport } from '../pipeline/collect.ts'
import { fault, type Fault } from '../words/faults.ts'
import type { Progress, Report } from '../words/report.ts'
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts'

export interface LaneOptions {
  readonly setup: WorkerSetup
  readonly memoryMb: number
  /** Time after which a worker that has not stopped by itself is killed. */
  readonly killAfterMs: number
  readonly signal: AbortSignal | undefined
}

/** A caller's stop is asked for politely; a parser that does not listen is killed after this. */
const GRACE_MS = 2000

/** One worker thread, reused from file to file and replaced when it is lost. One file at a time. */
export class Lane {
  readonly #options: LaneOptions
  #worker: Worker | null = null

  constructor(options: LaneOptions) {
    this.#options = options
  }

  /** Never rejects: a lost worker is a coded fault on the file it was lost with. */
  inspect(path: string, onProgress: (progress: Progress) => void): Promise<Report> {
    const { signal, killAfterMs } = this.#options
    const worker = (this.#worker ??= this.#start())
    return new Promise((resolve) => {
      const lost = (reason: Fault): void => {
        this.#worker = null
        void worker.terminate()
        done(lostReport(reason, basename(path)))
      }
      const onMessage = (message: FromWorker): void => {
        if (message.did === 'report') done(message.report)
        else onProgress(message.progress)
      }
      const onError = (error: unknown): void => lost(this.#reasonOf(error))
      const onExit = (): void => lost(fault('WORKER_DIED'))
      const kill = setTimeout(() => lost(fault('WORKER_TIME', { max: killAfterMs })), killAfterMs)
      let grace: NodeJS.Timeout | undefined
      const onAbort = (): void => {
        worker.postMessage({ do: 'stop' } satisfies ToWorker)
        grace = setTimeout(() => lost(fault('ABORTED')), GRACE_MS)
      }
      const done = (report: Report): void => {
        clearTimeout(kill)
        clearTimeout(grace)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        signal?.removeEventListener('abort', onAbort)
        resolve(report)
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      signal?.addEventListener('abort', onAbort)
      worker.postMessage({ do: 'inspect', path } satisfies ToWorker)
    })
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #start(): Worker {
    const { setup, memoryMb } = this.#options
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: setup,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
    })
    // Between two files, and once it was told to go, nobody else listens to its death.
    worker.on('error', () => undefined)
    return worker
  }

  #reasonOf(error: unknown): Fault {
    const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    return outOfMemory ? fault('WORKER_MEMORY', { max: this.#options.memoryMb }) : fault('WORKER_DIED')
  }
}
