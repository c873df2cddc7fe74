import { hash } from 'node:crypto'
import { appendFile, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { decodeHash } from '../note/encoding.ts'
import { isMissing, writeDurably } from '../tiles/directory-store.ts'

/** The newest tree head of one log that this witness has cosigned. */
export interface CosignedHead {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** The checkpoint with the witness's cosignature, as served to monitors. */
  readonly note: string
}

/**
 * What a witness must never forget. `save` has the head durable when it resolves, for it is called before a signature
 * leaves. A damaged file is a fault, never "no head yet": a witness that forgets can be shown a fork.
 */
export interface WitnessState {
  load(origin: string): Promise<Outcome<CosignedHead | null>>
  save(head: CosignedHead): Promise<void>
  /** Keeps what a log signed although it contradicts its own past. */
  keepEvidence(
    origin: string,
    evidence: { readonly code: string; readonly time: number; readonly checkpoint: string },
  ): Promise<void>
}

/** Lower-case hex SHA-256 of an origin: names its files, and its place under the witness's URL. */
export function originHash(origin: string): string {
  return hash('sha256', origin, 'hex')
}

const MAX_EVIDENCE = 16 * 1024 * 1024

/** One file per log in a directory, written aside, synced and renamed. */
export class DirectoryState implements WitnessState {
  readonly #dir: string

  constructor(dir: string) {
    this.#dir = dir
  }

  async load(origin: string): Promise<Outcome<CosignedHead | null>> {
    let text: string
    try {
      text = await readFile(this.#path(origin, 'json'), 'utf8')
    } catch (error) {
      if (isMissing(error)) return ok(null)
      return fault('STATE_DAMAGED', 'the state of this log cannot be read')
    }
    const head = parseHead(text)
    return head?.origin === origin ? ok(head) : fault('STATE_DAMAGED', 'the state of this log is damaged')
  }

  async save({ origin, size, root, note }: CosignedHead): Promise<void> {
    const head = { origin, size, root: Buffer.from(root).toString('base64'), note }
    await writeDurably(this.#path(origin, 'json'), `${JSON.stringify(head)}\n`)
  }

  async keepEvidence(
    origin: string,
    evidence: { code: string; time: number; checkpoint: string },
  ): Promise<void> {
    const path = this.#path(origin, 'evidence.jsonl')
    const size = await stat(path).then(
      (file) => file.size,
      () => 0,
    )
    if (size < MAX_EVIDENCE) await appendFile(path, `${JSON.stringify(evidence)}\n`)
  }

  #path(origin: string, suffix: string): string {
    return join(this.#dir, `${originHash(origin)}.${suffix}`)
  }
}

function parseHead(text: string): CosignedHead | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const { origin, size, root, note } = value as Record<string, unknown>
    if (typeof origin !== 'string' || typeof note !== 'string' || typeof root !== 'string') return null
    const bytes = decodeHash(root)
    if (bytes === null || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return null
    return { origin, size, root: new Uint8Array(bytes), note }
  } catch {
    return null
  }
}

/**
 * Takes the directory for one process: a lock file that only one can create. A lock left by a process that is gone
 * (kill -9) is taken over. Resolves to the function that gives it back.
 */
export async function lockDirectory(dir: string): Promise<Outcome<() => Promise<void>>> {
  const path = join(dir, 'lock')
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(`${process.pid}\n`)
      await file.close()
      return ok(() => rm(path, { force: true }))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const owner = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10)
    if (isAlive(owner)) return fault('STATE_LOCKED', `${path} is held by process ${owner}`)
    await rm(path, { force: true })
  }
  return fault('STATE_LOCKED', `${path} is being taken by another process`)
}

/** Our own number in a lock means that it was left by an earlier life in the same container. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
