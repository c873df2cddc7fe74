import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  eachDatabase,
  expectActs,
  lastAct,
  openSignOn,
  SoftAuthenticator,
  testHouse,
  type SignOn,
  type TestHouse,
} from '#testing'
import { setupTicket } from './index.ts'

const ORIGIN = 'http://localhost:8380'
const PASSPHRASE = 'tide-lamp-orbit-42-kettle'

eachDatabase('set-up', (open) => {
  let house: TestHouse
  beforeAll(async () => void (house = await testHouse(open, { seed: false })))
  afterAll(() => house.close())
  const form = (token: string) => ({
    token,
    agency: { nameZh: '新市政府警察局', nameEn: 'New City Police' },
    unit: { code: 'HQ', name: '局本部' },
    person: { personNo: 'T001', name: '管理元', title: '系統管理師' },
    passphrase: PASSPHRASE,
  })

  it('is done once, by whoever has the newest link, with a passphrase that holds', async () => {
    const browser = house.browser()
    expect((await browser.get('/api/welcome')).body).toMatchObject({ setUp: false, agency: null })
    const [old, link] = [await setupTicket(house.store), await setupTicket(house.store)]
    const since = await lastAct(house.store)
    for (const token of [old?.token ?? '', 'guess'])
      expect((await browser.post('/api/setup', form(token))).body.code).toBe('LINK_SPENT')
    expect(
      (await browser.post('/api/setup', { ...form(link?.token ?? ''), passphrase: 'T001 管理元 T001' })).body
        .code,
    ).toBe('PASSPHRASE_WEAK')
    const { rows } = await sql`select 1 from people_unit`.execute(house.store.read)
    expect(rows).toHaveLength(0)

    expect((await browser.post('/api/setup', form(link?.token ?? ''))).status).toBe(200)
    const names = [
      'agency.created',
      'unit.opened',
      'rows.imported',
      'person.added',
      'rows.imported',
      'post.opened',
      'rows.imported',
      'credential.set',
      'session.opened',
    ]
    ;(
      await expectActs(
        house.store,
        since,
        names.map((name) => `people.${name}`),
      )
    ).andNoOthers()
    expect((await browser.get('/api/session')).body).toMatchObject({
      current: { role: 'admin' },
      agency: { nameZh: '新市政府警察局', demo: false },
    })
    expect(await setupTicket(house.store)).toBeNull()
    expect((await house.browser().post('/api/setup', form(link?.token ?? ''))).body.code).toBe(
      'ALREADY_SET_UP',
    )
  })

  it('offers no demo people and no sign-in without proof', async () => {
    const { rows } = await sql<{ id: string }>`select id from people_person`.execute(house.store.read)
    const replies = [
      await house.browser().get('/api/demo/people'),
      await house.browser().post('/api/sign-in/demo', { person: rows[0]?.id ?? '' }),
    ]
    expect(replies.map((reply) => [reply.status, reply.body.code])).toEqual([
      [403, 'DEMO_ONLY'],
      [403, 'DEMO_ONLY'],
    ])
  })
})

eachDatabase('ways in', (open) => {
  let house: TestHouse
  let provider: SignOn
  beforeAll(async () => {
    provider = await openSignOn('subrosa', 's3cret')
    house = await testHouse(open, {
      oidc: {
        issuer: provider.issuer,
        clientId: 'subrosa',
        clientSecret: 's3cret',
        claim: 'employee_no',
        allowHttp: true,
      },
    })
  })
  afterAll(async () => {
    await house.close()
    await provider.close()
  })
  beforeEach(() => house.clock.pass(3_600_000))

  it('invites: the person sets the passphrase, the link works once and only for who is not the administrator himself', async () => {
    const admin = await house.as('admin@it')
    const since = await lastAct(house.store)
    const own = await admin.post(`/api/people/${house.people['admin@it']}/invitation`)
    expect([own.status, own.body.code, own.body.reasons[0].rule]).toEqual([
      403,
      'NOT_ALLOWED',
      'people.invite/deny/own-rights',
    ])
    const { body } = await admin.post(`/api/people/${house.people['officer@south']}/invitation`)
    const browser = house.browser()
    expect((await browser.post('/api/invitation', { token: body.token })).body).toEqual({
      personNo: 'S002',
      name: '黃值勤',
    })
    expect(
      (await browser.post('/api/invitation/accept', { token: body.token, passphrase: '黃值勤S002' })).body
        .code,
    ).toBe('PASSPHRASE_WEAK')
    expect(
      (await browser.post('/api/invitation/accept', { token: body.token, passphrase: PASSPHRASE })).status,
    ).toBe(200)
    expect(
      (await house.browser().post('/api/invitation/accept', { token: body.token, passphrase: PASSPHRASE }))
        .body.code,
    ).toBe('LINK_SPENT')
    await house.settled()
    await expectActs(house.store, since, [
      'people.invitation.made',
      'people.credential.set',
      'people.session.opened',
    ])
  })

  it('resets what was lost: other rooms are told, the live session ends, second factors are gone', async () => {
    const officer = await house.as('officer@south')
    const admin = await house.as('admin@it')
    const { body } = await admin.post(`/api/people/${house.people['officer@south']}/invitation`)
    const { rows } = await sql<{
      about: unknown
    }>`select about from store_outbox where topic = 'people.credentials-reset'`.execute(house.store.read)
    expect(rows.at(-1)?.about).toEqual({
      person: house.people['officer@south'],
      by: house.people['admin@it'],
    })
    expect(
      (await house.browser().post('/api/invitation/accept', { token: body.token, passphrase: PASSPHRASE }))
        .status,
    ).toBe(200)
    expect((await officer.get('/api/session')).body.code).toBe('SESSION_OVER')
  })

  it('registers a passkey and signs in with it, once for each challenge', async () => {
    const me = await house.as('officer@north')
    const key = new SoftAuthenticator(ORIGIN)
    const offered = await me.post('/api/credentials/passkeys', {})
    expect(offered.body.options).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { userVerification: 'required' },
    })
    const answer = {
      ticket: offered.body.ticket,
      name: '辦公室鑰匙',
      response: key.create(offered.body.options),
    }
    expect((await me.post('/api/credentials/passkeys/finish', answer)).status).toBe(200)
    expect((await me.post('/api/credentials/passkeys/finish', answer)).body.code).toBe('STEP_EXPIRED')
    await me.post('/api/sign-out')

    const browser = house.browser()
    const since = await lastAct(house.store)
    const begun = await browser.post('/api/sign-in/passkey')
    expect(begun.body.options.allowCredentials).toBeUndefined()
    const response = key.get(begun.body.options)
    expect(
      (await browser.post('/api/sign-in/passkey/finish', { ticket: begun.body.ticket, response })).status,
    ).toBe(200)
    expect((await browser.get('/api/session')).body.person.personNo).toBe('N002')
    expect(
      (await browser.post('/api/sign-in/passkey/finish', { ticket: begun.body.ticket, response })).body.code,
    ).toBe('STEP_EXPIRED')
    ;(await expectActs(house.store, since, ['people.session.opened'])).andNoOthers()
    expect((await browser.get('/api/credentials')).body.passkeys).toMatchObject([{ name: '辦公室鑰匙' }])
  })

  it.each([
    [
      'an unknown key',
      (stranger: SoftAuthenticator, _own: SoftAuthenticator, options: { challenge: string }) =>
        stranger.get(options),
    ],
    [
      'a key without finger or PIN',
      (_stranger: SoftAuthenticator, own: SoftAuthenticator, options: { challenge: string }) =>
        own.get(options, false),
    ],
    [
      'an answer to another challenge',
      (_stranger: SoftAuthenticator, own: SoftAuthenticator) => own.get({ challenge: 'b3RoZXI' }),
    ],
  ])('refuses %s', async (_name, answer) => {
    const me = await house.as('head@north')
    const own = new SoftAuthenticator(ORIGIN)
    const offered = await me.post('/api/credentials/passkeys', {})
    await me.post('/api/credentials/passkeys/finish', {
      ticket: offered.body.ticket,
      name: 'k',
      response: own.create(offered.body.options),
    })
    const browser = house.browser()
    const since = await lastAct(house.store)
    const begun = await browser.post('/api/sign-in/passkey')
    const refused = await browser.post('/api/sign-in/passkey/finish', {
      ticket: begun.body.ticket,
      response: answer(new SoftAuthenticator(ORIGIN), own, begun.body.options),
    })
    expect([refused.status, refused.body.code]).toEqual([401, 'PASSKEY_REFUSED'])
    ;(await expectActs(house.store, since, ['people.sign-in.failed'])).andNoOthers()
  })

  it('refuses a key registered on another site’s page', async () => {
    const me = await house.as('head@south')
    const offered = await me.post('/api/credentials/passkeys', {})
    const response = new SoftAuthenticator('http://localhost.evil.example').create(offered.body.options)
    expect(
      (
        await me.post('/api/credentials/passkeys/finish', {
          ticket: offered.body.ticket,
          name: 'k',
          response,
        })
      ).body.code,
    ).toBe('PASSKEY_REFUSED')
  })

  it('signs on through the agency’s provider and lands at the console', async () => {
    const browser = house.browser()
    const gone = await browser.get('/api/sign-in/oidc')
    expect(gone.status).toBe(303)
    const asked = new URL(String(gone.headers['location'])).searchParams
    expect([asked.get('code_challenge_method'), asked.get('redirect_uri')]).toEqual([
      'S256',
      `${ORIGIN}/api/sign-in/oidc/callback`,
    ])
    const back = await browser.get(
      provider.approve(String(gone.headers['location']), { employee_no: 'e002' }),
      { 'sec-fetch-site': 'cross-site' },
    )
    expect([back.status, back.headers['location']]).toEqual([303, '/'])
    expect((await browser.get('/api/session')).body.person.personNo).toBe('E002')
  })

  it('refuses a stranger to this house, a foreign browser and a replayed answer', async () => {
    const browser = house.browser()
    const first = await browser.get('/api/sign-in/oidc')
    const stranger = await browser.get(
      provider.approve(String(first.headers['location']), { employee_no: 'Z999' }),
    )
    expect(stranger.headers['location']).toBe('/sign-in#refused=OIDC_REFUSED')

    const second = await browser.get('/api/sign-in/oidc')
    const answer = provider.approve(String(second.headers['location']), { employee_no: 'P001' })
    expect((await house.browser().get(answer)).headers['location']).toBe('/sign-in#refused=OIDC_REFUSED')
    expect((await browser.get(answer)).headers['location']).toBe('/')
    expect((await browser.get(answer)).headers['location']).toBe('/sign-in#refused=OIDC_REFUSED')
  })

  it('carries the take-over ticket behind the # when the account is live elsewhere', async () => {
    const there = house.browser({ address: '10.9.9.9' })
    await there.post('/api/sign-in/demo', { person: house.people['it_auditor@it'] })
    const browser = house.browser()
    const gone = await browser.get('/api/sign-in/oidc')
    const back = await browser.get(
      provider.approve(String(gone.headers['location']), { employee_no: 'T002' }),
    )
    const told = new URLSearchParams(String(back.headers['location']).split('#')[1])
    expect(told.get('refused')).toBe('SESSION_ELSEWHERE')
    expect((await browser.post('/api/sign-in/takeover', { ticket: told.get('ticket') })).status).toBe(200)
  })
})
