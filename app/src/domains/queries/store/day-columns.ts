import { noCaseReasons, type NoCaseReason } from '../words.ts'
import { listOf, type DuckSession } from './duck.ts'

/**
 * The look-ups of a day as columns of numbers, in order of time and id: the place in the columns is a look-up's number. `row` is its
 * row of `raw_l`, where its words lie; -1 is "none".
 */
export type LookColumns = Readonly<Record<(typeof lookNames)[number], Int32Array>>
const lookNames = ['row', 'at', 'person', 'case', 'terminal', 'system', 'target'] as const

/** The entries of a day likewise; `row` is of `raw_e`. Times are seconds after the day's beginning. */
export type EntryColumns = Readonly<Record<(typeof entryNames)[number], Int32Array>>
const entryNames = [
  'row',
  'at',
  'written',
  'person',
  'case',
  'requester',
  'systems',
  'target',
  'noCase',
  'typed',
  'origin',
] as const

export const noCases = Object.keys(noCaseReasons) as NoCaseReason[]
const place = (list: readonly string[], column: string): string =>
  `coalesce(cast(list_position(${listOf([...list, ''])}, ${column}) - 1 as integer), -1)`

export const lookColumns = (
  session: DuckSession,
  base: number,
  systems: readonly string[],
): Promise<LookColumns> =>
  session.ints(
    lookNames,
    `select cast(r.rowid as integer), cast(r.t - ${base} as integer), coalesce(acc.p, -1), coalesce(cs.c, -1), coalesce(te.term, -1), ${place(systems, 'r.system')}, tg.k
      from raw_l r left join acc on acc.system = r.system and acc.account = r.account left join cs using (case_no) left join te using (terminal) join tg using (target)
      order by r.t, r.id`,
  )

/** Only of systems whose log is in; an entry of others waits for it outside. */
export const entryColumns = (
  session: DuckSession,
  base: number,
  received: readonly string[],
): Promise<EntryColumns> =>
  session.ints(
    entryNames,
    `select cast(r.rowid as integer), cast(r.t - ${base} as integer), cast(r.written - ${base} as integer), coalesce(acc.p, -1), coalesce(cs.c, -1), coalesce(req.p, -1), ss.s, tg.k,
        ${place(noCases, 'r.no_case')}, cast(r.typed as integer), r.origin
      from raw_e r left join acc on acc.system = r.first_system and acc.account = r.account left join cs using (case_no) left join req using (requester) join ss using (systems)
        join tg using (target)
      where list_has_any(string_split(r.systems, ','), ${listOf([...received, ''])}) order by r.t, r.id`,
  )
