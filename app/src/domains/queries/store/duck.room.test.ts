import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { both, Duck, parquet, quoted } from './duck.ts'

let directory: string
let outside: string
let duck: Duck
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'duck-'))
  outside = mkdtempSync(join(tmpdir(), 'outside-'))
  writeFileSync(join(outside, 'secret.csv'), 'a\n1\n')
  duck = new Duck(directory, { memoryMb: 128 })
})
afterAll(async () => {
  await duck.close()
  rmSync(directory, { recursive: true, force: true })
  rmSync(outside, { recursive: true, force: true })
})
const run = (sql: string): Promise<void> => duck.with((session) => session.run(sql))

it('reads and writes under its directory, and gives plain rows', async () => {
  const file = join(directory, "it's here.parquet")
  await run(
    `copy (select 1 as n, '甲' as text, null as nothing, 9007199254740991::bigint as large) to ${quoted(file)}`,
  )
  const rows = await duck.with((session) => session.rows(`select * from ${parquet(file)}`))
  expect(rows).toEqual([{ n: 1, text: '甲', nothing: null, large: 9007199254740991 }])
})

it.each([
  ['reads no other file', () => `select * from read_csv(${quoted(join(outside, 'secret.csv'))})`],
  [
    'does not climb out of its directory',
    () =>
      `select * from read_csv(${quoted(join(directory, '..', outside.split('/').at(-1) ?? '', 'secret.csv'))})`,
  ],
  ['writes no other file', () => `copy (select 1) to ${quoted(join(outside, 'out.csv'))}`],
  ['calls no network', () => `select * from read_csv('http://127.0.0.1:9/x.csv')`],
  ['installs nothing', () => 'install httpfs'],
  ['attaches no other database', () => `attach ${quoted(join(outside, 'other.db'))}`],
  ['cannot be talked out of it', () => 'set enable_external_access = true'],
  ['cannot be given another directory', () => `set allowed_directories = ['/']`],
])('%s', async (_, sql) => {
  await expect(run(sql())).rejects.toThrow(
    /[Pp]ermission|locked|disabled|cannot|not allowed|[Nn]ot.*permitted/,
  )
})

it('forgets its temporary tables with the connection', async () => {
  await duck.with(async (session) => {
    await session.run('create temp table kept as select 1')
    expect(await session.rows('select count(*)::integer as n from kept')).toEqual([{ n: 1 }])
  })
  await expect(run('select * from kept')).rejects.toThrow('kept')
})

it('lets two connections work at the same tables, and takes the tables away with the work', async () => {
  const work = (value: number): Promise<unknown> =>
    duck.pair(async ([session, beside]) => {
      await both(
        session.run(`create table a as select ${value} as n`),
        beside.run('create table b as select 2 as n'),
      )
      return beside.rows('select a.n + b.n as sum from a, b')
    })
  // Two days may be worked at once, each with tables of the same names.
  expect(await Promise.all([work(1), work(40)])).toEqual([[{ sum: 3 }], [{ sum: 42 }]])
  await expect(run('select * from a')).rejects.toThrow('does not exist')
  const broken = duck.pair(([session, beside]) =>
    both(
      session.run('select * from nowhere'),
      beside.run('create table c as select range from range(100000)'),
    ),
  )
  await expect(broken).rejects.toThrow('nowhere')
  const left = await duck.with((session) => session.rows(`select table_name from duckdb_tables()`))
  expect(left).toEqual([])
})

it('refuses to read a column as integers that is none', async () => {
  await expect(duck.with((session) => session.eachInts(`select 'a' as x`, () => undefined))).rejects.toThrow(
    'INTEGER',
  )
})

it('takes columns of ours and gives columns of numbers back, however many chunks they fill', async () => {
  const n = Int32Array.from({ length: 5000 }, (_, i) => i - 1)
  await duck.pair(async ([session, beside]) => {
    await session.append('own', { n, word: Array.from(n, (i) => (i % 2 === 0 ? `甲${i}` : null)) })
    await session.append('none', { n: new Int32Array(0), word: [] })
    const read = await beside.ints(['n', 'twice'], 'select n, n * 2 as twice from own order by n')
    expect(read.n).toEqual(n)
    expect(read.twice).toEqual(n.map((i) => i * 2))
    expect(await beside.rows('select n, word from own where n in (3000, 3001) order by n')).toEqual([
      { n: 3000, word: '甲3000' },
      { n: 3001, word: null },
    ])
    expect((await beside.ints(['n'], 'select n from none')).n).toEqual(new Int32Array(0))
  })
})

it('appends texts as an import leaves them: no control characters, null where nothing is said', async () => {
  await duck.pair(async ([session]) => {
    await session.append('said', { text: ['a\nb\u2028c', '', null] })
    expect(await session.rows('select text from said')).toEqual([
      { text: 'a b c' },
      { text: null },
      { text: null },
    ])
  })
})
