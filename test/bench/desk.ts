import { join } from 'node:path'
import { systemClock, dayOf, addDays, startOfDay, epochSeconds } from '../../app/dist/kernel/ground/index.js'
import { parseConfig } from '../../app/dist/server/config.js'
import { bringFile } from '../../app/dist/server/demo/bring.js'
import { movableClock } from '../../app/dist/server/demo/clock.js'
import { loadDemo } from '../../app/dist/server/demo/load-demo.js'
import { standingOf } from '../../app/dist/server/demo/days-work.js'
import { read, rows, text, type DeskWork } from '../../app/dist/server/demo/desk-work.js'
import { staffOf } from '../../app/dist/server/demo/staff.js'
import { BUSY_UNIT, demoWeek } from '../../app/dist/server/demo/week.js'
import { openHouse } from '../../app/dist/server/house/house.js'
import { logFile, type BookEntry, type LogLine } from '../../app/dist/server/simulate/index.js'
import { registerFile } from '../../app/dist/server/simulate/office-form.js'
import { quantile, took, type Bench, type BenchWorld, type Figure } from './bench.ts'
import { newDatabase } from './database.ts'

const LINES = Number(process.env['SUBROSA_DESK_LINES'] ?? 100_000)
const SAMPLES = Math.min(200, LINES / 10)

/** A station's day with a hundred thousand booked look-ups: far beyond any real one. */
function bigDay(today: ReturnType<typeof dayOf>): {
  logs: LogLine[]
  book: BookEntry[]
  head: string
  clerk: string
  day: string
} {
  const week = demoWeek(today)
  const yesterday = addDays(today, -1)
  const officers = week.persons.filter((person) => person.unit === BUSY_UNIT && person.role === 'officer')
  const start = epochSeconds(startOfDay(yesterday))
  const logs: LogLine[] = []
  const book: BookEntry[] = []
  for (let n = 0; n < LINES; n++) {
    const account = officers[n % officers.length]
    if (!account) throw new Error('the demo has no officers there')
    const at = start + Math.floor((n / LINES) * 86_000)
    const target = `${String.fromCharCode(65 + (n % 20))}${String.fromCharCode(65 + (Math.floor(n / 20) % 20))}A-${String(n % 10_000).padStart(4, '0')}`
    const lookUp = {
      at,
      system: 'vehicle' as const,
      account,
      hands: account,
      target,
      act: 'Q' as const,
      terminal: 'T1',
      session: 'S1',
      caseNo: null,
      tags: [],
      misuse: null,
    }
    logs.push({ ...lookUp, seq: 5_000_000 + n, logged: at })
    book.push({
      no: `B${n}`,
      at,
      enteredAt: at,
      querier: account,
      requester: account,
      systems: ['vehicle'],
      target,
      caseNo: null,
      noCase: 'on_the_spot',
      purpose: 'patrol',
      printed: false,
      covers: [lookUp],
      bucket: 'MATCHED',
      tags: [],
      misuse: null,
    })
  }
  const head = week.persons.find((person) => person.unit === BUSY_UNIT && person.role === 'head')
  return { logs, book, head: head?.no ?? '', clerk: week.cast.clerk.no, day: yesterday }
}

async function measure(desk: DeskWork): Promise<Record<'page' | 'deep' | 'open' | 'stamp', number[]>> {
  const times: Record<'page' | 'deep' | 'open' | 'stamp', number[]> = {
    page: [],
    deep: [],
    open: [],
    stamp: [],
  }
  const timed = async <T>(what: keyof typeof times, work: () => Promise<T>): Promise<T> => {
    let value: T | undefined
    times[what].push(await took(async () => (value = await work())))
    return value as T
  }
  const sheets = rows(await desk.get('/api/review/sheets?state=open'))
  const sheet = text(
    sheets.find((one) => Number(read(read(one, 'progress'), 'items')) > LINES),
    'id',
  )
  let after = ''
  for (let n = 0; n < SAMPLES; n++) {
    const page = await timed('page', () => desk.get(`/api/queries/sheet?sheet=${sheet}&limit=50`))
    const deep = await timed('deep', () =>
      desk.get(
        `/api/queries/sheet?sheet=${sheet}&limit=50${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
      ),
    )
    after = text(deep, 'next')
    const line =
      rows(page)
        .map((one) => one)
        .find((one) => (read(one, 'reasons') as unknown[]).length === 0) ?? rows(page)[0]
    const id = text(line, 'id')
    await timed('open', () => desk.post(`/api/queries/lines/${id}/open`))
    await timed('stamp', () =>
      desk.post(`/api/review/items/${id}/stamp`, { decision: 'approve', reason: '量測' }),
    )
  }
  return times
}

/** The whole road on one database: the demo agency, the big day through the importer, the head at his desk. */
async function onDatabase(name: string, directory: string, env: Record<string, string>): Promise<Figure[]> {
  const config = parseConfig(new Map([['data', directory]]), {
    env,
    readFile: () => '',
    workingDir: directory,
    home: directory,
  })
  if (!config.ok) throw new Error('config')
  const house = await openHouse({
    config: config.value,
    clock: movableClock(),
    failed: (what, error) => {
      throw new Error(what, { cause: error })
    },
  })
  const lines = LINES.toLocaleString('en-US')
  const figures: Figure[] = []
  const loading = await took(() => loadDemo(house, () => undefined))
  figures.push({
    what: `${name}: the demo week, lived through`,
    value: loading / 1000,
    unit: 's',
    aim: null,
    data: 'every file, stamp and answer through the door',
  })
  const door = await house.door(null)
  const staff = staffOf(door.app)
  const big = bigDay(dayOf(systemClock()))
  const clerk = await staff.at(big.clerk)
  await bringFile(clerk, 'book', 'big-book.csv', registerFile('book', big.book))
  await bringFile(clerk, 'log', 'big-log.csv', logFile('vehicle', big.logs), {
    system: 'vehicle',
    declared: String(LINES),
  })
  const laying = await took(() => standingOf(house).settle())
  figures.push({
    what: `${name}: a day reconciled and laid before its reviewers`,
    value: laying / 1000,
    unit: 's',
    aim: null,
    data: `${lines} lines of one unit`,
  })
  const times = await measure(await staff.at(big.head))
  const words = {
    page: 'sheet, first page',
    deep: 'sheet, page after page',
    open: 'open a line',
    stamp: 'stamp a line',
  }
  for (const [what, samples] of Object.entries(times) as [keyof typeof times, number[]][]) {
    for (const part of [0.5, 0.95]) {
      figures.push({
        what: `${name}: ${words[what]}: p${part * 100}`,
        value: quantile(samples, part),
        unit: 'ms',
        aim: part === 0.95 ? { atMost: 50 } : null,
        data: `${lines} open lines, through the door, ${SAMPLES} samples`,
      })
    }
  }
  await door.app.close()
  await house.close()
  return figures
}

export const bench: Bench = {
  name: 'desk',
  async run({ directory, postgres }: BenchWorld) {
    const figures = await onDatabase('embedded', join(directory, 'desk-embedded'), {})
    if (postgres === null) return figures
    const url = await newDatabase(postgres, 'bench_desk')
    return [
      ...figures,
      ...(await onDatabase('PostgreSQL', join(directory, 'desk-postgres'), { DATABASE_URL: url })),
    ]
  },
}
