import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { actsSince, eachDatabase, expectActs, lastAct, testHouse, type TestHouse } from '#testing'
import { sql } from 'kysely'
import { hotp } from './credentials/totp.ts'
import { keepPassphrase, readyPassphrase } from './index.ts'

const PASSPHRASE = '每天早上先泡一杯高山茶再上班'
const seeder = { kind: 'system', job: 'seed' } as const

eachDatabase('sign-in', (open) => {
  let house: TestHouse
  let hash = ''
  beforeAll(async () => {
    house = await testHouse(open)
    const ready = await readyPassphrase(PASSPHRASE, [])
    if (!ready.ok) throw new Error('refused')
    hash = ready.value
    for (const key of ['officer@north', 'officer2@north', 'officer@south'] as const)
      await house.store.unit((unit) => keepPassphrase(unit, seeder, house.people[key], hash))
  })
  afterAll(() => house.close())
  beforeEach(() => house.clock.pass(25 * 3_600_000))

  it('signs in by account and passphrase, whatever the case and width of the account', async () => {
    const browser = house.browser()
    const since = await lastAct(house.store)
    const { status, body, headers } = await browser.post('/api/sign-in', {
      account: ' ｎ002 ',
      passphrase: PASSPHRASE,
    })
    expect([status, body]).toEqual([200, { step: 'done' }])
    expect(String(headers['set-cookie'])).toMatch(/^subrosa=[\w-]{43}; .*HttpOnly; SameSite=Strict$/)
    expect((await browser.get('/api/session')).body.person.personNo).toBe('N002')
    ;(await expectActs(house.store, since, ['people.session.opened'])).andNoOthers()
    const token = browser.cookies.get('subrosa') ?? ''
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from people_session where token_hash = ${token}`.execute(house.store.read)
    expect(rows[0]?.n).toBe(0)
  })

  it('says the same of an unknown account as of a wrong passphrase, and records the mark, not the name', async () => {
    const since = await lastAct(house.store)
    const replies = []
    for (const account of ['N003', 'N999', 'X001'])
      replies.push(
        await house.browser().post('/api/sign-in', { account, passphrase: 'tide-lamp-orbit-42-kettle' }),
      )
    expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1)
    expect(replies[0]?.body.code).toBe('SIGN_IN_REFUSED')
    const acts = await actsSince(house.store, since)
    expect(acts.map((act) => act.kind)).toEqual(Array(3).fill('people.sign-in.failed'))
    for (const act of acts) expect(JSON.stringify(act.record)).not.toMatch(/N003|N999|X001/)
    expect(acts[0]?.record['f.account']).toMatch(/^[0-9a-f]{64}$/)
  })

  it('makes known and unknown accounts wait alike after five failures, then lets the right one in', async () => {
    for (const account of ['S002', 'S999']) {
      for (let n = 0; n < 5; n++)
        expect(
          (await house.browser().post('/api/sign-in', { account, passphrase: 'not this one at all' })).status,
        ).toBe(401)
      const locked = await house.browser().post('/api/sign-in', { account, passphrase: PASSPHRASE })
      expect([
        locked.status,
        locked.body.code,
        locked.body.params.seconds,
        locked.headers['retry-after'],
      ]).toEqual([429, 'SIGN_IN_WAIT', 30, '30'])
    }
    house.clock.pass(30_000)
    expect(
      (await house.browser().post('/api/sign-in', { account: 'S002', passphrase: PASSPHRASE })).status,
    ).toBe(200)
  })

  it('asks for the code, refuses it a second time, and takes a recovery code once', async () => {
    const me = house.browser()
    await me.post('/api/sign-in', { account: 'N003', passphrase: PASSPHRASE })
    const offered = await me.post('/api/credentials/totp', { passphrase: PASSPHRASE })
    expect(offered.body.uri).toContain('otpauth://totp/Subrosa%20%E6%B8%AC')
    expect(offered.body.qr).toMatch(/^<svg/)
    const secret = fromBase32(offered.body.secret)
    const step = (): number => Math.floor(Date.parse(house.clock()) / 30_000)
    expect((await me.post('/api/credentials/totp/confirm', { code: '000000' })).body.code).toBe(
      'CODE_REFUSED',
    )
    const enrolled = await me.post('/api/credentials/totp/confirm', { code: hotp(secret, step()) })
    expect(enrolled.body.recovery).toHaveLength(10)
    await me.post('/api/sign-out')

    const first = await me.post('/api/sign-in', { account: 'N003', passphrase: PASSPHRASE })
    expect(first.body.step).toBe('code')
    expect(me.cookies.size).toBe(0)
    const used = await me.post('/api/sign-in/code', { ticket: first.body.ticket, code: hotp(secret, step()) })
    expect([used.status, used.body.code]).toEqual([401, 'CODE_REFUSED'])
    house.clock.pass(30_000)
    expect(
      (await me.post('/api/sign-in/code', { ticket: first.body.ticket, code: hotp(secret, step()) })).status,
    ).toBe(200)
    expect(
      (await me.post('/api/sign-in/code', { ticket: first.body.ticket, code: hotp(secret, step() + 1) })).body
        .code,
    ).toBe('STEP_EXPIRED')

    const code = enrolled.body.recovery[3]
    for (const expected of [200, 401]) {
      await me.post('/api/sign-out')
      const again = await me.post('/api/sign-in', { account: 'N003', passphrase: PASSPHRASE })
      expect((await me.post('/api/sign-in/code', { ticket: again.body.ticket, code })).status).toBe(expected)
    }
    const third = await me.post('/api/sign-in', { account: 'N003', passphrase: PASSPHRASE })
    expect(
      (
        await me.post('/api/sign-in/code', {
          ticket: third.body.ticket,
          code: enrolled.body.recovery[4].toLowerCase().replaceAll('-', ''),
        })
      ).status,
    ).toBe(200)
    expect((await me.get('/api/credentials')).body.totp.recoveryLeft).toBe(8)
    const { rows } = await sql<{ secret: Uint8Array }>`select secret from people_totp`.execute(
      house.store.read,
    )
    expect(Buffer.from(rows[0]?.secret ?? []).includes(Buffer.from(secret))).toBe(false)
  })

  it('changes the passphrase only for who knows the present one, and refuses a known one', async () => {
    const me = house.browser()
    await me.post('/api/sign-in', { account: 'S002', passphrase: PASSPHRASE })
    expect(
      (
        await me.post('/api/credentials/passphrase', {
          present: 'wrong one entirely',
          next: 'tide-lamp-orbit-42-kettle',
        })
      ).body.code,
    ).toBe('PASSPHRASE_WRONG')
    expect(
      (await me.post('/api/credentials/passphrase', { present: PASSPHRASE, next: 'P@ssw0rd2026!!' })).body
        .code,
    ).toBe('PASSPHRASE_WEAK')
    house.clock.pass(10 * 60_000)
    expect(
      (await me.post('/api/credentials/passphrase', { next: 'tide-lamp-orbit-42-kettle' })).body.code,
    ).toBe('PROOF_STALE')
    expect(
      (
        await me.post('/api/credentials/passphrase', {
          present: PASSPHRASE,
          next: 'tide-lamp-orbit-42-kettle',
        })
      ).status,
    ).toBe(200)
    expect(
      (await house.browser().post('/api/sign-in', { account: 'S002', passphrase: PASSPHRASE })).status,
    ).toBe(401)
  })
})

const fromBase32 = (text: string): Uint8Array => {
  const bits = [...text]
    .map((char) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
