import { sql } from 'kysely'
import type { ActivePost, Actor, Role } from '#kernel/policy'
import type { Store } from '#kernel/store'

/** A small house for rules and commands that need actors but no sign-in: hq > precinct > north, south; ethics beside. */
const above: Readonly<Record<string, readonly string[]>> = {
  hq: [],
  ethics: ['hq'],
  it: ['hq'],
  precinct: ['hq'],
  north: ['precinct', 'hq'],
  south: ['precinct', 'hq'],
}
const below = (unit: string): string[] => Object.keys(above).filter((other) => above[other]?.includes(unit))

export const postOf = (role: Role, unit: string, onBehalfOf: string | null = null): ActivePost => ({
  post: `post:${onBehalfOf ?? ''}${role}@${unit}`,
  title: role,
  role,
  unit,
  unitsAbove: above[unit] ?? [],
  unitsBelow: below(unit),
  onBehalfOf,
  until: null,
})

/** `actor('head@north')`; more posts, own or by delegation, may follow. The person's id is its name. */
export function actor(person: string, ...more: readonly ActivePost[]): Actor {
  const [role, unit] = person.split('@') as [string, string]
  const own = postOf(role.replace(/\d+$/, '') as Role, unit)
  return { person, name: person, posts: [own, ...more], current: own, session: null }
}

/** The notices that wait, topic and content, in order. */
export async function notices(store: Store): Promise<{ topic: string; about: Record<string, unknown> }[]> {
  const { rows } = await sql<{
    topic: string
    about: Record<string, unknown>
  }>`select topic, about from store_outbox
    order by at, topic`.execute(store.read)
  return rows
}
