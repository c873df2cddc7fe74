import { accountKey, type AccountBook } from '#kernel/people'
import { epochSeconds, startOfDay, type Day } from '#kernel/ground'
import { both, listOf, parquet, quoted, type DuckSession, type Sessions } from './duck.ts'
import type { TypedEntry } from './entries.ts'
import { entryColumns, lookColumns, type EntryColumns, type LookColumns } from './day-columns.ts'
import type { LineFiles } from './line-files.ts'
import type { Part } from './parts.ts'

/** Everything of one day that reconciliation needs, before it is turned into tables of numbers. */
export interface DayInput {
  readonly day: Day
  readonly systems: readonly string[]
  readonly logs: readonly Part[]
  readonly books: readonly Part[]
  readonly typed: readonly TypedEntry[]
  /** Imported entries that have been corrected since: they no longer count. */
  readonly corrected: readonly string[]
  /** Systems whose log of this day is in; entries of others wait. */
  readonly received: readonly string[]
  readonly neighbours: Neighbours
}
/** By what a name in a log or book is known to be a person's. */
export interface Holders {
  readonly accounts: AccountBook
  readonly numbers: ReadonlyMap<string, string>
  /** Names that only one person has. */
  readonly names: ReadonlyMap<string, string>
}
/** What the days before and after lend: an entry may be written on the other side of midnight. */
export interface Neighbours {
  readonly books: readonly Part[]
  readonly typed: readonly TypedEntry[]
  /** Result files of the latest runs; null where the day has not been reconciled. */
  readonly before: string | null
  readonly after: string | null
  /** Seconds around midnight within which a look-up and its entry may lie on two days. */
  readonly reach: number
}
/** What small numbers stand for: -1 is "none". */
export interface DayTables {
  readonly base: number
  readonly persons: readonly string[]
  readonly cases: readonly string[]
  readonly terminals: readonly string[]
  readonly systemSets: readonly (readonly string[])[]
  /** How many targets the day has. */
  readonly targets: number
  readonly looks: LookColumns
  readonly entries: EntryColumns
}

/** Reads the files of the day, and the entries that its neighbours lend, into `raw_l` and `raw_e`. */
export async function rawTables(
  [session, beside]: Sessions,
  files: LineFiles,
  input: DayInput,
): Promise<void> {
  await both(rawLooks(session, files, input), rawEntries(beside, files, input))
}

/**
 * Makes columns of numbers of them. Accounts become persons by maps in memory, one step for each distinct account, not for each line;
 * the words of a row stay where they are until its result is written.
 */
export async function dayTables(
  [session, beside]: Sessions,
  input: DayInput,
  holders: Holders,
): Promise<DayTables> {
  const base = epochSeconds(startOfDay(input.day))
  const persons = new Persons(input.day, holders)
  await both(numberPersons(session, persons), numberWords(beside))
  const [looks, entries] = await both(
    lookColumns(session, base, input.systems),
    entryColumns(beside, base, input.received),
  )
  const words = async (sql: string): Promise<string[]> =>
    (await session.rows<{ v: string }>(sql)).map((row) => row.v)
  const [counted] = await session.rows<{ n: number }>('select cast(count(*) as double) as n from tg')
  return {
    base,
    persons: persons.list,
    cases: await words('select case_no as v from cs order by c'),
    terminals: await words('select terminal as v from te order by term'),
    systemSets: (await words('select systems as v from ss order by s')).map((list) => list.split(',')),
    targets: counted?.n ?? 0,
    looks,
    entries,
  }
}

async function numberPersons(session: DuckSession, persons: Persons): Promise<void> {
  const accounts = await persons.ofAccounts(session)
  await session.append('acc', {
    system: accounts.map((row) => row.system),
    account: accounts.map((row) => row.account),
    p: Int32Array.from(accounts, (row) => row.p),
  })
  const requesters = await persons.ofRequesters(session)
  await session.append('req', {
    requester: requesters.map((row) => row.requester),
    p: Int32Array.from(requesters, (row) => row.p),
  })
}

async function numberWords(session: DuckSession): Promise<void> {
  await session.run(`create table cs as select case_no, cast(row_number() over (order by case_no) - 1 as integer) as c from (
      select case_no from raw_l where case_no is not null union select case_no from raw_e where case_no is not null)`)
  await session.run(`create table te as select terminal, cast(row_number() over (order by terminal) - 1 as integer) as term
      from (select distinct terminal from raw_l where terminal is not null)`)
  await session.run(
    `create table tg as select target, cast(row_number() over (order by target) - 1 as integer) as k from (select target from raw_l union select target from raw_e)`,
  )
  await session.run(
    `create table ss as select systems, cast(row_number() over (order by systems) - 1 as integer) as s from (select distinct systems from raw_e)`,
  )
}

async function rawLooks(session: DuckSession, files: LineFiles, { logs }: DayInput): Promise<void> {
  // One reader for all files: the place of a file in the list says whose it is.
  const nth = (values: readonly string[]): string => `${listOf(values)}[cast(file_index as bigint) + 1]`
  const columns = 'id, seq, t, account, target, mask, lookup, terminal, case_no, near'
  const none = `select '' as system, '' as import, '' as id, 0::bigint as seq, 0::bigint as t, '' as account, '' as target, '' as mask, '' as lookup, '' as terminal,
      '' as case_no, 0::bigint as near where false`
  const some = `select ${nth(logs.map((part) => part.system ?? ''))} as system, ${nth(logs.map((part) => part.import))} as import, ${columns}
      from ${parquet(...logs.map((part) => files.absolute(part.path)))}`
  await session.run(`create table raw_l as ${logs.length === 0 ? none : some}`)
}

async function rawEntries(session: DuckSession, files: LineFiles, input: DayInput): Promise<void> {
  const { neighbours, books, corrected } = input
  const start = epochSeconds(startOfDay(input.day))
  const end = start + DAY
  const typed = [...input.typed, ...neighbours.typed]
  await session.append(
    'typed',
    Object.fromEntries(
      Object.entries(typedCells).map(([name, cell]) => [name, typed.map((entry) => cell(entry))]),
    ),
  )
  const imported = [...books, ...neighbours.books].map(
    (
      part,
    ) => `select ${quoted(part.import)} as import, id, entry_no, t, t as written, false as typed, account, requester, systems, target, mask, purpose, case_no, no_case, printed,
      behalf_document, near from ${parquet(files.absolute(part.path))}`,
  )
  const own = `select '' as import, id, null::varchar as entry_no, t::bigint as t, written::bigint as written, true as typed, account, requester, systems, target, mask, purpose, case_no, no_case,
      printed::boolean as printed, behalf_document, 0::bigint as near from typed`
  await session.run(`create table raw_e as select *, string_split(systems, ',')[1] as first_system, case when t < ${start} then -1 when t >= ${end} then 1 else 0 end as origin
      from (${[own, ...imported].join(' union all ')})
      where t >= ${neighbours.before === null ? start : start - neighbours.reach} and t < ${end + neighbours.reach} and id not in (${gone(neighbours, corrected, start)})`)
}
const DAY = 86_400

/**
 * Which entries take no part: those corrected since, and those that a neighbour's look-up has used. Shortly before and after the day
 * these are entries of the neighbour's own, within it such as the neighbour borrowed; the rest of its files is not asked for. While
 * the day before has not been reconciled, nothing is taken from it.
 */
function gone({ before, after, reach }: Neighbours, corrected: readonly string[], start: number): string {
  const used = (path: string, near: string): string =>
    `select id from ${parquet(path)} where bucket in ('MATCHED', 'MISMATCH') and (origin <> 0 or ${near})`
  return [
    `select unnest(${listOf([...corrected, ''])})`,
    ...(before === null ? [] : [used(before, `t >= ${start - reach}`)]),
    ...(after === null ? [] : [used(after, `t < ${start + DAY + reach}`)]),
  ].join(' union all ')
}

/** A typed entry knows its person: written as `=id`, which no account can look like (accounts are names people type). */
const known = (person: string): string => `=${person}`
const typedCells: Readonly<Record<string, (entry: TypedEntry) => string | null>> = {
  id: (entry) => entry.id,
  t: (entry) => String(epochSeconds(entry.at)),
  written: (entry) => String(epochSeconds(entry.written)),
  account: (entry) => known(entry.person),
  requester: (entry) => (entry.requester === null ? null : known(entry.requester)),
  systems: (entry) => entry.systems.join(','),
  target: (entry) => entry.target,
  mask: (entry) => entry.mask,
  purpose: (entry) => entry.purpose,
  case_no: (entry) => entry.caseNo,
  no_case: (entry) => entry.noCase,
  printed: (entry) => String(entry.printed),
  behalf_document: (entry) => entry.behalfDocument,
}

/** Numbers persons as they come up. */
class Persons {
  readonly list: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #day: Day
  readonly #holders: Holders
  constructor(day: Day, holders: Holders) {
    this.#day = day
    this.#holders = holders
  }

  async ofAccounts(session: DuckSession): Promise<{ system: string; account: string; p: number }[]> {
    const rows = await session.rows<{ system: string; account: string }>(
      'select distinct system, account from raw_l union select distinct first_system, account from raw_e order by 1, 2',
    )
    return rows.map(({ system, account }) => ({
      system,
      account,
      p: this.#number(this.#holder(system, account)),
    }))
  }
  async ofRequesters(session: DuckSession): Promise<{ requester: string; p: number }[]> {
    const rows = await session.rows<{ requester: string; system: string }>(
      'select distinct requester, first_system as system from raw_e where requester is not null order by 1, 2',
    )
    const found = new Map<string, string | null>()
    for (const { requester, system } of rows)
      found.set(
        requester,
        found.get(requester) ?? this.#holder(system, requester) ?? this.#holders.names.get(requester) ?? null,
      )
    return [...found].map(([requester, person]) => ({ requester, p: this.#number(person) }))
  }

  #holder(system: string, account: string): string | null {
    if (account.startsWith('=')) return account.slice(1)
    return (
      this.#holders.accounts.at(system, account, this.#day) ??
      this.#holders.numbers.get(accountKey(account)) ??
      null
    )
  }
  #number(person: string | null): number {
    if (person === null) return -1
    const known = this.#numbers.get(person)
    if (known !== undefined) return known
    this.#numbers.set(person, this.list.length)
    return this.list.push(person) - 1
  }
}
