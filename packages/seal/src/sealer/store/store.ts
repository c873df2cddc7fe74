import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyRoot } from '@subrosa/tlog'
import { sealingShape } from '../../boxes.ts'
import { fromBase64, sha256, toBase64, toHex, utf8, wipe } from '../../bytes.ts'
import { type DestructionRecord, destructionShape } from '../../destruction.ts'
import { name } from '../../ids.ts'
import { ok } from '../../refusal.ts'
import { type Read, type Reader, flag, list, object, oneOf, readJson, text, whole } from '../../shape.ts'
import type { Head } from '../ledger/evidence.ts'
import { type Answer, no } from '../outcome.ts'
import { eraseFile, readIfThere, writeOnce, writeWhole } from './durable.ts'
import { lockStore } from './lock.ts'
import { type MasterKey, lockHalf, unlockHalf } from './master-key.ts'

const hex = text(64, /^[0-9a-f]{64}$/)
const verdictShape = object({
  act: hex,
  stage: text(32),
  bids: text(65_536),
  code: text(32),
  awardable: flag,
  at: text(32),
  lowest: text(27, /^[1-9]\d*$/),
})
const storedShape = object({
  format: oneOf('subrosa-sealer-object/v1'),
  sealing: sealingShape,
  /** Who may be given S today: the sealing's holders, less leavers, plus those assigned since. */
  holders: list(object({ person: name, recipient: text(80) }), 0, 64),
  half: text(2048),
  verdicts: list(verdictShape, 0, 16),
})
export type StoredObject = Read<typeof storedShape>
export type StoredVerdict = Read<typeof verdictShape>

const headShape = object({ size: whole(0, Number.MAX_SAFE_INTEGER), root: text(44) })
const countShape = object({
  hour: whole(0, Number.MAX_SAFE_INTEGER),
  used: whole(0, Number.MAX_SAFE_INTEGER),
})
const PLACES = ['objects', 'used', 'gone'] as const

/**
 * The sealer's directory: one file per object, one per grant given, one per object destroyed. Every file carries a MAC
 * under the master key. One process at a time; within it one change at a time (the sealer sees to that).
 */
export class SealerStore {
  readonly #dir: string
  readonly #key: MasterKey
  readonly close: () => Promise<void>

  private constructor(dir: string, key: MasterKey, close: () => Promise<void>) {
    this.#dir = dir
    this.#key = key
    this.close = close
  }

  /** Makes an empty store. Never over one that is there: a forgotten grant would be given again. */
  static async create(dir: string, key: MasterKey): Promise<boolean> {
    await SealerStore.prepare(dir)
    return writeOnce(join(dir, 'head.json'), sign(key, { size: 0, root: toBase64(emptyRoot()) }))
  }

  /** The directories alone. Without head.json they are no store yet. */
  static async prepare(dir: string): Promise<void> {
    for (const place of PLACES) await mkdir(join(dir, place), { recursive: true, mode: 0o700 })
  }

  static async open(dir: string, key: MasterKey): Promise<Answer<SealerStore>> {
    if (((await stat(dir)).mode & 0o077) !== 0) return no('KEY_FILE_OPEN', dir)
    const lock = await lockStore(dir)
    if (!lock.ok) return lock
    const store = new SealerStore(dir, key, lock.value)
    const sound = await store.#finishDestructions()
    if (sound.ok) return ok(store)
    await store.close()
    return sound
  }

  async head(): Promise<Answer<Head>> {
    const read = await this.#read('head.json', headShape)
    if (!read.ok) return read
    const root = read.value === null ? null : fromBase64(read.value.root)
    return read.value !== null && root?.length === 32
      ? ok({ size: read.value.size, root })
      : no('STORE_DAMAGED', 'head.json')
  }

  async saveHead({ size, root }: Head): Promise<void> {
    await writeWhole(join(this.#dir, 'head.json'), sign(this.#key, { size, root: toBase64(root) }))
  }

  /** The living object. */
  async load(object: string): Promise<Answer<StoredObject>> {
    const gone = await this.destruction(object)
    if (!gone.ok) return gone
    if (gone.value !== null) return no('OBJECT_DESTROYED', object)
    const read = await this.#read(`objects/${fileOf(object)}`, storedShape)
    if (!read.ok) return read
    if (read.value === null) return no('OBJECT_UNKNOWN', object)
    return read.value.sealing.object === object
      ? ok(read.value)
      : no('STORE_DAMAGED', 'a file of another object')
  }

  /** False when the object is there already. */
  async add(stored: StoredObject): Promise<boolean> {
    return writeOnce(this.#objectPath(stored), sign(this.#key, stored))
  }

  async save(stored: StoredObject): Promise<void> {
    await writeWhole(this.#objectPath(stored), sign(this.#key, stored))
  }

  /** Marks something as used. True for the first caller alone, ever. */
  async useOnce(what: string, note: Readonly<Record<string, string>>): Promise<boolean> {
    return writeOnce(join(this.#dir, 'used', fileOf(what)), sign(this.#key, { what, ...note }))
  }

  async destruction(object: string): Promise<Answer<DestructionRecord | null>> {
    return this.#read(`gone/${fileOf(object)}`, destructionShape)
  }

  /** The record first, then the erasure: after a crash between them `open` finishes it. */
  async destroy(record: DestructionRecord): Promise<void> {
    await writeOnce(join(this.#dir, 'gone', fileOf(record.object)), sign(this.#key, record))
    await eraseFile(join(this.#dir, 'objects', fileOf(record.object)))
  }

  /** Names of all living objects that this person may be given S of. */
  async heldBy(person: string): Promise<Answer<readonly StoredObject[]>> {
    const held: StoredObject[] = []
    for (const file of await readdir(join(this.#dir, 'objects'))) {
      if (!file.endsWith('.json')) continue
      const read = await this.#read(`objects/${file}`, storedShape)
      if (!read.ok) return read
      if (read.value?.holders.some((holder) => holder.person === person) === true) held.push(read.value)
    }
    return ok(held)
  }

  /**
   * Writes everything, under another master key, into prepared directories: objects with their halves, grants,
   * destructions, counter, and head.json last of all, so that a copy cut short is no store. A damaged file stops it.
   */
  async copyUnder(next: MasterKey, dir: string): Promise<Answer<number>> {
    let copied = 0
    for (const path of await this.#files()) {
      const read = await this.#read(path, (value) =>
        typeof value === 'object' && value !== null ? value : undefined,
      )
      if (!read.ok) return read
      let value = read.value
      if (path.startsWith('objects/')) {
        const stored = storedShape(value)
        if (stored === undefined) return no('STORE_DAMAGED', path)
        const s = await unlockHalf(this.#key, stored.sealing, stored.half)
        if (!s.ok) return s
        value = { ...stored, half: await lockHalf(next, stored.sealing, s.value) }
        wipe(s.value)
        copied += 1
      }
      if (value !== null) await writeWhole(join(dir, path), sign(next, value))
    }
    return ok(copied)
  }

  async #files(): Promise<readonly string[]> {
    const inside = await Promise.all(
      PLACES.map(async (place) => (await readdir(join(this.#dir, place))).map((file) => `${place}/${file}`)),
    )
    const counter = (await readIfThere(join(this.#dir, 'marks.json'))) === null ? [] : ['marks.json']
    return [...inside.flat().filter((file) => file.endsWith('.json')), ...counter, 'head.json']
  }

  /** Counts one look-up in this hour; false when the hour's number is used up. Durable: a restart gives nothing back. */
  async countMark(now: Date, perHour: number): Promise<Answer<boolean>> {
    const hour = Math.floor(now.getTime() / 3_600_000)
    const read = await this.#read('marks.json', countShape)
    if (!read.ok) return read
    // A clock that was set back does not open a new hour.
    const used = read.value !== null && read.value.hour >= hour ? read.value.used : 0
    if (used >= perHour) return ok(false)
    const next = { hour: Math.max(hour, read.value?.hour ?? 0), used: used + 1 }
    await writeWhole(join(this.#dir, 'marks.json'), sign(this.#key, next))
    return ok(true)
  }

  async #finishDestructions(): Promise<Answer<null>> {
    for (const file of await readdir(join(this.#dir, 'gone'))) {
      if (file.endsWith('.json')) await eraseFile(join(this.#dir, 'objects', file))
    }
    // Unlinked, not overwritten: what was linked into place just before the crash is the same file under two names.
    for (const place of ['.', ...PLACES]) {
      for (const file of await readdir(join(this.#dir, place)))
        if (file.endsWith('.new')) await rm(join(this.#dir, place, file))
    }
    const head = await this.head()
    return head.ok ? ok(null) : head
  }

  /** `null` when there is no such file; a damaged one is a refusal, never "nothing there". */
  async #read<T>(path: string, reader: Reader<T>): Promise<Answer<T | null>> {
    const content = await readIfThere(join(this.#dir, path))
    if (content === null) return ok(null)
    const [json = '', mac] = content.split('\n')
    const value = mac === this.#key.mac(json) ? readJson(reader, json) : undefined
    return value === undefined ? no('STORE_DAMAGED', path) : ok(value)
  }

  #objectPath({ sealing }: StoredObject): string {
    return join(this.#dir, 'objects', fileOf(sealing.object))
  }
}

const fileOf = (what: string): string => `${toHex(sha256(utf8(what)))}.json`

function sign(key: MasterKey, value: object): string {
  const json = JSON.stringify(value)
  return `${json}\n${key.mac(json)}\n`
}
