import { parentPort, workerData } from 'node:worker_threads'
import { TargetMarks } from '../../store/target-marks.ts'
import { LinesSink, type LinesTask } from './read-lines.ts'
import type { FromReader, ToReader } from './reader-messages.ts'
import type { Read } from './reading.ts'

type Said = Exclude<ToReader, { say: 'open' }>

/** One file in this thread. What is said about it is done in turn, between what is said about others. */
class OpenFile {
  readonly #answer: (message: FromReader) => void
  readonly #number: number
  #sink: LinesSink | null = null
  #turn: Promise<void>
  #cancelled = false
  #over = false

  constructor(number: number, task: LinesTask, answer: (message: FromReader) => void) {
    this.#number = number
    this.#answer = answer
    this.#turn = this.#tried(async () => {
      this.#sink = await LinesSink.open(task, marks)
    })
  }

  hear(said: Said): void {
    // Chunks that still wait are not read for nothing.
    if (said.say === 'cancel') this.#cancelled = true
    this.#turn = this.#turn.then(() => this.#tried(() => this.#do(said)))
  }

  async #do(said: Said): Promise<void> {
    const sink = this.#sink
    if (this.#over || sink === null) return
    if (this.#cancelled) {
      await sink.discard()
      return this.#end({ say: 'over', read: null })
    }
    const read =
      said.say === 'chunk' ? await sink.push(said.bytes) : said.say === 'end' ? await sink.end() : null
    if (read !== null) this.#end({ say: 'over', read })
    else this.#answer({ file: this.#number, say: 'taken', rows: sink.rows })
  }

  async #tried(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      await this.#sink?.discard().catch(() => undefined)
      this.#end({ say: 'failed', error: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  #end(last: { say: 'over'; read: Read | null } | { say: 'failed'; error: Error }): void {
    this.#over = true
    files.delete(this.#number)
    this.#answer({ file: this.#number, ...last })
  }
}

// Files of lines are read beside the server, not within it: its requests go on, and the other processors have work. A clear target
// exists in this thread's memory alone; the spools hold marks.
const port = parentPort
const marks = new TargetMarks(workerData as Uint8Array)
const files = new Map<number, OpenFile>()
port?.on('message', (message: ToReader) => {
  if (message.say === 'open')
    files.set(message.file, new OpenFile(message.file, message.task, (answer) => port.postMessage(answer)))
  else files.get(message.file)?.hear(message)
})
