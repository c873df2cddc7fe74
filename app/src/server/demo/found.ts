import { addDays, type Day } from '#kernel/ground'
import type { Doer } from '#kernel/ledger'
import { createAgency, importAccounts, importPersons, importPosts, importUnits } from '#kernel/people'
import type { Store } from '#kernel/store'
import { systemIds } from '../simulate/systems.ts'
import type { SimPerson, SimUnit } from '../simulate/words.ts'

const founder: Doer = { kind: 'system', job: 'demo.found' }
const OPENED = -2000

/** Founds the invented agency: the row, the units, the people with their posts, and their accounts in the look-up systems. */
export async function found(
  store: Store,
  units: readonly SimUnit[],
  persons: readonly SimPerson[],
  firstDay: Day,
): Promise<void> {
  await store.unit(async (unit) => {
    await createAgency(unit, founder, {
      nameZh: '青汐市警察局（示範）',
      nameEn: 'Qingxi City Police Bureau (demo)',
      demo: true,
    })
    const opened = addDays(firstDay, OPENED)
    const made = [
      await importUnits(
        unit,
        founder,
        units.map(({ code, name, parent }, i) => ({
          line: i + 1,
          code,
          name,
          nameEn: null,
          parentCode: parent,
          opened,
          closed: null,
        })),
      ),
      await importPersons(
        unit,
        founder,
        persons.map(({ no, name, joined }, i) => ({ line: i + 1, personNo: no, name, joined, leftOn: null })),
      ),
      await importPosts(
        unit,
        founder,
        persons.map(({ no, unit: unitCode, title, role, joined }, i) => ({
          line: i + 1,
          personNo: no,
          unitCode,
          title,
          role,
          from: joined,
          to: null,
        })),
      ),
      await importAccounts(
        unit,
        founder,
        systemIds.flatMap((system) =>
          persons.map(({ no, account, joined }, i) => ({
            line: i + 1,
            system,
            account,
            personNo: no,
            from: joined,
            to: null,
          })),
        ),
      ),
    ]
    for (const result of made)
      if (!result.ok) throw new Error(`demo agency: ${JSON.stringify(result.error.params)}`)
  })
}
