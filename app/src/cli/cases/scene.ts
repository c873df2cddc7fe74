import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, instant, type Day } from '#kernel/ground'
import { migrate, openEmbedded } from '#kernel/store'
import { arrangeSystems, bringDay, bringFile, untilReconciled } from '../../server/demo/bring.ts'
import { demoCompany, demoUnits, type Cast } from '../../server/demo/cast.ts'
import { movableClock, type MovableClock } from '../../server/demo/clock.ts'
import { at, standingOf } from '../../server/demo/days-work.ts'
import { found } from '../../server/demo/found.ts'
import { staffOf, type Staff } from '../../server/demo/staff.ts'
import { openHouse } from '../../server/house/house.ts'
import { houseMigrations } from '../../server/migrations.ts'
import { aroundStore } from '../../server/open-store.ts'
import { chance, type Chance } from '../../server/simulate/chance.ts'
import { someone } from '../../server/simulate/cases.ts'
import type { Desk, Errand } from '../../server/simulate/desk.ts'
import { bookOf, firstNumbers, keyOf, logsOf } from '../../server/simulate/register.ts'
import { registerFile } from '../../server/simulate/office-form.ts'
import { midnight } from '../../server/simulate/roster.ts'
import type { SimCase, SimPerson, Stretch } from '../../server/simulate/words.ts'
import { caseConfig } from './case-config.ts'

/** The day on which every case is played; a Thursday. */
export const CASE_DAY = '2026-11-19' as Day

/** What happened on the day of the case, as it lies in the systems and registers before anybody looks. */
export interface Happened {
  readonly desk: Desk
  readonly roster?: readonly Stretch[]
  readonly cases?: readonly SimCase[]
}
/** A fresh house on a fresh database with the people of the demo, and nothing in it yet. */
export interface Scene {
  readonly staff: Staff
  readonly cast: Cast
  readonly time: MovableClock
  readonly day: Day
  readonly dice: Chance
  /** The records clerk brings the day, the next morning; the house does its standing work. */
  morningAfter(happened: Happened): Promise<void>
  /** Everything that waits for the house is done. */
  standingWork(): Promise<void>
  close(): Promise<void>
}

let template: Promise<Uint8Array> | null = null
/** A migrated, empty database as bytes: making one takes seconds, loading it a fraction. */
async function migrated(): Promise<Uint8Array> {
  const store = await openEmbedded({ directory: null })
  await migrate(store, houseMigrations)
  const bytes = await store.dump()
  await store.close()
  if (!bytes) throw new Error('the embedded database gave no dump')
  return bytes
}

export async function openScene(name: string): Promise<Scene> {
  template ??= migrated()
  const directory = mkdtempSync(join(tmpdir(), 'subrosa-case-'))
  // The replay has a calendar of its own: the same day and the same answers on whatever day it is run.
  const time = movableClock(() => instant(Date.parse('2026-12-31T00:00:00Z')))
  time.hold(at(addDays(CASE_DAY, -1), 9))
  const store = await openEmbedded({ directory: null, load: await template, clock: time })
  const faults: Error[] = []
  const failed = (what: string, error: unknown): void => void faults.push(new Error(what, { cause: error }))
  const config = caseConfig(directory)
  const house = await openHouse({ config, opened: await aroundStore(config, store), failed })
  const door = await house.door(null)
  const close = async (): Promise<void> => {
    await door.app.close()
    await house.close()
    rmSync(directory, { recursive: true, force: true })
  }
  const { cast, persons } = demoCompany(addDays(CASE_DAY, -30))
  const staff = staffOf(door.app)
  try {
    await found(store, demoUnits, persons, addDays(CASE_DAY, -30))
    await arrangeSystems(await staff.at(cast.admin.no))
  } catch (error) {
    await close()
    throw error
  }
  const standing = standingOf(house)
  const dice = chance(`subrosa-case/${name}`)
  return {
    staff,
    cast,
    time,
    day: CASE_DAY,
    dice,
    async morningAfter({ desk, roster = [], cases = [] }) {
      time.hold(at(addDays(CASE_DAY, 1), 7, 40))
      ordinaryLine(desk, cast.headShiqiao, dice)
      const logs = logsOf(desk.lines, dice.fork('clocks'), firstNumbers())
      const book = bookOf('Q', CASE_DAY, desk.entries)
      const used = new Map([...logs].filter(([, lines]) => lines.length > 0))
      const day = { day: CASE_DAY, logs: used, book, roster, sheets: [], key: keyOf(logs, book) }
      const clerk = await staff.at(cast.clerk.no)
      if (cases.length > 0) await bringFile(clerk, 'cases', 'cases.csv', registerFile('cases', cases))
      await bringDay(clerk, day)
      await untilReconciled(clerk, CASE_DAY, standing.settle)
      time.hold(at(addDays(CASE_DAY, 1), 8, 40))
      await standing.watch()
      if (faults[0]) throw faults[0]
    },
    async standingWork() {
      await standing.settle()
      if (faults[0]) throw faults[0]
    },
    close,
  }
}

/** Somebody elsewhere does what is right, so that the day has a book. */
function ordinaryLine(desk: Desk, person: SimPerson, dice: Chance): void {
  const errand: Errand = {
    at: midnight(CASE_DAY) + 11 * 3600,
    account: person,
    systems: ['household'],
    target: someone(dice),
    terminal: `${person.unit}-CTR`,
    session: person.no,
    caseNo: null,
    noCase: 'counter',
    purpose: 'counter',
  }
  desk.write(errand, desk.lookUp(errand, dice), 1)
}
