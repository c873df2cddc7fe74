import { describe, expect, it } from 'vitest'
import { enterAs, type Demo } from '../ground/demo.ts'
import { expectAccessibleInBoth, settled } from '../ground/look.ts'

/** What the card says, whom it makes one, and where it leads. */
const WAY = [
  ['早上：收發匯入查詢紀錄', '前往辦理', '匯入'],
  ['承辦人說明一筆未登記的查詢', '以承辦人登入', '待我說明'],
  ['單位主管逐筆核章', '以單位主管登入', '逐筆核對'],
  ['政風看核章解釋不了的異常', '以政風人員登入', '異常發現'],
  ['稽核離線查驗這一天', '以資訊稽核登入', '帳本'],
] as const

export const guidedTour = (demo: Demo): unknown =>
  describe('the guided tour', () => {
    it('walks through the day as clerk, officer, head, ethics officer and auditor', async () => {
      const { page, quiet, leave } = await enterAs(demo, 'clerk', { tour: true })
      const card = page.getByRole('complementary', { name: '導覽' })
      for (const [i, [says, deed, screen]] of WAY.entries()) {
        await card.getByRole('heading', { name: says }).waitFor()
        await settled(page)
        if (i === 0) await expectAccessibleInBoth(page, 'the tour')
        await card
          .getByRole('button', { name: deed })
          .or(card.getByRole('link', { name: deed }))
          .click()
        await page.getByRole('heading', { level: 1, name: screen }).waitFor()
        await settled(page)
        // Where work is done the card folds itself away.
        await page.getByRole('button', { name: `導覽 ${i + 1}／5` }).click()
        await card.getByRole('button', { name: i === WAY.length - 1 ? '完成導覽' : '下一步' }).click()
      }
      await page.reload()
      await page.getByRole('heading', { level: 1, name: '帳本' }).waitFor()
      expect(await page.getByText(/導覽 \d／5/).count()).toBe(0)
      quiet()
      await leave()
    })
  })
