import { Worker } from 'node:worker_threads'
import type { LinesTask } from './read-lines.ts'
import { ReaderGone } from './reader-gone.ts'
import type { FromReader, ToReader } from './reader-messages.ts'
import type { Read } from './reading.ts'

/** Young objects die in masses here; with the usual few megabytes for them, a sixth of the time went into collecting them. */
const YOUNG_MB = 64

/** A day has one book for its several logs, and as many rows in it as in all of them. */
const WEIGHTS = { log: 1, book: 4 } as const

/** A worker thread that reads several files at once. Lets the process end while it has none. */
export class ReaderThread {
  readonly #worker: Worker
  readonly #feeds = new Map<number, Feed>()
  /** What its open files weigh together. */
  load = 0
  #last = 0
  #cause: unknown = null
  gone = false

  constructor(markKey: Uint8Array) {
    this.#worker = new Worker(new URL('./reader-worker.js', import.meta.url), {
      workerData: markKey,
      // The built program needs no loader, whatever the process was started with.
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    this.#worker.unref()
    this.#worker.on('message', (message: FromReader) => this.#feeds.get(message.file)?.hear(message))
    this.#worker.on('error', (error) => {
      this.gone = true
      this.#cause = error
    })
    // Not before it has ended: until then it may still write.
    this.#worker.on('exit', () => {
      this.gone = true
      for (const feed of this.#feeds.values()) feed.lost(new ReaderGone(this.#cause))
    })
  }

  open(task: LinesTask): Feed {
    const file = ++this.#last
    const feed = new Feed((message) => this.#worker.postMessage({ ...message, file }, transferred(message)))
    const weight = WEIGHTS[task.profile.kind]
    this.#feeds.set(file, feed)
    this.load += weight
    this.#worker.ref()
    const closed = (): void => {
      this.#feeds.delete(file)
      this.load -= weight
      if (this.#feeds.size === 0) this.#worker.unref()
    }
    feed.over.then(closed, closed)
    feed.open(task)
    return feed
  }

  async close(): Promise<void> {
    this.gone = true
    await this.#worker.terminate()
  }
}

interface Settle {
  readonly resolve: (read: Read | null) => void
  readonly reject: (error: Error) => void
}
type Unnumbered<T> = T extends unknown ? Omit<T, 'file'> : never
type Message = Unnumbered<ToReader>
const transferred = (message: Message): ArrayBuffer[] =>
  message.say === 'chunk' ? [message.bytes.buffer] : []

const BATCH = 256 * 1024
/** Batches on their way: enough that the thread never waits, few enough that a sender is held back. */
const WINDOW = 3

/**
 * One file on its way into a thread. What comes in small chunks is gathered while the thread is busy, and sent at once while it is
 * not: a slow sender hears of a fault as soon as he has made it.
 */
export class Feed {
  readonly #post: (message: Message) => void
  /** What became of it; null where it was cancelled. Rejects where the thread died or failed. */
  readonly over: Promise<Read | null>
  rows = 0
  #settle: Settle | null = null
  #batch = new Uint8Array(BATCH)
  #filled = 0
  #unanswered = 0
  #wake: () => void = () => undefined

  constructor(post: (message: Message) => void) {
    this.#post = post
    this.over = new Promise((resolve, reject) => (this.#settle = { resolve, reject }))
    this.over.catch(() => undefined)
  }

  open(task: LinesTask): void {
    this.#post({ say: 'open', task })
  }
  /** Resolves when there is room for more, or when no more is wanted. */
  async take(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length && this.#settle !== null;) {
      const some = chunk.subarray(at, at + BATCH - this.#filled)
      this.#batch.set(some, this.#filled)
      this.#filled += some.length
      at += some.length
      this.#send()
      while (this.#filled === BATCH && this.#settle !== null)
        await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }
  end(): void {
    if (this.#filled > 0) this.#sendBatch()
    this.#post({ say: 'end' })
  }
  cancel(): void {
    this.#post({ say: 'cancel' })
  }

  hear(message: FromReader): void {
    if (message.say === 'failed') return this.lost(message.error)
    if (message.say === 'over') this.#end()?.resolve(message.read)
    else {
      this.rows = message.rows
      this.#unanswered -= 1
      this.#send()
      this.#wake()
    }
  }
  lost(error: Error): void {
    this.#end()?.reject(error)
  }

  #end(): Settle | null {
    const settle = this.#settle
    this.#settle = null
    this.#wake()
    return settle
  }
  #send(): void {
    if (this.#filled === 0 || this.#unanswered >= WINDOW) return
    if (this.#unanswered === 0 || this.#filled === BATCH) this.#sendBatch()
  }
  #sendBatch(): void {
    this.#post({ say: 'chunk', bytes: this.#batch.subarray(0, this.#filled) })
    this.#batch = new Uint8Array(BATCH)
    this.#filled = 0
    this.#unanswered += 1
  }
}
