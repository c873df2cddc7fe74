import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { detectors, type Limits } from '@subrosa/inspect'
import { bad, ok, type Result } from '#kernel/ground'
import { OpsFault } from '../../server/ops-fault.ts'
import type { Call } from '../command.ts'
import { parseFailOn, type Condition } from './fail-on.ts'
import { languageOf } from './language.ts'
import type { Root } from './walk.ts'
import type { Language } from './words.ts'

export const formats = ['json', 'ndjson', 'sarif', 'csv', 'html'] as const
export type FormatName = 'text' | (typeof formats)[number]

/** A call of the command, understood. Paths are absolute but for how reports name them. */
export interface Plan {
  readonly roots: readonly Root[]
  readonly format: FormatName
  readonly out: string | null
  readonly key: string | null
  readonly baseline: string | null
  readonly writeBaseline: string | null
  readonly resume: string | null
  readonly rehash: boolean
  readonly failOn: readonly Condition[]
  readonly jobs: number
  /** Read what is written in pictures. */
  readonly ocr: boolean
  readonly review: number
  readonly limits: Pick<Limits, 'timeMs' | 'parts' | 'listed'>
  readonly language: Language
}

/** Findings that are listed for each file. An archive of mail has many; what is not listed cannot be told apart by mark. */
const LISTED = 100_000
/** Parts of one file: a message of mail is three or four. */
const PARTS = 200_000
const SECONDS = 1800

/** Understands the options, or says which one is wrong. */
export function planOf({ words, flags, io }: Call): Result<Plan, OpsFault> {
  const faults: OpsFault[] = []
  const wrong = (name: string, wanted: string, wantedEn: string): void =>
    void faults.push(new OpsFault('CLI_FLAG_VALUE', { name: `--${name}`, wanted, wantedEn }))
  const text = (name: string): string | null => {
    const given = flags.get(name)
    return typeof given === 'string' ? given : null
  }
  const path = (name: string): string | null => {
    const given = text(name)
    return given === null ? null : resolve(io.workingDir, given)
  }
  const number = (name: string, usual: number, min: number, max: number): number => {
    const given = text(name)
    if (given === null) return usual
    const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
    if (value >= min && value <= max) return value
    wrong(name, `須為 ${min} 到 ${max} 的整數`, `must be a whole number from ${min} to ${max}`)
    return usual
  }

  const chosen = formats.filter((name) => flags.has(name))
  if (chosen.length > 1)
    wrong(chosen.slice(1).join('、--'), '不能與其他格式並用', 'cannot be used with another format')
  const lang = text('lang')
  if (lang !== null && !/^(zh(-TW)?|en)$/i.test(lang)) wrong('lang', '須為 zh 或 en', 'must be zh or en')
  const failOn = parseFailOn(text('fail-on') ?? '', new Set(detectors.map(({ id }) => id)))
  if (!failOn.ok) faults.push(new OpsFault('SCAN_FAIL_ON', { word: failOn.error }))
  const [key, baseline, writeBaseline] = [path('key'), path('baseline'), path('write-baseline')]
  if (key === null && (baseline ?? writeBaseline) !== null) faults.push(new OpsFault('SCAN_KEY_NEEDED'))

  const roots = words.map((given) => ({ given, path: resolve(io.workingDir, given) }))
  const [out, resume] = [path('out'), path('resume')]
  // What is written must not be written over what is scanned, nor over one another; a baseline may be renewed in place.
  const apart = { out, key, resume, baseline: baseline ?? writeBaseline }
  const taken = new Set(roots.map((root) => root.path))
  for (const [name, file] of [...Object.entries(apart), ['write-baseline', writeBaseline] as const]) {
    if (file === null || (name === 'write-baseline' && file === apart.baseline)) continue
    if (taken.has(file))
      wrong(name, '不可與其他檔案或掃描對象相同', 'must be a file of its own, and not what is scanned')
    taken.add(file)
  }

  const plan: Plan = {
    roots,
    format: chosen[0] ?? 'text',
    out,
    ...{ key, baseline, writeBaseline },
    resume,
    rehash: flags.has('rehash'),
    failOn: failOn.ok ? failOn.value : [],
    jobs: number('jobs', Math.min(availableParallelism(), 4), 1, 64),
    ocr: flags.has('ocr'),
    review: number('review', 0, 0, 1000),
    limits: {
      timeMs: number('seconds', SECONDS, 1, 86_400) * 1000,
      listed: number('list', LISTED, 0, 1_000_000),
      parts: PARTS,
    },
    language: lang === null ? languageOf(io.env) : lang.toLowerCase() === 'en' ? 'en' : 'zh',
  }
  const [first] = faults
  return first === undefined ? ok(plan) : bad(first)
}
