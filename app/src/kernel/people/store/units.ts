import { sql } from 'kysely'
import type { Reader } from '#kernel/store'
import type { UnitRow } from '../words.ts'

const columns = sql.raw('id, code, name, name_en as "nameEn", parent, opened, closed')

/** Every unit, closed ones too, by code. */
export async function unitTree(db: Reader): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`select ${columns} from people_unit order by code`.execute(db)
  return rows
}

export async function insertUnits(db: Reader, units: readonly UnitRow[]): Promise<void> {
  if (units.length === 0) return
  // The whole set goes in one statement, so that a parent may stand after its child.
  await sql`insert into people_unit (id, code, name, name_en, parent, opened, closed)
    select * from unnest(${units.map((u) => u.id)}::text[], ${units.map((u) => u.code)}::text[], ${units.map((u) => u.name)}::text[],
      ${units.map((u) => u.nameEn)}::text[], ${units.map((u) => u.parent)}::text[], ${units.map((u) => u.opened)}::date[],
      ${units.map((u) => u.closed)}::date[])`.execute(db)
}

export async function updateUnit(db: Reader, unit: UnitRow): Promise<void> {
  await sql`update people_unit set name = ${unit.name}, name_en = ${unit.nameEn}, parent = ${unit.parent}, opened = ${unit.opened},
    closed = ${unit.closed} where id = ${unit.id}`.execute(db)
}
