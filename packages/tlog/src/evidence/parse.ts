import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { decodeBase64 } from '../note/encoding.ts'
import type { AttachmentLine, EndLine, EvidenceHeader, EvidenceLine, RecordLine } from './format.ts'
import { EVIDENCE_FORMAT } from './format.ts'

type Json = Record<string, unknown>

/** First line of a package. HEADER_MISSING when it is none, FORMAT_UNKNOWN when it is of another edition. */
export function parseHeader(text: string): Outcome<EvidenceHeader> {
  const line = parseObject(text)
  if (line === null || typeof line['format'] !== 'string')
    return fault('HEADER_MISSING', 'line 1 is no header')
  if (line['format'] !== EVIDENCE_FORMAT)
    return fault('FORMAT_UNKNOWN', 'an edition that this program does not know')
  const { origin, logKey, witnessKeys, size, records, firstCheckpoint, about } = line
  const fits =
    isText(origin) &&
    isText(logKey) &&
    isText(about) &&
    Array.isArray(witnessKeys) &&
    witnessKeys.every(isText) &&
    isCount(size) &&
    isCount(firstCheckpoint)
  const range = records === null ? null : rangeOf(records)
  if (!fits || range === undefined) return fault('HEADER_MISSING', 'line 1 is an incomplete header')
  return ok({
    format: EVIDENCE_FORMAT,
    origin,
    logKey,
    witnessKeys,
    size,
    records: range,
    firstCheckpoint,
    about,
  })
}

/** Any later line. LINE_MALFORMED when it is not exactly of one of the kinds. */
export function parseEvidenceLine(text: string): Outcome<EvidenceLine> {
  const line = parseObject(text)
  const parsed = line === null ? null : fromObject(line)
  return parsed === null ? fault('LINE_MALFORMED', 'not a line of this format') : ok(parsed)
}

function fromObject(line: Json): EvidenceLine | null {
  switch (Object.keys(line)[0]) {
    case 'checkpoint':
      return isCount(line['checkpoint']) && isText(line['note']) && hasOnly(line, ['checkpoint', 'note'])
        ? { kind: 'checkpoint', number: line['checkpoint'], note: line['note'] }
        : null
    case 'entries':
      return entriesOf(line)
    case 'record':
      return recordOf(line)
    case 'attachment':
      return attachmentOf(line)
    case 'end':
      return hasOnly(line, ['end']) ? endOf(line['end']) : null
    default:
      return null
  }
}

function entriesOf(line: Json): EvidenceLine | null {
  const start = line['entries']
  const bundle = bytesOf(line['bundle'])
  const tile = line['tile'] === undefined ? null : bytesOf(line['tile'])
  if (!hasOnly(line, ['entries', 'bundle', 'tile']) || !isCount(start) || start % 256 !== 0) return null
  if (bundle === null || (line['tile'] !== undefined && tile === null)) return null
  if (tile !== null && (tile.length % 32 !== 0 || tile.length > 8192)) return null
  return { kind: 'entries', start, bundle, tile }
}

function recordOf(line: Json): RecordLine | null {
  const leaf = line['record']
  const salts = bytesOf(line['salts'])
  const gone = line['gone'] ?? {}
  const fields = line['fields']
  if (!hasOnly(line, ['record', 'salts', 'gone', 'fields'])) return null
  if ((leaf !== null && !isCount(leaf)) || salts === null || !isObject(gone) || !isObject(fields)) return null
  const destroyed: Record<string, Uint8Array> = {}
  for (const [name, hash] of Object.entries(gone)) {
    const bytes = bytesOf(hash)
    if (bytes === null || name === '__proto__') return null
    destroyed[name] = bytes
  }
  return { kind: 'record', leaf, salts, destroyed, fields }
}

function attachmentOf(line: Json): AttachmentLine | null {
  const { attachment: sha256, leaf, bytes } = line
  if (!hasOnly(line, ['attachment', 'leaf', 'bytes']) || !isText(sha256) || !/^[0-9a-f]{64}$/.test(sha256))
    return null
  if (!isCount(bytes) || (leaf !== null && !isCount(leaf))) return null
  return { kind: 'attachment', sha256, leaf, bytes }
}

function endOf(counts: unknown): EndLine | null {
  if (!isObject(counts)) return null
  const { checkpoints, entries, records, attachments } = counts
  if (!isCount(checkpoints) || !isCount(entries) || !isCount(records) || !isCount(attachments)) return null
  return { kind: 'end', checkpoints, entries, records, attachments }
}

function rangeOf(value: unknown): { from: number; to: number } | undefined {
  if (!isObject(value)) return undefined
  const { from, to } = value
  return isCount(from) && isCount(to) && from <= to ? { from, to } : undefined
}

function parseObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function bytesOf(value: unknown): Uint8Array | null {
  return typeof value === 'string' ? decodeBase64(value) : null
}

function hasOnly(line: Json, keys: readonly string[]): boolean {
  return Object.keys(line).every((key) => keys.includes(key))
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** A whole number from 0 to 2^53 - 1. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
