import { readFile } from 'node:fs/promises'
import { markOf, type MarkKey } from '@subrosa/inspect'
import { z } from 'zod'
import { OpsFault, reasonOf } from '../../server/ops-fault.ts'
import { MARK_DETECTOR } from './documents.ts'
import type { ScannedFile } from './words.ts'

const known = z.object({
  path: z.string(),
  digest: z.string().nullable(),
  /** Marks by detector. */
  findings: z.record(z.string(), z.array(z.string())),
  /** Items and characters by class: any other number is news. */
  hidden: z.record(z.string(), z.tuple([z.number(), z.number()])),
})
type Known = z.infer<typeof known>
const form = z.object({ version: z.literal(1), made: z.string(), files: z.array(known) })
const sealed = z.object({ seal: z.string(), baseline: z.string() })

/** What was found before and is accepted. Nothing that could not be read is ever accepted. */
export class Baseline {
  readonly #byPath: ReadonlyMap<string, Known>
  readonly #digests: ReadonlySet<string>

  constructor(files: readonly Known[]) {
    this.#byPath = new Map(files.map((one) => [one.path, one]))
    this.#digests = new Set(files.flatMap(({ digest }) => (digest === null ? [] : [digest])))
  }

  /** The entry without what is known: everything where the whole file is the same, else by mark, detector and path. */
  strip(file: ScannedFile): ScannedFile {
    const whole = file.digest !== null && this.#digests.has(file.digest)
    const before = this.#byPath.get(file.path)
    if (!whole && before === undefined) return file
    const marks = new Set(
      Object.entries(before?.findings ?? {}).flatMap(([detector, list]) =>
        list.map((mark) => `${detector} ${mark}`),
      ),
    )
    const findings = whole
      ? []
      : file.findings.filter(({ detector, mark }) => !marks.has(`${detector} ${mark}`))
    const hidden = whole
      ? []
      : file.hidden.filter((one) => {
          const [items, chars] = before?.hidden[one.class] ?? []
          return items !== one.items || chars !== one.chars
        })
    const dropped = new Map<string, number>()
    const rest = new Set(findings)
    for (const one of file.findings)
      if (!rest.has(one)) dropped.set(one.detector, (dropped.get(one.detector) ?? 0) + 1)
    const totals = Object.entries(file.findingTotals)
      .map(([detector, count]) => [detector, whole ? 0 : count - (dropped.get(detector) ?? 0)] as const)
      .filter(([, count]) => count > 0)
    return {
      ...file,
      findings,
      hidden,
      findingTotals: Object.fromEntries(totals),
      unlisted: whole ? 0 : file.unlisted,
      persons: findings.length === 0 ? [] : file.persons,
      marked: file.marked.filter(({ part }) =>
        findings.some(
          (one) => one.detector === MARK_DETECTOR && part.every((name, i) => one.part[i] === name),
        ),
      ),
      accepted: {
        findings: whole
          ? Object.values(file.findingTotals).reduce((sum, count) => sum + count, 0)
          : file.findings.length - findings.length,
        hidden: file.hidden.length - hidden.length,
      },
    }
  }
}

/** Reads a baseline. Its seal is made with the key of the marks, so that nobody else can accept anything. */
export async function readBaseline(file: string, key: MarkKey): Promise<Baseline> {
  const outer = sealed.safeParse(await parsed(file))
  if (!outer.success) throw new OpsFault('SCAN_BASELINE_BAD', { file })
  if (sealOf(key, outer.data.baseline) !== outer.data.seal)
    throw new OpsFault('SCAN_BASELINE_FOREIGN', { file })
  const inner = form.safeParse(JSON.parse(outer.data.baseline))
  if (!inner.success) throw new OpsFault('SCAN_BASELINE_BAD', { file })
  return new Baseline(inner.data.files)
}

/** The text of a baseline that accepts all of these. */
export function baselineText(files: readonly Known[], made: string, key: MarkKey): string {
  const baseline = JSON.stringify({ version: 1, made, files: [...files] } satisfies z.infer<typeof form>)
  return `${JSON.stringify({ seal: sealOf(key, baseline), baseline })}\n`
}

export function knownOf(file: ScannedFile): Known {
  const findings = new Map<string, Set<string>>()
  for (const { detector, mark } of file.findings)
    findings.set(detector, (findings.get(detector) ?? new Set()).add(mark))
  const hidden = file.hidden.map(({ class: name, items, chars }) => [name, [items, chars]] as const)
  return {
    path: file.path,
    digest: file.digest,
    findings: Object.fromEntries([...findings].map(([detector, marks]) => [detector, [...marks]])),
    hidden: Object.fromEntries(hidden) as Known['hidden'],
  }
}

const sealOf = (key: MarkKey, text: string): string => markOf(key, 'subrosa.scan.baseline', text)

async function parsed(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new OpsFault('SCAN_FILE_UNREADABLE', { file, reason: reasonOf(error) })
  }
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
