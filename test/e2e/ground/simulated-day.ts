import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from './server.ts'

export interface Member {
  readonly no: string
  readonly name: string
  readonly unit: string
  readonly role: string
  readonly title: string
}
/** One look-up as it truly was: from the answer key, which the program never sees. */
export interface TrueLine {
  readonly seq: number
  readonly bucket: 'MATCHED' | 'UNREGISTERED' | 'MISMATCH'
  readonly misuse: string | null
}
export interface SimulatedDay {
  /** Where the files lie; what a test makes may lie there too. */
  readonly directory: string
  readonly day: string
  readonly people: readonly Member[]
  /** Files of the personnel office, by the name of their table. */
  readonly personnel: Readonly<Record<'units' | 'persons' | 'posts' | 'accounts', string>>
  /** Files of the day, as they lie on the clerk's desk. */
  readonly files: Readonly<Record<'cases' | 'roster' | 'book' | 'log', string>>
  readonly lines: readonly TrueLine[]
  forget(): void
}

/** The system whose log is brought: Big5, tabs, ROC dates. */
export const SYSTEM = { id: 'criminal', zh: '刑案', en: 'Criminal records' } as const
/** In office already, as the first administrator. */
export const FOUNDER = 'QX00006'

/** Yesterday in one station, made by `subrosa simulate`, with the files of one look-up system. */
export async function simulatedDay(day: string): Promise<SimulatedDay> {
  const directory = mkdtempSync(join(tmpdir(), 'subrosa-e2e-day-'))
  const world = join(directory, 'world')
  const key = join(directory, 'key.jsonl')
  const made = await runProgram('app/dist/cli/main.js', [
    'simulate',
    world,
    '--units=1',
    '--officers=7',
    '--days=1',
    `--from=${day}`,
    '--seed=7',
    `--key=${key}`,
  ])
  if (made.code !== 0) throw new Error(made.out)
  const table = (name: string): string[][] =>
    readFileSync(join(world, name), 'utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
  const write = (name: string, rows: readonly (readonly string[])[]): string => {
    const path = join(directory, name)
    writeFileSync(path, `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`)
    return path
  }
  const persons = table('persons.csv')
    .slice(1)
    .filter(([no]) => no !== FOUNDER)
  const posts = table('posts.csv')
    .slice(1)
    .filter(([, , no]) => no !== FOUNDER)
  const units = table('units.csv').slice(1)
  const book = table(join('book', `${day}.csv`))
  const inBook = book.slice(1).filter(([, , , , systems]) => systems?.split('、').includes(SYSTEM.zh))
  return {
    directory,
    day,
    people: posts.map(([unit = '', title = '', no = '', role = '']) => ({
      no,
      unit,
      role,
      title,
      name: persons.find(([one]) => one === no)?.[1] ?? '',
    })),
    personnel: {
      units: write('單位.csv', [
        ['單位代碼', '單位名稱', '上級單位', '設立日'],
        ...units.map((row) => [...row, '100/01/01']),
      ]),
      persons: write('人員.csv', [
        ['員工編號', '姓名', '到職日'],
        ...persons.map(([no = '', name = '', , , joined = '']) => [no, name, joined]),
      ]),
      posts: write('職務.csv', [
        ['單位代碼', '職稱', '員工編號', '角色', '起日'],
        ...posts.map(([unit = '', title = '', no = '', role = '', , from = '']) => [
          unit,
          title,
          no,
          role,
          from,
        ]),
      ]),
      accounts: write('帳號.csv', [
        ['系統', '帳號', '員工編號', '起日'],
        ...persons.map(([no = '', , account = '', , joined = '']) => [SYSTEM.id, account, no, joined]),
      ]),
    },
    files: {
      cases: join(world, 'cases.csv'),
      roster: join(world, 'roster.csv'),
      book: write('查詢紀錄簿.csv', [
        book[0] ?? [],
        ...inBook.map((row) => row.map((cell, i) => (i === 4 ? SYSTEM.zh : cell))),
      ]),
      log: join(world, 'logs', day, `${SYSTEM.id}.csv`),
    },
    lines: truth(readFileSync(key, 'utf8')),
    forget: () => rmSync(directory, { recursive: true, force: true }),
  }
}

function truth(key: string): TrueLine[] {
  return key
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TrueLine & { kind: string; system?: string })
    .filter((one) => one.kind === 'line' && one.system === SYSTEM.id)
}
