import { randomBytes } from 'node:crypto'
import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { CompactRange } from '../tree/compact-range.ts'
import type { BinHash } from '../tree/hash.ts'
import { HASH_SIZE, fromBin, toBin } from '../tree/hash.ts'
import type { JsonValue } from './canonical.ts'
import { canonical } from './canonical.ts'
import { SALT_SIZE, hashFieldText } from './field-hash.ts'

/**
 * A record that can be forgotten field by field. Its root is the RFC 6962 root over one hash per field, in the
 * order of the names; a destroyed field leaves its hash behind, so the root, and every proof of it, stays valid.
 */
export interface SaltedRecord {
  readonly fields: Readonly<Record<string, JsonValue>>
  /** 16 random bytes per living field, one after another in the order of the names. As secret as the fields. */
  readonly salts: Uint8Array
  /** Destroyed fields: what is left of each is its hash. */
  readonly destroyed: Readonly<Record<string, Uint8Array>>
}

export const MAX_FIELDS = 256

/** Field names: a letter, then letters, digits and `_ . : -`, at most 64 in all. So every order and every spelling is one. */
export function isFieldName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_.:-]{0,63}$/.test(name)
}

/** Gives each field a fresh salt. `random` is for tests alone. */
export function saltRecord(
  fields: Readonly<Record<string, JsonValue>>,
  random: (size: number) => Uint8Array = randomBytes,
): Outcome<SaltedRecord> {
  const salts = new Uint8Array(random(SALT_SIZE * Object.keys(fields).length))
  const record = { fields, salts, destroyed: {} }
  const checked = recordRoot(record)
  return checked.ok ? ok(record) : checked
}

/** Root of a record: what its log entry commits to. A fault when names, salts or values are unfit. */
export function recordRoot(record: SaltedRecord): Outcome<Uint8Array> {
  const hashes = fieldHashes(record)
  if (!hashes.ok) return hashes
  const range = new CompactRange()
  for (const [, hash] of hashes.value) range.appendBin(hash)
  return ok(range.root())
}

/** The record without the values and salts of these fields. Its root stays the same. Unknown names are a fault. */
export function destroyFields(record: SaltedRecord, names: readonly string[]): Outcome<SaltedRecord> {
  const hashes = fieldHashes(record)
  if (!hashes.ok) return hashes
  const known = new Map(hashes.value)
  const gone = new Set(names)
  const destroyed = { ...record.destroyed }
  for (const name of gone) {
    const hash = known.get(name)
    if (hash === undefined) return fault('RECORD_MALFORMED', 'no such field')
    destroyed[name] = fromBin(hash)
  }
  const living = Object.keys(record.fields).sort()
  const kept = living.filter((name) => !gone.has(name))
  const salts = new Uint8Array(kept.length * SALT_SIZE)
  kept.forEach((name, n) => salts.set(saltOf(record.salts, living.indexOf(name)), n * SALT_SIZE))
  const fields = Object.fromEntries(kept.map((name) => [name, record.fields[name] as JsonValue]))
  return ok({ fields, salts, destroyed })
}

/** Field hashes in the order of the names, living and destroyed together. */
export function fieldHashes(record: SaltedRecord): Outcome<[name: string, hash: BinHash][]> {
  const bad = (detail: string): Outcome<[string, BinHash][]> => fault('RECORD_MALFORMED', detail)
  const names = Object.keys(record.fields)
  if (!isSorted(names)) names.sort()
  if (record.salts.length !== names.length * SALT_SIZE) return bad('one salt of 16 bytes per living field')
  const hashes: [string, BinHash][] = []
  for (let n = 0; n < names.length; n += 1) {
    const name = names[n] as string
    const value = canonical(record.fields[name], 0)
    if (!isFieldName(name)) return bad('a field name')
    if (value === undefined) return fault('JSON_NOT_CANONICAL', `field ${name} has no canonical JSON form`)
    hashes.push([name, hashFieldText(record.salts, n * SALT_SIZE, `"${name}":${value}`)])
  }
  const gone = Object.entries(record.destroyed)
  for (const [name, hash] of gone) {
    if (!isFieldName(name) || hash.length !== HASH_SIZE) return bad('a destroyed field')
    if (Object.hasOwn(record.fields, name)) return bad('a field both living and destroyed')
    hashes.push([name, toBin(hash)])
  }
  if (hashes.length === 0 || hashes.length > MAX_FIELDS) return bad(`a record has 1 to ${MAX_FIELDS} fields`)
  if (gone.length > 0) hashes.sort((a, b) => (a[0] < b[0] ? -1 : 1))
  return ok(hashes)
}

/** Salt of the n-th living field. */
export function saltOf(salts: Uint8Array, n: number): Uint8Array {
  return salts.subarray(n * SALT_SIZE, (n + 1) * SALT_SIZE)
}

function isSorted(names: readonly string[]): boolean {
  for (let n = 1; n < names.length; n += 1) if ((names[n - 1] as string) >= (names[n] as string)) return false
  return true
}
