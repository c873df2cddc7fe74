import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachDatabase, type TestFile, type TestPerson, type TestReply } from '#testing'
import { openTestHouse, type WholeHouse } from './open-test-house.testing.ts'
import { BOOK_HEAD, bring, CASE_HEAD, csv, LOG_HEAD, ROSTER_HEAD, settle } from './small-day.testing.ts'
import { placesOf, stateOf } from './untouched.testing.ts'

/** An invented number that stands in every hostile file and must stand nowhere else. */
const ID = 'F131104093'
const WIDE = 'Ｆ１３１１０４０９３'
const BOM = '\ufeff'
const row = (seq: number | string, more: { at?: string; account?: string; terminal?: string; purpose?: string; target?: string; caseNo?: string } = {}): string =>
  [seq, more.at ?? '115/11/20 08:00:00', more.account ?? 'n002', more.terminal ?? 'PC-1', more.target ?? ID, '身分證', more.purpose ?? '', more.caseNo ?? '115-1'].join(',')
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')
/** 「查詢」 and the like as a Big5 system writes it, among plain digits. */
const BIG5 = Buffer.concat([Buffer.from([0xac, 0x64, 0xb8, 0xdf, 0xae, 0xc9, 0xb6, 0xa1]), Buffer.from(`,b,c\r\n1,2,${ID}\r\n`)])

interface Hostile {
  readonly why: string
  readonly content: string | Uint8Array
  readonly code: string
  /** Where the first fault is said to lie. */
  readonly line?: number | null
  readonly column?: string
  readonly kind?: string
  readonly more?: Partial<TestFile>
}
const strictly = { fields: { system: 'vehicle' } }
const files: readonly Hostile[] = [
  { why: 'a quote that never closes', content: csv(LOG_HEAD, row(1), row(2, { target: `"${ID}` }), row(3)), code: 'UNTERMINATED_QUOTE', line: 3 },
  { why: 'cut off in a line', content: csv(LOG_HEAD, row(1)) + row(2).slice(0, 42), code: 'TRUNCATED_FILE', line: 3 },
  { why: 'cut off in a character', content: Buffer.from(csv(LOG_HEAD, row(1)) + row(2)).subarray(0, -19), code: 'TRUNCATED_FILE', line: 3 },
  { why: 'Big5 where UTF-8 was agreed', content: BIG5, code: 'ENCODING_MISMATCH', line: 1, more: strictly },
  { why: 'UTF-16 where UTF-8 was agreed', content: wide(csv(LOG_HEAD, row(1))), code: 'ENCODING_MISMATCH', line: 1, more: strictly },
  { why: 'UTF-8 up to a byte that is none', content: Buffer.concat([Buffer.from(BOM + csv(LOG_HEAD, row(1))), Buffer.from([0xff, 0xfe, 0x0a])]), code: 'ENCODING_MISMATCH', line: 3, more: strictly },
  { why: 'no text at all', content: Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(5000)]), code: 'NOT_TEXT', line: null },
  { why: 'no header', content: csv(row(1), row(2)), code: 'UNKNOWN_COLUMNS', line: 1 },
  { why: 'a column nobody mapped', content: csv(`${LOG_HEAD},備註`, `${row(1)},x`), code: 'UNKNOWN_COLUMNS', line: 1 },
  { why: 'a person’s number as a column', content: csv(`${LOG_HEAD},${ID}`, `${row(1)},x`), code: 'UNKNOWN_COLUMNS', line: 1 },
  { why: 'a column too few', content: csv(LOG_HEAD.replace('序號,', ''), row(1).slice(2)), code: 'MISSING_COLUMNS', line: 1 },
  { why: 'a column twice', content: csv(`${LOG_HEAD},案號`, `${row(1)},115-2`), code: 'DUPLICATE_COLUMNS', line: 1 },
  { why: 'three hundred columns', content: csv(Array.from({ length: 300 }, (_, i) => `c${i}`).join(',')), code: 'TOO_MANY_COLUMNS', line: 1 },
  { why: 'nothing', content: '', code: 'EMPTY_FILE', line: null },
  { why: 'nothing but a mark', content: BOM, code: 'EMPTY_FILE', line: null },
  { why: 'one field of 10 MB', content: csv(LOG_HEAD, row(1, { purpose: ID.repeat(1 << 20) })), code: 'LINE_TOO_LONG', line: 2 },
  { why: 'one quoted field of 10 MB', content: csv(LOG_HEAD, row(1), row(2, { purpose: `"${`${ID}\n`.repeat(1 << 20)}"` })), code: 'UNTERMINATED_QUOTE', line: 3 },
  { why: 'the same number twice', content: csv(LOG_HEAD, row(1), row(2), row(3), row(2)), code: 'DUPLICATE_SEQ', line: 5, column: 'seq' },
  { why: 'no number where lines are numbered', content: csv(LOG_HEAD, row(1), row('')), code: 'SEQ_MISSING', line: 3, column: 'seq' },
  { why: 'the 30th of February', content: csv(LOG_HEAD, row(1), row(2, { at: '民國113/02/30 08:00:00' })), code: 'DATE_NOT_REAL', line: 3, column: '查詢時間' },
  { why: 'the 13th month', content: csv(LOG_HEAD, row(1, { at: '115/13/01 08:00:00' })), code: 'DATE_NOT_REAL', line: 2, column: '查詢時間' },
  { why: '25 o’clock', content: csv(LOG_HEAD, row(1, { at: '115/11/20 25:61:00' })), code: 'TIME_NOT_REAL', line: 2, column: '查詢時間' },
  { why: 'tomorrow’s tomorrow', content: csv(LOG_HEAD, row(1, { at: '115/12/20 08:00:00' })), code: 'IN_FUTURE', line: 2, column: 'time' },
  { why: 'a number in the time', content: csv(LOG_HEAD, row(1, { at: ID })), code: 'DATE_NOT_READ', line: 2, column: '查詢時間' },
  { why: 'a target in the sequence', content: csv(LOG_HEAD, row(ID)), code: 'NUMBER_NOT_READ', line: 2, column: '序號' },
  { why: 'a row too wide', content: csv(LOG_HEAD, row(1), `${row(2)},${ID}`), code: 'RAGGED_ROW', line: 3 },
  { why: 'a NUL in a row', content: csv(LOG_HEAD, row(1), row(2, { terminal: 'PC\0' })), code: 'NUL_BYTE', line: 3 },
  { why: 'text behind a quote', content: csv(LOG_HEAD, row(1, { target: `"${ID}"x` })), code: 'TEXT_AFTER_QUOTE', line: 2 },
  { why: 'a shell for a target', content: csv(LOG_HEAD, row(1), row(2, { target: `=cmd|'/C calc'!${ID}` })), code: 'FORMULA_CELL', line: 3, column: 'target' },
  { why: 'a sum for an account', content: csv(LOG_HEAD, row(1, { account: '@SUM(1)' })), code: 'FORMULA_CELL', line: 2, column: 'account' },
  { why: 'a full-width formula', content: csv(LOG_HEAD, row(1, { purpose: '＝HYPERLINK(1)' })), code: 'FORMULA_CELL', line: 2, column: 'purpose' },
  { why: 'a call behind a sign', content: csv(LOG_HEAD, row(1, { terminal: "+1|'/C calc'!A0" })), code: 'FORMULA_CELL', line: 2, column: 'terminal' },
  { why: 'a book of no system', kind: 'book', content: csv(BOOK_HEAD, `B1,115/11/20 08:00,N002,查無此系統,${ID},刑案偵辦,115-1`), code: 'SYSTEM_UNKNOWN', line: 2, column: 'system' },
  { why: 'a book with a number twice', kind: 'book', content: csv(BOOK_HEAD, ...['B1', 'B1'].map((no) => `${no},115/11/20 08:00,N002,戶役政,${ID},刑案偵辦,115-1`)), code: 'DUPLICATE_SEQ', line: 3, column: 'entryNo' },
  { why: 'a duty that ends before it starts', kind: 'roster', content: csv(ROSTER_HEAD, 'N002,115/11/20 08:00,115/11/20 12:00,值班,內勤,PC-1', 'N003,115/11/20 08:00,115/11/19 12:00,值班,內勤,PC-1'), code: 'END_BEFORE_START', line: 3, column: '結束' },
  { why: 'a duty of nobody', kind: 'roster', content: csv(ROSTER_HEAD, 'N002,115/11/20 08:00,115/11/20 12:00,值班,內勤,PC-1', `${ID},115/11/20 08:00,115/11/20 12:00,值班,內勤,PC-1`), code: 'UNKNOWN_PERSON', line: 3, column: 'personNo' },
  { why: 'a case of no unit', kind: 'cases', content: csv(CASE_HEAD, `115-1,竊盜,north,N002,115/11/01,${ID}`, `115-2,竊盜,${ID},N002,115/11/01,${ID}`), code: 'UNKNOWN', line: 3, column: 'unit' },
]
const names: readonly string[] = ['../../../etc/passwd', `..\\..\\${ID}.csv`, 'a\u0000b\u0001\u202egpj.exe.csv', 'con\r\nset-cookie: a=b', 'x'.repeat(5000), '=cmd.csv', '', '.', ID]

eachDatabase('hostile files', (open) => {
  let whole: WholeHouse
  let clerk: TestPerson
  const replies: string[] = []
  beforeAll(async () => {
    whole = await openTestHouse(open)
    clerk = await whole.house.as('records@hq')
    await settle(clerk)
  })
  afterAll(() => whole.close())

  /** The deed is refused with a code, and everything is as it was. */
  async function refused(deed: () => Promise<TestReply>): Promise<TestReply> {
    const before = await stateOf(whole)
    const reply = await deed()
    replies.push(reply.text)
    expect(reply.body?.code, reply.text).toMatch(/^[A-Z_]+$/)
    expect(reply.status, reply.text).toBeGreaterThanOrEqual(400)
    expect(reply.status, reply.text).toBeLessThan(500)
    expect(await stateOf(whole)).toEqual(before)
    expect((await clerk.get('/healthz')).status).toBe(200)
    return reply
  }

  it.each(files)('refuses $why', async ({ kind = 'log', content, more, code, line, column }) => {
    const { status, body } = await refused(() => bring(clerk, kind, content, more))
    const [first] = body.reasons
    expect([status, first.rule, first.facts.line, first.facts.column ?? undefined]).toEqual([422, `queries.import/${code}`, line, column])
    const listed = await clerk.get(`/api/queries/imports/${body.params.import}`)
    replies.push(listed.text)
    expect(listed.body.import).toMatchObject({ phase: 'refused', added: 0 })
    expect(listed.body.faults[0]).toMatchObject({ code, line })
  })

  it('shows what it cannot take in the preview, and shows no target', async () => {
    for (const { kind = 'log', content, more } of files) {
      const reply = await clerk.upload('/api/queries/preview', { name: 'x.csv', content: content.slice(0, 400_000), fields: { kind, system: 'household', ...more?.fields } })
      replies.push(reply.text)
      expect([200, 422], reply.text).toContain(reply.status)
    }
    const utf16 = await clerk.upload('/api/queries/preview', { name: 'x.csv', content: wide(csv(LOG_HEAD, row(1))), fields: { kind: 'log', system: 'household' } })
    expect(utf16.body).toMatchObject({ encoding: 'utf-16le', faults: [] })
  })

  it('hands the faults out as a list that no spreadsheet runs', async () => {
    const { body } = await refused(() => bring(clerk, 'log', csv(LOG_HEAD, row(1, { account: "=cmd|'/C calc'!A0" }), row(2, { terminal: '@SUM(1+1)*cmd' }))))
    const list = await clerk.get(`/api/queries/imports/${body.params.import}/faults`)
    replies.push(list.text)
    const cells = list.text.trim().split('\r\n').slice(1).map((line) => line.split(',').at(-1))
    expect(cells).toEqual([expect.stringMatching(/^'=/), expect.stringMatching(/^'@/)])
    expect(list.headers['content-type']).toContain('text/csv')
    expect(String(list.headers['content-disposition'])).toMatch(/^attachment;/)
  })

  it.each([
    ['no kind', { kind: '' }],
    ['a kind of every object', { kind: '__proto__' }],
    ['a kind that inherits', { kind: 'constructor' }],
    ['no system', { system: '' }],
    ['a system of nobody', { system: ID }],
    ['fewer lines than none', { declared: '-1' }],
    ['more lines than there are atoms', { declared: '9'.repeat(40) }],
    ['a day that is none', { day: '2026-02-30' }],
  ])('refuses an upload with %s', async (_, fields) => {
    const reply = await refused(() => bring(clerk, 'log', csv(LOG_HEAD, row(1)), { fields }))
    expect(reply.body.code).toMatch(/^QUERIES_(BAD_FIELD|SYSTEM_NEEDED|NO_SUCH_SYSTEM)$/)
  })

  it.each(['units', 'persons', 'posts', 'accounts', 'roster', 'leave'])('refuses hostile files of %s', async (table) => {
    const admin = await whole.house.as('admin@it')
    for (const content of [randomBytes(3000), `${ID},"`, `${ID}\r\n${ID}\r\n`, '', `a,b\r\n${'x'.repeat(9 << 20)}`]) {
      const reply = await refused(() => admin.upload(`/api/people-import/${table}`, { name: '../x.csv', content }))
      expect(reply.body.code).toMatch(/^(FILE_UNREADABLE|ROWS_FAULTY|TABLE_FAULTY)$/)
    }
  })

  describe('then', () => {
    it('takes the next good file, with what only looks like a formula as data', async () => {
      const good = csv(LOG_HEAD, row(1, { account: 'n002' }), row(2, { account: 'n003', terminal: '-1', target: '+886912345678', purpose: `查${WIDE}之戶籍` }), row(3, { target: WIDE, purpose: ID.toLowerCase() }))
      const reply = await bring(clerk, 'log', good, { fields: { declared: '3' } })
      replies.push(reply.text)
      expect(reply.body).toMatchObject({ known: false, import: { phase: 'done', read: 3, added: 3 } })
      expect((await bring(clerk, 'log', csv(LOG_HEAD), { name: 'header only.csv' })).body).toMatchObject({ import: { phase: 'done', read: 0, added: 0 } })
      expect((await clerk.post('/api/queries/days/2026-11-20/reconciliation')).status).toBe(200)
      await whole.beat()
      const lines = await (await whole.house.as('ethics@ethics')).get('/api/queries/lines?day=2026-11-20')
      replies.push(lines.text)
      expect(lines.body.rows).toHaveLength(3)
      expect(lines.text).not.toContain('886912345678')
    })

    it('keeps a hostile name as a harmless one', async () => {
      for (const [i, name] of names.entries()) {
        const reply = await bring(clerk, 'log', csv(LOG_HEAD, row(100 + i)), { name })
        replies.push(reply.text)
        expect([200, 400], reply.text).toContain(reply.status)
        // oxlint-disable-next-line no-control-regex -- that is what is looked for
        if (reply.status === 200) expect(reply.body.import.file).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e/\\]{1,200}$/)
      }
    })

    it('has the target in clear nowhere: no row, no file, no log line, no reply', async () => {
      await whole.house.settled()
      replies.push((await clerk.get('/api/queries/imports?limit=200')).text, (await (await whole.house.as('it_auditor@it')).get('/api/ledger/acts?limit=200')).text)
      expect(await placesOf(whole, ID, replies)).toEqual([])
      expect(replies.length).toBeGreaterThan(files.length * 3)
    })
  })
})
