import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { Role } from '#kernel/policy'
import type { Delegation, PostRow } from '../words.ts'

const columns = sql.raw('t.id, t.person, t.unit, t.title, t.role, t.from_day as "from", t.to_day as "to"')

export interface PostFilter {
  readonly unit?: string | undefined
  readonly person?: string | undefined
  readonly role?: Role | undefined
}

/** Posts held on the day by people who are still with the agency. */
export async function postsOn(db: Reader, day: Day, filter: PostFilter = {}): Promise<PostRow[]> {
  const { rows } =
    await sql<PostRow>`select ${columns} from people_post t join people_person p on p.id = t.person
    where t.from_day <= ${day} and coalesce(t.to_day, 'infinity') >= ${day} and coalesce(p.left_on, 'infinity') >= ${day}
      and (${filter.unit ?? null}::text is null or t.unit = ${filter.unit ?? null})
      and (${filter.person ?? null}::text is null or t.person = ${filter.person ?? null})
      and (${filter.role ?? null}::text is null or t.role = ${filter.role ?? null})
    order by t.from_day, t.id`.execute(db)
  return rows
}

/** Every post a person ever held, oldest first. */
export async function postsOfPerson(db: Reader, person: string): Promise<PostRow[]> {
  const { rows } =
    await sql<PostRow>`select ${columns} from people_post t where t.person = ${person} order by t.from_day, t.id`.execute(
      db,
    )
  return rows
}

/** Posts that exist for any of these people, for the import. */
export async function postsOfPersons(db: Reader, persons: readonly string[]): Promise<PostRow[]> {
  const { rows } =
    await sql<PostRow>`select ${columns} from people_post t where t.person = any(${[...persons]}::text[])`.execute(
      db,
    )
  return rows
}

export async function postById(db: Reader, id: string): Promise<PostRow | null> {
  const { rows } = await sql<PostRow>`select ${columns} from people_post t where t.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function insertPosts(db: Reader, posts: readonly PostRow[]): Promise<void> {
  if (posts.length === 0) return
  await sql`insert into people_post (id, person, unit, title, role, from_day, to_day)
    select * from unnest(${posts.map((p) => p.id)}::text[], ${posts.map((p) => p.person)}::text[], ${posts.map((p) => p.unit)}::text[],
      ${posts.map((p) => p.title)}::text[], ${posts.map((p) => p.role)}::text[], ${posts.map((p) => p.from)}::date[],
      ${posts.map((p) => p.to)}::date[])`.execute(db)
}

export async function updatePost(db: Reader, post: PostRow): Promise<void> {
  await sql`update people_post set title = ${post.title}, to_day = ${post.to} where id = ${post.id}`.execute(
    db,
  )
}

const delegationColumns = sql.raw(
  'd.id, d.post, d.to_person as "toPerson", d.from_day as "from", d.to_day as "to"',
)

/** Delegations of these posts that hold on the day. */
export async function delegationsOf(db: Reader, posts: readonly string[], day: Day): Promise<Delegation[]> {
  const { rows } = await sql<Delegation>`select ${delegationColumns} from people_delegation d
    where d.post = any(${[...posts]}::text[]) and d.from_day <= ${day} and d.to_day >= ${day} and d.ended is null
    order by d.from_day, d.id`.execute(db)
  return rows
}

export async function delegationById(
  db: Reader,
  id: string,
): Promise<(Delegation & { ended: Instant | null }) | null> {
  const { rows } = await sql<Delegation & { ended: Instant | null }>`
    select ${delegationColumns}, d.ended from people_delegation d where d.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function insertDelegation(db: Reader, row: Delegation, by: string | null): Promise<void> {
  await sql`insert into people_delegation (id, post, to_person, from_day, to_day, by_person)
    values (${row.id}, ${row.post}, ${row.toPerson}, ${row.from}, ${row.to}, ${by})`.execute(db)
}

export async function endDelegation(db: Reader, id: string, at: Instant): Promise<void> {
  await sql`update people_delegation set ended = ${at} where id = ${id}`.execute(db)
}

/** Delegations that stand, of the person's posts and to the person, with the words of the post. */
export async function delegationsTouching(
  db: Reader,
  person: string,
): Promise<(Delegation & { postTitle: string; holder: string })[]> {
  const { rows } = await sql<Delegation & { postTitle: string; holder: string }>`
    select ${delegationColumns}, t.title as "postTitle", t.person as holder from people_delegation d join people_post t on t.id = d.post
    where (d.to_person = ${person} or t.person = ${person}) and d.ended is null order by d.from_day desc, d.id`.execute(
    db,
  )
  return rows
}
