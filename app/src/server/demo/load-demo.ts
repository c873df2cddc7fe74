import { addDays, dayOf, type Day } from '#kernel/ground'
import { findPersonByNo, keepPassphrase, readyPassphrase, unitTree } from '#kernel/people'
import type { Store } from '#kernel/store'
import type { House } from '../house/house.ts'
import type { DemoAccount } from '../running-server.ts'
import { arrangeSystems, bringDay, bringFile, untilReconciled } from './bring.ts'
import { registerFile } from '../simulate/office-form.ts'
import type { SimPerson } from '../simulate/words.ts'
import { demoGuide } from './cast.ts'
import { isMovable, type MovableClock } from './clock.ts'
import { at, standingOf, type Standing } from './days-work.ts'
import { closeCase, recheckCase, takeCase } from './ethics-work.ts'
import { found } from './found.ts'
import { answerTasks, openSheets, stampSheets, type Round } from './heads-round.ts'
import { LEFT_OUT, writeSamples } from './samples.ts'
import { staffOf, type Staff } from './staff.ts'
import type { Event } from './story.ts'
import { demoWeek, DEMO_DAYS, type DemoWeek } from './week.ts'

type Step = (words: { readonly zh: string; readonly en: string }) => void

/** Everybody in the guide signs in with it; the demo's people are nobody, and so it guards nothing. */
const DEMO_PASSPHRASE = '玫瑰花下說的話就留在這裡'

/**
 * Founds the demo agency and lives through its last seven days: every file through the importer, every stamp by its head, every
 * explanation by its officer, through the API and with the clock of the day. Yesterday is brought in and waits, all but one log, which is left to whoever tries.
 * @throws when a step is refused: the program is at fault, and the database should be thrown away
 */
export async function loadDemo(house: House, step: Step): Promise<void> {
  const time = house.store.clock
  if (!isMovable(time)) throw new Error('the demo needs a house with a movable clock')
  const week = demoWeek(dayOf(time()))
  const door = await house.door(null)
  try {
    const staff = staffOf(door.app)
    const round: Round = {
      store: house.store,
      staff,
      time,
      storyOf: storiesOf(week),
      haveAsked: new Set(),
      neverAsks: week.cast.headDetectives.no,
    }
    await live({ house, time, week, staff, standing: standingOf(house), round }, step)
    time.release()
    writeSamples(house.paths.samples, week, time())
  } finally {
    time.release()
    await door.app.close()
  }
}

interface Life {
  readonly house: House
  readonly time: MovableClock
  readonly week: DemoWeek
  readonly staff: Staff
  readonly standing: Standing
  readonly round: Round
}

async function live(life: Life, step: Step): Promise<void> {
  const { house, time, week, staff } = life
  const firstDay = week.days[0]?.day ?? dayOf(time())
  step({ zh: '建立示範機關', en: 'Founding the demo agency' })
  time.hold(at(firstDay, 0, 5))
  await found(house.store, week.units, week.persons, firstDay)
  await givePassphrases(house.store)
  await arrangeSystems(await staff.at(week.cast.admin.no))
  time.hold(at(firstDay, 7, 20))
  const clerk = await staff.at(week.cast.clerk.no)
  if (week.leave.length > 0)
    await bringFile(clerk, 'leave', '差假紀錄.csv', registerFile('leave', week.leave))
  for (const index of week.days.keys()) {
    step({ zh: `第 ${index + 1} 日，共 ${DEMO_DAYS} 日`, en: `Day ${index + 1} of ${DEMO_DAYS}` })
    await liveMorning(life, index)
    if (index < DEMO_DAYS - 1) await liveDay(life, index)
  }
}

/** The clerk brings yesterday; the house looks what is due. */
async function liveMorning({ time, week, staff, standing }: Life, index: number): Promise<void> {
  const day = week.days[index]
  if (!day) return
  time.hold(at(addDays(day.day, 1), 7, 35))
  const clerk = await staff.at(week.cast.clerk.no)
  if (index === 0)
    await bringFile(
      clerk,
      'cases',
      '案件清冊.csv',
      registerFile('cases', [...week.cases, ...week.days.flatMap((one) => one.sheets)]),
    )
  await bringDay(clerk, day, index === DEMO_DAYS - 1 ? LEFT_OUT : null)
  time.pass(60)
  await untilReconciled(clerk, day.day, standing.settle)
  time.hold(at(addDays(day.day, 1), 8, 5))
  await standing.watch()
}

/** Heads stamp, officers explain, heads decide on the explanations; the ethics office goes on with what was referred. */
async function liveDay(life: Life, index: number): Promise<void> {
  const { time, week, standing, round } = life
  const day = week.days[index]
  if (!day) return
  const morrow = addDays(day.day, 1)
  time.hold(at(morrow, 8, 40))
  const asked = await stampRound(life, day.day)
  time.hold(at(morrow, 13, 30))
  const unregistered = new Set<string>(
    day.key.lines
      .filter((line) => line.bucket === 'UNREGISTERED')
      .map((line) => `${line.system} ${line.seq}`),
  )
  const owners = [...day.logs.values()]
    .flat()
    .filter((line) => unregistered.has(`${line.system} ${line.seq}`))
    .map((line) => line.account.no)
  await answerTasks(round, new Set([...owners, ...asked]))
  await standing.settle()
  time.hold(at(morrow, 15, 45))
  await stampRound(life, day.day)
  await ethicsDay(life, index, morrow)
}

/** Each head his unit, then those above the heads. @returns numbers of the officers who were asked something */
async function stampRound({ house, week, standing, round }: Life, day: Day): Promise<readonly string[]> {
  const codes = new Map((await unitTree(house.store.read)).map((unit) => [unit.id, unit.code]))
  const asked: string[] = []
  const go = async (reviewer: SimPerson, mine: (unit: string) => boolean): Promise<void> => {
    const sheets = (await openSheets(round, week.cast.ethics, day)).filter((sheet) =>
      mine(codes.get(sheet.unit) ?? ''),
    )
    if (sheets.length > 0)
      asked.push(
        ...(await stampSheets(
          round,
          reviewer,
          sheets.map((sheet) => sheet.id),
        )),
      )
  }
  for (const head of week.persons.filter((person) => person.role === 'head'))
    await go(head, (unit) => unit === head.unit)
  await go(week.cast.precinct, (unit) => unit.startsWith('Q2'))
  await go(week.cast.chief, (unit) => unit.startsWith('Q1'))
  await standing.settle()
  return asked.map((id) => round.staff.numberOf(id)).filter((number) => number !== '')
}

async function ethicsDay(
  { house, time, week, staff, standing }: Life,
  index: number,
  morrow: Day,
): Promise<void> {
  const idOf = async (no: string): Promise<string> => (await findPersonByNo(house.store.read, no))?.id ?? ''
  time.hold(at(morrow, 17, 0))
  if (index === 2)
    await takeCase(
      staff,
      week.cast,
      await idOf(week.cast.carOwner.no),
      '已約談當事人，並調閱當日勤務與來電紀錄。',
    )
  if (index === 3) await closeCase(staff, week.cast, await idOf(week.cast.carOwner.no), addDays(morrow, 7))
  if (index === 4)
    await takeCase(
      staff,
      week.cast,
      await idOf(week.cast.friendsPlate.no),
      '已調閱所引案件卷宗，當事人與本次查詢對象無涉，續查請託人。',
    )
  if (index === 5) await recheckCase(staff, week.cast, await idOf(week.cast.carOwner.no))
  await standing.settle()
}

const storiesOf = (week: DemoWeek): Round['storyOf'] => {
  const found = new Map<string, Event['case']>()
  for (const line of week.days.flatMap((day) => day.key.lines)) {
    if (line.misuse) found.set(`${line.system} ${line.seq}`, line.misuse as Event['case'])
  }
  return (system, seq) => found.get(`${system} ${seq}`) ?? null
}

async function givePassphrases(store: Store): Promise<void> {
  const hash = await readyPassphrase(DEMO_PASSPHRASE, [])
  if (!hash.ok) throw new Error(`demo passphrase: ${hash.error.code}`)
  const people = await Promise.all(demoGuide.map((one) => findPersonByNo(store.read, one.personNo)))
  await store.unit(async (unit) => {
    for (const person of people)
      if (person) await keepPassphrase(unit, { kind: 'system', job: 'demo.found' }, person.id, hash.value)
  })
}

/** Whom to be in the demo: printed at start, in the order of the tour. */
export const demoAccounts = (): readonly DemoAccount[] =>
  demoGuide.map(({ personNo, name, unit, title }) => ({
    account: personNo,
    name,
    post: `${unit} ${title}`,
    password: DEMO_PASSPHRASE,
  }))
