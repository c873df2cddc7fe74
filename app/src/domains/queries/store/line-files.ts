import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Day } from '#kernel/ground'

export const SEPARATOR = '\x1f'
const FLUSH = 1 << 20

/**
 * The directory of imported lines. Parquet files are written under `tmp`, synced and moved into place; a row of the database makes
 * them count. Nothing here ever holds a target in clear.
 */
export class LineFiles {
  readonly root: string
  constructor(root: string) {
    this.root = root
  }

  prepare(): void {
    for (const name of ['tmp', 'lines', 'book', 'near', 'results'])
      mkdirSync(join(this.root, name), { recursive: true, mode: 0o700 })
  }

  absolute(path: string): string {
    return join(this.root, path)
  }
  linesPath(system: string, day: Day, id: string): string {
    return `lines/system=${system}/day=${day}/${id}.parquet`
  }
  bookPath(day: Day, id: string): string {
    return `book/day=${day}/${id}.parquet`
  }
  nearPath(id: string): string {
    return `near/${id}.near`
  }
  resultPath(day: Day, id: string, what: 'lines' | 'entries'): string {
    return `results/day=${day}/${id}.${what}.parquet`
  }
  temporary(name: string): string {
    return join(this.root, 'tmp', name)
  }

  /** Moves a finished file into place, durably. @returns its SHA-256 in hex */
  async settle(temporary: string, path: string): Promise<string> {
    const target = this.absolute(path)
    const digest = await digestOf(temporary)
    await synced(temporary)
    const made = await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await rename(temporary, target)
    // The entry in its directory, and that of each directory which had to be made.
    const top = made === undefined ? dirname(target) : dirname(made)
    for (let at = dirname(target); at.length >= top.length; at = dirname(at)) await synced(at)
    return digest
  }

  async remove(path: string): Promise<void> {
    await rm(this.absolute(path), { force: true })
  }

  /** Removes what a crash left: files older than `olderThan` that no row of the database names. @returns how many */
  async sweep(named: ReadonlySet<string>, olderThan: number): Promise<number> {
    let swept = 0
    for (const top of ['lines', 'book', 'near', 'results', 'tmp']) {
      const files = await readdir(join(this.root, top), { recursive: true, withFileTypes: true })
      for (const file of files) {
        if (!file.isFile()) continue
        const path = join(file.parentPath, file.name)
        if (named.has(relative(this.root, path)) || (await stat(path)).mtimeMs > olderThan) continue
        await rm(path, { force: true })
        swept += 1
      }
    }
    return swept
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Bytes into a temporary file readable by nobody else. */
export class Spool {
  readonly path: string
  readonly #handle: FileHandle
  #waiting: Uint8Array[] = []
  #size = 0
  private constructor(path: string, handle: FileHandle) {
    this.path = path
    this.#handle = handle
  }
  static async create(path: string): Promise<Spool> {
    return new Spool(path, await open(path, 'wx', 0o600))
  }
  add(bytes: Uint8Array): void {
    this.#waiting.push(bytes)
    this.#size += bytes.length
  }
  /** Writes what has gathered, if it is enough to be worth it. */
  async drain(all = false): Promise<void> {
    if (this.#size === 0 || (!all && this.#size < FLUSH)) return
    const waiting = this.#waiting
    this.#waiting = []
    this.#size = 0
    for (const bytes of waiting) await this.#handle.write(bytes)
  }
  async close(): Promise<void> {
    await this.drain(true)
    await this.#handle.close()
  }
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined)
    await rm(this.path, { force: true })
  }
}

export type Cell = string | number | boolean | null

/** The cells of a record of a staging file: control characters out, empty for null; without the line's end. */
export function record(cells: readonly Cell[]): string {
  let text = ''
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) text += SEPARATOR
    const cell = cells[i]
    if (cell === null || cell === undefined) continue
    text += typeof cell === 'string' ? clean(cell) : String(cell)
  }
  return text
}
const CONTROL = /[\p{Cc}\u2028\u2029]/u
const CONTROLS = new RegExp(CONTROL, 'gu')
/** Most texts hold none, and to look costs less than to make a new one. */
export const clean = (text: string): string => (CONTROL.test(text) ? text.replace(CONTROLS, ' ') : text)

/** How DuckDB reads a staging file: no guessing, no quotes. */
export const readStaged = (path: string, columns: Readonly<Record<string, string>>): string =>
  `read_csv('${path.replaceAll("'", "''")}', header = false, auto_detect = false, delim = '${SEPARATOR}', quote = '', escape = '', nullstr = '',
    new_line = '\\n', max_line_size = 1048576, columns = {${Object.entries(columns)
      .map(([name, type]) => `'${name}': '${type}'`)
      .join(', ')}})`
