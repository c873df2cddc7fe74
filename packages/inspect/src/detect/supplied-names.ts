import type { Candidate, Detector } from '../words/detector.ts'
import { foldWidth } from './fold.ts'
import { GAP, maskName, withoutGaps } from './name-text.ts'

const escaped = (char: string): string => char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** 台 and 臺, 峯 and 峰: one name, as registries and people write it. */
const variants: Readonly<Record<string, string>> = {
  台: '[台臺]',
  臺: '[台臺]',
  峰: '[峰峯]',
  峯: '[峰峯]',
  温: '[温溫]',
  溫: '[温溫]',
}

/**
 * A detector of the very names that the caller knows: the people of his case. No cue is needed; spaces, breaks and width do not matter.
 * Null where no name is left: one character is no name, it would be found everywhere.
 */
export function suppliedNames(names: readonly string[]): Detector | null {
  const wanted = new Map<string, RegExp[]>()
  const kept = [...new Set(names.map((name) => withoutGaps(foldWidth(name))))].filter(
    (name) => name.length > 1,
  )
  const [first] = kept
  if (first === undefined) return null
  for (const name of kept) {
    const latin = /^[A-Z]/.test(name) ? '(?<![A-Z])' : ''
    const body = Array.from(name, (char) => variants[char] ?? escaped(char)).join(GAP)
    const pattern = new RegExp(`${latin}${body}${latin === '' ? '' : '(?![A-Z])'}`, 'y')
    for (const head of /^\[(.+)\]$/.exec(variants[name.charAt(0)] ?? '')?.[1] ?? name.charAt(0))
      wanted.set(head, [...(wanted.get(head) ?? []), pattern])
  }
  return {
    id: 'tw.supplied-name',
    title: { zh: '指定人員姓名', en: 'Name supplied by the caller' },
    since: '2026-11',
    source: '呼叫端提供之案內人員',
    hits: [first],
    misses: ['。'],
    *find({ folded }): Generator<Candidate> {
      for (let at = 0; at < folded.length; at++)
        for (const pattern of wanted.get(folded.charAt(at)) ?? []) {
          pattern.lastIndex = at
          const found = pattern.exec(folded)
          if (found === null) continue
          const end = at + found[0].length
          yield { start: at, end, value: withoutGaps(found[0]), evidence: [SUPPLIED] }
        }
    },
    mask: maskName,
  }
}

const SUPPLIED = { code: 'RULE', weight: 0.9, what: '案內指定姓名 (a name of the case)' } as const
