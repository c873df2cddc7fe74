import { addDays, epochSeconds, startOfDay, type Day } from '#kernel/ground'
import type { QueriesRoom } from '../../room.ts'
import type { Neighbours } from '../../store/day-tables.ts'
import type { Written } from '../../store/day-results.ts'
import { parquet } from '../../store/duck.ts'

/**
 * Neighbouring days whose result no longer holds after a run: one of their entries was used here, or an entry here stands for a
 * look-up there. INVARIANT: an entry counts on the day of the look-up that it stands for, else on its own; never on two.
 */
export async function touchedNeighbours(
  room: QueriesRoom,
  day: Day,
  written: Written,
  { before, after, reach }: Neighbours,
): Promise<Day[]> {
  const lines = room.files.absolute(written.path)
  const entries = entriesOf(lines)
  const start = epochSeconds(startOfDay(day))
  const end = epochSeconds(startOfDay(addDays(day, 1)))
  const touched: Day[] = []
  await room.duck.with(async (session) => {
    const some = async (sql: string): Promise<boolean> =>
      ((await session.rows<{ n: number }>(`select cast(count(*) as double) as n from ${sql}`))[0]?.n ?? 0) > 0
    // Used here, and still counted there.
    const used = (there: string): Promise<boolean> =>
      some(`${parquet(entries)} e join ${parquet(there)} n using (id) where e.origin <> 0 and n.origin = 0`)
    // The same person, system and target within the window, one side free in each file.
    const meet = (looks: string, free: string, edge: number): Promise<boolean> =>
      some(`${parquet(looks)} l join ${parquet(free)} e on l.person = e.person and l.target = e.target and list_contains(string_split(e.systems, ','), l.system) and abs(l.t - e.t) <= ${reach}
        where l.bucket = 'UNREGISTERED' and e.bucket = 'PHANTOM' and l.t between ${edge - reach} and ${edge + reach} and e.t between ${edge - reach} and ${edge + reach}`)
    if (before !== null && ((await used(before)) || (await meet(linesOf(before), entries, start))))
      touched.push(addDays(day, -1))
    if (after !== null && ((await used(after)) || (await meet(linesOf(after), entries, end))))
      touched.push(addDays(day, 1))
  })
  return touched
}

const entriesOf = (lines: string): string => lines.replace(/\.lines\.parquet$/, '.entries.parquet')
const linesOf = (entries: string): string => entries.replace(/\.entries\.parquet$/, '.lines.parquet')
