import { recognise } from '../kind/recognise.ts'
import type { Budget } from '../pipeline/budget.ts'
import { MeteredSource } from '../pipeline/metered-source.ts'
import { Stop } from '../pipeline/stop.ts'
import { memorySupply } from '../source/supplies.ts'
import { fault, type Fault } from '../words/faults.ts'
import { kinds, type FileKind } from '../words/kinds.ts'
import type { PartPath } from '../words/part.ts'
import type { Cleaner, Cleaning, Deed, Secret, Unproved, Wish } from './words.ts'

/** What all parts of one file share while it is cleaned. */
export interface CleanRun {
  readonly budget: Budget
  readonly hidden: Wish['hidden']
  readonly secrets: readonly Secret[]
  readonly cleanerOf: (kind: FileKind) => Cleaner | undefined
  /** Kinds of which both states are kept, so that they can be compared as painted. */
  readonly painted: (kind: FileKind) => boolean
  /** Whether the report tells of anything within this part that has to go. */
  readonly concerned: (path: PartPath) => boolean
  readonly onFailure: ((part: PartPath, error: unknown) => void) | undefined
}

/** A part that changed, as it was and as it is. */
export interface Pair {
  readonly path: PartPath
  readonly kind: FileKind
  readonly before: Uint8Array
  readonly after: Uint8Array
}

/** What came of cleaning a part and all within it. */
export interface Cleaned {
  /** Null: left as it was. */
  readonly bytes: Uint8Array | null
  readonly deeds: readonly Deed[]
  readonly faults: readonly Unproved[]
  readonly pairs: readonly Pair[]
}
const nothing: Cleaned = { bytes: null, deeds: [], faults: [], pairs: [] }

/**
 * Cleans a part by the cleaner of its kind. What goes wrong in it leaves it as it was, with a fault and without its deeds.
 * Throws only a Stop that ends the whole run.
 */
export async function cleanPart(
  run: CleanRun,
  bytes: Uint8Array,
  path: PartPath,
  depth: number,
  told?: FileKind,
): Promise<Cleaned> {
  const left = (why: Fault): Cleaned => ({ ...nothing, faults: [{ part: path, why }] })
  const { limits } = run.budget
  run.budget.takePart()
  if (depth > limits.depth) return left(fault('LIMIT_DEPTH', { max: limits.depth }))
  try {
    run.budget.takeBytes(bytes.length)
    const kind = told ?? (await recognise(new MeteredSource(memorySupply(bytes), run.budget)))
    const cleaner = run.cleanerOf(kind)
    const names = { kind: kinds[kind].zh, kind_en: kinds[kind].en }
    if (cleaner === undefined) return run.concerned(path) ? left(fault('CLEANER_MISSING', names)) : nothing
    const cleaning = new Part(run, bytes, path, depth, kind)
    const after = await cleaner.clean(cleaning)
    const { faults } = cleaning
    if (after === null) return { ...nothing, faults }
    const own = run.painted(kind) ? [{ path, kind, before: bytes, after }] : []
    return { bytes: after, deeds: cleaning.deeds, faults, pairs: [...own, ...cleaning.pairs] }
  } catch (error) {
    if (error instanceof Stop && error.scope === 'run') throw error
    if (!(error instanceof Stop)) run.onFailure?.(path, error)
    return left(error instanceof Stop ? error.fault : fault('CLEANER_FAILED'))
  }
}

class Part implements Cleaning {
  readonly path: PartPath
  readonly kind: FileKind
  readonly source: Cleaning['source']
  readonly hidden: Cleaning['hidden']
  readonly secrets: Cleaning['secrets']
  readonly limits: Cleaning['limits']
  readonly faults: Unproved[] = []
  readonly pairs: Pair[] = []
  readonly #run: CleanRun
  readonly #depth: number
  readonly #deeds = new Map<string, Deed>()

  constructor(run: CleanRun, bytes: Uint8Array, path: PartPath, depth: number, kind: FileKind) {
    this.path = path
    this.kind = kind
    this.source = memorySupply(bytes)
    this.hidden = run.hidden
    this.secrets = run.secrets
    this.limits = run.budget.limits
    this.#run = run
    this.#depth = depth
  }

  get deeds(): readonly Deed[] {
    return [...this.#deeds.values()]
  }

  // Bound to the part, so that a cleaner may hand them on by themselves.
  readonly deed = (deed: Omit<Deed, 'part'>): void => {
    if (deed.count > 0) this.#take({ ...deed, part: this.path })
  }

  readonly fault: Cleaning['fault'] = (code, params) =>
    this.#complain({ part: this.path, why: fault(code, params) })

  readonly inner: Cleaning['inner'] = async (name, bytes, kind) => {
    const cleaned = await cleanPart(this.#run, bytes, [...this.path, name], this.#depth + 1, kind)
    for (const deed of cleaned.deeds) this.#take(deed)
    for (const one of cleaned.faults) this.#complain(one)
    this.pairs.push(...cleaned.pairs)
    return cleaned.bytes
  }

  readonly tick = (): void => this.#run.budget.tick()

  /** A cleaner may come by the same place more than once. */
  #complain(one: Unproved): void {
    const key = (it: Unproved): string => [...it.part, it.why.zh].join('\0')
    if (!this.faults.some((known) => key(known) === key(one))) this.faults.push(one)
  }

  #take(deed: Deed): void {
    const key = [...deed.part, deed.address, deed.what, deed.how].join('\0')
    const count = (this.#deeds.get(key)?.count ?? 0) + deed.count
    this.#deeds.set(key, { ...deed, count })
  }
}
