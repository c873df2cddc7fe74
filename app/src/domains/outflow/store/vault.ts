import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bad, ok, type Result } from '#kernel/ground'
import { opened, sealed, type Keys } from './sealed.ts'

/** The things of one file: as it came, the report, its text, the cleaned version, the certificate. */
export type Thing = 'original' | 'report' | 'text' | 'cleaned' | 'certificate'
const things: readonly Thing[] = ['original', 'report', 'text', 'cleaned', 'certificate']

/** Where the bytes of the desk lie, sealed, each thing in a file of its own. Nothing is ever on the disk in clear. */
export class Vault {
  readonly #directory: string
  readonly #house: Uint8Array

  /** @param house the key under which everything here is sealed, together with each file's own secret */
  constructor(directory: string, house: Uint8Array) {
    this.#directory = directory
    this.#house = house
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  }

  keys(secret: Uint8Array): Keys {
    return { house: this.#house, secret }
  }

  /** Seals a stream under a file's id. What is longer than `most` is given up at once and leaves nothing behind. */
  async put(
    id: string,
    what: Thing,
    secret: Uint8Array,
    bytes: AsyncIterable<Uint8Array>,
    most = Number.POSITIVE_INFINITY,
  ): Promise<Result<{ size: number; digest: string }, 'TOO_LARGE'>> {
    const path = this.#path(id, what)
    const hash = createHash('sha256')
    let [size, over] = [0, false]
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of bytes) {
        size += chunk.length
        over = size > most
        if (over) return
        hash.update(chunk)
        yield chunk
      }
    }
    const handle = await open(`${path}.part`, 'w', 0o600)
    try {
      for await (const frame of sealed(this.keys(secret), what, counted())) await handle.write(frame)
      await handle.sync()
      await handle.close()
      if (!over) await rename(`${path}.part`, path)
    } catch (error) {
      await handle.close().catch(() => undefined)
      await rm(`${path}.part`, { force: true })
      throw error
    }
    if (over) await rm(`${path}.part`, { force: true })
    return over ? bad('TOO_LARGE') : ok({ size, digest: hash.digest('hex') })
  }

  /** @returns null where the file is missing. @throws where it is not what was put there */
  async get(id: string, what: Thing, secret: Uint8Array): Promise<Uint8Array | null> {
    const bytes = await readFile(this.#path(id, what)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    return bytes === null ? null : opened(this.keys(secret), what, bytes)
  }

  async drop(id: string, which: readonly Thing[] = things): Promise<void> {
    for (const what of which)
      for (const end of ['', '.part']) await rm(`${this.#path(id, what)}${end}`, { force: true })
  }

  /** Ids of files of which something lies here. */
  async ids(): Promise<ReadonlySet<string>> {
    return new Set((await readdir(this.#directory)).map((name) => name.split('.')[0] ?? ''))
  }

  #path(id: string, what: Thing): string {
    return join(this.#directory, `${id}.${what}`)
  }
}
