import type { DuckSession } from './duck.ts'
import { readStaged, record, Spool, type Cell } from './line-files.ts'

/** Brings rows of ours into a table of a `pair`, by a file of marks and numbers that is removed at once. */
export async function stageTable(
  session: DuckSession,
  temporary: string,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const spool = await Spool.create(temporary)
  try {
    let text = ''
    for (const row of rows) {
      text += `${record(row)}\n`
      if (text.length < 1 << 20) continue
      spool.add(Buffer.from(text))
      text = ''
      await spool.drain()
    }
    spool.add(Buffer.from(text))
    await spool.close()
    await session.run(`create table ${table} as select * from ${readStaged(temporary, columns)}`)
  } finally {
    await spool.discard()
  }
}
