import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringTo, must } from './ground/ask.ts'
import { hasBrowser, openBrowser, sitDown, type Workplace } from './ground/browser.ts'
import { foundAgency, invite } from './ground/found-agency.ts'
import { expectAccessibleInBoth, expectNoSidewaysScroll, settled } from './ground/look.ts'
import { runProgram, startProgram, type Started } from './ground/server.ts'
import { simulatedDay, SYSTEM, type Member, type SimulatedDay } from './ground/simulated-day.ts'
import { stampByKeyboard, type OpenLine, type Press } from './ground/stamping.ts'
import { oneStory } from './ground/steps.ts'

const yesterday = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10)
const rocDay = `${Number(yesterday.slice(0, 4)) - 1911}/${yesterday.slice(5, 7)}/${yesterday.slice(8)}`
const paper = {
  name: '工作紀錄簿.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
}
const APPROVED = '已核對工作紀錄簿，確為現場查緝。'

interface Line {
  readonly id: string
  readonly person: { readonly name: string }
}

describe.runIf(hasBrowser)('a whole working day of a new agency', () => {
  let program: Started
  let browser: Browser
  let day: SimulatedDay
  let admin: Page
  let his = 0
  /** Who sits where, by person number. */
  const places = new Map<string, Workplace>()
  oneStory(() => program.said())

  beforeAll(async () => {
    ;[program, browser, day] = await Promise.all([startProgram(), openBrowser(), simulatedDay(yesterday)])
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
    day?.forget()
  })

  /** Where a person sits; whoever comes for the first time is invited. */
  async function seat(whom: (one: Member) => boolean): Promise<Page> {
    const person = day.people.find(whom)
    if (!person) throw new Error('nobody is like that')
    const known = places.get(person.no)
    if (known) return known.page
    const place = await sitDown(browser, program)
    places.set(person.no, place)
    await invite(admin, person, place)
    return place.page
  }
  const seatOf = (role: string): Promise<Page> => seat((one) => one.role === role)

  it('the administrator brings the personnel files', async () => {
    const place = await foundAgency(browser, program)
    places.set('admin', place)
    admin = place.page
    await admin.goto('/people?view=imports')
    for (const [table, label] of [
      ['units', '單位'],
      ['persons', '人員'],
      ['posts', '職務'],
      ['accounts', '查詢系統帳號'],
    ] as const) {
      await admin.getByRole('radio', { name: label, exact: true }).check()
      await admin.locator('input[type=file]').setInputFiles(day.personnel[table])
      await admin.getByRole('button', { name: '預覽' }).click()
      await admin.getByText('尚未寫入任何資料').waitFor()
      if (table === 'posts') await expectAccessibleInBoth(admin, 'importing people')
      await admin.getByRole('button', { name: '匯入', exact: true }).click()
      await admin.getByText('已匯入：').first().waitFor()
    }
  })

  it('the clerk brings yesterday: cases, roster, book, and the log through the wizard', async () => {
    const page = await seatOf('records')
    await expectAccessibleInBoth(page, 'an empty day of the clerk')
    for (const [kind, label] of [
      ['cases', '案件清冊'],
      ['roster', '勤務分配表'],
      ['book', '查詢紀錄簿'],
      ['log', '系統查詢紀錄'],
    ] as const) {
      await page.getByRole('link', { name: '匯入', exact: true }).click()
      await page.getByRole('radio', { name: new RegExp(`^${label}`) }).check()
      if (kind === 'log') {
        await page.getByLabel('來源系統').selectOption(SYSTEM.id)
        await page.getByLabel('來源筆數').fill(String(day.lines.length))
      }
      await page.locator('input[type=file]').setInputFiles(day.files[kind])
      await page.getByRole('heading', { name: '前 20 列' }).waitFor()
      if (kind === 'log') await checkPreview(page)
      await page.getByRole('button', { name: /匯入$/ }).click()
      await page.getByRole('heading', { level: 1, name: '匯入結果' }).waitFor()
      await page.getByText('已匯入', { exact: true }).waitFor()
    }
    await settled(page)
    await expectAccessibleInBoth(page, 'the result of an import')
    expect(await page.locator('dl > div', { hasText: '新增' }).locator('dd').innerText()).toBe(
      String(day.lines.length),
    )
  })

  /** Big5 and tabs were recognised, every column has found its place, and no identity number is shown whole. */
  async function checkPreview(page: Page): Promise<void> {
    await settled(page)
    await page.getByRole('option', { name: '自動判斷（big5）' }).waitFor({ state: 'attached' })
    await page.getByRole('option', { name: '自動判斷（定位字元）' }).waitFor({ state: 'attached' })
    await page.getByLabel('查詢條件類別').selectOption('national_id')
    await settled(page)
    expect(await page.locator('#main').innerText()).not.toMatch(/[A-Z][12]\d{8}/)
    await expectNoSidewaysScroll(page, 'the wizard')
    await expectAccessibleInBoth(page, 'the wizard')
  }

  it('the day is reconciled as the answer key says', async () => {
    const page = await seatOf('records')
    await page.getByRole('link', { name: rocDay }).click()
    await page.getByRole('heading', { level: 1, name: `${rocDay} 勾稽結果` }).waitFor()
    await page.getByText(`系統紀錄 ${day.lines.length} 筆`).waitFor()
    await settled(page)
    const fact = (name: string) => page.locator(`dt:text-is("${name}") + dd`).first().innerText()
    const truly = (bucket: string) => String(day.lines.filter((line) => line.bucket === bucket).length)
    expect([await fact('相符'), await fact('登記不符'), await fact('未登記')]).toEqual([
      truly('MATCHED'),
      truly('MISMATCH'),
      truly('UNREGISTERED'),
    ])
    await expectAccessibleInBoth(page, 'a reconciled day')
  })

  it('the officer explains an unregistered look-up, with a document', async () => {
    const asking = `/api/queries/lines?day=${yesterday}&bucket=UNREGISTERED`
    const { rows } = await must<{ rows: Line[] }>(await seatOf('head'), 'GET', asking)
    const [first = '', ...others] = new Set(rows.map((line) => line.person.name))
    const page = await seat((one) => one.name === first)
    await page
      .getByRole('link', { name: /^請說明|^待我說明/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: '待我說明' }).waitFor()
    await settled(page)
    if (new URL(page.url()).pathname === '/queries/explain') await page.locator('.row-open').first().click()
    await page.getByRole('heading', { name: '提出說明' }).waitFor()
    await expectAccessibleInBoth(page, 'a task to explain')
    await page.getByRole('button', { name: '送出說明' }).click()
    await page.getByRole('alert').getByText('請上傳至少一份附件。').waitFor()
    await page.getByLabel('說明內容').fill('當日查緝竊盜現行犯，於現場以車機查詢，返所後漏未登記。')
    await page.locator('input[type=file]').setInputFiles(paper)
    await page.getByRole('link', { name: /工作紀錄簿/ }).waitFor()
    await page.getByRole('button', { name: '送出說明' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '送出說明' }).click()
    await page.getByText('已送出，交審核主管審核。').waitFor()
    await answerTheRest(page)
    for (const other of others) await answerTheRest(await seat((one) => one.name === other))
  })

  /** What else is asked of this person, without the screen. */
  async function answerTheRest(page: Page): Promise<void> {
    const { rows } = await must<{ rows: { id: string }[] }>(page, 'GET', '/api/review/tasks?state=open')
    for (const { id } of rows) {
      const file = await bringTo<{ id: string }>(page, `/api/review/tasks/${id}/attachments`, {
        name: '交辦單.txt',
        type: 'text/plain',
        text: '依勤務中心通報前往處理。',
      })
      const answer = { text: '依通報處理，漏未登記。', attachments: [file.id] }
      await must(page, 'POST', `/api/review/tasks/${id}/answer`, answer)
    }
  }

  /** 「本日 48 列，尚餘 48」: what lies before a reviewer who has not begun. */
  async function left(page: Page): Promise<number> {
    const words = await page.getByText(/^本日 \d+ 列，尚餘 \d+$/).innerText()
    const [all, open] = (words.match(/\d+/g) ?? []).map(Number)
    expect(open).toBe(all)
    return open ?? 0
  }

  it('the head goes through the lines one by one, by keyboard alone', async () => {
    const page = await seatOf('head')
    await page.reload()
    await settled(page)
    await expectAccessibleInBoth(page, 'today')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.insertText('逐筆')
    await page.keyboard.press('Enter')
    his = await left(page)
    await settled(page)
    await expectAccessibleInBoth(page, 'the day sheet')
    // What he looked up or ordered himself is not his to judge.
    const own = await must<{ rows: Line[] }>(
      page,
      'GET',
      `/api/queries/mine?from=${yesterday}&to=${yesterday}`,
    )
    expect(own.rows.length).toBeGreaterThan(0)
    expect(his).toBeLessThanOrEqual(day.lines.length - own.rows.length)
    let asked: string | null = null
    let referred = 0
    const judge = (line: OpenLine): Press => {
      if (line.unregistered && referred === 0) {
        referred += 1
        return { key: '3', words: '說明與勤務紀錄不符，請政風查明。' }
      }
      if (line.unregistered) return { key: '1', words: APPROVED }
      if (asked !== null) return { key: '1' }
      asked = line.id
      return { key: '2', words: '請說明查詢事由。' }
    }
    expect(await stampByKeyboard(page, judge)).toBe(his)
    expect(referred).toBe(1)
    await page.getByText(`本日 ${his} 列，尚餘 1`).waitFor()
    await expectAccessibleInBoth(page, 'the day sheet, nearly done')

    // The officer answers, and the line is back on the desk.
    const { line } = await must<{ line: Line }>(page, 'GET', `/api/queries/lines/${asked ?? ''}`)
    await answerTheRest(await seat((one) => one.name === line.person.name))
    await page.reload()
    await page.getByText(`本日 ${his} 列，尚餘 1`).waitFor()
    await settled(page)
    expect(await stampByKeyboard(page, () => ({ key: '1' }))).toBe(1)
    await page.getByText(`${rocDay} 核畢`).waitFor()
    await expectAccessibleInBoth(page, 'the head’s part is done')
  })

  it('the day closes when the chief has judged the head’s own look-ups', async () => {
    const page = await seatOf('chief')
    await page.getByRole('link', { name: '逐筆核對' }).first().click()
    await page.getByRole('button', { name: /^開始核對/ }).waitFor()
    expect(await left(page)).toBe(day.lines.length - his)
    expect(await stampByKeyboard(page, () => ({ key: '1' }))).toBe(day.lines.length - his)
    await page.getByText('本日表已於下列時間結案').waitFor()
    await expectAccessibleInBoth(page, 'a closed day')
    const { rows } = await must<{ rows: unknown[] }>(
      await seatOf('head'),
      'GET',
      `/api/review/sheets?kind=queries.day&from=${yesterday}&to=${yesterday}`,
    )
    const all = day.lines.length
    expect(rows).toMatchObject([{ state: 'closed', progress: { items: all, decided: all } }])
  })

  it('the ethics officer takes up what no stamp explains', async () => {
    const page = await seatOf('ethics')
    await page.getByRole('link', { name: '異常發現' }).first().click()
    const row = page.getByRole('row', { name: /審核人移請政風單位查明/ })
    await row.waitFor()
    await settled(page)
    await expectAccessibleInBoth(page, 'findings')
    await row.getByRole('button').click()
    await page.getByRole('button', { name: '接辦' }).waitFor()
    await settled(page)
    await expectAccessibleInBoth(page, 'a finding')
    await page.getByRole('button', { name: '接辦' }).click()
    await page.getByRole('button', { name: '結案' }).waitFor()
  })

  it('an auditor who trusts nobody verifies the day offline', async () => {
    const page = await seatOf('it_auditor')
    await page.getByRole('link', { name: '帳本' }).first().click()
    await page.getByRole('heading', { level: 1, name: '帳本' }).waitFor()
    await settled(page)
    await expectAccessibleInBoth(page, 'the ledger')
    const { verifierKey } = await must<{ verifierKey: string }>(page, 'GET', '/api/ledger/state')
    await page.getByRole('button', { name: '匯出證據檔' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('link', { name: '匯出並記入帳本' }).click()
    const evidence = join(day.directory, 'evidence.jsonl')
    await (await coming).saveAs(evidence)
    const verify = (path: string) =>
      runProgram('packages/tlog/dist/bin/verify.js', [path, `--vkey=${verifierKey}`, '--lang=en'])
    const sound = await verify(evidence)
    expect(sound.out).toMatch(/\bOK\b/)
    expect(sound.code).toBe(0)

    // In a copy the stamp that went to the ethics office becomes an approval, after the fact.
    const copy = join(day.directory, 'edited.jsonl')
    const lines = readFileSync(evidence, 'utf8').split('\n')
    const act = lines.findIndex((line) => line.includes('"f.decision":"refer"'))
    expect(act).toBeGreaterThan(0)
    writeFileSync(copy, lines.with(act, (lines[act] ?? '').replace('"refer"', '"approve"')).join('\n'))
    const edited = await verify(copy)
    const leaf = (JSON.parse(lines[act] ?? '') as { record: number }).record
    expect(edited.out).toMatch(new RegExp(`RECORD_ALTERED.*\\b${leaf}\\b`))
    expect(edited.code).toBe(1)
    for (const place of places.values()) place.quiet()
  })
})
