import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHost, type Host } from './host.ts'

let host: Host
beforeAll(async () => void (host = await openHost({ directory: null })))
afterAll(() => host.call({ op: 'close' }))

const run = async (sql: string, params: unknown[] = []) =>
  (await host.call({ op: 'query', sql, params })).rows
const known = async (table: string): Promise<unknown> =>
  (await run(`select reltuples::int as known from pg_class where relname = $1`, [table]))[0]?.['known']

it('drops a plan that was made while its table was small', async () => {
  await host.call({
    op: 'exec',
    sql: `create table small (id bigint primary key, word text); insert into small values (-1, 'x'); analyze small`,
  })
  await run('set plan_cache_mode = force_generic_plan')
  await run('prepare found as select word from small where id = $1')
  expect(JSON.stringify(await run('explain execute found(7)'))).toContain('Seq Scan')
  for (let from = 0; from < 8000; from += 1000)
    await run(`insert into small select n, repeat('x', 40) from generate_series($1::bigint, $2::bigint) n`, [
      from,
      from + 999,
    ])
  expect(JSON.stringify(await run('explain execute found(7)'))).not.toContain('Seq Scan')
})

it('looks between two transactions only', async () => {
  await run('create table held (id bigint primary key, word text)')
  await run('begin')
  await run(`insert into held select n, repeat('x', 40) from generate_series(1, 9000) n`)
  expect(await known('held')).toBe(-1)
  await run('commit')
  expect(await known('held')).toBe(9000)
})
