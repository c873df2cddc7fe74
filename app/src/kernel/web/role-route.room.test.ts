import { afterAll, beforeAll, expect, it } from 'vitest'
import { routes } from '#kernel/contract'
import { peopleContract } from '#kernel/people'
import {
  checkRoleByRoute,
  checkUndescribed,
  eachDatabase,
  testHouse,
  type RouteHouse,
  type TestHouse,
} from '#testing'

eachDatabase('role by route', (open) => {
  let house: TestHouse
  let table: RouteHouse
  // Only the contract is asked; the handlers are the house's own.
  const tables = [routes(peopleContract, {} as never)]
  beforeAll(async () => {
    house = await testHouse(open)
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
  afterAll(() => house.close())

  it('lets each role through to its own routes and records every refusal', async () => {
    expect(await checkRoleByRoute(table, tables)).toBeGreaterThan(200)
  })

  it('refuses what a contract does not describe', async () => {
    expect(await checkUndescribed(table, tables)).toBe(Object.keys(peopleContract).length)
  })
})
