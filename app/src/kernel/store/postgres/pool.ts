import pg from 'pg'
import { serverTypes } from '../types.ts'

/** A pool toward PostgreSQL 15+. Times come back in UTC; a statement never outlives ten minutes. */
export function openPool(url: string, size: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: serverTypes,
    options: '-c timezone=UTC -c statement_timeout=600000 -c idle_in_transaction_session_timeout=60000',
    application_name: 'subrosa',
  })
  // An idle connection that breaks must not take the process down; the next query gets its own error.
  pool.on('error', () => undefined)
  return pool
}
