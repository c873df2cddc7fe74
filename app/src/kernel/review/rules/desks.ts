import type { Actor } from '#kernel/policy'
import { ETHICS_DESK, type Sheet } from '../words.ts'

const isHead = (role: string): boolean => role === 'head' || role === 'chief'

/** The desks at which this person judges: the units he heads, and the ethics office where he serves in it. */
export const desksOf = (actor: Actor): string[] => [
  ...new Set([
    ...actor.posts.filter((post) => isHead(post.role)).map((post) => post.unit),
    ...(actor.posts.some((post) => post.role === 'ethics') ? [ETHICS_DESK] : []),
  ]),
]

/** The same for one sheet, where lateness may have opened more desks to him. `desks` are those the sheet has lines on. */
export function desksIn(
  actor: Actor,
  sheet: Pick<Sheet, 'unit' | 'escalated'>,
  desks: readonly string[],
): string[] {
  const own = desksOf(actor)
  const above = actor.posts.some((post) => isHead(post.role) && post.unitsBelow.includes(sheet.unit))
  const takesAll = sheet.escalated >= 2 && own.includes(ETHICS_DESK)
  const takesHeads = sheet.escalated >= 1 && above
  return desks.filter((desk) => own.includes(desk) || takesAll || (takesHeads && desk !== ETHICS_DESK))
}

/** Whose lines are never in his queue: his own, and those of everyone he stands in for. */
export const ownPersons = (actor: Actor): string[] => [
  ...new Set([
    actor.person,
    ...actor.posts.flatMap((post) => (post.onBehalfOf === null ? [] : [post.onBehalfOf])),
  ]),
]

/** Which sheets he may see: all, or those of his units and the units below. */
export function sheetScope(actor: Actor): 'all' | readonly string[] {
  if (actor.posts.some((post) => ['ethics', 'it_auditor', 'external_auditor'].includes(post.role)))
    return 'all'
  return [
    ...new Set(
      actor.posts.filter((post) => isHead(post.role)).flatMap((post) => [post.unit, ...post.unitsBelow]),
    ),
  ]
}
