import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkRoleByRoute, checkUndescribed, eachDatabase, type RouteHouse } from '#testing'
import { openTestHouse, type WholeHouse } from './open-test-house.testing.ts'

// Every route of the whole house, asked as everybody: nothing new can be mounted past this.
eachDatabase('role by route, the whole house', (open) => {
  let whole: WholeHouse
  let table: RouteHouse
  beforeAll(async () => {
    whole = await openTestHouse(open)
    const { house } = whole
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
  afterAll(() => whole.close())
  const count = (): number =>
    whole.tables.reduce((sum, { contract }) => sum + Object.keys(contract).length, 0)

  it('lets each role through to its own routes and records every refusal', async () => {
    expect(await checkRoleByRoute(table, whole.tables)).toBeGreaterThan(count() * 8)
  }, 300_000)

  it('refuses what a contract does not describe', async () => {
    expect(await checkUndescribed(table, whole.tables)).toBe(count())
  }, 300_000)
})
