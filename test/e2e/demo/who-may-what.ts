import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, must } from '../ground/ask.ts'
import { enterAs, nameOf, type Demo } from '../ground/demo.ts'
import { expectAccessibleInBoth, settled } from '../ground/look.ts'

interface Person {
  readonly id: string
  readonly name: string
}
interface Row {
  readonly day: string
  readonly person: Person | null
}

export const whoMayWhat = (demo: Demo): unknown =>
  void describe('who may do what, and how', () => {
    it('leads to the main deeds without a mouse', async () => {
      const { page, quiet, leave } = await enterAs(demo, 'head')
      // The skip link comes first, and leads past rail and bar.
      await page.reload()
      await page.locator('#main h1').waitFor()
      await page.keyboard.press('Tab')
      expect(await focused(page)).toContain('跳到主要內容')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
      // From there the first thing to do is one step away.
      await page.keyboard.press('Tab')
      expect(await focused(page)).toContain('逐筆核對')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /^開始核對/ }).waitFor()
      await settled(page)
      // J begins, J and K move, Escape leaves; the line stands in the address.
      const line = (): string | null => new URL(page.url()).searchParams.get('line')
      await page.keyboard.press('j')
      await page.getByRole('region', { name: '決定這一列' }).waitFor()
      const first = line()
      await page.keyboard.press('j')
      await expect.poll(line).not.toBe(first)
      await page.keyboard.press('k')
      await expect.poll(line).toBe(first)
      // Nothing decides more than one line.
      expect(await page.getByRole('checkbox').count()).toBe(1)
      expect(await page.getByRole('button', { name: /全選|全部|一併/ }).count()).toBe(0)
      await page.keyboard.press('Escape')
      await expect.poll(line).toBeNull()
      // The keys explain themselves; Escape gives the focus back.
      await page.keyboard.press('?')
      await page.getByRole('dialog').getByText('本頁快捷鍵').waitFor()
      await expectNamed(page)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      // The search goes anywhere, and back to today with G.
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: '搜尋功能與項目' }).waitFor()
      await page.keyboard.type('findings')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: '異常發現' }).waitFor()
      await settled(page)
      await page.keyboard.press('g')
      await page.getByRole('heading', { level: 1, name: '今日應辦' }).waitFor()
      // Menus open, move and close by keys.
      await page.getByRole('button', { name: '帳號與職務' }).focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('End')
      expect(await focused(page)).toContain('登出')
      await page.keyboard.press('Escape')
      expect(await focused(page)).toContain('所長')
      quiet()
      await leave()
    })

    it('never lays his own look-ups before a head', async () => {
      const { page, quiet, leave } = await enterAs(demo, 'head')
      const me = nameOf(demo, 'head')
      const { rows: sheets } = await must<{ rows: { id: string; day: string }[] }>(
        page,
        'GET',
        '/api/review/sheets?kind=queries.day&limit=200',
      )
      const days = sheets.map((sheet) => sheet.day).toSorted()
      const span = `from=${days[0] ?? ''}&to=${days.at(-1) ?? ''}`
      const mine = await must<{ rows: Row[] }>(page, 'GET', `/api/queries/mine?${span}&limit=200`)
      expect(mine.rows.length).toBeGreaterThan(0)
      let seen = 0
      for (const { id } of sheets) {
        for (const state of ['todo', 'asked', 'decided']) {
          const queue = await must<{ rows: Row[] }>(
            page,
            'GET',
            `/api/queries/sheet?sheet=${id}&state=${state}&limit=200`,
          )
          seen += queue.rows.length
          expect(queue.rows.filter((row) => row.person?.name === me)).toEqual([])
        }
      }
      expect(seen).toBeGreaterThan(100)
      quiet()
      await leave()
    })

    it.each([
      ['officer', '/ledger', '帳本', '/api/ledger/acts'],
      ['officer', '/queries/sheet', '逐筆核對', '/api/queries/sheet?sheet=x'],
      ['clerk', '/queries/subject', '追查', '/api/ledger/state'],
      ['head', '/settings', '設定', '/api/queries/imports'],
      ['admin', '/findings', '異常發現', '/api/findings'],
    ] as const)('the %s finds no way to %s', async (part, path, word, route) => {
      const { page, leave } = await enterAs(demo, part)
      await settled(page)
      expect(await page.locator('.rail-link', { hasText: word }).count()).toBe(0)
      await page.goto(path)
      await page.getByRole('heading', { level: 1, name: '找不到這一頁' }).waitFor()
      await page.getByText('您目前的職務沒有這個頁面').waitFor()
      await expectAccessibleInBoth(page, 'a page that is not for this person')
      const refused = await ask(page, 'GET', route)
      expect(refused.status).toBe(403)
      expect(refused.body).toMatchObject({
        code: 'DUTY_REFUSED',
        reasons: [{ zh: expect.any(String) as string }],
      })
      await leave()
    })
  })

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      `${document.activeElement?.getAttribute('aria-label') ?? ''} ${document.activeElement?.textContent ?? ''}`,
  )

/** Every control of the dialog that stands open has a name. */
async function expectNamed(page: Page): Promise<void> {
  const buttons = await page.getByRole('dialog').getByRole('button').all()
  for (const button of buttons) expect(await button.getAttribute('aria-label')).not.toBe('')
}
