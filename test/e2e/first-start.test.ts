import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser, signOut, sitDown, type Workplace } from './ground/browser.ts'
import { expectAccessible, expectAccessibleInBoth, expectNoSidewaysScroll, settled } from './ground/look.ts'
import { oneTimeCode } from './ground/one-time-code.ts'
import { plugInKey, type Key } from './ground/passkey.ts'
import { startProgram, type Started } from './ground/server.ts'
import { oneStory } from './ground/steps.ts'

const PASSPHRASE = '港邊的燈塔在雨裡還亮著一盞'

describe.runIf(hasBrowser)('the first start of a new installation', () => {
  let program: Started
  let browser: Browser
  let admin: Workplace
  let key: Key
  let secret = ''
  oneStory(() => program.said())

  beforeAll(async () => {
    ;[program, browser] = await Promise.all([startProgram(), openBrowser()])
    admin = await sitDown(browser, program)
    key = await plugInKey(admin.page)
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  it('offers the demo agency and a real agency', async () => {
    const { page } = admin
    await page.goto('/')
    await page.getByRole('heading', { name: '以示範機關試用' }).waitFor()
    await page.getByRole('heading', { name: '建立正式機關' }).waitFor()
    await page.getByRole('button', { name: '載入示範機關' }).waitFor()
    await expectNoSidewaysScroll(page, 'first page')
    await expectAccessibleInBoth(page, 'first page')
  })

  it('founds the agency with the printed link', async () => {
    const { page } = admin
    expect(program.setupLink).toMatch(/^\/setup#\S{20,}$/)
    await page.goto(program.setupLink ?? '')
    await page.getByRole('heading', { name: '建立正式機關' }).waitFor()
    await expectAccessibleInBoth(page, 'set-up')
    await page.getByRole('button', { name: '建立機關並登入' }).click()
    await page.getByRole('alert').getByText('請填「機關全銜」。').waitFor()
    await expectAccessible(page, 'set-up with faults')
    await page.getByLabel('機關全銜').fill('青石市政府警察局')
    await page.getByLabel('英文名稱').fill('Qingshi City Police')
    await page.getByLabel('姓名').fill('柯守一')
    await page.getByLabel('員工編號').fill('A001')
    await page.getByLabel('職稱').fill('系統管理師')
    await page.getByLabel('系統管理者所屬單位').fill('資訊室')
    await page.getByLabel('單位代碼').fill('IT')
    await page.getByLabel('密碼', { exact: true }).fill(PASSPHRASE)
    await page.getByLabel('再輸入一次密碼').fill(PASSPHRASE)
    await page.getByRole('button', { name: '建立機關並登入' }).click()
    await page.getByRole('heading', { level: 1, name: '今日應辦' }).waitFor()
    await page.getByText('青石市政府警察局').waitFor()
    // The token is gone from the address and from the way back.
    expect(page.url()).toBe(`${program.url}/`)
    await settled(page)
    await expectAccessibleInBoth(page, 'an empty day')
  })

  it('refuses the link the second time', async () => {
    const stranger = await sitDown(browser, program)
    const { page } = stranger
    await page.goto(program.setupLink ?? '')
    for (const [label, value] of [
      ['機關全銜', '別的機關'],
      ['英文名稱', 'Another'],
      ['姓名', '別人'],
      ['員工編號', 'B001'],
      ['職稱', '別人'],
      ['系統管理者所屬單位', '別處'],
      ['單位代碼', 'X'],
    ] as const)
      await page.getByLabel(label).fill(value)
    await page.getByLabel('密碼', { exact: true }).fill(PASSPHRASE)
    await page.getByLabel('再輸入一次密碼').fill(PASSPHRASE)
    await page.getByRole('button', { name: '建立機關並登入' }).click()
    await page.getByText('機關已建立').waitFor()
    await expectAccessible(page, 'a spent link')
    await page.goto('/')
    await page.getByText('青石市政府警察局').waitFor()
    stranger.quiet()
    await stranger.leave()
  })

  it('enrols an authenticator and a passkey', async () => {
    const { page } = admin
    await page.goto('/me')
    await page.getByRole('heading', { level: 1, name: '我的帳號' }).waitFor()
    await settled(page)
    await expectAccessibleInBoth(page, 'my account')
    await page.getByRole('button', { name: '啟用驗證器' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('目前的密碼').fill(PASSPHRASE)
    await dialog.getByRole('button', { name: '啟用驗證器' }).click()
    secret = await dialog.locator('code').innerText()
    await expectAccessible(page, 'enrolling an authenticator')
    await dialog.getByLabel('驗證碼').fill('000000')
    await dialog.getByRole('button', { name: '確認啟用' }).click()
    await dialog.getByText('驗證碼不正確').waitFor()
    await dialog.getByLabel('驗證碼').fill(oneTimeCode(secret))
    await dialog.getByRole('button', { name: '確認啟用' }).click()
    await dialog.getByRole('heading', { name: '備援碼' }).waitFor()
    expect(await dialog.getByRole('listitem').count()).toBeGreaterThanOrEqual(8)
    await expectAccessible(page, 'recovery codes')
    await dialog.getByRole('button', { name: '我已保存' }).click()
    await page.getByText('備援碼尚餘').waitFor()

    await page.getByRole('button', { name: '登錄通行金鑰' }).click()
    await dialog.getByLabel('名稱').fill('辦公室電腦')
    await dialog.getByLabel('目前的密碼').fill(PASSPHRASE)
    await dialog.getByRole('button', { name: '登錄通行金鑰' }).click()
    await page.getByRole('cell', { name: '尚未使用' }).waitFor()
    expect(await key.held()).toBe(1)
  })

  it('signs in again by passphrase and code, then by passkey alone', async () => {
    const { page } = admin
    await signOut(page)
    await settled(page)
    await expectAccessibleInBoth(page, 'sign-in')
    await page.getByLabel('帳號').fill('A001')
    await page.getByLabel('密碼').fill(PASSPHRASE)
    await page.getByRole('button', { name: '登入', exact: true }).click()
    await page.getByRole('heading', { name: '輸入驗證碼' }).waitFor()
    await expectAccessibleInBoth(page, 'the code')
    // A code counts once: the one that enrolled is spent, the next half minute brings a new one.
    await page.getByLabel('驗證碼').fill(oneTimeCode(secret, Date.now() + 30_000))
    await page.getByRole('button', { name: '確認' }).click()
    await page.getByRole('heading', { level: 1, name: '今日應辦' }).waitFor()
    await signOut(page)
    await page.getByRole('button', { name: '使用通行金鑰' }).click()
    await page.getByRole('heading', { level: 1, name: '今日應辦' }).waitFor()
    admin.quiet()
  })
})
