import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day } from '#kernel/ground'
import {
  eachDatabase,
  expectActs,
  lastAct,
  seedPeople,
  testHouse,
  type SeedPerson,
  type TestHouse,
} from '#testing'
import { findingsRefusals, findingsRoutes, raise } from './index.ts'
import { found } from './stage.testing.ts'

eachDatabase('findings over HTTP', (open) => {
  let house: TestHouse
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    house = await testHouse(open, {
      rooms: ({ store }) => [{ routes: findingsRoutes({ store }), refusals: findingsRefusals }],
    })
    const { north, south } = house.units
    const make = async (key: string, unit: string, subject: SeedPerson) => {
      const finding = found(key, { unit, subject: house.people[subject], day: '2026-11-20' as Day })
      ids[key] = (await house.store.unit((u) => raise(u, { kind: 'system', job: 'test' }, finding))).id
    }
    await make('NORTH', north, 'officer@north')
    await make('HEAD', north, 'head@north')
    await make('SOUTH', south, 'officer@south')
  })
  afterAll(() => house.close())

  it('lists, opens and handles a finding; the opening is an act', async () => {
    const [ethics, head] = [await house.as('ethics@ethics'), await house.as('head@north')]
    expect((await ethics.get('/api/findings?rule=test.Q01&severity=2')).body.rows).toHaveLength(3)
    expect((await head.get('/api/findings')).body.rows.map((row: { id: string }) => row.id)).toEqual([
      ids['NORTH'],
    ])
    const since = await lastAct(house.store)
    const opened = await head.get(`/api/findings/${ids['NORTH']}`)
    expect(opened.body).toMatchObject({
      state: 'open',
      reasons: [{ zh: '未登記' }],
      rows: [{ target: 'A1******89' }],
    })
    expect((await ethics.post(`/api/findings/${ids['NORTH']}/take`, {})).body.state).toBe('in_hand')
    expect((await ethics.post(`/api/findings/${ids['NORTH']}/note`, { text: '已調卷' })).status).toBe(200)
    const set = await ethics.post(`/api/findings/${ids['NORTH']}/actions`, {
      text: '加強登記',
      owner: house.people['officer2@north'],
      due: '2026-12-20',
    })
    const closing = {
      outcome: 'improper',
      disclosure: 'unknown',
      conclusion: '無公務需要',
      recheckDue: '2026-12-31',
    }
    expect(
      (await ethics.post(`/api/findings/${ids['NORTH']}/close`, { ...closing, disclosure: undefined }))
        .status,
    ).toBe(400)
    expect((await ethics.post(`/api/findings/${ids['NORTH']}/close`, closing)).body.followUps).toEqual([
      'discipline',
      'ask-disclosure',
    ])
    const officer2 = await house.as('officer2@north')
    expect((await officer2.get('/api/findings/actions/mine')).body.rows).toMatchObject([
      { id: set.body.id, due: '2026-12-20' },
    ])
    expect(
      (await officer2.post(`/api/findings/actions/${set.body.id}/finish`, { text: '已宣導' })).status,
    ).toBe(200)
    expect((await ethics.post(`/api/findings/actions/${set.body.id}/verify`, {})).body.verifiedBy).toBe(
      house.people['ethics@ethics'],
    )
    const again = { held: true, text: '抽查無再犯' }
    expect((await ethics.post(`/api/findings/${ids['NORTH']}/recheck`, again)).body.code).toBe(
      'FINDING_SAME_PERSON',
    )
    expect(
      (await (await house.as('ethics2@ethics')).post(`/api/findings/${ids['NORTH']}/recheck`, again)).body
        .state,
    ).toBe('rechecked')
    const steps = [
      'finding.read',
      'finding.taken',
      'finding.noted',
      'action.set',
      'finding.closed',
      'action.finished',
      'action.verified',
      'refused',
      'finding.rechecked',
    ]
    await expectActs(
      house.store,
      since,
      steps.map((step) => `findings.${step}`),
    )
    expect((await head.get('/api/findings/counts')).body).toMatchObject({
      open: 0,
      rechecked: 1,
      recheckOverdue: 0,
    })
  })

  const ethics: SeedPerson[] = ['ethics@ethics', 'ethics2@ethics']
  const heads = seedPeople.filter((key) => /^(head|chief)@/.test(key))
  it.each<[string, readonly SeedPerson[], number]>([
    ['GET /api/findings', [...ethics, ...heads], 200],
    ['GET /api/findings/counts', [...ethics, ...heads], 200],
    ['GET /api/findings/actions/mine', seedPeople, 200],
    ['GET /api/findings/NORTH', [...ethics, 'head@north'], 200],
    ['GET /api/findings/HEAD', ethics, 200],
    ['GET /api/findings/SOUTH', [...ethics, 'head@south'], 200],
    ['POST /api/findings/SOUTH/note', [...ethics, 'head@south'], 200],
    ['GET /api/findings/none', [...ethics, ...heads], 404],
  ])('%s', async (route, allowed, status) => {
    house.clock.pass(61_000)
    const [method, path = ''] = route.split(' ')
    const url = path.replace(/NORTH|HEAD|SOUTH/, (key) => ids[key] ?? '')
    for (const key of seedPeople) {
      const who = await house.as(key)
      const since = await lastAct(house.store)
      const reply = method === 'GET' ? await who.get(url) : await who.post(url, { text: '註記' })
      expect(reply.status, `${key} ${route}`).toBe(allowed.includes(key) ? status : 403)
      if (allowed.includes(key)) continue
      await house.settled()
      const { acts } = await expectActs(house.store, since, [])
      expect(
        acts.map((act) => act.kind).filter((kind) => kind.endsWith('refused')),
        `${key} ${route}`,
      ).toHaveLength(1)
    }
  })

  it('refuses what the contract does not describe', async () => {
    const who = await house.as('ethics@ethics')
    for (const query of [
      'after=x',
      'after=2026-02-30.0',
      'severity=4',
      'state=done',
      'unknown=1',
      'limit=0',
      'from=today',
    ]) {
      expect((await who.get(`/api/findings?${query}`)).status, query).toBe(400)
    }
    expect((await who.post(`/api/findings/${ids['SOUTH']}/note`, { text: 'x', more: 1 })).status).toBe(400)
    expect((await house.browser().get('/api/findings')).status).toBe(401)
  })
})
