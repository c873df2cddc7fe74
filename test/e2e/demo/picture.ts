import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { enterAs, type Demo } from '../ground/demo.ts'
import { settled } from '../ground/look.ts'

const file = fileURLToPath(new URL('../../../docs/day-sheet.png', import.meta.url))

/** The picture of the README: the day sheet at work. Written only when asked for, since every run draws another clock. */
export const readmePicture = (demo: Demo): unknown =>
  describe('the picture of the README', () => {
    it('shows stamped lines, and one that does not explain itself', async () => {
      const { page, quiet, leave } = await enterAs(demo, 'head')
      await page.getByRole('link', { name: '逐筆核對' }).first().click()
      await page.getByRole('button', { name: /^開始核對/ }).waitFor()
      await page.keyboard.press('j')
      const decide = page.getByRole('region', { name: '決定這一列' })
      const mustReason = decide.getByText('本列有徵候，核可須填理由。')
      const mayApprove = decide.getByText('核可即蓋章入帳')
      const line = () => new URL(page.url()).searchParams.get('line')
      // Clean lines are stamped until one comes that is not.
      for (let stamped = 0; ; stamped++) {
        await decide.getByRole('button', { name: /^核可/ }).and(page.locator(':enabled')).waitFor()
        await mustReason.or(mayApprove).waitFor()
        if (stamped >= 3 && (await mustReason.isVisible())) break
        const at = line()
        await page.keyboard.press((await mustReason.isVisible()) ? 'j' : '1')
        await expect.poll(line).not.toBe(at)
      }
      await settled(page)
      const stamps = page.getByRole('img', { name: '已核章：核可' })
      expect(await stamps.count()).toBeGreaterThanOrEqual(2)
      const picture = await page.screenshot({ animations: 'disabled' })
      expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG')
      if (process.env['SUBROSA_WRITE_SCREENSHOTS'] === '1') writeFileSync(file, picture)
      quiet()
      await leave()
    })
  })
