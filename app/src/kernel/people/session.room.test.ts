import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, expectActs, lastAct, testHouse, type TestHouse } from '#testing'

eachDatabase('session', (open) => {
  let house: TestHouse
  beforeAll(async () => void (house = await testHouse(open)))
  afterAll(() => house.close())

  it('says who I am, in which post, and what I could do', async () => {
    const head = await house.as('head@north')
    const { status, body } = await head.get('/api/session')
    expect(status).toBe(200)
    expect(body.person).toEqual({ id: house.people['head@north'], name: '所向前', personNo: 'N001' })
    expect(body.current).toMatchObject({ role: 'head', unit: house.units.north, unitName: '北門派出所', onBehalfOf: null })
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
    ;(await expectActs(house.store, since, ['people.session.taken-over', 'people.session.elsewhere', 'people.session.opened'])).andNoOthers()
  })
})
