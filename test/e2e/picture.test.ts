import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser } from './ground/browser.ts'
import { enterAs } from './ground/demo.ts'
import { settled } from './ground/look.ts'
import { startProgram, type Started } from './ground/server.ts'

const PICTURE = join(import.meta.dirname, '../../docs/day-sheet.png')

// The picture of the README is what the program shows; it is written anew with SUBROSA_WRITE_SCREENSHOTS=1.
describe.runIf(hasBrowser)('the picture of the README', () => {
  let program: Started
  let browser: Browser
  beforeAll(async () => {
    ;[program, browser] = await Promise.all([startProgram('--demo'), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  it('shows a line of the day with its records side by side', async () => {
    const { page, quiet, leave } = await enterAs({ program, browser }, 'head')
    await page.goto('/queries/sheet?flagged=true')
    await settled(page)
    await page.keyboard.press('j')
    await settled(page)
    await page.getByText('查詢紀錄簿').first().waitFor()
    const picture = await page.screenshot(
      process.env['SUBROSA_WRITE_SCREENSHOTS'] === '1' ? { path: PICTURE } : {},
    )
    expect(picture.length).toBeGreaterThan(20_000)
    quiet()
    await leave()
  })
})
