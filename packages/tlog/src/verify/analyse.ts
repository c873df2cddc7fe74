import { createHash } from 'node:crypto'
import type { Block } from '../evidence/blocks.ts'
import { linesOf } from '../evidence/blocks.ts'
import type { AttachmentLine, CheckpointLine, EndLine, EntriesLine } from '../evidence/format.ts'
import { MAX_LINE } from '../evidence/format.ts'
import { parseEvidenceLine } from '../evidence/parse.ts'
import { isRecordLine, rootOfRecordLine } from '../evidence/record-line.ts'
import { parseCheckpoint } from '../note/checkpoint.ts'
import { checkAnyType } from '../note/cosignature.ts'
import { decodeUtf8 } from '../note/encoding.ts'
import type { Verifier } from '../note/keys.ts'
import { parseCosignatureVerifier, parseVerifier } from '../note/keys.ts'
import { parseNote, verifyNote } from '../note/note.ts'
import { isRecordEntry } from '../record/entry.ts'
import { wholeEntries } from '../tiles/bundle.ts'
import { perfectRoot } from '../tiles/edge.ts'
import { TILE_WIDTH } from '../tiles/layout.ts'
import { HASH_SIZE, leafBin } from '../tree/hash.ts'

/** Whose signatures count. Plain strings, so that it can be handed to a worker. */
export interface Trust {
  readonly origin: string
  readonly logKey: string
  readonly witnessKeys: readonly string[]
}

/** A checkpoint with the verdict on its signatures. */
export interface JudgedCheckpoint {
  readonly number: number
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
  readonly signed: boolean
  readonly cosigners: readonly string[]
  readonly badCosigners: readonly string[]
}

/** Records of a block: leaves (NaN for none) and roots side by side; `rooted` 0 where the record has no root. */
export interface RecordsPiece {
  readonly kind: 'records'
  readonly leaves: Float64Array
  readonly roots: Uint8Array
  readonly rooted: Uint8Array
  readonly lines: Float64Array
}

/** Entries of a bundle as leaf hashes, and as the record roots that they commit to (`isRecord` 0: another kind of entry). */
export interface EntriesPiece {
  readonly kind: 'entries'
  readonly line: number
  readonly start: number
  readonly count: number
  readonly leaves: Uint8Array
  readonly roots: Uint8Array
  readonly isRecord: Uint8Array
  readonly tile: Uint8Array | null
  /** Root over a full bundle, so that the one thread that builds the tree has one hash to add instead of 256. */
  readonly subtree: string | null
}

export type Piece =
  | RecordsPiece
  | EntriesPiece
  | { readonly kind: 'checkpoint'; readonly line: number; readonly checkpoint: JudgedCheckpoint | null }
  | { readonly kind: 'attachment'; readonly line: number; readonly attachment: AttachmentLine }
  | { readonly kind: 'end'; readonly line: number; readonly end: EndLine }
  | { readonly kind: 'bad'; readonly line: number; readonly code: 'LINE_MALFORMED' | 'LINE_TOO_LONG' }

/** All the hashing and parsing of one block. Pure: no file, no clock, no shared state, so that workers can do it. */
export function analyseBlock(block: Block, judge: CheckpointJudge): Piece[] {
  if (block.tooLong) return [{ kind: 'bad', line: block.firstLine, code: 'LINE_TOO_LONG' }]
  const pieces: Piece[] = []
  const run = new RecordRun()
  const { bytes } = block
  for (const { line, begin, end } of linesOf(block)) {
    if (line === 1) continue
    if (end - begin <= MAX_LINE && isRecordLine(bytes, begin, end)) {
      const rooted = rootOfRecordLine(bytes, begin, end)
      if (rooted !== undefined) {
        run.add(line, rooted.leaf, rooted.root)
        continue
      }
    }
    run.flush(pieces)
    pieces.push(...piecesOf(bytes.subarray(begin, end), line, judge))
  }
  run.flush(pieces)
  return pieces
}

function piecesOf(bytes: Buffer, line: number, judge: CheckpointJudge): Piece[] {
  if (bytes.length > MAX_LINE) return [{ kind: 'bad', line, code: 'LINE_TOO_LONG' }]
  const bad: Piece = { kind: 'bad', line, code: 'LINE_MALFORMED' }
  const text = decodeUtf8(bytes)
  const parsed = text === null ? null : parseEvidenceLine(text)
  if (parsed === null || !parsed.ok) return [bad]
  const value = parsed.value
  switch (value.kind) {
    case 'checkpoint':
      return [{ kind: 'checkpoint', line, checkpoint: judge(value) }]
    case 'entries':
      return wholeEntries(value.bundle).exact ? [entriesPiece(value, line)] : [entriesPiece(value, line), bad]
    case 'attachment':
      return [{ kind: 'attachment', line, attachment: value }]
    case 'end':
      return [{ kind: 'end', line, end: value }]
    case 'record':
      return [bad]
  }
}

/** Null when a line's note is no checkpoint of this log at all. */
export type CheckpointJudge = (line: Pick<CheckpointLine, 'number' | 'note'>) => JudgedCheckpoint | null

/** Null when a trusted key itself is malformed. */
export function checkpointJudge(trust: Trust): CheckpointJudge | null {
  const logKey = parseVerifier(trust.logKey)
  const witnesses: Verifier[] = []
  for (const key of trust.witnessKeys) {
    const verifier = parseCosignatureVerifier(key)
    if (!verifier.ok) return null
    if (!witnesses.some((known) => known.vkey === verifier.value.vkey)) witnesses.push(verifier.value)
  }
  if (!logKey.ok) return null
  const log = logKey.value
  return ({ number, note }) => {
    const parsed = parseNote(note)
    const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed
    if (!parsed.ok || !checkpoint.ok || checkpoint.value.origin !== trust.origin) return null
    const { verified, invalid } = verifyNote(parsed.value, [log, ...witnesses], checkAnyType)
    const isLog = (one: { verifier: Verifier }): boolean => one.verifier === log
    return {
      number,
      size: checkpoint.value.size,
      root: checkpoint.value.root,
      note,
      signed: verified.some(isLog) && !invalid.some(isLog),
      cosigners: verified.filter((one) => !isLog(one)).map((one) => one.verifier.vkey),
      badCosigners: invalid.filter((one) => !isLog(one)).map((one) => one.verifier.name),
    }
  }
}

/** Hashes the entries of a bundle, as far as they are whole. */
export function entriesPiece(line: Omit<EntriesLine, 'kind'>, at: number): EntriesPiece {
  const { start, tile } = line
  const { entries } = wholeEntries(line.bundle)
  const count = entries.length
  const leaves = Buffer.alloc(count * HASH_SIZE)
  const roots = Buffer.alloc(count * HASH_SIZE)
  const isRecord = new Uint8Array(count)
  entries.forEach((entry, n) => {
    leaves.write(leafBin(entry), n * HASH_SIZE, HASH_SIZE, 'latin1')
    if (!isRecordEntry(entry)) return
    isRecord[n] = 1
    roots.set(entry.subarray(1), n * HASH_SIZE)
  })
  const subtree = count === TILE_WIDTH ? perfectRoot(leaves, 0, TILE_WIDTH) : null
  return { kind: 'entries', line: at, start, count, leaves, roots, isRecord, tile, subtree }
}

/** SHA-256 of a file's chunks, in hex. */
export async function sha256Hex(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

/** Gathers neighbouring record lines, which are nearly all lines, into flat arrays that move between threads for free. */
class RecordRun {
  #leaves: number[] = []
  #roots: (string | null)[] = []
  #lines: number[] = []

  add(line: number, leaf: number | null, root: string | null): void {
    this.#leaves.push(leaf ?? Number.NaN)
    this.#roots.push(root)
    this.#lines.push(line)
  }

  flush(into: Piece[]): void {
    const count = this.#lines.length
    if (count === 0) return
    const roots = Buffer.alloc(count * HASH_SIZE)
    const rooted = new Uint8Array(count)
    this.#roots.forEach((root, n) => {
      if (root === null) return
      rooted[n] = 1
      roots.write(root, n * HASH_SIZE, HASH_SIZE, 'latin1')
    })
    const [leaves, lines] = [new Float64Array(this.#leaves), new Float64Array(this.#lines)]
    into.push({ kind: 'records', leaves, roots, rooted, lines })
    this.#leaves = []
    this.#roots = []
    this.#lines = []
  }
}
