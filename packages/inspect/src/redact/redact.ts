import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { freshMarkKey } from '../detect/mark.ts'
import { Budget } from '../pipeline/budget.ts'
import { defaultRegistry, type InspectOptions } from '../pipeline/inspect.ts'
import { lostReport } from '../pipeline/collect.ts'
import { Stop } from '../pipeline/stop.ts'
import { fault } from '../words/faults.ts'
import { hiddenClasses, type HiddenClass } from '../words/hidden.ts'
import { defaultLimits } from '../words/limits.ts'
import type { PartPath } from '../words/part.ts'
import { certificateOf } from './certificate.ts'
import { cleanPart, type Cleaned } from './clean-run.ts'
import { cleaners as allCleaners } from './cleaners/index.ts'
import { pixelProofs as allPixelProofs } from './prove/pixel-proofs.ts'
import type { PixelProof, SecondReader } from './prove/ports.ts'
import { prove } from './prove/prove.ts'
import { secondReaders as allSecondReaders } from './prove/second/index.ts'
import { Pseudonyms } from './pseudonyms.ts'
import { holdsAny } from './replace.ts'
import { collectSecrets } from './secrets.ts'
import { seeFile, type Seen } from './see.ts'
import type { Cleaner, Redacted, Secret, Unproved, Wish } from './words.ts'

/** As for `inspectBytes`. The mark key must be that of the report from which the findings of the wish come. */
export interface RedactOptions extends Omit<InspectOptions, 'ocr' | 'onSpan' | 'onProgress'> {
  /** One object for all files of a run, so that a value has the same sign in all of them. */
  readonly pseudonyms?: Pseudonyms
  readonly cleaners?: readonly Cleaner[]
  readonly secondReaders?: readonly SecondReader[]
  readonly pixelProofs?: readonly PixelProof[]
  /** The time that the certificate tells. */
  readonly now?: () => Date
}

/**
 * Makes a file clean of what the wish names, its format kept, and proves it by reading the result again. Never rejects because of what the
 * file is: what could not be done or proved is in the certificate, and `proved` is false.
 */
export async function redactBytes(
  bytes: Uint8Array,
  name: string,
  wish: Wish,
  options: RedactOptions = {},
): Promise<Redacted> {
  const limits = { ...defaultLimits, ...options.limits }
  const registry = options.detectors ?? defaultRegistry()
  const inspecting: InspectOptions = {
    ...options,
    markKey: options.markKey ?? freshMarkKey(),
    detectors: registry,
  }
  const titles = new Map(registry.detectors.map(({ id, title }) => [id, title.zh]))
  const before = await seeFile(bytes, name, inspecting)
  const { secrets, faults } = collectSecrets(
    before,
    wish,
    options.pseudonyms ?? new Pseudonyms(),
    (detector) => titles.get(detector) ?? detector,
  )
  const cleaned = await cleanFile(bytes, before, secrets, wish, options)
  const result = cleaned.bytes ?? bytes
  const after = cleaned.bytes === null ? before : await seeFile(result, name, inspecting)
  const budget = new Budget(limits, () => performance.now(), options.signal)
  const checks = await prove({
    before: { bytes, seen: before },
    after: { bytes: result, seen: after },
    pairs: cleaned.pairs,
    secrets,
    marks: new Set(wish.findings.map(({ mark }) => mark)),
    hidden: wish.hidden,
    limits,
    secondReaders: options.secondReaders ?? allSecondReaders(limits),
    pixelProofs: options.pixelProofs ?? allPixelProofs,
    tick: () => budget.tick(),
  })
  return {
    bytes: result,
    certificate: certificateOf({
      name,
      before: { bytes, seen: before },
      after: { bytes: result, seen: after },
      wish,
      secrets,
      deeds: cleaned.deeds,
      faults: [...faults, ...cleaned.faults, ...leftClasses(after, wish.hidden)],
      checks,
      at: (options.now?.() ?? new Date()).toISOString(),
    }),
  }
}

/** As `redactBytes`. The file itself is not touched; the caller writes `bytes` where he wants them. */
export async function redactFile(path: string, wish: Wish, options: RedactOptions = {}): Promise<Redacted> {
  const name = basename(path)
  const max = options.limits?.heldBytes ?? defaultLimits.heldBytes
  const before = await stat(path).catch(() => null)
  if (before === null || !before.isFile())
    return lost(name, wish, options, fault('FILE_UNREADABLE', { what: 'not a file' }))
  if (before.size > max) return lost(name, wish, options, fault('LIMIT_HELD', { max }))
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return lost(name, wish, options, fault('FILE_UNREADABLE', { what: 'read' }))
  return redactBytes(bytes, name, wish, options)
}

async function cleanFile(
  bytes: Uint8Array,
  { report, spans }: Seen,
  secrets: readonly Secret[],
  { hidden }: Wish,
  options: RedactOptions,
): Promise<Cleaned> {
  const limits = { ...defaultLimits, ...options.limits }
  const [root] = report.parts
  const path = root?.path ?? []
  const concerned = new Set<string>()
  for (const { sight, text, place } of spans)
    if ((sight !== 'visible' && hidden.has(sight)) || holdsAny(text, secrets))
      for (let length = place.part.length; length > 0; length--)
        concerned.add(keyOf(place.part.slice(0, length)))
  const proofs = options.pixelProofs ?? allPixelProofs
  const byKind = new Map(
    (options.cleaners ?? allCleaners).flatMap((one) => one.kinds.map((kind) => [kind, one])),
  )
  try {
    return await cleanPart(
      {
        budget: new Budget(limits, () => performance.now(), options.signal),
        hidden,
        secrets,
        cleanerOf: (kind) => byKind.get(kind),
        painted: (kind) => proofs.some(({ kinds }) => kinds.includes(kind)),
        concerned: (part) => concerned.has(keyOf(part)),
        onFailure: options.onFailure,
      },
      bytes,
      path,
      0,
      root?.kind,
    )
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { bytes: null, deeds: [], faults: [{ part: path, why: error.fault }], pairs: [] }
  }
}
const keyOf = (path: PartPath): string => path.join('\0')

/** Classes that were to go and are still there, part by part. */
function leftClasses({ spans }: Seen, hidden: ReadonlySet<HiddenClass>): readonly Unproved[] {
  const left = new Map<string, { part: PartPath; why: HiddenClass; count: number }>()
  for (const { sight, place } of spans) {
    if (sight === 'visible' || !hidden.has(sight)) continue
    const key = `${sight}\0${keyOf(place.part)}`
    left.set(key, { part: place.part, why: sight, count: (left.get(key)?.count ?? 0) + 1 })
  }
  return [...left.values()].map(({ part, why, count }) => ({
    part,
    why: fault('HIDDEN_LEFT', { class: why, count, ...hiddenClasses[why] }),
  }))
}

/** A file that could not even be opened. */
function lost(name: string, wish: Wish, options: RedactOptions, why: Unproved['why']): Redacted {
  const bytes = new Uint8Array()
  const seen: Seen = { report: lostReport(why, name), spans: [], cut: false, unlisted: 0 }
  const certificate = certificateOf({
    name,
    before: { bytes, seen },
    after: { bytes, seen },
    wish,
    secrets: [],
    deeds: [],
    faults: [{ part: [name], why }],
    checks: [],
    at: (options.now?.() ?? new Date()).toISOString(),
  })
  return { bytes, certificate }
}
