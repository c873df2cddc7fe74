import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a reviewer at the keyboard sees of the line that is open. */
export interface OpenLine {
  readonly id: string
  readonly unregistered: boolean
  readonly answered: boolean
}
export type Press =
  { readonly key: '1'; readonly words?: string } | { readonly key: '2' | '3'; readonly words: string }

const panel = (page: Page) => page.getByRole('region', { name: '決定這一列' })
const openId = (page: Page): string => new URL(page.url()).searchParams.get('line') ?? ''

/**
 * Goes through the open lines with the keyboard alone, as many as there are, deciding each as `judge` says.
 * @returns how many were stamped
 */
export async function stampByKeyboard(page: Page, judge: (line: OpenLine) => Press): Promise<number> {
  await page.keyboard.press('j')
  let stamped = 0
  for (; openId(page) !== ''; stamped++) {
    const id = openId(page)
    // Only when the server has noted that the line was shown do the keys decide.
    await panel(page).getByRole('button', { name: /^核可/ }).and(page.locator(':enabled')).waitFor()
    const thing = page.getByRole('region', { name: '所選項目' })
    const press = judge({
      id,
      unregistered: (await thing.getByText('查無登記').count()) > 0,
      answered: (await thing.getByText('查詢人之說明').count()) > 0,
    })
    await page.keyboard.press(press.key)
    if (press.words !== undefined) {
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(press.words)
      await page.keyboard.press('Control+Enter')
    }
    await expect.poll(() => openId(page), { interval: 15, timeout: 15_000 }).not.toBe(id)
  }
  return stamped
}
