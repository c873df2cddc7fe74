import type { Block } from '../evidence/blocks.ts'
import { wholeLines } from '../evidence/blocks.ts'
import type { AttachmentLine, EndLine, EvidenceHeader } from '../evidence/format.ts'
import { parseHeader } from '../evidence/parse.ts'
import { decodeUtf8 } from '../note/encoding.ts'
import { parseCosignatureVerifier, parseVerifier } from '../note/keys.ts'
import type { CheckpointJudge, Piece, Trust } from './analyse.ts'
import { checkpointJudge, sha256Hex } from './analyse.ts'
import type { KnownCheckpoints } from './checkpoint-audit.ts'
import { CheckpointAudit } from './checkpoint-audit.ts'
import { Findings } from './findings.ts'
import type { Analyst } from './pool.ts'
import { inlineAnalyst, workerAnalyst } from './pool.ts'
import { RecordAudit } from './record-audit.ts'
import type { Report, Verdict } from './report.ts'
import { TreeAudit } from './tree-audit.ts'

export interface VerifyOptions {
  /** The log's key, known from elsewhere. Without it the package's own is used, and the report says so. */
  readonly logKey?: string
  /** Witnesses that must have cosigned; the package's own witness keys are only listened to. */
  readonly witnessKeys?: readonly string[]
  /** Checkpoints kept from earlier days, with which the tree must be consistent. */
  readonly known?: readonly KnownCheckpoints[]
  /** Opens an attachment by its SHA-256 in hex, or null when there is none. Absent: attachments are only counted. */
  readonly openAttachment?: (sha256: string) => AsyncIterable<Uint8Array> | null
  /** Worker threads; 0 (the default) does all in this thread. */
  readonly threads?: number
}

/** Verifies an evidence package from a stream of its bytes (not compressed), in memory that does not grow with it. */
export async function verifyEvidence(
  source: AsyncIterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const damage = { cut: false }
  const blocks = wholeLines(untilError(source, damage))
  try {
    const first = await blocks.next()
    if (first.done === true)
      return { ok: false, code: 'HEADER_MISSING', detail: 'the file is empty or unreadable' }
    const header = headerOf(first.value)
    if (!header.ok)
      return {
        ok: false,
        code: header.fault.code === 'FORMAT_UNKNOWN' ? 'FORMAT_UNKNOWN' : 'HEADER_MISSING',
        detail: header.fault.detail,
      }
    const trust = trustOf(header.value, options)
    const judge = checkpointJudge(trust)
    if (judge === null) return { ok: false, code: 'KEY_MALFORMED', detail: 'a key is not name+hash+base64' }
    const audit = new PackageAudit(header.value, trust, judge, options)
    const analyst =
      (options.threads ?? 0) > 0 ? workerAnalyst(trust, options.threads ?? 1) : inlineAnalyst(trust)
    try {
      await inOrder(first.value, blocks, analyst, (block, pieces) => audit.take(block, pieces))
    } finally {
      await analyst.close()
    }
    return { ok: true, report: await audit.finish(damage.cut) }
  } finally {
    await blocks.return(undefined)
  }
}

/** A source that breaks off (a cut gzip stream, a lost connection) ends there; what came before is still judged. */
async function* untilError(
  source: AsyncIterable<Uint8Array>,
  damage: { cut: boolean },
): AsyncGenerator<Uint8Array> {
  try {
    yield* source
  } catch {
    damage.cut = true
  }
}

function headerOf(block: Block): ReturnType<typeof parseHeader> {
  const newline = block.bytes.indexOf(10)
  return parseHeader(decodeUtf8(block.bytes.subarray(0, newline < 0 ? block.bytes.length : newline)) ?? '')
}

function trustOf(header: EvidenceHeader, options: VerifyOptions): Trust {
  const witnessKeys = new Set<string>()
  for (const key of [...(options.witnessKeys ?? []), ...header.witnessKeys]) {
    const parsed = parseCosignatureVerifier(key)
    // The package may name nonsense as a witness; only what the user named must be right.
    if (parsed.ok) witnessKeys.add(parsed.value.vkey)
    else if (options.witnessKeys?.includes(key)) witnessKeys.add(key)
  }
  return { origin: header.origin, logKey: options.logKey ?? header.logKey, witnessKeys: [...witnessKeys] }
}

/** Keeps the analyst's workers busy, and hands their results on in the order of the file. */
async function inOrder(
  first: Block,
  rest: AsyncGenerator<Block>,
  analyst: Analyst,
  take: (block: Block, pieces: Piece[]) => void,
): Promise<void> {
  const under: { block: Block; pieces: Promise<Piece[]> }[] = []
  const send = (block: Block): void => {
    const pieces = analyst.analyse(block)
    // A failure is reported where it is awaited; until then it must not count as unhandled.
    pieces.catch(() => undefined)
    under.push({ block: { ...block, bytes: Buffer.alloc(0) }, pieces })
  }
  const takeOne = async (): Promise<void> => {
    const one = under.shift()
    if (one !== undefined) take(one.block, await one.pieces)
  }
  send(first)
  for await (const block of rest) {
    send(block)
    while (under.length >= analyst.width) await takeOne()
  }
  while (under.length > 0) await takeOne()
}

/** Puts the pieces of a package together, in order. */
class PackageAudit {
  readonly #header: EvidenceHeader
  readonly #trust: Trust
  readonly #judge: CheckpointJudge
  readonly #options: VerifyOptions
  readonly #findings = new Findings()
  readonly #checkpoints: CheckpointAudit
  readonly #records: RecordAudit
  #tree: TreeAudit | null = null
  #end: EndLine | null = null
  #entries = 0
  readonly #attachments: AttachmentLine[] = []
  #listed = 0
  #checkedFiles = 0
  #unfinished = false

  constructor(header: EvidenceHeader, trust: Trust, judge: CheckpointJudge, options: VerifyOptions) {
    this.#header = header
    this.#trust = trust
    this.#judge = judge
    this.#options = options
    this.#checkpoints = new CheckpointAudit(header.firstCheckpoint, this.#findings)
    this.#records = new RecordAudit(header.records, header.size, this.#findings)
    if (options.logKey !== undefined && !sameKey(options.logKey, header.logKey))
      this.#findings.add({ code: 'LOG_KEY_DIFFERS' })
  }

  take(block: Block, pieces: readonly Piece[]): void {
    for (const piece of pieces) this.#takePiece(piece)
    if (block.unfinished && this.#end === null) this.#unfinished = true
  }

  async finish(cut: boolean): Promise<Report> {
    const tree = this.#openTree()
    const truncated = cut || this.#end === null || this.#unfinished
    if (truncated) this.#findings.add({ code: 'PACKAGE_TRUNCATED', leaf: tree.size })
    else if (this.#miscounted()) this.#findings.add({ code: 'PACKAGE_MISCOUNTED' })
    tree.finish(this.#header.size, truncated)
    this.#records.finish(tree.truths, truncated)
    await this.#checkAttachments()
    const required = (this.#options.witnessKeys ?? []).map((key) => canonicalKey(key))
    const cosigned = this.#checkpoints.cosigned(required)
    const { logKey, origin } = this.#trust
    return {
      ok: this.#findings.count === 0,
      origin,
      logKey,
      keyPinned: this.#options.logKey !== undefined,
      entries: this.#entries,
      checkpoints: this.#checkpoints.count,
      signedSize: this.#checkpoints.newest?.size ?? null,
      signedNote: this.#checkpoints.newest?.note ?? null,
      witnesses: [...cosigned].map(([vkey, size]) => ({
        name: vkey.slice(0, vkey.indexOf('+')),
        vkey,
        size,
      })),
      records: { checked: this.#records.checked, promised: this.#header.records },
      attachments: { listed: this.#listed, checked: this.#checkedFiles },
      findings: this.#findings.list(),
      totals: this.#findings.totals(),
    }
  }

  #takePiece(piece: Piece): void {
    switch (piece.kind) {
      case 'records':
        this.#openTree()
        return this.#records.add(piece)
      case 'entries':
        if (!this.#openTree().add(piece, this.#header.size)) {
          return this.#findings.add({ code: 'PACKAGE_DISORDERED', leaf: piece.start, line: piece.line })
        }
        this.#entries += piece.count
        return this.#records.begin(piece)
      case 'checkpoint':
        // Once the tree grows, its past can no longer be compared.
        if (this.#tree !== null) this.#findings.add({ code: 'PACKAGE_DISORDERED', line: piece.line })
        return this.#checkpoints.add(piece.line, piece.checkpoint)
      case 'attachment':
        this.#listed += 1
        if (this.#options.openAttachment !== undefined) this.#attachments.push(piece.attachment)
        return undefined
      case 'end':
        this.#end = piece.end
        return undefined
      case 'bad':
        return this.#findings.add({ code: piece.code, line: piece.line })
    }
  }

  #openTree(): TreeAudit {
    if (this.#tree !== null) return this.#tree
    for (const known of this.#options.known ?? []) this.#checkpoints.addKnown(known, this.#judge)
    this.#tree = new TreeAudit(this.#checkpoints.heads(), this.#findings)
    return this.#tree
  }

  /** The last line counts what was written; a difference means that whole lines are gone, or were added. */
  #miscounted(): boolean {
    const end = this.#end
    return (
      end !== null &&
      (end.checkpoints !== this.#checkpoints.count ||
        end.entries !== this.#entries ||
        end.records !== this.#records.seen ||
        end.attachments !== this.#listed)
    )
  }

  async #checkAttachments(): Promise<void> {
    const open = this.#options.openAttachment
    if (open === undefined) return
    for (const { sha256, leaf } of this.#attachments) {
      const place = leaf === null ? {} : { leaf }
      const file = open(sha256)
      const found = file === null ? null : await sha256Hex(file).catch(() => null)
      this.#checkedFiles += 1
      if (found === null) this.#findings.add({ code: 'ATTACHMENT_MISSING', name: sha256, ...place })
      else if (found !== sha256) this.#findings.add({ code: 'ATTACHMENT_ALTERED', name: sha256, ...place })
    }
  }
}

function sameKey(a: string, b: string): boolean {
  const [first, second] = [parseVerifier(a), parseVerifier(b)]
  return first.ok && second.ok && first.value.vkey === second.value.vkey
}

function canonicalKey(key: string): string {
  const parsed = parseCosignatureVerifier(key)
  return parsed.ok ? parsed.value.vkey : key
}
