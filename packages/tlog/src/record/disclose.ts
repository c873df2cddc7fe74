import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { verifyInclusion } from '../tree/check-proof.ts'
import { foldPeaks } from '../tree/compact-range.ts'
import type { BinHash } from '../tree/hash.ts'
import { fromBin, nodeBin } from '../tree/hash.ts'
import { inclusionSpans } from '../tree/spans.ts'
import type { JsonValue } from './canonical.ts'
import { canonical } from './canonical.ts'
import { SALT_SIZE, hashFieldText } from './field-hash.ts'
import type { SaltedRecord } from './salted.ts'
import { fieldHashes, isFieldName, saltOf } from './salted.ts'

/** One field shown to somebody, with the path that ties it to the record's root; it tells nothing of the others. */
export interface Disclosure {
  readonly name: string
  readonly value: JsonValue
  readonly salt: Uint8Array
  /** Place of the field among the record's fields, and their number. */
  readonly index: number
  readonly count: number
  readonly path: readonly Uint8Array[]
}

/** Takes one living field out of a record for showing. */
export function discloseField(record: SaltedRecord, name: string): Outcome<Disclosure> {
  const hashes = fieldHashes(record)
  if (!hashes.ok) return hashes
  if (!Object.hasOwn(record.fields, name)) return fault('RECORD_MALFORMED', 'no such living field')
  const index = hashes.value.findIndex(([field]) => field === name)
  const bins = hashes.value.map(([, hash]) => hash)
  const path = inclusionSpans(index, bins.length).map(({ begin, end }) =>
    fromBin(mth(bins.slice(begin, end))),
  )
  const salt = saltOf(record.salts, Object.keys(record.fields).sort().indexOf(name)).slice()
  return ok({ name, value: record.fields[name] as JsonValue, salt, index, count: bins.length, path })
}

/** True only if this name, value and salt are at this place of the record with this root. */
export function verifyDisclosure(shown: Disclosure, root: Uint8Array): boolean {
  const value = canonical(shown.value, 0)
  if (value === undefined || !isFieldName(shown.name) || shown.salt.length !== SALT_SIZE) return false
  const hash = fromBin(hashFieldText(shown.salt, 0, `"${shown.name}":${value}`))
  return verifyInclusion(shown.index, shown.count, hash, shown.path, root)
}

/** RFC 6962 root over a slice; a record is small enough to recurse. */
function mth(hashes: readonly BinHash[]): BinHash {
  if (hashes.length < 2) return foldPeaks(hashes)
  let middle = 1
  while (middle * 2 < hashes.length) middle *= 2
  return nodeBin(mth(hashes.slice(0, middle)), mth(hashes.slice(middle)))
}
