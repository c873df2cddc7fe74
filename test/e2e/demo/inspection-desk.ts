import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { enterAs, type Demo } from '../ground/demo.ts'
import { expectAccessibleInBoth, expectNoSidewaysScroll, lookAt, settled } from '../ground/look.ts'

/** Invented; the check digit is right. */
const ID = 'A123456789'
const announcement = {
  name: '公告.html',
  mimeType: 'text/html',
  buffer: Buffer.from(
    `<!doctype html><html lang="zh-Hant"><head><title>公告</title></head><body><p>活動順利完成，感謝里民。</p><!-- 聯絡人身分證 ${ID} --><p style="display:none">內部註記：${ID}</p></body></html>`,
  ),
}
const roll = {
  name: '名冊.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `\ufeff姓名,身分證統一編號,行動電話\r\n甄試一,${ID},0912-345-678\r\n甄試二,B123456780,0922-333-444\r\n甄試三,C123456781,0933-222-111\r\n`,
  ),
}

export const inspectionDesk = (demo: Demo): unknown =>
  void describe('the inspection desk', () => {
    it('shows what files carry, and hands out a clean one that is proved', async () => {
      const { page, quiet, leave } = await enterAs(demo, 'officer')
      await page.getByRole('link', { name: '檢核台' }).first().click()
      await page.getByRole('heading', { level: 1, name: '檢核台' }).waitFor()
      await settled(page)
      await page.getByText('檢核台上沒有檔案').waitFor()
      await page.locator('input[type=file]').first().setInputFiles([announcement, roll])
      for (const name of [announcement.name, roll.name])
        await page
          .getByRole('row', { name: new RegExp(name) })
          .getByText('已檢查')
          .waitFor({ timeout: 60_000 })
      await settled(page)
      await expectAccessibleInBoth(page, 'the desk')

      // What is not seen stands beside what is, and nothing is hidden in the list.
      await page.getByText(announcement.name).first().click()
      await page.getByRole('heading', { level: 1, name: '檔案檢查結果' }).waitFor()
      await settled(page)
      const seen = page.getByRole('region', { name: '讀者看到的' })
      const carried = page.getByRole('region', { name: '檔案實際帶著的' })
      await seen.getByText('活動順利完成，感謝里民。').waitFor()
      expect(await seen.innerText()).not.toContain(ID)
      await carried.getByText(ID).first().waitFor()
      await expectAccessibleInBoth(page, 'what a file carries')
      for (const width of [390, 1440]) {
        await lookAt(page, width, 'light')
        await expectNoSidewaysScroll(page, `a file at ${width}`)
      }

      await page.getByRole('button', { name: '製作可公開版本' }).click()
      await page.getByText('可公開版本已完成，驗證通過').waitFor({ timeout: 60_000 })
      await settled(page)
      await expectAccessibleInBoth(page, 'a proved file')
      const taken = await takenBy(page, '下載可公開版本')
      expect(taken.name).toBe('公告-可公開.html')
      expect(taken.text).toContain('活動順利完成，感謝里民。')
      expect(taken.text).not.toContain(ID)
      const certificate = await takenBy(page, '下載證明')
      expect(certificate.text).toContain('公告')
      expect(certificate.text).not.toContain(ID)
      quiet()
      await leave()
    })

    it('is worked by keys alone, and forgets what it is told to', async () => {
      const { page, quiet, leave } = await enterAs(demo, 'officer')
      await page.goto('/outflow/desk')
      await page.getByRole('heading', { level: 1, name: '檢核台' }).waitFor()
      await settled(page)
      // The roll has persons in it and comes before what carries less.
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await page.getByText('檔案內有人員名冊').waitFor()
      await settled(page)
      // J to a finding, Space takes its value out.
      await page.keyboard.press('j')
      await page.keyboard.press('Space')
      await page.getByText(/以及 1 處發現（1 個值）|以及 \d+ 處發現（1 個值）/).waitFor()
      await page.getByRole('button', { name: '立即銷毀' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '立即銷毀' }).click()
      await page.getByRole('heading', { level: 1, name: '檢核台' }).waitFor()
      await settled(page)
      await page.getByText('已銷毀的檔案').first().waitFor()
      expect(await page.locator('#main').innerText()).not.toContain(roll.name)
      quiet()
      await leave()
    })
  })

async function takenBy(page: Page, button: string): Promise<{ name: string; text: string }> {
  const coming: Promise<Download> = page.waitForEvent('download')
  await page
    .getByRole('link', { name: button })
    .or(page.getByRole('button', { name: button }))
    .first()
    .click()
  const download = await coming
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}
