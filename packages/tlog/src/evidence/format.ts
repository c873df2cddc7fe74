/** Evidence package, edition 1: see FORMAT.md. One JSON object per line; the first key of a line tells its kind. */
export const EVIDENCE_FORMAT = 'tlog-evidence/v1'

/** Longest line in bytes, newline not counted. A full bundle of the largest entries does not fit; records and bundles of records do. */
export const MAX_LINE = 4 * 1024 * 1024

export interface EvidenceHeader {
  readonly format: typeof EVIDENCE_FORMAT
  readonly origin: string
  /** The log's vkey. Says which key to expect; whoever distrusts the package's maker must get it elsewhere. */
  readonly logKey: string
  readonly witnessKeys: readonly string[]
  /** Entries in the package, from leaf 0. */
  readonly size: number
  /** Leaves of which every record is promised, or null when none is. */
  readonly records: { readonly from: number; readonly to: number } | null
  /** Number of the first checkpoint line; 0 when the history is complete. */
  readonly firstCheckpoint: number
  /** Free text for people (who exported, when). Not verified. */
  readonly about: string
}

/** A signed checkpoint as issued, with the cosignatures it has. `number` counts from the log's first. */
export interface CheckpointLine {
  readonly kind: 'checkpoint'
  readonly number: number
  readonly note: string
}

/** Up to 256 entries from leaf `start` (a multiple of 256), and the stored leaf hashes, for telling which of two was altered. */
export interface EntriesLine {
  readonly kind: 'entries'
  readonly start: number
  readonly bundle: Uint8Array
  readonly tile: Uint8Array | null
}

/** A record as stored. `leaf` is null when the store ties it to no leaf at all. */
export interface RecordLine {
  readonly kind: 'record'
  readonly leaf: number | null
  readonly salts: Uint8Array
  readonly destroyed: Readonly<Record<string, Uint8Array>>
  readonly fields: Readonly<Record<string, unknown>>
}

/** A file that a record names by its SHA-256 (64 hex digits). The file itself travels apart. */
export interface AttachmentLine {
  readonly kind: 'attachment'
  readonly sha256: string
  readonly leaf: number | null
  readonly bytes: number
}

/** Last line. Without it, the package was cut off. */
export interface EndLine {
  readonly kind: 'end'
  readonly checkpoints: number
  readonly entries: number
  readonly records: number
  readonly attachments: number
}

export type EvidenceLine = CheckpointLine | EntriesLine | RecordLine | AttachmentLine | EndLine

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')

export function encodeHeader(header: Omit<EvidenceHeader, 'format'>): string {
  const { origin, logKey, witnessKeys, size, records, firstCheckpoint, about } = header
  const line = { format: EVIDENCE_FORMAT, origin, logKey, witnessKeys, size, records, firstCheckpoint, about }
  return `${JSON.stringify(line)}\n`
}

export function encodeCheckpoint(number: number, note: string): string {
  return `{"checkpoint":${number},"note":${JSON.stringify(note)}}\n`
}

export function encodeEntries(start: number, bundle: Uint8Array, tile: Uint8Array | null): string {
  const hashes = tile === null ? '' : `,"tile":"${base64(tile)}"`
  return `{"entries":${start},"bundle":"${base64(bundle)}"${hashes}}\n`
}

export function encodeAttachment(attachment: Omit<AttachmentLine, 'kind'>): string {
  const { sha256, leaf, bytes } = attachment
  return `${JSON.stringify({ attachment: sha256, leaf, bytes })}\n`
}

export function encodeEnd(counts: Omit<EndLine, 'kind'>): string {
  const { checkpoints, entries, records, attachments } = counts
  return `${JSON.stringify({ end: { checkpoints, entries, records, attachments } })}\n`
}

/** `{"record":leaf,"salts":…[,"gone":{…}],"fields":{…}}`, fields and destroyed fields in name order, canonical JSON. */
export function encodeRecord(
  leaf: number | null,
  salts: Uint8Array,
  destroyed: Readonly<Record<string, Uint8Array>>,
  fields: string,
): string {
  const names = Object.keys(destroyed).sort()
  const gone = names
    .map((name) => `${JSON.stringify(name)}:"${base64(destroyed[name] as Uint8Array)}"`)
    .join(',')
  return `{"record":${leaf},"salts":"${base64(salts)}"${gone === '' ? '' : `,"gone":{${gone}}`},"fields":${fields}}\n`
}
