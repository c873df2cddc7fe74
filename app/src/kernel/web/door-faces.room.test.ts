import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, testHouse, type TestHouse } from '#testing'

eachDatabase('door faces', (open) => {
  let house: TestHouse
  const web = mkdtempSync(join(tmpdir(), 'subrosa-web-'))
  beforeAll(async () => {
    mkdirSync(join(web, 'assets'))
    writeFileSync(join(web, 'index.html'), '<!doctype html><title>Subrosa</title>')
    writeFileSync(join(web, 'assets/app-1a2b.js'), 'export {}')
    house = await testHouse(open, { webRoot: web })
  })
  afterAll(async () => {
    await house.close()
    rmSync(web, { recursive: true, force: true })
  })

  it('speaks the language the browser asks for', async () => {
    const { body } = await house
      .browser()
      .get('/api/session', { 'accept-language': 'en-GB,en;q=0.9,zh-TW;q=0.8' })
    expect([body.message, body.zh, body.en]).toEqual([body.en, '請先登入。', 'Please sign in first.'])
    expect(
      (await house.browser().get('/api/session', { 'accept-language': 'de, zh;q=0.5, en;q=0.4' })).body
        .message,
    ).toBe('請先登入。')
  })

  it('sends the headers that keep a browser in', async () => {
    const { headers } = await house.browser().get('/api/welcome')
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
  })

  it('serves the console: hashed files for ever, the page each time, any page of its own', async () => {
    const html = { accept: 'text/html' }
    const asset = await house.browser().get('/assets/app-1a2b.js')
    const [page, deep] = [
      await house.browser().get('/', html),
      await house.browser().get('/review/2026-11-20', html),
    ]
    expect([asset.headers['cache-control'], page.headers['cache-control']]).toEqual([
      'public, max-age=31536000, immutable',
      'no-cache',
    ])
    expect(deep.text).toContain('<title>Subrosa')
    expect(
      (await house.browser().get('/', { ...html, 'if-none-match': String(page.headers['etag']) })).status,
    ).toBe(304)
    expect((await house.browser().get('/../../etc/passwd', html)).text).not.toContain('root:')
    expect((await house.browser().get('/missing.js')).body.code).toBe('NO_SUCH_ROUTE')
  })
})
