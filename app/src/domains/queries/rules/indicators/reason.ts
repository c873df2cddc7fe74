import type { Reason } from '#kernel/ground'
import type { LawOnDay, ParameterId } from '#kernel/law'
import type { Severity } from '../../words.ts'
import type { Facts, Indicator } from './words.ts'

/** A hit with everything that the explain panel shows: rule, version, law, the numbers used and their standing. */
export interface QueryReason extends Reason {
  readonly version: string
  readonly severity: Severity
  readonly law: string | undefined
  readonly facts: Facts
  readonly parameters: readonly { readonly id: string; readonly value: number; readonly edition: string; readonly status: string; readonly zh: string; readonly en: string }[]
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
  const cited = new Map(rules.map((rule) => [rule.id, citations(rule.parameters, law)]))
  return (facts) => {
    let found: QueryReason[] | null = null
    for (const rule of rules) {
      const hit = rule.find(facts, { value })
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
        parameters: cited.get(rule.id) ?? [],
      })
    }
    return found ?? NONE
  }
}

const citations = (ids: readonly ParameterId[], law: LawOnDay): QueryReason['parameters'] =>
  ids.map((id) => {
    const ruling = law.parameter(id)
    return { id, value: Number(ruling.value), edition: ruling.edition, status: ruling.status, zh: ruling.zh, en: ruling.en }
  })

/** A stamp of approval on this line must say why. */
export const needsReason = (reasons: readonly QueryReason[]): boolean => reasons.some((reason) => reason.severity !== 'notice')
