import type { BinHash } from '../tree/hash.ts'
import { CompactRange } from '../tree/compact-range.ts'
import { toBin } from '../tree/hash.ts'
import type { JsonValue } from '../record/canonical.ts'
import { canonical } from '../record/canonical.ts'
import { SALT_SIZE, hashFieldBytes } from '../record/field-hash.ts'
import type { SaltedRecord } from '../record/salted.ts'
import { MAX_FIELDS, recordRoot } from '../record/salted.ts'
import { encodeRecord } from './format.ts'
import { parseEvidenceLine } from './parse.ts'

/** What a record line says: which leaf, and the root of what is written there; null when that has no root. */
export interface RootedLine {
  readonly leaf: number | null
  readonly root: BinHash | null
}

const HEAD = Buffer.from('{"record":')
const SALTS = Buffer.from(',"salts":"')
const FIELDS = Buffer.from(',"fields":{')
const salts = Buffer.alloc(MAX_FIELDS * SALT_SIZE)

/** A record as its line. Records that have no canonical form are written all the same, so that they can be seen and judged. */
export function recordLine(leaf: number | null, record: SaltedRecord): string {
  const fields = canonical(record.fields, 0) ?? JSON.stringify(record.fields)
  return encodeRecord(leaf, record.salts, record.destroyed, fields)
}

/**
 * Root of the record in `bytes[begin..end)`, hashing its fields where they lie, without building any object: the
 * format demands canonical JSON, so the bytes of a line are the bytes that were hashed. Lines of any other build
 * (destroyed fields, strange spacing) are read the slow way; undefined when the line is no record line at all.
 */
export function rootOfRecordLine(bytes: Buffer, begin: number, end: number): RootedLine | undefined {
  return quickRoot(bytes, begin, end) ?? slowRoot(bytes.toString('utf8', begin, end))
}

export function isRecordLine(bytes: Buffer, begin: number, end: number): boolean {
  return startsWith(bytes, begin, end, HEAD)
}

/** One line has one spelling: what does not come out as it went in is no record of this format (doubled keys, loose numbers). */
function slowRoot(text: string): RootedLine | undefined {
  const parsed = parseEvidenceLine(text)
  if (!parsed.ok || parsed.value.kind !== 'record') return undefined
  const { leaf, fields, destroyed, salts: salt } = parsed.value
  const record = { fields: fields as Record<string, JsonValue>, salts: salt, destroyed }
  const root = recordRoot(record)
  const exact = root.ok && recordLine(leaf, record) === `${text}\n`
  return { leaf, root: exact ? toBin(root.value) : null }
}

function quickRoot(bytes: Buffer, begin: number, end: number): RootedLine | undefined {
  let at = begin + HEAD.length
  let leaf = 0
  const digits = at
  for (; isDigit(bytes[at]); at += 1) leaf = leaf * 10 + (bytes[at] as number) - 48
  if (at === digits || at - digits > 15 || (bytes[digits] === 48 && at - digits > 1)) return undefined
  if (!startsWith(bytes, at, end, SALTS)) return undefined
  at += SALTS.length
  const quote = bytes.indexOf(34, at)
  if (quote < 0 || quote > end || (quote - at) % 4 !== 0 || (quote - at) * 3 > salts.length * 4)
    return undefined
  const encoded = bytes.toString('latin1', at, quote)
  const saltBytes = salts.write(encoded, 0, 'base64')
  if (salts.toString('base64', 0, saltBytes) !== encoded) return undefined
  at = quote + 1
  if (!startsWith(bytes, at, end, FIELDS) || saltBytes % SALT_SIZE !== 0) return undefined
  const root = fieldsRoot(bytes, at + FIELDS.length, end, saltBytes / SALT_SIZE)
  return root === undefined ? undefined : { leaf, root }
}

/** From after `"fields":{` to the two closing braces; undefined when anything is not as the quick road expects. */
function fieldsRoot(bytes: Buffer, begin: number, end: number, count: number): BinHash | undefined {
  const range = new CompactRange()
  let at = begin
  let nameBegin = 0
  let nameEnd = 0
  for (let n = 0; n < count; n += 1) {
    const name = at + 1
    const close = endOfName(bytes, at)
    if (close < 0 || bytes[close + 1] !== 58) return undefined
    if (n > 0 && !comesBefore(bytes, nameBegin, nameEnd, name, close)) return undefined
    nameBegin = name
    nameEnd = close
    const after = endOfValue(bytes, close + 2, end)
    if (after < 0) return undefined
    range.appendBin(hashFieldBytes(salts, n * SALT_SIZE, bytes, at, after))
    at = after + 1
    if (bytes[after] !== (n === count - 1 ? 125 : 44)) return undefined
  }
  return count > 0 && at + 1 === end && bytes[at] === 125 ? range.rootBin() : undefined
}

/** Position of the quote that closes a field name opened at `at`, or -1. */
function endOfName(bytes: Buffer, at: number): number {
  if (bytes[at] !== 34 || !isLetter(bytes[at + 1])) return -1
  let end = at + 2
  while (end - at <= 65 && isNameByte(bytes[end])) end += 1
  return bytes[end] === 34 ? end : -1
}

/** Position after the JSON value that begins at `at`, or -1. Finds its end only: the hash judges what is inside. */
function endOfValue(bytes: Buffer, at: number, end: number): number {
  let depth = 0
  let pos = at
  while (pos < end) {
    const byte = bytes[pos]
    if (byte === 34) {
      pos = endOfString(bytes, pos + 1, end)
      if (pos < 0) return -1
      if (depth === 0) return pos
      continue
    }
    if (byte === 123 || byte === 91) depth += 1
    else if (byte === 125 || byte === 93) {
      if (depth === 0) return pos > at ? pos : -1
      depth -= 1
      if (depth === 0) return pos + 1
    } else if (byte === 44 && depth === 0) return pos > at ? pos : -1
    pos += 1
  }
  return -1
}

function endOfString(bytes: Buffer, at: number, end: number): number {
  for (let pos = at; pos < end; pos += 1) {
    const byte = bytes[pos]
    if (byte === 34) return pos + 1
    if (byte === 92) pos += 1
  }
  return -1
}

/** Is bytes[a..aEnd) < bytes[b..bEnd)? Names are ASCII, so byte order is the order of the names. */
function comesBefore(bytes: Buffer, a: number, aEnd: number, b: number, bEnd: number): boolean {
  let i = 0
  while (a + i < aEnd && b + i < bEnd && bytes[a + i] === bytes[b + i]) i += 1
  if (a + i === aEnd || b + i === bEnd) return aEnd - a < bEnd - b
  return (bytes[a + i] as number) < (bytes[b + i] as number)
}

function startsWith(bytes: Buffer, at: number, end: number, wanted: Buffer): boolean {
  return at + wanted.length <= end && bytes.compare(wanted, 0, wanted.length, at, at + wanted.length) === 0
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122))
}

function isNameByte(byte: number | undefined): boolean {
  return isLetter(byte) || isDigit(byte) || byte === 95 || byte === 46 || byte === 58 || byte === 45
}
