import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { HASH_SIZE } from '../tree/hash.ts'

/** First byte of a log entry that commits to a salted record, edition 1. */
export const RECORD_ENTRY_VERSION = 0x01

/** Length of such an entry: the version byte and the record's root. */
export const RECORD_ENTRY_SIZE = 1 + HASH_SIZE

/** The bytes that go into the log for a record: version ‖ root. */
export function encodeRecordEntry(root: Uint8Array): Uint8Array {
  if (root.length !== HASH_SIZE) throw new RangeError('a record root is 32 bytes')
  const entry = new Uint8Array(RECORD_ENTRY_SIZE)
  entry[0] = RECORD_ENTRY_VERSION
  entry.set(root, 1)
  return entry
}

/** The record root that an entry commits to; a fault when the entry is of another kind. */
export function decodeRecordEntry(entry: Uint8Array): Outcome<Uint8Array> {
  if (!isRecordEntry(entry))
    return fault('ENTRY_NOT_A_RECORD', `${entry.length} bytes, version ${entry[0] ?? 'none'}`)
  return ok(entry.slice(1))
}

export function isRecordEntry(entry: Uint8Array): boolean {
  return entry.length === RECORD_ENTRY_SIZE && entry[0] === RECORD_ENTRY_VERSION
}
