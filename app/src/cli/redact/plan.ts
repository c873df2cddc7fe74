import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { detectors, hiddenClasses, type HiddenClass, type Wish } from '@subrosa/inspect'
import { bad, ok, type Result } from '#kernel/ground'
import { OpsFault } from '../../server/ops-fault.ts'
import type { Call } from '../command.ts'
import { languageOf } from '../scan/language.ts'
import type { Language } from '../scan/words.ts'

/** What is to go: everything of its sort, or what is named. */
export type Choice<T extends string> = 'all' | ReadonlySet<T>

export interface RedactPlan {
  readonly file: string
  readonly name: string
  readonly out: string
  readonly certificate: { readonly file: string; readonly form: 'html' | 'json' } | null
  readonly hidden: Choice<HiddenClass>
  /** Ids of detectors. */
  readonly findings: Choice<string>
  readonly style: Wish['style']
  readonly keepUnproved: boolean
  readonly timeMs: number
  readonly language: Language
}

const SECONDS = 300

/** Understands the options, or says which one is wrong. */
export function planOf({ words, flags, io }: Call): Result<RedactPlan, OpsFault> {
  const text = (name: string): string | null => {
    const given = flags.get(name)
    return typeof given === 'string' ? given : null
  }
  const wrong = (name: string, wanted: string, wantedEn: string): Result<never, OpsFault> =>
    bad(new OpsFault('CLI_FLAG_VALUE', { name: `--${name}`, wanted, wantedEn }))
  const [file, out] = [resolve(io.workingDir, words[0] ?? ''), text('out')]
  if (out === null) return wrong('out', '必須指定輸出檔', 'is needed: the file to write')
  const certificate = text('certificate')
  const outFile = resolve(io.workingDir, out)
  const certificateFile = certificate === null ? null : resolve(io.workingDir, certificate)
  // The original is evidence; nothing is ever written over.
  if (existsSync(outFile)) return bad(new OpsFault('REDACT_OUT_EXISTS', { file: out }))
  if (certificateFile !== null && (certificateFile === outFile || existsSync(certificateFile)))
    return bad(new OpsFault('REDACT_OUT_EXISTS', { file: certificate ?? '' }))

  const hidden = choiceOf(text('hidden'), Object.keys(hiddenClasses) as HiddenClass[])
  if (!hidden.ok) return bad(new OpsFault('REDACT_UNKNOWN', { name: '--hidden', word: hidden.error }))
  const findings = choiceOf(
    text('findings'),
    detectors.map(({ id }) => id),
  )
  if (!findings.ok) return bad(new OpsFault('REDACT_UNKNOWN', { name: '--findings', word: findings.error }))
  if (isNothing(hidden.value) && isNothing(findings.value)) return bad(new OpsFault('REDACT_NOTHING_CHOSEN'))
  const style = text('style') ?? 'bar'
  if (style !== 'bar' && style !== 'pseudonym')
    return wrong('style', '須為 bar 或 pseudonym', 'must be bar or pseudonym')
  const seconds = text('seconds') ?? String(SECONDS)
  if (!/^[1-9]\d{0,4}$/.test(seconds))
    return wrong('seconds', '須為 1 到 99999 的整數', 'must be a whole number from 1 to 99999')
  const lang = text('lang')
  if (lang !== null && !/^(zh(-TW)?|en)$/i.test(lang))
    return wrong('lang', '須為 zh 或 en', 'must be zh or en')
  return ok({
    file,
    name: basename(file),
    out: outFile,
    certificate:
      certificateFile === null
        ? null
        : {
            file: certificateFile,
            form: /^\.html?$/i.test(extname(certificateFile)) ? 'html' : 'json',
          },
    hidden: hidden.value,
    findings: findings.value,
    style,
    keepUnproved: flags.has('keep-unproved'),
    timeMs: Number(seconds) * 1000,
    language: lang === null ? languageOf(io.env) : lang.toLowerCase() === 'en' ? 'en' : 'zh',
  })
}

const isNothing = (choice: Choice<string>): boolean => choice !== 'all' && choice.size === 0

/** `all`, or known words joined by commas. @returns the word that is not known */
function choiceOf<T extends string>(given: string | null, known: readonly T[]): Result<Choice<T>, string> {
  if (given === null) return ok(new Set())
  if (given === 'all') return ok('all')
  const chosen = new Set<T>()
  for (const word of given.split(',').map((one) => one.trim())) {
    const found = known.find((one) => one === word)
    if (found === undefined) return bad(word)
    chosen.add(found)
  }
  return ok(chosen)
}
