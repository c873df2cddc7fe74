import { sql } from 'kysely'
import { lawBook, type AgencyValue, type LawBook } from '#kernel/law'
import { newId, type Day, type Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { Agency } from '../words.ts'

/** Null before set-up. */
export async function agency(db: Reader): Promise<Agency | null> {
  const { rows } =
    await sql<Agency>`select name_zh as "nameZh", name_en as "nameEn", demo, created from people_agency`.execute(
      db,
    )
  return rows[0] ?? null
}

export async function insertAgency(db: Reader, row: Agency): Promise<void> {
  await sql`insert into people_agency (name_zh, name_en, demo, created) values (${row.nameZh}, ${row.nameEn}, ${row.demo}, ${row.created})`.execute(
    db,
  )
}

/** The agency's dated values, oldest decision first (the book takes the last that holds). */
export async function agencyValues(db: Reader): Promise<AgencyValue[]> {
  const { rows } =
    await sql<AgencyValue>`select parameter, value, effective_from as "effectiveFrom", effective_to as "effectiveTo", decision
    from people_setting order by set_at, id`.execute(db)
  return rows
}

/** The law book with this agency's own values in it. */
export const agencyLaw = async (db: Reader): Promise<LawBook> => lawBook(await agencyValues(db))

/** Adds a dated value. Earlier rows stay: the later decision wins from its day on. */
export async function insertSetting(
  db: Reader,
  row: {
    readonly parameter: string
    readonly value: number
    readonly from: Day
    readonly decision: string
    readonly at: Instant
    readonly by: string
  },
): Promise<void> {
  await sql`insert into people_setting (id, parameter, value, effective_from, decision, set_at, set_by)
    values (${newId()}, ${row.parameter}, ${row.value}, ${row.from}, ${row.decision}, ${row.at}, ${row.by})`.execute(
    db,
  )
}
