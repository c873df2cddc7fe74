import { recognise } from '../kind/recognise.ts'
import { fault, type Fault } from '../words/faults.ts'
import type { HiddenClass } from '../words/hidden.ts'
import { kinds, type FileKind } from '../words/kinds.ts'
import type { Ocr, OcrPicture, Recognised } from '../words/ocr.ts'
import type { Part, PartPath, PartState } from '../words/part.ts'
import type { Child, Reader, Reading } from '../words/reader.ts'
import type { Progress } from '../words/report.ts'
import type { Span } from '../words/span.ts'
import type { Budget } from './budget.ts'
import type { Collection } from './collect.ts'
import type { Finder } from './finder.ts'
import { MeteredSource } from './metered-source.ts'
import { Stop } from './stop.ts'

/** What all parts of one file share. */
export interface Run {
  readonly budget: Budget
  readonly finder: Finder
  readonly collection: Collection
  readonly readerOf: (kind: FileKind) => Reader | undefined
  readonly ocr: Ocr | undefined
  readonly onSpan: ((span: Span) => void) | undefined
  readonly onProgress: ((progress: Progress) => void) | undefined
  readonly onFailure: ((part: PartPath, error: unknown) => void) | undefined
}

/** Where a part stands among its containers. */
export interface Standing {
  readonly path: PartPath
  readonly depth: number
  readonly hidden: HiddenClass | null
}

/**
 * One part from bytes to census line: recognise, read, hash, judge. The order of the census is the order of opening.
 * INVARIANT: comes back with state `read` only when the reader returned without a fault and the bytes were taken in to their end.
 * Throws only a Stop that ends the whole run, after the part has been marked.
 */
export async function readPart(run: Run, child: Omit<Child, 'name'>, standing: Standing): Promise<Part> {
  const slot = run.collection.parts.length
  const draft = new Draft(child, standing)
  run.collection.parts.push(draft.part())
  let stopped: Stop | null = null
  const source = new MeteredSource(child.source, run.budget)
  try {
    run.budget.takePart()
    await readAs(run, child, standing, draft, source)
    run.finder.flush()
  } catch (error) {
    const stop = error instanceof Stop ? error : new Stop(fault('READER_FAILED'), 'part')
    draft.fault(stop.fault)
    if (!(error instanceof Stop)) run.onFailure?.(standing.path, error)
    if (stop.scope === 'run') stopped = stop
  }
  await settle(draft, source)
  const part = draft.part()
  run.collection.parts[slot] = part
  run.onProgress?.({
    part: part.path,
    parts: run.collection.parts.length,
    bytes: run.budget.bytes,
    findings: run.collection.found,
  })
  if (stopped !== null) throw stopped
  return part
}

async function readAs(
  run: Run,
  child: Omit<Child, 'name'>,
  standing: Standing,
  draft: Draft,
  source: MeteredSource,
) {
  const { limits } = run.budget
  // Looked at before a byte is taken: telling the kind of an archive opens it.
  if (standing.depth > limits.depth) return draft.fault(fault('LIMIT_DEPTH', { max: limits.depth }))
  draft.kind = child.kind ?? (await recognise(source))
  const reader = child.read === undefined ? run.readerOf(draft.kind) : { read: child.read }
  if (reader === undefined) return draft.fault(nobodyReads(draft.kind))
  await reader.read(readingOf(run, standing, draft, source))
  if (!source.finished) draft.fault(fault('BYTES_LEFT'))
}

/** Why a kind without a reader is not read. */
function nobodyReads(kind: FileKind): Fault {
  if (kind === 'unknown') return fault('KIND_UNKNOWN')
  if (kind === 'encrypted-office') return fault('ENCRYPTED')
  const names = { kind: kinds[kind].zh, kind_en: kinds[kind].en }
  return fault(kinds[kind].policy === 'skip' ? 'KIND_NOT_OPENED' : 'KIND_WITHOUT_READER', names)
}

/** Counts and hashes what can still be had; a part whose bytes fail only now is not read either. */
async function settle(draft: Draft, source: MeteredSource): Promise<void> {
  try {
    draft.digest = await source.digest()
  } catch (error) {
    draft.fault(error instanceof Stop ? error.fault : fault('READER_FAILED'))
  }
  await source.close().catch(() => undefined)
  draft.bytes = source.taken === 0 && draft.digest === null ? null : source.taken
}

/** A census line while it is being written. */
class Draft {
  kind: FileKind
  hidden: HiddenClass | null
  bytes: number | null = null
  digest: string | null = null
  spoke = false
  readonly #faults: Fault[] = []
  readonly #role: string
  readonly #standing: Standing

  constructor(child: Omit<Child, 'name'>, standing: Standing) {
    this.kind = child.kind ?? 'unknown'
    this.#role = child.role ?? ''
    this.#standing = standing
    this.hidden = standing.hidden
  }

  fault(one: Fault): void {
    if (!this.#faults.some(({ code }) => code === one.code)) this.#faults.push(one)
  }

  part(): Part {
    const state: PartState = this.#faults.length === 0 ? 'read' : this.spoke ? 'partly' : 'unread'
    const { kind, bytes, digest, hidden } = this
    const { path } = this.#standing
    return { path, kind, role: this.#role, bytes, digest, state, faults: this.#faults, hidden }
  }
}

/** The engine within the time of this file; what it throws is a picture on which it died. */
function recogniser(ocr: Ocr, budget: Budget): (picture: OcrPicture) => Promise<Recognised> {
  return async (picture) => {
    budget.tick()
    const { stop } = budget
    const stopped = new Promise<Recognised>((resolve) =>
      stop.addEventListener('abort', () => resolve({ lines: [], failed: 'stopped' }), { once: true }),
    )
    const answer = ocr.recognise(picture, stop).catch((): Recognised => ({ lines: [], failed: 'died' }))
    const recognised = await Promise.race([answer, stopped])
    budget.tick()
    return recognised
  }
}

function readingOf(run: Run, standing: Standing, draft: Draft, source: MeteredSource): Reading {
  const { path, depth } = standing
  return {
    path,
    kind: draft.kind,
    source,
    limits: run.budget.limits,
    span(text, address, detail = {}) {
      if (text === '') return
      draft.spoke = true
      const told = detail.sight ?? 'visible'
      const span: Span = {
        id: run.collection.spans,
        text,
        place: { part: path, address, box: detail.box ?? null },
        sight: told === 'visible' ? (draft.hidden ?? 'visible') : told,
        offset: detail.offset ?? 0,
        own: detail.own ?? { from: 0, to: text.length },
        line: detail.line ?? null,
        heading: detail.heading ?? '',
        grid: detail.grid ?? null,
      }
      run.collection.takeSpan(span)
      run.onSpan?.(span)
      run.finder.add(span)
    },
    hide(why) {
      draft.hidden ??= why
    },
    fault: (code, params) => draft.fault(fault(code, params)),
    async child(child) {
      const nests = child.nests ?? true
      const inner = {
        path: [...path, child.name],
        depth: depth + (nests ? 1 : 0),
        hidden: child.hidden ?? draft.hidden,
      }
      draft.spoke = true
      await readPart(run, child, inner)
    },
    unread(name, code, params, bytes) {
      run.budget.takePart()
      draft.spoke = true
      const reason = fault(code, params)
      run.collection.parts.push({
        path: [...path, name],
        kind: 'unknown',
        role: '',
        bytes: bytes ?? null,
        digest: null,
        state: 'unread',
        faults: [reason],
        hidden: draft.hidden,
      })
    },
    recognise: run.ocr === undefined ? null : recogniser(run.ocr, run.budget),
    tick: () => run.budget.tick(),
  }
}
