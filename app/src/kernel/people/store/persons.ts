import { sql } from 'kysely'
import type { Day } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { Person } from '../words.ts'

const columns = sql.raw('p.id, p.person_no as "personNo", p.name, p.joined, p.left_on as "leftOn"')

export async function personsById(db: Reader, ids: readonly string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map()
  const { rows } =
    await sql<Person>`select ${columns} from people_person p where p.id = any(${[...ids]}::text[])`.execute(
      db,
    )
  return new Map(rows.map((row) => [row.id, row]))
}

export async function findPersonByNo(db: Reader, personNo: string): Promise<Person | null> {
  const { rows } =
    await sql<Person>`select ${columns} from people_person p where p.person_no = ${personNo}`.execute(db)
  return rows[0] ?? null
}

/** By number, for imports; `null` gives everybody. */
export async function personsByNo(
  db: Reader,
  personNos: readonly string[] | null,
): Promise<Map<string, Person>> {
  const { rows } = await (
    personNos === null
      ? sql<Person>`select ${columns} from people_person p`
      : sql<Person>`select ${columns} from people_person p where p.person_no = any(${[...personNos]}::text[])`
  ).execute(db)
  return new Map(rows.map((row) => [row.personNo, row]))
}

export interface PersonSearch {
  /** Part of the name or the beginning of the person number. */
  readonly text?: string | undefined
  /** Only people with a post in one of these units on `day`. */
  readonly units?: readonly string[] | undefined
  readonly day: Day
  readonly page: number
  readonly size: number
}

/** One page of people by number, and how many there are in all. */
export async function searchPersons(
  db: Reader,
  search: PersonSearch,
): Promise<{ persons: Person[]; total: number }> {
  const text = search.text?.trim() ?? ''
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const units = search.units ? [...search.units] : null
  const { rows } = await sql<Person & { total: number }>`
    select ${columns}, count(*) over () as total from people_person p
    where (${text} = '' or p.name like ${like} or p.person_no ilike ${like.slice(1)})
      and (${units}::text[] is null or exists (select 1 from people_post t where t.person = p.id and t.unit = any(${units}::text[])
        and t.from_day <= ${search.day} and coalesce(t.to_day, 'infinity') >= ${search.day}))
    order by p.person_no limit ${search.size} offset ${search.page * search.size}`.execute(db)
  return { persons: rows.map(({ total: _, ...person }) => person), total: rows[0]?.total ?? 0 }
}

export async function insertPersons(db: Reader, persons: readonly Person[]): Promise<void> {
  if (persons.length === 0) return
  await sql`insert into people_person (id, person_no, name, joined, left_on)
    select * from unnest(${persons.map((p) => p.id)}::text[], ${persons.map((p) => p.personNo)}::text[], ${persons.map((p) => p.name)}::text[],
      ${persons.map((p) => p.joined)}::date[], ${persons.map((p) => p.leftOn)}::date[])`.execute(db)
}

export async function updatePerson(db: Reader, person: Person): Promise<void> {
  await sql`update people_person set name = ${person.name}, joined = ${person.joined}, left_on = ${person.leftOn}
    where id = ${person.id}`.execute(db)
}
