import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { sitDown, speak } from '../ground/browser.ts'
import { enterAs, parts, type Demo } from '../ground/demo.ts'
import { expectAccessible, expectNoSidewaysScroll, lookAt, settled } from '../ground/look.ts'

/** One person's screens, each in five lights, on a busy machine. */
const LONG = 900_000
/** Screens that everybody finds by the search; they do not stand in the rail. */
const BESIDE_THE_RAIL = ['/me', '/law', '/actions']

export const everyScreen = (demo: Demo): void =>
  void describe('every screen, for everybody who may enter it', () => {
    /** Screens that were looked at in every light already; the next person's is looked at once. */
    const known = new Set<string>()

    it('lets everybody in by one click', async () => {
      const place = await sitDown(demo.browser, demo.program)
      await place.page.goto('/')
      await settled(place.page)
      const people = place.page.getByRole('list', { name: '示範人員' }).getByRole('button')
      expect(await people.count()).toBeGreaterThan(20)
      await inLights(place.page, 'choosing a person', LIGHTS)
      place.quiet()
      await place.leave()
    })

    it.each(parts)(
      'shows the %s nothing broken',
      async (part) => {
        const { page, quiet, leave } = await enterAs(demo, part)
        const links = page.locator('.rail').first().locator('.rail-link')
        const rail = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
        expect(rail[0]).toBe('/')
        for (const path of [...rail, ...BESIDE_THE_RAIL]) {
          await visit(page, path)
          await look(page, path, part)
          await openFirst(page, path, part)
          const tabs = await page.locator('#main').getByRole('tab').count()
          for (let i = 1; i < tabs; i++) {
            const what = `${path} tab ${i + 1}`
            if (known.has(what)) continue
            await visit(page, path)
            await page.locator('#main').getByRole('tab').nth(i).click()
            await settled(page)
            await look(page, what, part)
            await openFirst(page, what, part)
          }
        }
        quiet()
        await leave()
      },
      LONG,
    )

    async function look(page: Page, what: string, part: string): Promise<void> {
      if (known.has(what)) return inOneLight(page, `${part}: ${what}`)
      known.add(what)
      return inLights(page, `${part}: ${what}`, what.includes(' ') ? TWO_LIGHTS : LIGHTS)
    }

    /** The first thing of a list, opened beside it, on a page of its own, or over the page. */
    async function openFirst(page: Page, what: string, part: string): Promise<void> {
      const row = page.locator('#main .row-open').first()
      if ((await row.count()) === 0) return
      await row.click()
      await settled(page)
      // The language menu lies under a dialog.
      const over = (await page.getByRole('dialog').count()) > 0
      if (over) await inOneLight(page, `${part}: ${what}, first row`)
      else await look(page, `${what}, first row`, part)
      if (over) await page.keyboard.press('Escape')
    }
  })

async function visit(page: Page, path: string): Promise<void> {
  const link = page.locator(`.rail-link[href="${path}"]`).first()
  if (await link.count()) await link.click()
  else await page.goto(path)
  await page.locator('#main h1').waitFor()
  await settled(page)
}

/** Three widths, light and dark, both languages. */
const LIGHTS = [
  ['zh-TW', 1024, 'dark'],
  ['zh-TW', 390, 'light'],
  ['en', 390, 'dark'],
  ['en', 1024, 'light'],
  ['zh-TW', 1440, 'light'],
] as const
/** What opens within a screen is the same kit in another place. */
const TWO_LIGHTS = [
  ['en', 390, 'dark'],
  ['zh-TW', 1440, 'light'],
] as const

async function inLights(page: Page, where: string, lights: typeof LIGHTS | typeof TWO_LIGHTS): Promise<void> {
  for (const [language, width, appearance] of lights) {
    await lookAt(page, width, appearance)
    await speak(page, language)
    await settled(page)
    await expectNoSidewaysScroll(page, `${where} at ${width} (${language})`)
    await expectAccessible(page, `${where} at ${width} ${appearance} (${language})`)
  }
}

async function inOneLight(page: Page, where: string): Promise<void> {
  await lookAt(page, 320, 'light')
  await expectNoSidewaysScroll(page, `${where} at 320`)
  await lookAt(page, 1440, 'light')
  await expectAccessible(page, where)
}
