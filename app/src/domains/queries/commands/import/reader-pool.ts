import { availableParallelism } from 'node:os'
import type { LineReaders } from './line-readers.ts'
import { ReaderThread, type Feed } from './reader-thread.ts'
import { everySecond, type Progress, type Read } from './reading.ts'

/** More would only take turns with the database and with DuckDB. */
const MOST_THREADS = 2

/** Reading threads, started when they are first needed. One that died is replaced by the next file. */
export class ReaderPool implements LineReaders {
  readonly #markKey: Uint8Array
  readonly #most: number
  #threads: ReaderThread[] = []

  constructor(markKey: Uint8Array, threads = Math.min(MOST_THREADS, availableParallelism())) {
    this.#markKey = markKey
    this.#most = threads
  }

  read: LineReaders['read'] = (task, bytes, progress) => pump(this.#idlest().open(task), bytes, progress)

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }

  #idlest(): ReaderThread {
    this.#threads = this.#threads.filter((thread) => !thread.gone)
    const [idlest] = this.#threads.toSorted((a, b) => a.load - b.load)
    if (idlest && (idlest.load === 0 || this.#threads.length >= this.#most)) return idlest
    const fresh = new ReaderThread(this.#markKey)
    this.#threads.push(fresh)
    return fresh
  }
}

async function pump(feed: Feed, bytes: AsyncIterable<Uint8Array>, progress: Progress): Promise<Read | null> {
  const chunks = bytes[Symbol.asyncIterator]()
  const over = feed.over.then(() => null)
  const due = everySecond()
  let size = 0
  let wanted = true
  try {
    for (;;) {
      // The thread may have seen enough before the sender says another word.
      const next = chunks.next()
      next.catch(() => undefined)
      const result = await Promise.race([next, over])
      if (result === null) break
      if (result.done) {
        wanted = false
        feed.end()
        break
      }
      size += result.value.length
      await feed.take(result.value)
      if (due() && !(await progress.told(feed.rows, size))) {
        feed.cancel()
        await feed.over
        return null
      }
    }
    return await feed.over
  } catch (error) {
    feed.cancel()
    await feed.over.catch(() => undefined)
    throw error
  } finally {
    // Not awaited: where a chunk is still asked for, this waits for the sender.
    if (wanted) chunks.return?.(undefined).catch(() => undefined)
  }
}
