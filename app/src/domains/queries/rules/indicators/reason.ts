import type { Reason } from '#kernel/ground'
import type { LawOnDay, ParameterId } from '#kernel/law'
import type { Severity } from '../../words.ts'
import type { Facts, Indicator } from './words.ts'

/** A hit as it is kept: which rule in which version, its law, its facts. The numbers it used follow from its day: see `citations`. */
export interface QueryReason extends Reason {
  readonly version: string
  readonly severity: Severity
  readonly law: string | undefined
  readonly facts: Facts
}
/** A number of the law book as it stood on the day, with its edition and standing. */
export interface Cited {
  readonly id: string
  readonly value: number
  readonly edition: string
  readonly status: string
  readonly zh: string
  readonly en: string
}
export type Bench<F> = (facts: F) => readonly QueryReason[]

const NONE: readonly QueryReason[] = []

/** Opens the indicators at a day's law; what the law says is looked up once, not for every line. */
export function bench<F>(rules: readonly Indicator<F>[], law: LawOnDay): Bench<F> {
  const values = new Map<ParameterId, number | string>()
  const value = ((id: ParameterId) => {
    const known = values.get(id) ?? law.value(id)
    values.set(id, known)
    return known
  }) as LawOnDay['value']
  const asked = { value }
  return (facts) => {
    let found: QueryReason[] | null = null
    for (const rule of rules) {
      const hit = rule.find(facts, asked)
      if (hit === null) continue
      found ??= []
      found.push({
        rule: rule.id,
        version: rule.version,
        severity: hit.severity ?? rule.severity,
        zh: hit.zh,
        en: hit.en,
        law: rule.law ?? undefined,
        facts: hit.facts,
      })
    }
    return found ?? NONE
  }
}

/** What the explain panel shows beside a reason: every parameter that its rule asks for. */
export const citations = (ids: readonly ParameterId[], law: LawOnDay): Cited[] =>
  ids.map((id) => {
    const ruling = law.parameter(id)
    return {
      id,
      value: ruling.value,
      edition: ruling.edition,
      status: ruling.status,
      zh: ruling.zh,
      en: ruling.en,
    }
  })

/** A stamp of approval on this line must say why. */
export const needsReason = (reasons: readonly QueryReason[]): boolean =>
  reasons.some((reason) => reason.severity !== 'notice')
