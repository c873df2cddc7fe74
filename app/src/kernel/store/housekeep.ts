import { sql } from 'kysely'
import type { Store } from './store.ts'

const NIGHT = 19 // hour in UTC: 03:00 in Taiwan
let vacuumedOn = ''

/** The embedded database has no autovacuum and no checkpoints of its own: its log would grow for ever. PostgreSQL cares for itself. */
export async function housekeep(store: Store): Promise<void> {
  if (store.kind !== 'embedded') return
  await sql`checkpoint`.execute(store.read)
  const now = store.clock()
  if (Number(now.slice(11, 13)) !== NIGHT || vacuumedOn === now.slice(0, 10)) return
  vacuumedOn = now.slice(0, 10)
  await sql`vacuum analyze`.execute(store.read)
}
