import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeZip } from '../../kernel/review/attachments/zip.testing.ts'
import { eachDatabase, type TestPerson, type TestReply } from '#testing'
import { openTestHouse, type WholeHouse } from './open-test-house.testing.ts'
import { csv, LOG_HEAD } from './small-day.testing.ts'
import { DAY, entryOf, importTheDay } from './two-unit-day.testing.ts'
import { placesOf, stateOf } from './untouched.testing.ts'

const ID = 'F131104093'
const zeros = (size: number): Uint8Array => new Uint8Array(size)
const text = (words: string): Uint8Array => Buffer.from(words)
const nested = (depth: number): Uint8Array => makeZip([{ name: `${depth}.zip`, data: depth === 0 ? text('x') : nested(depth - 1), stored: true }])

/** One part of a form, as a program that means no good writes it. */
const part = (disposition: string, content: string, more = ''): string => `--b\r\ncontent-disposition: form-data; ${disposition}\r\n${more}\r\n${content}\r\n`
const field = (name: string, value: string): string => part(`name="${name}"`, value)
const file = (content: string, name = 'x.csv'): string => part(`name="file"; filename="${name}"`, content, 'content-type: text/csv\r\n')
const END = '--b--\r\n'

eachDatabase('hostile requests', (open) => {
  let whole: WholeHouse
  let clerk: TestPerson
  let officer: TestPerson
  let task: string
  const replies: string[] = []
  beforeAll(async () => {
    whole = await openTestHouse(open)
    await importTheDay(whole)
    clerk = await whole.house.as('records@hq')
    officer = await whole.house.as('officer@north')
    task = (await officer.get('/api/review/tasks?state=open')).body.rows[0].id
  })
  afterAll(() => whole.close())

  async function refused(deed: () => Promise<TestReply>): Promise<string> {
    const before = await stateOf(whole)
    const reply = await deed()
    replies.push(reply.text)
    expect(reply.status, reply.text).toBeGreaterThanOrEqual(400)
    expect(reply.status, reply.text).toBeLessThan(500)
    expect(await stateOf(whole)).toEqual(before)
    expect((await clerk.get('/healthz')).status).toBe(200)
    return reply.body?.code
  }
  /** The request as bytes, without the help of a client. */
  const raw = async (person: TestPerson, url: string, type: string | null, payload: string | Buffer): Promise<TestReply> => {
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { host: 'localhost:8380', 'user-agent': 'Mozilla/5.0 Chrome/150.0 test', origin: 'http://localhost:8380', 'sec-fetch-site': 'same-origin', 'x-subrosa': '1', cookie, ...(type === null ? {} : { 'content-type': type }) }
    const reply = await whole.house.app.inject({ method: 'POST', url, remoteAddress: '10.1.2.3', headers, payload })
    return { status: reply.statusCode, body: /json/.test(String(reply.headers['content-type'])) ? reply.json() : null, text: reply.body, headers: reply.headers }
  }
  const good = (): string => csv(LOG_HEAD, `9,115/11/20 16:00:00,N002,PC-1,${ID},身分證,,115-1`)
  const form = (...parts: string[]) => raw(clerk, '/api/queries/imports', 'multipart/form-data; boundary=b', parts.join(''))
  const fields = field('kind', 'log') + field('system', 'household')

  it.each<[string, () => Promise<TestReply>, string]>([
    ['two files', () => form(fields, file(good()), file(good()), END), 'ONE_FILE_ONLY'],
    ['a field behind the file', () => form(field('kind', 'log'), file(good()), field('system', 'household'), END), 'QUERIES_SYSTEM_NEEDED'],
    ['a field too many behind the file', () => form(fields, file(good()), field('declared', '1'), END), 'ONE_FILE_ONLY'],
    ['a field twice', () => form(fields, field('kind', 'book'), file(good()), END), 'FORM_FAULTY'],
    ['a field that is not described', () => form(fields, field('admin', 'true'), file(good()), END), 'FORM_FAULTY'],
    ['a field of every object', () => form(fields, field('__proto__', 'x'), file(good()), END), 'FORM_FAULTY'],
    ['a field without end', () => form(fields, field('day', 'x'.repeat(9000)), file(good()), END), 'FORM_FAULTY'],
    ['a field with a NUL', () => form(fields, field('declared', '1\0'), file(good()), END), 'FORM_FAULTY'],
    ['thirty fields', () => form(...Array.from({ length: 30 }, (_, i) => field(`f${i}`, 'x')), file(good()), END), 'FORM_FAULTY'],
    ['no file', () => form(fields, END), 'NO_FILE'],
    ['nothing', () => form(), 'NO_FILE'],
    ['a form cut off in the file', () => form(fields, file(good()).slice(0, -30)), 'UPLOAD_BROKEN_OFF'],
    ['a form cut off behind the file', () => form(fields, file(good())), 'UPLOAD_BROKEN_OFF'],
    ['no boundary', () => raw(clerk, '/api/queries/imports', 'multipart/form-data', fields + file(good()) + END), 'UPLOAD_BROKEN_OFF'],
    ['JSON for a file', () => raw(clerk, '/api/queries/imports', 'application/json', '{}'), 'WRONG_MEDIA'],
    ['a bare file', () => raw(clerk, '/api/queries/imports', 'text/csv', good()), 'WRONG_MEDIA'],
    ['a form for JSON', () => raw(clerk, '/api/queries/cases', 'multipart/form-data; boundary=b', fields + END), 'WRONG_MEDIA'],
    ['XML for JSON', () => raw(clerk, '/api/queries/cases', 'application/xml', '<a/>'), 'WRONG_MEDIA'],
    ['plain text for JSON', () => raw(clerk, '/api/queries/cases', 'text/plain', '{}'), 'WRONG_MEDIA'],
  ])('refuses a body with %s', async (_, deed, code) => expect(await refused(deed)).toBe(code))

  describe('JSON', () => {
    const json = (body: string | Buffer, url = '/api/queries/entries', who = officer) => raw(who, url, 'application/json', body)
    const entry = JSON.stringify(entryOf('north'))
    const said = (more: object): string => JSON.stringify({ ...entryOf('north'), ...more })
    it.each<[string, () => string | Buffer, string]>([
      ['cut off', () => entry.slice(0, -9), 'NOT_JSON'],
      ['with a key twice', () => entry.replace('"printed":false', '"printed":false,"printed":true'), 'NOT_JSON'],
      ['with a key in disguise', () => entry.replace('"printed":false', '"printed":false,"\\u0070rinted":true'), 'NOT_JSON'],
      ['with __proto__', () => entry.replace('{', '{"__proto__":{"admin":true},'), 'NOT_JSON'],
      ['with constructor.prototype', () => entry.replace('{', '{"constructor":{"prototype":{"admin":true}},'), 'NOT_JSON'],
      ['without end inside', () => entry.replace('"household"', '['.repeat(100_000) + ']'.repeat(100_000)), 'NOT_JSON'],
      ['of nothing', () => '', 'NOT_JSON'],
      ['of bytes', () => Buffer.from([0xff, 0xfe, 0x00, 0x7b]), 'NOT_JSON'],
      ['of a list', () => '[]', 'FORM_FAULTY'],
      ['of null', () => 'null', 'FORM_FAULTY'],
      ['over 1 MiB', () => said({ target: 'x'.repeat(1 << 20) }), 'TOO_LARGE'],
      ['with half a character', () => said({ target: 'A\ud800B' }), 'FORM_FAULTY'],
      ['with a NUL', () => said({ target: `${ID}\0` }), 'FORM_FAULTY'],
      ['with text that runs backwards', () => said({ caseNo: `115\u202e${ID}` }), 'FORM_FAULTY'],
      ['with a bell', () => said({ behalfDocument: 'x\u0007' }), 'FORM_FAULTY'],
      ['with a day that is none', () => said({ at: '2026-02-30T08:00:00Z' }), 'FORM_FAULTY'],
      ['with a number for a text', () => said({ target: 1 }), 'FORM_FAULTY'],
      ['with a target of blanks', () => said({ target: ' \u200b\u3000 ' }), 'QUERIES_EMPTY_TARGET'],
      ['with a system of nobody', () => said({ systems: ['nobody'] }), 'QUERIES_NO_SUCH_SYSTEM'],
      ['with a requester of nobody', () => said({ requester: 'nobody' }), 'QUERIES_NO_SUCH_PERSON'],
    ])('%s is refused', async (_, body, code) => expect(await refused(() => json(body()))).toBe(code))

    it('keeps a number that somebody writes into a title masked, and a formula as the data it is', async () => {
      const opened = { caseNo: '=1+1', title: `@${ID}失竊案`, unit: whole.house.units.north, owners: [officer.actor.person], opened: '2026-11-20T00:00:00Z', closed: null, parties: [{ keyKind: 'national_id', target: ID }] }
      const made = await clerk.post('/api/queries/cases', opened)
      replies.push(made.text)
      expect(made.body.case).toMatchObject({ caseNo: '=1+1', title: '@F13****093失竊案', parties: [{ mask: 'F13****093' }] })
    })
  })

  describe('an attachment', () => {
    const attach = (content: Uint8Array | string, name = 'x.zip') => officer.upload(`/api/review/tasks/${task}/attachments`, { name, content })
    it.each<[string, () => Uint8Array, string]>([
      ['a bomb', () => makeZip([{ name: 'big.txt', data: zeros(10 << 20) }]), 'ATTACHMENT_BOMB'],
      ['a bomb that lies', () => makeZip([{ name: 'liar.txt', data: zeros(9 << 20), inflated: 100 }]), 'ATTACHMENT_BOMB'],
      ['many bombs', () => makeZip(Array.from({ length: 300 }, (_, i) => ({ name: `${i}.txt`, data: zeros(1_000_000) }))), 'ATTACHMENT_BOMB'],
      ['archives in archives', () => nested(6), 'ATTACHMENT_BOMB'],
      ['entries that overlap', () => makeZip([{ name: 'a', data: text('aaaa') }, { name: 'a', data: text('aaaa'), sameAs: 0 }]), 'ATTACHMENT_BOMB'],
      ['an encrypted archive', () => makeZip([{ name: 'a', data: text('x'), flags: 1 }]), 'ATTACHMENT_ENCRYPTED'],
      ['a path out of the folder', () => makeZip([{ name: '../../etc/passwd', data: text('x') }]), 'ATTACHMENT_BROKEN'],
      ['a cut archive', () => makeZip([{ name: 'a', data: text(ID) }]).slice(0, -9), 'ATTACHMENT_BROKEN'],
      ['a program', () => text('MZ\u0090\0\u0003\0\0\0\u0004\0\0\0ÿÿ\0\0'), 'ATTACHMENT_EXECUTABLE'],
      ['21 MB', () => zeros(21 << 20), 'ATTACHMENT_TOO_LARGE'],
    ])('that is %s is refused', async (_, content, code) => {
      const before = process.memoryUsage().rss
      expect(await refused(() => attach(content()))).toMatch(new RegExp(`^(${code}|TOO_LARGE)$`))
      expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20)
    })

    it.each(['../../../etc/passwd', '..\\..\\boot.ini', 'a\u0000b\u202etxt.exe.pdf', `x\r\nx: y.txt`, '', '"; filename="b.txt'])('by the name of %j is kept under a harmless one', async (name) => {
      const kept = await attach(`說明 ${name.length}`, name)
      replies.push(kept.text)
      expect([200, 400], kept.text).toContain(kept.status)
      if (kept.status !== 200) return
      // oxlint-disable-next-line no-control-regex -- that is what is looked for
      expect(kept.body.name).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e/\\]{1,120}$/)
      const sent = await officer.get(`/api/review/attachments/${kept.body.id}`)
      expect([sent.status, sent.text]).toEqual([200, `說明 ${name.length}`])
      expect(String(sent.headers['content-disposition'])).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%~!'()*-]+$/)
    })
  })

  it('refuses every page mark, limit and id that is none of its own', async () => {
    const asked: Readonly<Record<string, string>> = {
      'GET /api/queries/entries': `from=${DAY}&to=${DAY}`, 'GET /api/queries/lines': `day=${DAY}`, 'GET /api/queries/mine': `from=${DAY}&to=${DAY}`, 'GET /api/queries/sheet': 'sheet=none',
    }
    const marks = ['x', '%00', Buffer.from('a\x1fb').toString('base64url'), Buffer.from('2026-11-20T00:00:00Z\x1f\0').toString('base64url'), Buffer.from('["2026-13-01","x"]').toString('base64url'), Buffer.from('[1,2,3,4]').toString('base64url'), '9'.repeat(250)]
    const limits = ['0', '-1', '201', '1e9', '1.5', 'NaN', '9'.repeat(30), '']
    const ids = [ID, '%00', '%ff', '..%2f..%2fetc', 'x'.repeat(190), "'%20or%201=1--", '%E2%80%AEabc', 'household-1%20', '01m7z3b8m4zz0hw69h52wt8f07', '-1', '1e400']
    const ethics = await whole.house.as('ethics@ethics')
    const before = await stateOf(whole)
    for (const [key, endpoint] of whole.tables.flatMap(({ contract }) => Object.entries(contract))) {
      const [method = '', pattern = ''] = key.split(' ')
      if (method !== 'GET' || /sign-in|evidence$/.test(pattern)) continue
      const query = Object.keys((endpoint.query as { shape?: object } | undefined)?.shape ?? {})
      const ask = (more: string) => clerkOrEthics(pattern).get(`${pattern}?${asked[key] ?? ''}&${more}`)
      const clerkOrEthics = (path: string): TestPerson => (/imports|calendar|profiles/.test(path) ? clerk : ethics)
      if (query.includes('after')) for (const mark of marks) expect([key, mark, (await ask(`after=${mark}`)).status]).toEqual([key, mark, expect.toSatisfy((status) => status === 400 || (status === 404 && pattern.endsWith('/sheet')))])
      if (query.includes('limit')) for (const limit of limits) expect([key, limit, (await ask(`limit=${limit}`)).body?.code]).toEqual([key, limit, 'FORM_FAULTY'])
      // A stranger who puts a person's number where an id belongs leaves no trace of it either.
      for (const name of query) {
        const { [name]: _, ...others } = Object.fromEntries(new URLSearchParams(asked[key] ?? ''))
        for (const who of [officer, ethics]) replies.push((await who.get(`${pattern}?${String(new URLSearchParams({ ...others, [name]: ID }))}`)).text)
      }
      if (!/[:*]/.test(pattern)) continue
      for (const id of ids) {
        const reply = await clerkOrEthics(pattern).get(pattern.replace(/:\w+|\*/, id))
        replies.push(reply.text)
        expect([key, id, reply.status, reply.body?.code], reply.text).toEqual([key, id, expect.toSatisfy((status) => status >= 400 && status < 500), expect.stringMatching(/^[A-Z_]+$/)])
      }
    }
    expect(await stateOf(whole)).toEqual(before)
  }, 120_000)

  it('takes the next good request, and nothing hostile stands in clear anywhere', async () => {
    await officer.get(`/api/queries/lines/${ID}`)
    expect((await officer.post('/api/queries/entries', { ...entryOf('north'), target: ID })).status).toBe(200)
    expect((await form(fields, file(good()), END)).body).toMatchObject({ import: { phase: 'done', added: 1 } })
    await whole.house.settled()
    expect(await placesOf(whole, ID, replies)).toEqual([])
    expect(whole.log()).toContain('answered')
  })
})
