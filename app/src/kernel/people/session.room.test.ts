import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, expectActs, lastAct, testHouse, type TestHouse } from '#testing'
import { tidySessions } from './index.ts'

eachDatabase('session', (open) => {
  let house: TestHouse
  beforeAll(async () => void (house = await testHouse(open)))
  afterAll(() => house.close())

  it('says who I am, in which post, and what I could do', async () => {
    const head = await house.as('head@north')
    const { status, body } = await head.get('/api/session')
    expect(status).toBe(200)
    expect(body.person).toEqual({ id: house.people['head@north'], name: '所向前', personNo: 'N001' })
    expect(body.current).toMatchObject({
      role: 'head',
      unit: house.units.north,
      unitName: '北門派出所',
      onBehalfOf: null,
    })
    expect(head.actor.current?.unitsAbove).toEqual([house.units.precinct, house.units.hq])
  })

  it('refuses whoever is not signed in, with a code', async () => {
    const { status, body } = await house.browser().get('/api/session')
    expect([status, body.code]).toEqual([401, 'SIGN_IN_FIRST'])
  })

  it('shows a session elsewhere before taking it over, and records both', async () => {
    const officer = await house.as('officer@north')
    const other = house.browser({ address: '10.9.9.9' })
    const since = await lastAct(house.store)
    const refused = await other.post('/api/sign-in/demo', { person: house.people['officer@north'] })
    expect([refused.status, refused.body.code]).toEqual([409, 'SESSION_ELSEWHERE'])
    expect(refused.body.message).toContain('10.1.2.*')
    const taken = await other.post('/api/sign-in/takeover', { ticket: refused.body.params.ticket })
    expect(taken.status).toBe(200)
    expect((await other.get('/api/session')).status).toBe(200)
    expect((await officer.get('/api/session')).body.code).toBe('SESSION_OVER')
    ;(
      await expectActs(house.store, since, [
        'people.session.taken-over',
        'people.session.elsewhere',
        'people.session.opened',
      ])
    ).andNoOthers()
  })

  it('ends after the idle time and not before; a page that only polls does not keep it awake', async () => {
    const me = await house.as('officer@south')
    house.clock.pass(14 * 60_000)
    expect((await me.get('/api/session')).status).toBe(200)
    house.clock.pass(14 * 60_000)
    expect((await me.get('/api/session', { 'x-subrosa-background': '1' })).status).toBe(200)
    house.clock.pass(60_000)
    const since = await lastAct(house.store)
    const idle = await me.get('/api/session')
    expect([idle.status, idle.body.code, idle.body.law.id]).toEqual([401, 'SESSION_IDLE', 'dscs.1-1-6'])
    ;(await expectActs(house.store, since, ['people.session.ended'])).andNoOthers()
    for (const path of ['/api/units', '/api/settings', '/api/credentials'])
      expect((await me.get(path)).status).toBe(401)
  })

  it('lets the same browser in again after the session ran out', async () => {
    const browser = house.browser({ address: '10.4.4.4' })
    const person = house.people['it_auditor@it']
    await browser.post('/api/sign-in/demo', { person })
    house.clock.pass(16 * 60_000)
    const again = await browser.post('/api/sign-in/demo', { person })
    expect([again.status, browser.cookies.size]).toEqual([200, 1])
    expect((await browser.get('/api/session')).status).toBe(200)
  })

  it('ends after twelve hours, however busy', async () => {
    const me = await house.as('head@south')
    for (let n = 0; n < 71; n++) {
      house.clock.pass(10 * 60_000)
      expect((await me.get('/api/session')).status).toBe(200)
    }
    house.clock.pass(10 * 60_000)
    expect((await me.get('/api/session')).body.code).toBe('SESSION_OVER')
  })

  it('refuses a cookie that comes from a second workplace, tells the other rooms once, and lets the owner work on', async () => {
    const me = await house.as('officer2@south')
    const thief = house.browser({ address: '10.8.8.8' })
    thief.cookies.set('subrosa', me.cookies.get('subrosa') ?? '')
    const since = await lastAct(house.store)
    expect((await thief.get('/api/session')).body.code).toBe('SESSION_MOVED')
    thief.cookies.set('subrosa', me.cookies.get('subrosa') ?? '')
    expect((await thief.get('/api/units')).status).toBe(401)
    expect((await me.get('/api/session')).status).toBe(200)
    ;(await expectActs(house.store, since, ['people.session.elsewhere'])).andNoOthers()
    const { rows } = await sql<{
      about: Record<string, string>
    }>`select about from store_outbox where topic = 'people.two-workplaces' order by at desc`.execute(
      house.store.read,
    )
    expect(rows[0]?.about).toMatchObject({ person: house.people['officer2@south'], how: 'cookie' })
  })

  it('does not report a take-over when the other place has been quiet', async () => {
    await house.as('records@hq')
    house.clock.pass(5 * 60_000)
    const since = await lastAct(house.store)
    const taken = await house
      .browser({ address: '10.9.9.9' })
      .post('/api/sign-in/demo', { person: house.people['records@hq'], takeover: true })
    expect(taken.status).toBe(200)
    ;(
      await expectActs(house.store, since, ['people.session.taken-over', 'people.session.opened'])
    ).andNoOthers()
  })

  it('leaves one live session when two sign in at the same moment', async () => {
    const person = house.people['witness@hq']
    const replies = await Promise.all(
      ['10.0.0.1', '10.0.0.2', '10.0.0.3'].map((address) =>
        house.browser({ address }).post('/api/sign-in/demo', { person }),
      ),
    )
    expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    const { rows } =
      await sql`select 1 from people_session where person = ${person} and ended is null`.execute(
        house.store.read,
      )
    expect(rows).toHaveLength(1)
  })

  it('ends forgotten sessions by the minute job', async () => {
    await house.as('head@it')
    house.clock.pass(20 * 60_000)
    expect(await tidySessions(house.store)).toBeGreaterThan(0)
    const { rows } = await sql`select 1 from people_session where ended is null`.execute(house.store.read)
    expect(rows).toHaveLength(0)
  })

  it('cannot be given an idle time above policy; a shorter one holds at once', async () => {
    const admin = await house.as('admin@it')
    const since = await lastAct(house.store)
    const raised = await admin.post('/api/settings', {
      parameter: 'session.idleMinutes',
      value: 16,
      decision: '資訊安全會議第 3 次',
    })
    expect([raised.status, raised.body.code]).toEqual([422, 'SETTING_REFUSED'])
    expect(raised.body.message).toContain('15')
    expect(
      (
        await admin.post('/api/settings', {
          parameter: 'session.idleMinutes',
          value: 5,
          decision: '資訊安全會議第 3 次',
        })
      ).status,
    ).toBe(200)
    ;(
      await expectActs(house.store, since, ['people.setting.refused', 'people.setting.changed'])
    ).andNoOthers()
    expect((await admin.get('/api/session')).body.idleMinutes).toBe(5)
    house.clock.pass(5 * 60_000)
    expect((await admin.get('/api/session')).body).toMatchObject({
      code: 'SESSION_IDLE',
      params: { minutes: 5 },
    })
    // Behind the door's back: a row above the bound is read as the bound.
    await sql`update people_setting set value = 600`.execute(house.store.read)
    expect((await (await house.as('admin@it')).get('/api/session')).body.idleMinutes).toBe(15)
  })
})
