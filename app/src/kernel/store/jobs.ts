import { sql } from 'kysely'
import { instant, later, newId, type Instant, type Notice } from '#kernel/ground'
import type { Store, Unit } from './store.ts'

export interface Job {
  readonly kind: string
  /** While a job with this key waits, another is not added. */
  readonly key?: string | undefined
  readonly payload: Readonly<Record<string, string | number | boolean | null>>
  readonly due?: Instant | undefined
}
export type JobHandler = (unit: Unit, payload: Job['payload']) => Promise<void>
export type NoticeHandler = (unit: Unit, notice: Notice) => Promise<void>

/** Adds a job in the business transaction: it exists if and only if the business happened. */
export async function enqueue(unit: Unit, job: Job): Promise<void> {
  unit.stir()
  await sql`insert into store_job (id, kind, key, payload, due)
    values (${newId()}, ${job.kind}, ${job.key ?? null}, ${JSON.stringify(job.payload)}::jsonb, ${job.due ?? unit.now})
    on conflict (key) do nothing`.execute(unit.sql)
}

const MAX_TRIES = 10
const delayMs = (tries: number): number => Math.min(3_600_000, 1000 * 2 ** tries)

/**
 * Runs one due job, if any, in its own transaction together with its removal.
 * A handler that throws is tried again later, ten times; then the job stays as failed, with the error's name, for the operator.
 */
export async function runOneJob(store: Store, handlers: ReadonlyMap<string, JobHandler>): Promise<boolean> {
  let taken: { id: string; tries: number } | null = null
  try {
    return await store.append(async (unit) => {
      const { rows } = await sql<{ id: string; kind: string; payload: Job['payload']; tries: number }>`
        select id, kind, payload, tries from store_job where state = 'waiting' and due <= ${unit.now}
        order by due, id limit 1 for update skip locked`.execute(unit.sql)
      const job = rows[0]
      if (!job) return false
      taken = job
      const handler = handlers.get(job.kind)
      if (!handler) throw new Error(`no handler for job ${job.kind}`)
      await handler(unit, job.payload)
      await sql`delete from store_job where id = ${job.id}`.execute(unit.sql)
      return true
    })
  } catch (error) {
    const job = taken as { id: string; tries: number } | null
    if (!job) throw error
    const name = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'fault'
    await store.append(async (unit) => {
      const failed = job.tries + 1 >= MAX_TRIES
      await sql`update store_job set tries = tries + 1, fault = ${name}, state = ${failed ? 'failed' : 'waiting'},
        due = ${later(unit.now, delayMs(job.tries))} where id = ${job.id}`.execute(unit.sql)
    })
    return true
  }
}

/** Delivers one waiting notice to every handler of its topic, in one transaction with its removal: effects happen exactly once. */
export async function deliverOne(
  store: Store,
  handlers: ReadonlyMap<string, readonly NoticeHandler[]>,
): Promise<boolean> {
  let taken: { id: string; tries: number } | null = null
  try {
    return await store.append(async (unit) => {
      const { rows } = await sql<{
        id: string
        topic: string
        at: Instant
        about: Notice['about']
        tries: number
      }>`
        select id, topic, at, about, tries from store_outbox where due <= ${unit.now} order by due, id limit 1
        for update skip locked`.execute(unit.sql)
      const row = rows[0]
      if (!row) return false
      taken = row
      for (const handle of handlers.get(row.topic) ?? [])
        await handle(unit, { topic: row.topic, at: row.at, about: row.about })
      await sql`delete from store_outbox where id = ${row.id}`.execute(unit.sql)
      return true
    })
  } catch (error) {
    const row = taken as { id: string; tries: number } | null
    if (!row) throw error
    await store.append(async (unit) => {
      await sql`update store_outbox set tries = tries + 1, due = ${instant(Date.parse(unit.now) + delayMs(row.tries))}
        where id = ${row.id}`.execute(unit.sql)
    })
    return true
  }
}
