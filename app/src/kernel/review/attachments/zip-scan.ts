import { refuse, type Refusal } from '#kernel/ground'
import type { ReviewRefusal } from '../refusals.ts'
import type { BlobStore, ByteSource } from './blob-store.ts'
import { dataStart, DEFLATED, inflateEntry, Overflow, STORED } from './inflate.ts'
import type { AttachmentLimits } from './limits.ts'
import { holdsMacros, leavesFolder, runsWhenOpened, shownEntry } from './names.ts'
import { containerType, HEAD, sniff } from './sniff.ts'
import { entriesOf, findDirectory, ZipFault, type ZipEntry } from './zip-directory.ts'

/** What one upload has left; archives within archives draw on the same purse. */
export interface Purse {
  entries: number
  inflated: number
}
export interface ScanContext {
  readonly limits: AttachmentLimits
  readonly purse: Purse
  /** For an archive inside: its bytes are set aside to be read like a file, and always discarded. */
  readonly blobs: Pick<BlobStore, 'stage'>
  /** The names of the archives around this one. */
  readonly path: readonly string[]
}
/** A refusal on its way out of the walk; `scanZip` catches it. */
class Stop extends Error {
  readonly refusal: Refusal<ReviewRefusal>
  constructor(refusal: Refusal<ReviewRefusal>) {
    super(refusal.code)
    this.refusal = refusal
  }
}
const bomb = (path: readonly string[], why: string): Stop =>
  new Stop(refuse('ATTACHMENT_BOMB', { entry: shownEntry(path), why }))

/**
 * Examines an archive: first what its directory declares, then, within those bounds, what really comes out.
 * Constant memory: one window of data and at most `limits.entries` short rows.
 * @returns the media type, or the refusal that names the entry
 */
export async function scanZip(
  source: ByteSource,
  ctx: ScanContext,
): Promise<string | Refusal<ReviewRefusal>> {
  try {
    return await examine(source, ctx)
  } catch (error) {
    if (error instanceof Stop) return error.refusal
    if (error instanceof Overflow) return bomb([...ctx.path, error.entry], error.message).refusal
    if (error instanceof ZipFault) {
      return refuse('ATTACHMENT_BROKEN', {
        entry: shownEntry([...ctx.path, error.entry]),
        why: error.message,
      })
    }
    throw error
  }
}

async function examine(source: ByteSource, ctx: ScanContext): Promise<string> {
  const directory = await findDirectory(source)
  if (directory.count > ctx.purse.entries) throw bomb(ctx.path, `${directory.count} entries`)
  ctx.purse.entries -= directory.count
  const entries: ZipEntry[] = []
  for await (const entry of entriesOf(source, directory)) {
    checkDeclared(entry, ctx)
    ctx.purse.inflated -= entry.inflated
    if (ctx.purse.inflated < 0) throw bomb([...ctx.path, entry.name], `over ${ctx.limits.inflated} bytes`)
    entries.push(entry)
  }
  const starts = await checkPlaces(source, entries, directory.start, ctx)
  const names = new Set(entries.map((entry) => entry.name))
  let mimetype: string | null = null
  for (const [n, entry] of entries.entries()) {
    const head = await checkContent(source, starts[n] ?? 0, entry, ctx)
    if (n === 0 && entry.name === 'mimetype' && entry.inflated <= 100)
      mimetype = new TextDecoder('latin1').decode(head)
  }
  return containerType(names, mimetype)
}

/** Everything that can be refused before a single byte is inflated. */
function checkDeclared(entry: ZipEntry, ctx: ScanContext): void {
  const path = [...ctx.path, entry.name]
  const shown = shownEntry(path)
  if ((entry.flags & 0x41) !== 0 || entry.method === 99)
    throw new Stop(refuse('ATTACHMENT_ENCRYPTED', { entry: shown }))
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw new ZipFault(entry.name, `method ${entry.method}`)
  if (entry.method === STORED && entry.compressed !== entry.inflated)
    throw new ZipFault(entry.name, 'wrong size')
  if (leavesFolder(entry.name)) throw new ZipFault(entry.name, 'unsafe path')
  if (runsWhenOpened(entry.name) || holdsMacros(entry.name))
    throw new Stop(refuse('ATTACHMENT_EXECUTABLE', { entry: shown }))
  const ratio = Math.round(entry.inflated / Math.max(1, entry.compressed))
  if (entry.inflated >= ctx.limits.ratioFrom && ratio > ctx.limits.ratio) throw bomb(path, `${ratio}:1`)
}

/** Behind an entry at most its data descriptor may stand. */
const DESCRIPTOR = 24

/** INVARIANT: every byte belongs to at most one entry, and to one but for descriptors. Overlapping entries are how a small file pretends to be endless. */
async function checkPlaces(
  source: ByteSource,
  entries: readonly ZipEntry[],
  end: number,
  ctx: ScanContext,
): Promise<number[]> {
  const starts: number[] = []
  for (const entry of entries) {
    if (entry.offset + 30 > end) throw new ZipFault(entry.name, 'beyond the data')
    starts.push(await dataStart(source, entry))
  }
  const spans = entries.map((entry, n) => ({
    from: entry.offset,
    to: (starts[n] ?? 0) + entry.compressed,
    name: entry.name,
  }))
  spans.sort((a, b) => a.from - b.from)
  let last = 0
  for (const span of spans) {
    if (span.to > end) throw new ZipFault(span.name, 'beyond the data')
    if (span.from < last) throw bomb([...ctx.path, span.name], 'overlap')
    if (span.from > last + DESCRIPTOR) throw new ZipFault(span.name, 'hidden bytes')
    last = span.to
  }
  if (end > last + DESCRIPTOR) throw new ZipFault('', 'hidden bytes')
  return starts
}

/** Inflates an entry within its declared size and looks at what it is. @returns its first bytes */
async function checkContent(
  source: ByteSource,
  start: number,
  entry: ZipEntry,
  ctx: ScanContext,
): Promise<Uint8Array> {
  const path = [...ctx.path, entry.name]
  const head = new Uint8Array(HEAD)
  let filled = 0
  await inflateEntry(source, start, entry, (chunk) => {
    if (filled >= HEAD) return
    const part = chunk.subarray(0, HEAD - filled)
    head.set(part, filled)
    filled += part.length
  })
  const seen = head.subarray(0, filled)
  const { kind } = sniff(seen)
  if (kind === 'executable') throw new Stop(refuse('ATTACHMENT_EXECUTABLE', { entry: shownEntry(path) }))
  // Office drawings are gzip by nature (.emz, .wmz); other archives cannot be examined here.
  if (kind === 'archive' && !/\.[ew]mz$/i.test(entry.name)) throw new Stop(refuse('ATTACHMENT_TYPE'))
  if (kind === 'zip') await within(source, start, entry, { ...ctx, path })
  return seen
}

async function within(source: ByteSource, start: number, entry: ZipEntry, ctx: ScanContext): Promise<void> {
  if (ctx.path.length >= ctx.limits.depth) throw bomb(ctx.path, `depth ${ctx.path.length + 1}`)
  const staged = await ctx.blobs.stage(inflated(source, start, entry), entry.inflated)
  if (!staged.ok) throw bomb(ctx.path, 'more than declared')
  try {
    const inner = await scanZip(staged.value, ctx)
    if (typeof inner !== 'string') throw new Stop(inner)
  } finally {
    await staged.value.discard()
  }
}

/** The inflated bytes as a stream; a window is held only until it is taken. */
async function* inflated(source: ByteSource, start: number, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const done = inflateEntry(source, start, entry, (chunk) => writer.write(Uint8Array.from(chunk))).then(
    () => writer.close(),
    (error: unknown) => writer.abort(error),
  )
  yield* readable
  await done
}
