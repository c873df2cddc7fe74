import type { Day } from '#kernel/ground'
import { agencyLaw, personsById, unitTree, type UnitRow } from '#kernel/people'
import type { Reader } from '#kernel/store'
import { citations, indicatorList, type Cited } from '../rules/indicators/index.ts'
import { systemsOf, type SystemRow } from '../store/systems.ts'

/** Names of what one reply speaks of: a few small reads, whatever the number of rows. */
export interface Names {
  readonly systems: readonly SystemRow[]
  person(id: string | null): { id: string; name: string } | null
  unit(id: string | null): { id: string; name: string } | null
  system(id: string | null): { id: string; zh: string; en: string } | null
  /** The numbers that a rule asked for, as they stood on the day. */
  cited(rule: string, day: Day): Cited[]
  systemOf(id: string): { id: string; zh: string; en: string; sensitivity: SystemRow['sensitivity'] }
}
export async function namesFor(db: Reader, persons: Iterable<string | null>): Promise<Names> {
  const ids = [...new Set([...persons].filter((id) => id !== null))]
  const people = await personsById(db, ids)
  const units = new Map<string, UnitRow>((await unitTree(db)).map((row) => [row.id, row]))
  const systems = await systemsOf(db)
  const book = await agencyLaw(db)
  const bySystem = new Map(systems.map((row) => [row.id, row]))
  return {
    systems,
    person: (id) => (id === null ? null : { id, name: people.get(id)?.name ?? '' }),
    unit: (id) => (id === null ? null : { id, name: units.get(id)?.name ?? '' }),
    system: (id) =>
      id === null ? null : { id, zh: bySystem.get(id)?.zh ?? id, en: bySystem.get(id)?.en ?? id },
    cited: (rule, day) =>
      citations(indicatorList.find((one) => one.id === rule)?.parameters ?? [], book.at(day)),
    systemOf: (id) => ({
      id,
      zh: bySystem.get(id)?.zh ?? id,
      en: bySystem.get(id)?.en ?? id,
      sensitivity: bySystem.get(id)?.sensitivity ?? 'normal',
    }),
  }
}
