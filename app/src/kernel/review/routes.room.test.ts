import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, expectActs, lastAct, seedPeople, type SeedPerson } from '#testing'
import { httpStage, type HttpStage } from './house.testing.ts'

eachDatabase('review, role by route', (open) => {
  let on: HttpStage & { readonly task: string }
  beforeAll(async () => {
    const staged = await httpStage(open)
    const head = await staged.house.as('head@north')
    await head.post('/api/review/items/a1/open', {})
    await head.post('/api/review/items/a1/stamp', { decision: 'ask', question: '為何？' })
    const tasks = await (await staged.house.as('officer@north')).get('/api/review/tasks')
    on = { ...staged, task: tasks.body.rows[0].id }
  })
  afterAll(() => on.close())

  const heads: SeedPerson[] = ['head@north']
  const auditors: SeedPerson[] = ['ethics@ethics', 'ethics2@ethics', 'it_auditor@it', 'external_auditor@hq']
  const everyone = [...seedPeople]
  const above: SeedPerson[] = ['head@precinct', 'chief@hq']
  const anyHead = everyone.filter((key) => /^(head|chief)@/.test(key))
  const judges = [...anyHead, 'ethics@ethics', 'ethics2@ethics'] as SeedPerson[]
  it.each<[string, readonly SeedPerson[], 200 | 404]>([
    ['GET /api/review/sheets', [...anyHead, ...auditors], 200],
    ['GET /api/review/sheets/SHEET', [...heads, ...above, ...auditors], 200],
    ['GET /api/review/sheets/SHEET/attachments', auditors, 200],
    ['GET /api/review/sheets/none/attachments', auditors, 404],
    ['GET /api/review/queue', judges, 200],
    ['GET /api/review/items/a1/history', [...heads, ...auditors], 200],
    ['GET /api/review/items/own/history', ['head@precinct', ...auditors], 200],
    ['GET /api/review/items/none/history', [...judges, 'it_auditor@it', 'external_auditor@hq'], 404],
    ['GET /api/review/tasks', everyone, 200],
    ['GET /api/review/tasks/TASK', ['officer@north', 'head@north', 'ethics@ethics', 'ethics2@ethics'], 200],
    ['GET /api/review/figures?from=2026-11-01&to=2026-11-30', auditors, 200],
    ['POST /api/review/items/a4/open', heads, 200],
    ['POST /api/review/items/none/reopen', ['ethics@ethics', 'ethics2@ethics'], 404],
  ])('%s', async (route, allowed, status) => {
    // The door writes the same refusal once a minute.
    on.house.clock.pass(61_000)
    const [method, path = ''] = route.split(' ')
    const task = (await (await on.house.as('officer@north')).get('/api/review/tasks')).body.rows[0]
      .id as string
    const url = path.replace('SHEET', on.sheet.id).replace('TASK', task)
    for (const key of everyone) {
      const who = await on.house.as(key)
      const since = await lastAct(on.house.store)
      const reply =
        method === 'GET'
          ? await who.get(url)
          : await who.post(url, url.endsWith('reopen') ? { reason: 'x' } : {})
      expect(reply.status, `${key} ${route}`).toBe(allowed.includes(key) ? status : 403)
      if (allowed.includes(key)) continue
      await on.house.settled()
      // What is refused leaves a trace, from the command or from the door.
      const { acts } = await expectActs(on.house.store, since, [])
      expect(
        acts.map((act) => act.kind).filter((kind) => kind.endsWith('refused')),
        `${key} ${route}`,
      ).toHaveLength(1)
    }
  })

  it('refuses what the contract does not describe', async () => {
    const ethics = await on.house.as('ethics@ethics')
    for (const query of [
      'after=x',
      'limit=0',
      'limit=9999',
      'from=2026-02-30',
      'unknown=1',
      `after=${Buffer.from('["2026-13-01","x"]').toString('base64url')}`,
    ]) {
      expect((await ethics.get(`/api/review/sheets?${query}`)).status, query).toBe(400)
    }
    expect((await on.house.browser().get('/api/review/queue')).status).toBe(401)
  })
})
