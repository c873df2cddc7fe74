import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, type TestPerson } from '#testing'
import { sql } from 'kysely'
import { openTestHouse, type WholeHouse } from './open-test-house.testing.ts'

eachDatabase('what the demo lays out', (open) => {
  let whole: WholeHouse
  let clerk: TestPerson
  beforeAll(async () => {
    whole = await openTestHouse(open)
    clerk = await whole.house.as('records@hq')
    mkdirSync(whole.wired.paths.samples)
    writeFileSync(join(whole.wired.paths.samples, '1-範例.csv'), 'a,b\r\n')
  })
  afterAll(() => whole.close())
  const demo = (is: boolean) =>
    whole.wired.store.unit((unit) => sql`update people_agency set demo = ${is}`.execute(unit.sql))

  it('is absent in a real agency', async () => {
    await demo(false)
    for (const path of ['guide', 'samples', 'samples/1-%E7%AF%84%E4%BE%8B.csv'])
      expect((await clerk.get(`/api/demo/${path}`)).body.code).toBe('NO_DEMO_HERE')
  })

  it('lists and gives the sample files, and nothing beside them', async () => {
    await demo(true)
    expect((await clerk.get('/api/demo/samples')).body.rows).toEqual([{ name: '1-範例.csv', bytes: 5 }])
    expect((await clerk.get('/api/demo/samples/1-%E7%AF%84%E4%BE%8B.csv')).text).toBe('a,b\r\n')
    for (const name of ['..%2Fkeys%2Fmark.key', '%2e%2e%2fsubrosa.lock', '2.csv'])
      expect((await clerk.get(`/api/demo/samples/${name}`)).body.code).toBe('NO_SUCH_SAMPLE')
    expect((await whole.house.browser().get('/api/demo/samples')).status).toBe(401)
  })

  it('proposes nothing for people whom the demo does not know', async () => {
    expect((await clerk.get('/api/demo/guide')).body.people).toEqual([])
  })
})
