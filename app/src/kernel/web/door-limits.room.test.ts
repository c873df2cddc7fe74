import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, testHouse, type TestHouse } from '#testing'

eachDatabase('door limits', (open) => {
  let house: TestHouse
  beforeAll(
    async () =>
      void (house = await testHouse(open, {
        config: {
          signInBurst: 3,
          requestsPerMinute: 30,
          publicUrl: 'https://subrosa.test',
          metricsToken: 'm-1',
        },
      })),
  )
  afterAll(() => house.close())
  const ours = { host: 'subrosa.test', origin: 'https://subrosa.test' }

  it('lets only so many sign-ins through from one address, and refills', async () => {
    const codes = []
    for (let n = 0; n < 5; n++)
      codes.push(
        (
          await house
            .browser()
            .post('/api/sign-in', { account: `N${n}`, passphrase: 'none of these fit' }, ours)
        ).body.code,
      )
    expect(codes).toEqual(['SIGN_IN_REFUSED', 'SIGN_IN_REFUSED', 'SIGN_IN_REFUSED', 'TOO_FAST', 'TOO_FAST'])
    const elsewhere = await house
      .browser({ address: '10.5.5.5' })
      .post('/api/sign-in', { account: 'N7', passphrase: 'none of these fit' }, ours)
    expect(elsewhere.body.code).toBe('SIGN_IN_REFUSED')
    house.clock.pass(3000)
    expect(
      (await house.browser().post('/api/sign-in', { account: 'N8', passphrase: 'none of these fit' }, ours))
        .body.code,
    ).toBe('SIGN_IN_REFUSED')
  })

  it('binds the cookie to this host and https', async () => {
    const browser = house.browser({ address: '10.6.6.6' })
    const { headers } = await browser.post('/api/sign-in/demo', { person: house.people['chief@hq'] }, ours)
    expect(String(headers['set-cookie'])).toMatch(
      /^__Host-subrosa=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect(headers['strict-transport-security']).toContain('max-age=31536000')
    expect(
      (
        await browser.post('/api/sign-out', undefined, {
          host: 'subrosa.test',
          origin: 'http://subrosa.test',
        })
      ).body.code,
    ).toBe('FOREIGN_ORIGIN')
  })

  it('limits one address as a whole', async () => {
    const browser = house.browser({ address: '10.7.7.7' })
    for (let n = 0; n < 30; n++) expect((await browser.get('/api/welcome')).status).toBe(200)
    const { status, body, headers } = await browser.get('/api/welcome')
    expect([status, body.code]).toEqual([429, 'TOO_FAST'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })

  it('gives the numbers to whoever has the token', async () => {
    const browser = house.browser({ address: '10.4.4.4' })
    expect((await browser.get('/metrics')).status).toBe(404)
    expect((await browser.get('/metrics', { authorization: 'Bearer m-2' })).status).toBe(404)
    expect((await browser.get('/metrics', { authorization: 'Bearer m-1' })).status).toBe(200)
  })
})
