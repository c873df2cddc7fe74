import { randomBytes } from 'node:crypto'
import { constants, open, type FileHandle } from 'node:fs/promises'
import { markOf, type MarkKey } from '@subrosa/inspect'
import { OpsFault, reasonOf } from '../../server/ops-fault.ts'
import { linesOf } from './journal-lines.ts'
import { keySign } from './key-file.ts'
import type { Met } from './walk.ts'
import type { Entry, ScannedFile } from './words.ts'

/** What must be alike for the results of two runs to stand in one report. */
export interface Settings {
  readonly program: string
  readonly limits: string
  readonly review: number
}

/** Where an entry lies in the record. */
export interface Position {
  readonly path: string
  readonly at: number
  readonly length: number
}

interface Done extends Position {
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
  readonly digest: string | null
}

/** An entry with what its file was like, so that another run knows whether it is still the same. */
type Line = Pick<Met, 'mtimeMs' | 'ctimeMs'> & { readonly entry: Entry }

/** A result under one of these is not worth keeping: another attempt may do better. */
const AGAIN: ReadonlySet<string> = new Set([
  ...['ABORTED', 'FILE_CHANGED', 'FILE_UNREADABLE', 'LIMIT_TIME'],
  ...['WORKER_TIME', 'WORKER_MEMORY', 'WORKER_DIED'],
])

/**
 * The record of a scan: one line per entry, written as it is done, so that a scan that was stopped or killed can go on, and reports are
 * written without holding everything in memory. Each line carries a keyed sign: a line that was cut off or changed counts as not done.
 */
export class Journal {
  readonly file: string
  readonly #handle: FileHandle
  readonly #key: MarkKey
  readonly #run: string
  #end: number
  readonly #done: ReadonlyMap<string, Done>
  /** What this run has told, in order. */
  readonly #told: Position[] = []

  private constructor(
    file: string,
    handle: FileHandle,
    key: MarkKey,
    run: string,
    end: number,
    done: ReadonlyMap<string, Done>,
  ) {
    this.file = file
    this.#handle = handle
    this.#key = key
    this.#run = run
    this.#end = end
    this.#done = done
  }

  /** Goes on with a record, or begins one where there is none. */
  static async open(file: string, key: MarkKey, settings: Settings): Promise<Journal> {
    let handle: FileHandle
    try {
      handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600)
    } catch (error) {
      throw new OpsFault('SCAN_FILE_UNWRITABLE', { file, reason: reasonOf(error) })
    }
    try {
      return await Journal.#continue(file, handle, key, settings)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  static async #continue(
    file: string,
    handle: FileHandle,
    key: MarkKey,
    settings: Settings,
  ): Promise<Journal> {
    const lines = linesOf(handle)
    const first = await lines.next()
    if (first.done === true) {
      if ((await handle.stat()).size > 0) throw new OpsFault('SCAN_RESUME_BAD', { file })
      const run = randomBytes(12).toString('base64url')
      const head = `${JSON.stringify({ subrosaScan: 1, run, key: keySign(key), ...settings })}\n`
      await handle.write(head, 0)
      return new Journal(file, handle, key, run, Buffer.byteLength(head), new Map())
    }
    const run = headOf(file, first.value.text, key, settings)
    const done = new Map<string, Done>()
    let end = first.value.at + first.value.length + 1
    for await (const { text, at, length } of lines) {
      end = at + length + 1
      const line = lineOf(text, key, run)
      if (line?.entry.type !== 'file') continue
      const { entry, mtimeMs, ctimeMs } = line
      if (!entry.notRead.some(({ code }) => AGAIN.has(code)))
        done.set(entry.path, {
          ...{ path: entry.path, at, length, mtimeMs, ctimeMs },
          ...{ size: entry.size, digest: entry.digest },
        })
    }
    // What a kill left half written lies behind the end, and is written over.
    return new Journal(file, handle, key, run, end, done)
  }

  /** Nothing in it that would be missed. */
  get isEmpty(): boolean {
    return this.#done.size === 0 && this.#told.length === 0
  }

  /** The entry of a file that is still as it was when it was done: same size and same times. */
  doneFor(met: Met): Done | null {
    const done = this.#done.get(met.shown)
    if (done === undefined) return null
    const same = done.size === met.size && done.mtimeMs === met.mtimeMs && done.ctimeMs === met.ctimeMs
    return same ? done : null
  }

  /** Takes an entry of an earlier run into this one. */
  async keep(position: Position): Promise<ScannedFile> {
    const entry = await this.#read(position)
    if (entry.type !== 'file') throw new OpsFault('SCAN_RESUME_BAD', { file: this.file })
    this.#told.push(position)
    return entry
  }

  async add(entry: Entry, met: Pick<Met, 'mtimeMs' | 'ctimeMs'>): Promise<void> {
    const json = JSON.stringify({ mtimeMs: met.mtimeMs, ctimeMs: met.ctimeMs, entry } satisfies Line)
    const bytes = Buffer.from(`${signOf(this.#key, this.#run, json)} ${json}\n`)
    try {
      for (let written = 0; written < bytes.length;)
        written += (await this.#handle.write(bytes, written, bytes.length - written, this.#end + written))
          .bytesWritten
    } catch (error) {
      throw new OpsFault('SCAN_FILE_UNWRITABLE', { file: this.file, reason: reasonOf(error) })
    }
    this.#told.push({ path: entry.path, at: this.#end, length: bytes.length - 1 })
    this.#end += bytes.length
  }

  /** Everything this run has told, in the order of paths. */
  async *entries(): AsyncGenerator<Entry> {
    const sorted = this.#told.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    for (const position of sorted) yield await this.#read(position)
  }

  close(): Promise<void> {
    return this.#handle.close()
  }

  async #read({ at, length }: Position): Promise<Entry> {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await this.#handle.read(bytes, 0, length, at)
    const line = lineOf(bytes.toString('utf8', 0, bytesRead), this.#key, this.#run)
    if (line === null) throw new OpsFault('SCAN_RESUME_BAD', { file: this.file })
    return line.entry
  }
}

function headOf(file: string, text: string, key: MarkKey, settings: Settings): string {
  const head = objectOf(text)
  const run = head?.['run']
  if (head?.['subrosaScan'] !== 1 || typeof run !== 'string') throw new OpsFault('SCAN_RESUME_BAD', { file })
  const wanted = { key: keySign(key), ...settings }
  for (const [what, value] of Object.entries(wanted))
    if (head[what] !== value) throw new OpsFault('SCAN_RESUME_OTHER', { file, what })
  return run
}

const signOf = (key: MarkKey, run: string, json: string): string =>
  markOf(key, 'subrosa.scan.line', `${run}\n${json}`)

/** Null where the sign does not fit. A line that fits was written by this program, and has its form. */
function lineOf(text: string, key: MarkKey, run: string): Line | null {
  const cut = text.indexOf(' ')
  const json = text.slice(cut + 1)
  return signOf(key, run, json) === text.slice(0, cut) ? (JSON.parse(json) as Line) : null
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
