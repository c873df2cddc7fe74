import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { Sensitivity, SequencePolicy } from '../words.ts'

export interface SystemRow {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly dataOwner: string
  readonly sensitivity: Sensitivity
  readonly sequence: SequencePolicy
  readonly daily: boolean
  readonly dueHour: number | null
  readonly units: readonly string[]
  readonly retired: boolean
}
export interface KeptSystem extends SystemRow {
  readonly created: Instant
}

export async function systemsOf(db: Reader): Promise<KeptSystem[]> {
  const { rows } =
    await sql<KeptSystem>`select id, zh, en, data_owner as "dataOwner", sensitivity, sequence, daily, due_hour as "dueHour", units, retired, created
    from queries_system order by id`.execute(db)
  return rows
}

export async function systemById(db: Reader, id: string): Promise<KeptSystem | null> {
  return (await systemsOf(db)).find((system) => system.id === id) ?? null
}

export async function putSystem(db: Reader, system: SystemRow, now: string): Promise<void> {
  const { id, zh, en, dataOwner, sensitivity, sequence, daily, dueHour, units, retired } = system
  await sql`insert into queries_system (id, zh, en, data_owner, sensitivity, sequence, daily, due_hour, units, retired, created)
    values (${id}, ${zh}, ${en}, ${dataOwner}, ${sensitivity}, ${sequence}, ${daily}, ${dueHour}, ${JSON.stringify(units)}::jsonb, ${retired}, ${now})
    on conflict (id) do update set zh = excluded.zh, en = excluded.en, data_owner = excluded.data_owner, sensitivity = excluded.sensitivity,
      sequence = excluded.sequence, daily = excluded.daily, due_hour = excluded.due_hour, units = excluded.units, retired = excluded.retired`.execute(
    db,
  )
}
