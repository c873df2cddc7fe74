import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, instant, type Day } from '#kernel/ground'
import { embeddedStore, handClock } from '#testing'
import type { Config } from '../config.ts'
import { aroundStore } from '../open-store.ts'
import { openHouse, type House } from '../house/house.ts'
import type { WorldDay } from '../simulate/words.ts'
import { untilReconciled } from './bring.ts'
import { movableClock } from './clock.ts'
import { standingOf } from './days-work.ts'
import { read, rows, text } from './desk-work.ts'
import { demoAccounts, loadDemo } from './load-demo.ts'
import { LEFT_OUT } from './samples.ts'
import { staffOf, type Staff } from './staff.ts'
import { demoWeek } from './week.ts'

const NOW = '2026-11-21T02:00:00.000Z'
const TODAY = '2026-11-21' as Day
const YESTERDAY = addDays(TODAY, -1)
const directory = mkdtempSync(join(tmpdir(), 'subrosa-demo-'))
const config: Config = {
  demo: true,
  role: 'all',
  host: '127.0.0.1',
  port: 0,
  dataDir: directory,
  database: { kind: 'embedded' },
  publicUrl: null,
  trustProxy: [],
  logLevel: 'fatal',
  metricsToken: null,
  keys: { mark: null, ledger: null },
  oidc: null,
  witnesses: [],
}
const failed = (what: string, error: unknown): void => {
  throw new Error(what, { cause: error })
}

describe('the demo agency', () => {
  const week = demoWeek(TODAY)
  const steps: string[] = []
  let house: House
  let staff: Staff
  let close: () => Promise<unknown>

  beforeAll(async () => {
    const time = movableClock(() => instant(Date.parse(NOW)))
    house = await openHouse({ config, opened: await aroundStore(config, await embeddedStore(time)), failed })
    await loadDemo(house, (step) => void steps.push(step.zh))
    const { app } = await house.door(null)
    close = () => app.close()
    staff = staffOf(app)
  }, 300_000)
  afterAll(async () => {
    await close()
    await house.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it('tells how far it is, and leaves the clock to the wall', () => {
    expect(steps).toHaveLength(8)
    expect(house.store.clock()).toBe(NOW)
  })

  it('lays yesterday’s sheet before the head of the busy station', async () => {
    const desk = await staff.at(week.cast.head.no)
    const [sheet, ...others] = await desk.all(
      `/api/review/sheets?state=open&from=${YESTERDAY}&to=${YESTERDAY}`,
    )
    expect(others).toEqual([])
    const lines = await desk.all(`/api/queries/sheet?sheet=${text(sheet, 'id')}&state=todo`)
    const asked = await desk.all(`/api/queries/sheet?sheet=${text(sheet, 'id')}&state=asked`)
    expect(lines.length + asked.length).toBeGreaterThanOrEqual(40)
    expect(lines.length + asked.length).toBeLessThanOrEqual(60)
    expect(
      asked.filter((line) =>
        rows({ rows: read(line, 'reasons') }).some((reason) => text(reason, 'rule') === 'Q07'),
      ),
    ).toHaveLength(5)
  })

  it('has every earlier day stamped and closed, but for the one line that waits for an answer', async () => {
    const desk = await staff.at(week.cast.ethics.no)
    const open = await desk.all(`/api/review/sheets?state=open&to=${addDays(YESTERDAY, -1)}`)
    expect(open.map((sheet) => [text(sheet, 'day'), Number(read(read(sheet, 'progress'), 'asked'))])).toEqual(
      [[addDays(TODAY, -3), 1]],
    )
    expect(await desk.all(`/api/review/sheets?state=closed`)).toHaveLength(29)
  })

  it('waits for explanations of three people', async () => {
    const open = async (no: string): Promise<number> =>
      (await (await staff.at(no)).all('/api/review/tasks?state=open')).length
    expect(await open(week.cast.officer.no)).toBe(1)
    expect(await open(week.cast.insurance.no)).toBe(1)
    expect(await open(week.cast.leftOpen.no)).toBe(5)
  })

  it('has findings in every state', async () => {
    const desk = await staff.at(week.cast.ethics.no)
    const states = new Set((await desk.all('/api/findings')).map((finding) => text(finding, 'state')))
    expect(states).toEqual(new Set(['open', 'in_hand', 'rechecked']))
    const overdue = await desk.all('/api/findings?rule=review.overdue')
    expect(overdue).toHaveLength(1)
  })

  /** What the house says of a day's lines, and what the key does. */
  const linesOf = async (
    day: WorldDay,
    without: string | null,
  ): Promise<{ said: string[]; key: string[] }> => {
    const desk = await staff.at(week.cast.ethics.no)
    const lines = await desk.all(`/api/queries/lines?day=${day.day}`)
    const said = lines.map(
      (line) => `${text(read(line, 'system'), 'id')} ${Number(read(line, 'seq'))} ${text(line, 'bucket')}`,
    )
    const key = day.key.lines.filter(({ system }) => system !== without)
    return {
      said: said.toSorted(),
      key: key.map(({ system, seq, bucket }) => `${system} ${seq} ${bucket}`).toSorted(),
    }
  }
  it('agrees with the answer key of the week, line for line, but for the log that has not come', async () => {
    for (const day of week.days) {
      const { said, key } = await linesOf(day, day === week.days.at(-1) ? LEFT_OUT : null)
      expect(said).toEqual(key)
    }
  })

  it('keeps its acts in the order of time, none in the future, each with its leaf', async () => {
    const { rows: acts } = await sql<{
      at: string
      leaf: number | null
    }>`select record ->> 'at' as at, leaf from ledger_act order by id`.execute(house.store.read)
    const before = acts.filter((act) => act.at < NOW)
    expect(before.map((act) => act.at)).toEqual(before.map((act) => act.at).toSorted())
    expect(acts.every((act) => act.at <= NOW)).toBe(true)
    expect(before.every((act) => act.leaf !== null)).toBe(true)
    const { rows: points } = await sql<{
      day: string
    }>`select distinct (at at time zone 'Asia/Taipei')::date::text as day from ledger_checkpoint`.execute(
      house.store.read,
    )
    expect(points.length).toBeGreaterThanOrEqual(7)
  })

  it('lays out sample files that the clerk can bring, and one that is refused', async () => {
    const clerk = await staff.signIn(week.cast.clerk.no)
    const bring = (name: string, fields: Record<string, string>) =>
      clerk.upload('/api/queries/imports', {
        name,
        bytes: readFileSync(join(directory, 'samples', name)),
        mediaType: 'text/csv',
        fields,
      })
    const replies = [
      await bring('1-昨日入出境紀錄.csv', { kind: 'log', system: 'border' }),
      await bring('2-今日勤務案件.csv', { kind: 'cases' }),
      await bring('3-今日戶役政紀錄.csv', { kind: 'log', system: 'household' }),
      await bring('4-今日查詢紀錄簿.csv', { kind: 'book' }),
      await bring('5-有錯的戶役政紀錄.csv', { kind: 'log', system: 'household' }),
    ]
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 422])
    expect(text(replies[4]?.body, 'code')).toBe('QUERIES_ROWS_FAULTY')
    for (const log of [0, 2]) {
      expect(read(read(replies[log]?.body, 'import'), 'checks')).toEqual([])
      expect(read(read(replies[log]?.body, 'import'), 'added')).toBeGreaterThan(0)
    }
    const yesterday = week.days.at(-1)
    if (!yesterday) throw new Error('the week has no days')
    await untilReconciled(await staff.at(week.cast.clerk.no), yesterday.day, standingOf(house).settle)
    const { said, key } = await linesOf(yesterday, null)
    expect(said).toEqual(key)
  })

  it('prints people who can sign in with their passphrase', async () => {
    const { app } = await house.door(null)
    const [account] = demoAccounts()
    const reply = await app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'x-subrosa': '1',
        'sec-fetch-site': 'same-origin',
      },
      payload: { account: account?.account, passphrase: account?.password, takeover: true },
    })
    expect(reply.statusCode).toBe(200)
    await app.close()
  })
})

it('refuses a house whose clock it cannot move', async () => {
  const still = { ...config, dataDir: `${directory}-still` }
  const opened = await aroundStore(still, await embeddedStore(handClock()))
  const house = await openHouse({ config: still, opened, failed })
  await expect(loadDemo(house, () => undefined)).rejects.toThrow('movable clock')
  await house.close()
  rmSync(`${directory}-still`, { recursive: true, force: true })
})
