import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { isWaiting, speak, type Appearance } from './browser.ts'

/** Everything has come: no request of the page is under way, and nothing stands in for what is still to come. */
export async function settled(page: Page): Promise<void> {
  for (let calm = 0; calm < 2; calm = isWaiting(page) ? 0 : calm + 1) await nextPicture(page)
  await expect
    .poll(() => page.locator('.skeleton, #main [aria-busy="true"]').count(), { timeout: 30_000 })
    .toBe(0)
}

/** A page is laid out anew with the next picture. */
const nextPicture = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Fails with the rule, the place and what is wrong with it. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // There are no frames of other origins here; without this mode each look opens a page of its own.
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).setLegacyMode(true).analyze()
  const named = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where} · ${id} · ${node.target.join(' ')} · ${node.failureSummary ?? ''}`),
  )
  expect.soft(named).toEqual([])
}

/** The page as it stands, for readers of both languages. */
export async function expectAccessibleInBoth(page: Page, where: string): Promise<void> {
  for (const language of ['en', 'zh-TW'] as const) {
    await speak(page, language)
    await settled(page)
    await expectAccessible(page, `${where} (${language})`)
  }
}

/** Nobody scrolls a page sideways; a wide table scrolls inside itself. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const wider = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      if (scrollWidth <= clientWidth) return null
      const out = [...document.querySelectorAll('body *')].find(
        (one) =>
          one.getBoundingClientRect().right > clientWidth + 1 && one.closest('.table-wrap,dialog') === null,
      )
      return `${scrollWidth} > ${clientWidth}: ${out?.outerHTML.slice(0, 120) ?? ''}`
    })
  // A window that has just been resized may show one picture of the old layout.
  for (let tries = 0; tries < 10 && (await wider()) !== null; tries++) await nextPicture(page)
  expect.soft(await wider(), `${where} scrolls sideways`).toBeNull()
}

/** The same page on another screen, without loading it again. */
export async function lookAt(page: Page, width: number, appearance: Appearance): Promise<void> {
  await page.emulateMedia({ colorScheme: appearance, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
  await page.locator(`html[data-theme="${appearance}"]`).waitFor()
  await nextPicture(page)
}
