import { sql } from 'kysely'
import type { Reader } from '#kernel/store'

/** Words for ids of people, units and posts, mixed; unknown ids are left out. */
export async function namesOf(
  db: Reader,
  ids: readonly string[],
): Promise<Record<string, { zh: string; en: string }>> {
  const wanted = [...ids]
  const { rows } = await sql<{ id: string; zh: string; en: string }>`
    select id, name as zh, name as en from people_person where id = any(${wanted}::text[])
    union all select id, name, coalesce(name_en, name) from people_unit where id = any(${wanted}::text[])
    union all select id, title, title from people_post where id = any(${wanted}::text[])`.execute(db)
  return Object.fromEntries(rows.map(({ id, zh, en }) => [id, { zh, en }]))
}
