import { open } from 'node:fs/promises'
import type { Reader } from '#kernel/store'
import { grouped } from '../rules/grouped.ts'
import { variants, type Neighbourhood } from '../rules/reconcile/index.ts'
import type { DuckSession } from './duck.ts'
import { nearOfEntries } from './entries.ts'
import type { LineFiles } from './line-files.ts'

const LONGEST_WORDS = 1 + variants(15)

/** Reads neighbourhoods of numbered look-ups or entries: from the file of their import, or from the row of a typed entry. */
export async function nearOf(
  session: DuckSession,
  files: LineFiles,
  db: Reader,
  table: 'raw_l' | 'raw_e',
  numbers: readonly number[],
  rowOf: Int32Array,
): Promise<Map<number, Neighbourhood>> {
  const found = new Map<number, Neighbourhood>()
  if (numbers.length === 0) return found
  const numberOf = new Map(numbers.map((n) => [rowOf[n] ?? -1, n]))
  const rows = (
    await session.rows<{ row: number; id: string; import: string; near: number }>(
      `select cast(rowid as integer) as row, id, import, cast(near as double) as near from ${table} where rowid in (${[...numberOf.keys()].join(',')}) order by import, near`,
    )
  ).map(({ row, ...words }) => ({ ...words, n: numberOf.get(row) ?? -1 }))
  const typed = new Map(rows.filter((row) => row.import === '').map((row) => [row.id, row.n]))
  for (const [id, near] of await nearOfEntries(db, [...typed.keys()])) found.set(typed.get(id) ?? -1, near)
  for (const [name, some] of grouped(
    rows.filter((row) => row.import !== ''),
    (row) => row.import,
  )) {
    await fromFile(files.absolute(files.nearPath(name)), some, found)
  }
  return found
}

async function fromFile(
  path: string,
  rows: readonly { n: number; near: number }[],
  found: Map<number, Neighbourhood>,
): Promise<void> {
  // Removed once the days of its import are closed: then nothing is compared any more.
  const handle = await open(path, 'r').catch(() => null)
  if (handle === null) return
  try {
    for (const { n, near } of rows) {
      const words = new Int32Array(LONGEST_WORDS)
      const { bytesRead } = await handle.read(new Uint8Array(words.buffer), 0, words.byteLength, near * 4)
      const length = words[0] ?? 0
      const size = length === 0 ? 1 : 1 + variants(length)
      if (size <= LONGEST_WORDS && bytesRead >= size * 4) found.set(n, words.slice(0, size))
    }
  } finally {
    await handle.close()
  }
}
