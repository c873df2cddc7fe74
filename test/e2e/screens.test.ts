import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser, sitDown, speak, type Workplace } from './ground/browser.ts'
import { expectAccessible, expectNoSidewaysScroll, lookAt, settled } from './ground/look.ts'
import { startProgram, type Started } from './ground/server.ts'

/** One of each kind, by the number that the demo's start prints. */
const cast = {
  clerk: 'QX001',
  officer: 'QX002',
  head: 'QX003',
  ethics: 'QX004',
  auditor: 'QX005',
  admin: 'QX007',
  chief: 'QX008',
  outsider: 'QX009',
} as const

/** Every kind of screen that stands in the rail or in the search, for everybody. */
const BESIDE_THE_RAIL = ['/me', '/law', '/actions']

describe.runIf(hasBrowser)('every screen, for everybody who may enter it', () => {
  let program: Started
  let browser: Browser
  const looked = new Set<string>()

  beforeAll(async () => {
    ;[program, browser] = await Promise.all([startProgram('--demo'), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })
  const enter = (who: keyof typeof cast): Promise<Workplace> => signIn(browser, program, cast[who])

  it('lets everybody in by one click', async () => {
    const seat = await sitDown(browser, program)
    await seat.page.goto('/')
    await settled(seat.page)
    expect(await seat.page.getByRole('list', { name: '示範人員' }).getByRole('button').count()).toBeGreaterThan(20)
    await inEveryLight(seat.page, 'choosing a person')
    seat.quiet()
    await seat.leave()
  })

  it.each(Object.keys(cast) as (keyof typeof cast)[])('shows the %s nothing broken', async (who) => {
    const { page, quiet, leave } = await enter(who)
    const rail = await page.locator('.rail-link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(rail[0]).toBe('/')
    for (const path of [...rail, ...BESIDE_THE_RAIL]) {
      await visit(page, path)
      const kind = `${path} `
      if (!looked.has(kind)) {
        looked.add(kind)
        await inEveryLight(page, `${who} ${path}`)
      } else await inTwoLights(page, `${who} ${path}`)
      await throughTheTabs(page, `${who} ${path}`)
    }
    quiet()
    await leave()
  })
})

async function visit(page: Page, path: string): Promise<void> {
  const link = page.locator(`.rail-link[href="${path}"]`)
  if (await link.count()) await link.click()
  else await page.goto(path)
  await page.locator('#main h1').waitFor()
  await settled(page)
}

/** Three widths, light and dark, both languages, in six looks. */
async function inEveryLight(page: Page, where: string): Promise<void> {
  for (const [language, width, appearance] of [
    ['zh-TW', 390, 'light'],
    ['zh-TW', 1024, 'dark'],
    ['en', 390, 'dark'],
    ['en', 1024, 'light'],
    ['en', 1440, 'dark'],
    ['zh-TW', 1440, 'light'],
  ] as const) {
    await lookAt(page, width, appearance)
    await speak(page, language)
    await settled(page)
    await expectNoSidewaysScroll(page, `${where} at ${width} (${language})`)
    await expectAccessible(page, `${where} at ${width} ${appearance} (${language})`)
  }
}

async function inTwoLights(page: Page, where: string): Promise<void> {
  for (const [width, appearance] of [
    [390, 'dark'],
    [1024, 'light'],
    [1440, 'light'],
  ] as const) {
    await lookAt(page, width, appearance)
    await expectNoSidewaysScroll(page, `${where} at ${width}`)
    if (width !== 1024) await expectAccessible(page, `${where} at ${width} ${appearance}`)
  }
}

/** The other tabs of a screen, and the first thing of each list, opened. */
async function throughTheTabs(page: Page, where: string): Promise<void> {
  const tabs = await page.locator('#main').getByRole('tab').count()
  await openFirst(page, where)
  for (let i = 1; i < tabs; i++) {
    const tab = page.locator('#main').getByRole('tab').nth(i)
    const name = `${where} › ${(await tab.textContent()) ?? ''}`
    await tab.click()
    await settled(page)
    await inTwoLights(page, name)
    await openFirst(page, name)
  }
}

async function openFirst(page: Page, where: string): Promise<void> {
  const row = page.locator('#main .row-open').first()
  if ((await row.count()) === 0) return
  await row.click()
  await settled(page)
  await inTwoLights(page, `${where} › first row`)
  const close = page.locator('.split-thing-head button, dialog .dialog-head button').first()
  if (await close.count()) await close.click()
  await settled(page)
}

async function signIn(browser: Browser, program: Started, personNo: string): Promise<Workplace> {
  const name = new RegExp(`${personNo}\\s+(\\S+)`).exec(program.said())?.[1] ?? personNo
  const seat = await sitDown(browser, program)
  await seat.page.goto('/')
  await seat.page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await seat.page.locator('#main h1').waitFor()
  return seat
}
