import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { threadCode } from './thread-code.ts'

/** What tesseract.js 7.0.0 says to its own thread, and hears from it. The version is pinned because of this. */
interface Answer {
  readonly jobId: string
  readonly action: string
  readonly status: 'resolve' | 'reject' | 'progress'
  readonly data: unknown
}
type Action = 'load' | 'loadLanguage' | 'initialize' | 'setParameters' | 'recognize'

/** The thread is gone, or the engine in it broke. */
export class ThreadLost extends Error {
  /** Because memory was refused to it. */
  readonly starved: boolean
  constructor(said = '') {
    super(said)
    this.starved = STARVED.test(said)
  }
}
const STARVED = /MEMORY CAP|memory|OOM|\babort/i
/** The engine said no, and lives. */
export class Refused extends Error {}

const LANGUAGE = 'chi_tra'
const LSTM_ONLY = 1
const HEAP_MB = 256
const MB = 1024 * 1024

const script = (): string =>
  fileURLToPath(import.meta.resolve('tesseract.js/src/worker-script/node/index.js'))
const models = (): string =>
  fileURLToPath(new URL('4.0.0', import.meta.resolve('@tesseract.js-data/chi_tra/package.json')))

/** One thread with the engine and the model in it. After a ThreadLost it answers nothing any more. */
export class OcrThread {
  readonly #worker: Worker
  readonly #open = new Map<string, { resolve: (data: unknown) => void; reject: (error: Error) => void }>()
  #jobs = 0
  #lost = false

  private constructor(memoryMb: number) {
    const path = script()
    this.#worker = new Worker(threadCode, {
      eval: true,
      // What the engine prints may hold text of the document.
      ...{ stdout: true, stderr: true, execArgv: [], env: {} },
      workerData: { script: path, maxBytes: memoryMb * MB },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
    })
    this.#worker.on('message', (answer: Answer) => this.#hear(answer))
    this.#worker.on('error', (error) => this.#lose(error.message))
    this.#worker.on('exit', () => this.#lose('exit'))
  }

  static async start(memoryMb: number): Promise<OcrThread> {
    const thread = new OcrThread(memoryMb)
    try {
      await thread.ask('load', { options: { lstmOnly: true, logging: false } })
      await thread.ask('loadLanguage', {
        langs: LANGUAGE,
        options: { langPath: models(), cacheMethod: 'none', gzip: true, lstmOnly: true },
      })
      await thread.ask('initialize', { langs: LANGUAGE, oem: LSTM_ONLY, config: {} })
      return thread
    } catch (error) {
      thread.end()
      throw error
    }
  }

  /** @throws Refused, ThreadLost */
  ask(action: Action, payload: unknown): Promise<unknown> {
    if (this.#lost) return Promise.reject(new ThreadLost())
    const jobId = String((this.#jobs += 1))
    // A thread at work keeps the process alive, an idle one does not.
    this.#worker.ref()
    return new Promise((resolve, reject) => {
      this.#open.set(jobId, { resolve, reject })
      this.#worker.postMessage({ workerId: 'ocr', jobId, action, payload })
    })
  }

  end(): void {
    this.#lose('ended')
    void this.#worker.terminate()
  }

  #hear({ jobId, status, data }: Answer): void {
    const job = this.#open.get(jobId)
    if (status === 'progress' || job === undefined) return
    this.#open.delete(jobId)
    if (this.#open.size === 0) this.#worker.unref()
    if (status === 'resolve') job.resolve(data)
    else job.reject(this.#refusal(String(data)))
  }

  /** An image it cannot read leaves the engine whole; anything else that is thrown in WebAssembly does not. */
  #refusal(said: string): Error {
    return /attempting to read image/.test(said) ? new Refused(said) : new ThreadLost(said)
  }

  #lose(why: string): void {
    this.#lost = true
    for (const { reject } of this.#open.values()) reject(new ThreadLost(why))
    this.#open.clear()
  }
}
