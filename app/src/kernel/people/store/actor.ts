import { sql } from 'kysely'
import { dayOf, type Day, type Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { ActivePost, Actor, Role } from '#kernel/policy'

interface Held {
  readonly post: string
  readonly title: string
  readonly role: Role
  readonly unit: string
  readonly onBehalfOf: string | null
  readonly until: Day | null
}

/**
 * The person with the posts held today, own ones first, then those by delegation.
 * Null when the person is unknown, has not yet joined or has left: such a person may do nothing at all.
 */
export async function actorOf(
  db: Reader,
  person: string,
  now: Instant,
  session: { readonly id: string; readonly post: string | null } | null = null,
): Promise<Actor | null> {
  const day = dayOf(now)
  const found = await sql<{
    name: string
  }>`select name from people_person where id = ${person} and joined <= ${day}
    and coalesce(left_on, 'infinity') >= ${day}`.execute(db)
  const name = found.rows[0]?.name
  if (name === undefined) return null
  const posts = await withUnits(db, await heldPosts(db, person, day))
  const current = posts.find((post) => post.post === session?.post) ?? posts[0] ?? null
  return { person, name, posts, current, session: session?.id ?? null }
}

async function heldPosts(db: Reader, person: string, day: Day): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select t.id as post, t.title, t.role, t.unit, null::text as "onBehalfOf", null::date as until, 0 as rank, t.from_day
    from people_post t where t.person = ${person} and t.from_day <= ${day} and coalesce(t.to_day, 'infinity') >= ${day}
    union all
    select t.id, t.title, t.role, t.unit, t.person, d.to_day, 1, d.from_day
    from people_delegation d join people_post t on t.id = d.post join people_person o on o.id = t.person
    where d.to_person = ${person} and d.from_day <= ${day} and d.to_day >= ${day} and d.ended is null
      and t.from_day <= ${day} and coalesce(t.to_day, 'infinity') >= ${day}
    order by rank, from_day, post`.execute(db)
  return rows.map(({ post, title, role, unit, onBehalfOf, until }) => ({
    post,
    title,
    role,
    unit,
    onBehalfOf,
    until,
  }))
}

async function withUnits(db: Reader, held: readonly Held[]): Promise<ActivePost[]> {
  const units = [...new Set(held.map((post) => post.unit))]
  if (units.length === 0) return []
  const { rows } = await sql<{ start: string; id: string; depth: number }>`
    with recursive up (start, id, depth) as (
      select u.id, u.parent, 1 from people_unit u where u.id = any(${units}::text[]) and u.parent is not null
      union all select up.start, u.parent, up.depth + 1 from up join people_unit u on u.id = up.id where u.parent is not null and up.depth < 32
    ), down (start, id, depth) as (
      select u.parent, u.id, -1 from people_unit u where u.parent = any(${units}::text[])
      union all select down.start, u.id, down.depth - 1 from down join people_unit u on u.parent = down.id where down.depth > -32
    ) select start, id, depth from up union all select start, id, depth from down`.execute(db)
  const above = rows.filter((row) => row.depth > 0).sort((a, b) => a.depth - b.depth)
  const below = rows.filter((row) => row.depth < 0)
  return held.map((post) => ({
    ...post,
    unitsAbove: above.filter((row) => row.start === post.unit).map((row) => row.id),
    unitsBelow: below.filter((row) => row.start === post.unit).map((row) => row.id),
  }))
}
