import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { routes } from '#kernel/contract'
import { peopleContract } from '#kernel/people'
import { checkRoleByRoute, checkUndescribed, eachDatabase, testHouse, type RouteHouse, type TestHouse } from '#testing'
import { parseConfig } from '../config.ts'
import { openHouse, type House } from './house.ts'

// Every route of the whole house, asked as everybody: nothing new can be mounted past this.
eachDatabase('role by route, the whole house', (open) => {
  let directory: string
  let wired: House
  let house: TestHouse
  let table: RouteHouse
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'house-'))
    const config = parseConfig(new Map([['data', directory]]), { env: {}, readFile: () => '', workingDir: directory, home: directory })
    if (!config.ok) throw new Error('config')
    house = await testHouse(
      async (clock) => {
        wired = await openHouse({ config: config.value, store: await open(clock), clock, failed: () => undefined })
        return wired.store
      },
      { rooms: () => wired.rooms },
    )
    const roles = {
      officer: await house.as('officer@north'),
      head: await house.as('head@north'),
      chief: await house.as('chief@hq'),
      ethics: await house.as('ethics@ethics'),
      it_auditor: await house.as('it_auditor@it'),
      records: await house.as('records@hq'),
      admin: await house.as('admin@it'),
      external_auditor: await house.as('external_auditor@hq'),
      witness: await house.as('witness@hq'),
    }
    table = { store: house.store, roles, anonymous: () => house.browser(), settled: () => house.settled() }
  })
  afterAll(async () => {
    await house.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const tables = () => [routes(peopleContract, {} as never), ...wired.rooms.map((room) => room.routes)]
  const count = (): number => tables().reduce((sum, { contract }) => sum + Object.keys(contract).length, 0)

  it('lets each role through to its own routes and records every refusal', async () => {
    expect(await checkRoleByRoute(table, tables())).toBeGreaterThan(count() * 8)
  }, 300_000)

  it('refuses what a contract does not describe', async () => {
    expect(await checkUndescribed(table, tables())).toBe(count())
  }, 300_000)
})
