import type { Route } from '../words.ts'

export interface RouteFacts {
  readonly owner: string | null
  readonly orderedBy?: string | null | undefined
  readonly unit: string
  /** Persons who hold the head's post of each unit, stand-ins included. */
  readonly heads: ReadonlyMap<string, readonly string[]>
  /** The units above, nearest first. */
  readonly above: readonly string[]
  /** The sender asks for the ethics office, e.g. where the line is a head's order carried out by others. */
  readonly ethicsMarked?: boolean | undefined
}

/**
 * Who judges a line (M06): the nearest head, from the unit upwards, whose act it is not; the ethics office where nobody is left
 * or where nobody knows whose act it is. A unit without a head passes its lines up.
 */
export function reviewerRoute(facts: RouteFacts): Route {
  if (facts.ethicsMarked === true || facts.owner === null) return { to: 'ethics' }
  const concerned = new Set([facts.owner, facts.orderedBy ?? facts.owner])
  const judge = [facts.unit, ...facts.above].find((unit) => {
    const heads = facts.heads.get(unit) ?? []
    return heads.length > 0 && !heads.some((person) => concerned.has(person))
  })
  if (judge === undefined) return { to: 'ethics' }
  return judge === facts.unit ? { to: 'head' } : { to: 'above', unit: judge }
}
