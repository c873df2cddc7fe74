import { type DuckSession } from './duck.ts'
import { readStaged } from './line-files.ts'
import { dayOfSecond } from './stage-log.ts'
import { targetColumns } from './staging.ts'

export const bookColumns = {
  line: 'INTEGER',
  entry_no: 'VARCHAR',
  t: 'BIGINT',
  account: 'VARCHAR',
  requester: 'VARCHAR',
  systems: 'VARCHAR',
  purpose: 'VARCHAR',
  case_no: 'VARCHAR',
  no_case: 'VARCHAR',
  printed: 'BOOLEAN',
  behalf_document: 'VARCHAR',
  ...targetColumns,
} as const

/** Reads the staging file into `staged`. An entry is known again by its number, writer and day; without a number, by its content. */
export async function stageBook(session: DuckSession, path: string): Promise<void> {
  await session.run(`create temp table staged as
    select 'e-' || left(md5(concat_ws('|', coalesce(entry_no, ''), upper(account), strftime(day, '%Y%m%d'),
        case when entry_no is null then concat_ws('|', t, systems, target, row_number() over (partition by t, upper(account), systems, target order by line)) else '' end)), 24) as id,
      systems as lookup, null::bigint as seq, *
    from (select *, ${dayOfSecond('t')} as day from ${readStaged(path, bookColumns)})`)
}
export const bookParquet =
  'id, line, entry_no, t, account, requester, systems, purpose, case_no, no_case, printed, behalf_document, key_kind, target, mask, near'
