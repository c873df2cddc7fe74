import type { Day } from '#kernel/ground'
import {
  accountKey,
  postsOfPerson,
  postsOn,
  searchPersons,
  unitTree,
  type Person,
  type UnitRow,
} from '#kernel/people'
import type { Reader } from '#kernel/store'

const EVERYBODY = 1_000_000

export async function everybody(db: Reader): Promise<readonly Person[]> {
  return (await searchPersons(db, { day: '1912-01-01' as Day, page: 0, size: EVERYBODY })).persons
}

/** Person numbers, written as accounts are compared → person. */
export async function personNumbers(db: Reader): Promise<ReadonlyMap<string, string>> {
  return new Map((await everybody(db)).map((person) => [accountKey(person.personNo), person.id]))
}

/** Which unit each person belonged to on the day; one who had left belongs to where he was last. */
export async function unitsOfPersons(
  db: Reader,
  day: Day,
  persons: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const units = new Map<string, string>()
  for (const post of await postsOn(db, day)) if (!units.has(post.person)) units.set(post.person, post.unit)
  for (const person of persons) {
    if (units.has(person)) continue
    const last = (await postsOfPerson(db, person)).filter((post) => post.from <= day).at(-1)
    if (last) units.set(person, last.unit)
  }
  return units
}

/** The unit at the top, and for each unit those above it, nearest first. */
export interface Tree {
  readonly root: string | null
  readonly rows: ReadonlyMap<string, UnitRow>
  above(unit: string): readonly string[]
}
export async function treeOf(db: Reader): Promise<Tree> {
  const rows = new Map((await unitTree(db)).map((row) => [row.id, row]))
  return {
    rows,
    root: [...rows.values()].find((row) => row.parent === null)?.id ?? null,
    above(unit) {
      const above: string[] = []
      for (
        let at = rows.get(unit)?.parent ?? null;
        at !== null && !above.includes(at);
        at = rows.get(at)?.parent ?? null
      )
        above.push(at)
      return above
    },
  }
}
