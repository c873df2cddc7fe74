import { sql } from 'kysely'
import type { Reader } from '#kernel/store'
import type { Table } from './catalogue.ts'

const ROWS_AT_ONCE = 500
const PART_BYTES = 4 * 1024 * 1024

export interface DumpedPart {
  readonly bytes: Uint8Array
  readonly rows: number
}

/**
 * A table's rows as JSON lines, each value in PostgreSQL's own text form, so that the same lines load into either database.
 * Must run inside a transaction that sees one moment; reads through a cursor, so that memory stays small.
 */
export async function* dumpTable(db: Reader, table: Table): AsyncGenerator<DumpedPart> {
  const values = table.columns.map(({ name }) => sql`${sql.id(name)}::text`)
  await sql`declare backup_rows no scroll cursor for select json_build_array(${sql.join(values)})::text as line from ${sql.id(table.name)}`.execute(
    db,
  )
  try {
    let lines: string[] = []
    let size = 0
    for (;;) {
      const { rows } = await sql<{ line: string }>`fetch ${sql.lit(ROWS_AT_ONCE)} from backup_rows`.execute(
        db,
      )
      for (const { line } of rows) {
        lines.push(line)
        size += line.length
      }
      const done = rows.length < ROWS_AT_ONCE
      if (lines.length > 0 && (done || size >= PART_BYTES)) {
        yield { bytes: Buffer.from(`${lines.join('\n')}\n`), rows: lines.length }
        lines = []
        size = 0
      }
      if (done) return
    }
  } finally {
    await sql`close backup_rows`.execute(db).catch(() => undefined)
  }
}
