import type { Browser, Page } from 'playwright-core'
import { must } from './ask.ts'
import { sitDown, type Workplace } from './browser.ts'
import type { Started } from './server.ts'
import { FOUNDER, SYSTEM } from './simulated-day.ts'

export const PASSPHRASE = '港邊的燈塔在雨裡還亮著一盞燈'

/** A real agency with its first administrator and one look-up system; the set-up page has a test of its own. */
export async function foundAgency(browser: Browser, program: Started): Promise<Workplace> {
  const admin = await sitDown(browser, program)
  await admin.page.goto(program.setupLink ?? '')
  await must(admin.page, 'POST', '/api/setup', {
    token: program.setupLink?.split('#')[1],
    agency: { nameZh: '青汐市警察局', nameEn: 'Qingxi City Police Bureau' },
    unit: { code: 'Q02', name: '資訊科' },
    person: { personNo: FOUNDER, name: '程啟維', title: '系統管理師' },
    passphrase: PASSPHRASE,
  })
  await must(admin.page, 'POST', '/api/queries/systems', {
    ...SYSTEM,
    dataOwner: '警察機關',
    sensitivity: 'sensitive',
    sequence: 'continuous',
    daily: true,
    dueHour: null,
    units: [],
  })
  return admin
}

/** The administrator issues the link on the person's page; at another workplace the person sets the first passphrase with it. */
export async function invite(
  admin: Page,
  person: { readonly no: string; readonly name: string },
  own: Workplace,
): Promise<void> {
  await admin.goto('/people')
  await admin.getByLabel('姓名或員工編號').fill(person.no)
  await admin.getByRole('button', { name: person.name }).click()
  await admin.getByRole('button', { name: '核發啟用連結' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: '核發啟用連結' }).click()
  const link = await admin.getByRole('dialog').getByText('/invitation#').innerText()
  await own.page.goto(link)
  await own.page.getByText(`帳號 ${person.no}`).waitFor()
  await own.page.getByLabel('密碼', { exact: true }).fill(PASSPHRASE)
  await own.page.getByLabel('再輸入一次密碼').fill(PASSPHRASE)
  await own.page.getByRole('button', { name: '設定密碼並登入' }).click()
  await own.page.getByRole('heading', { level: 1, name: '今日應辦' }).waitFor()
}
