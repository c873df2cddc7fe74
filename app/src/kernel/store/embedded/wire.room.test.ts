import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHost, type Host } from './host.ts'

let host: Host
beforeAll(async () => void (host = await openHost({ directory: null })))
afterAll(() => host.call({ op: 'close' }))

const run = async (sql: string, params: unknown[] = []) =>
  (await host.call({ op: 'query', sql, params })).rows

it('reads empty, absent and long values, and more of them than fit in one piece', async () => {
  expect(
    await run(`select '' as nothing, null::text as absent, repeat('玫', 100000) as long, 7 as "a ""name"""`),
  ).toEqual([{ nothing: '', absent: null, long: '玫'.repeat(100_000), 'a "name"': 7 }])
  expect(await run('select n from generate_series(1, 20000) n')).toHaveLength(20_000)
  expect(await run('select 1 where false')).toEqual([])
})

it('tells a refusal by its code and constraint, and goes on', async () => {
  await run('create table once (id bigint constraint only_once unique)')
  await run('insert into once values (1)')
  await expect(run('insert into once values (1)')).rejects.toMatchObject({
    code: '23505',
    constraint: 'only_once',
  })
  await expect(run('select nothing from nowhere')).rejects.toMatchObject({ code: '42P01', constraint: null })
  expect(await run('select id from once')).toEqual([{ id: 1 }])
})

it('keeps nothing of what was read', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const held = async (): Promise<number> => {
    for (let n = 0; n < 40; n += 1)
      await run(`select n, repeat('x', 50) as word from generate_series(1, 1000) n`)
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = await held()
  // Kept, 40,000 rows would be some 9 MB.
  expect((await held()) - before).toBeLessThan(3_000_000)
})
