import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, expectActs, lastAct, type TestPerson } from '#testing'
import { must, outflowHouse, pageWithComment, rollCall, type OutflowHouse } from './outflow-house.testing.ts'

const ID = 'A123456789'

eachDatabase('the inspection desk', (open) => {
  let house: OutflowHouse
  let officer: TestPerson
  beforeAll(async () => {
    house = await outflowHouse(open)
    officer = await house.as('officer@north')
  })
  afterAll(() => house.close())

  /** Everything that lies in the desk's directory, as one text of bytes. */
  const lying = (): string =>
    readdirSync(house.directory)
      .map((name) => readFileSync(join(house.directory, name), 'latin1'))
      .join('')

  it('says what a file carries: seen and hidden, with reasons, and never the value in the report', async () => {
    const since = await lastAct(house.store)
    const { check, files } = await house.inspected(officer, [
      { name: '名冊.csv', content: rollCall },
      { name: '公告.html', content: pageWithComment },
    ])
    ;(
      await expectActs(house.store, since, [
        'outflow.file.brought',
        'outflow.file.brought',
        'outflow.file.inspected',
        'outflow.file.inspected',
      ])
    ).andNoOthers()
    const { body } = must(await officer.get(`/api/outflow/checks/${check}`))
    expect(body.files).toMatchObject([
      { name: '名冊.csv', state: 'read', verdict: 'COMPLETE', persons: 3, kind: { id: 'delimited' } },
      { name: '公告.html', state: 'read', verdict: 'COMPLETE' },
    ])
    const page = must(await officer.get(`/api/outflow/files/${files[1]}`))
    expect(page.text).not.toContain(ID)
    expect(page.body.report.hidden.map((one: { id: string }) => one.id)).toContain('markup-comment')
    const found = page.body.report.findings.find(
      (one: { detector: { id: string } }) => one.detector.id === 'tw.national-id',
    )
    expect(found).toMatchObject({ sight: 'markup-comment', masked: expect.stringMatching(/\*/) })
    expect(found.reasons.length).toBeGreaterThan(0)
    const hidden = must(await officer.get(`/api/outflow/files/${files[1]}/text?sight=hidden`)).body
    const span = hidden.rows.find((one: { id: number }) => one.id === found.span)
    expect(span.text.slice(found.start, found.end)).toBe(ID)
    expect(span.why.zh).toBe('標記中的註解')
    const seen = must(await officer.get(`/api/outflow/files/${files[1]}/text?sight=visible`)).text
    expect(seen).toContain('活動順利完成')
    expect(seen).not.toContain(ID)
  })

  it('keeps neither bytes nor names in clear, on the disk or in the database', async () => {
    expect(lying().length).toBeGreaterThan(1000)
    for (const clear of [ID, Buffer.from('甄試一').toString('latin1'), '0912-345-678'])
      expect(lying()).not.toContain(clear)
    const { rows } = await sql<{ row: string }>`select f::text as row from outflow_file f`.execute(
      house.store.read,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) {
      expect(row).not.toContain('名冊')
      expect(row).not.toContain(Buffer.from('名冊.csv').toString('hex'))
      expect(row).not.toContain(ID)
    }
  })

  it('hands out a cleaned file with its proof, and notes who took it', async () => {
    const { files } = await house.inspected(officer, [{ name: '公告.html', content: pageWithComment }])
    const at = `/api/outflow/files/${files[0]}`
    expect((await officer.get(`${at}/cleaned`)).body.code).toBe('OUTFLOW_NOT_CLEANED')
    const wish = { hidden: ['markup-comment'], findings: [], detectors: ['tw.national-id'], style: 'bar' }
    expect(must(await officer.post(`${at}/clean`, wish)).body.state).toBe('cleaning')
    const since = await lastAct(house.store)
    await house.work()
    ;(await expectActs(house.store, since, ['outflow.file.cleaned'])).andNoOthers()
    const { cleaning, file } = must(await officer.get(at)).body
    expect(cleaning).toMatchObject({ proved: true, faults: [] })
    expect(cleaning.checks.every((check: { held: boolean }) => check.held)).toBe(true)
    expect(file.cleaned.proved).toBe(true)
    const cleaned = must(await officer.get(`${at}/cleaned`))
    expect(cleaned.text).toContain('活動順利完成')
    expect(cleaned.text).not.toContain(ID)
    expect(String(cleaned.headers['content-disposition'])).toContain(encodeURIComponent('公告-可公開.html'))
    const certificate = must(await officer.get(`${at}/certificate?as=json`)).body
    expect(certificate).toMatchObject({ proved: true, after: { digest: cleaning.digest } })
    expect(must(await officer.get(`${at}/certificate`)).text).toContain(cleaning.digest)
    const took = await expectActs(house.store, since, [
      'outflow.file.cleaned',
      'outflow.file.taken',
      'outflow.file.taken',
      'outflow.file.taken',
    ])
    took.andNoOthers()
  })

  it('takes a value with all its places, and can be asked again with other choices', async () => {
    const { files } = await house.inspected(officer, [
      { name: '名冊.csv', content: `${rollCall}備註,${ID},\r\n` },
    ])
    const at = `/api/outflow/files/${files[0]}`
    const { report } = must(await officer.get(at)).body
    const one = report.findings.find(
      (finding: { detector: { id: string } }) => finding.detector.id === 'tw.national-id',
    )
    const wish = { hidden: [], findings: [one.no], detectors: [], style: 'pseudonym' }
    must(await officer.post(`${at}/clean`, wish))
    await house.work()
    const first = must(await officer.get(`${at}/cleaned`)).text
    expect(first).not.toContain(ID)
    expect(first).toContain('B123456780')
    must(await officer.post(`${at}/clean`, { ...wish, findings: [], detectors: ['tw.national-id'] }))
    await house.work()
    expect(must(await officer.get(`${at}/cleaned`)).text).not.toContain('B123456780')
    for (const [choice, code] of [
      [{ ...wish, findings: [9999] }, 'OUTFLOW_UNKNOWN_CHOICE'],
      [{ ...wish, findings: [], hidden: ['comment'] }, 'OUTFLOW_UNKNOWN_CHOICE'],
      [{ ...wish, findings: [], hidden: ['constructor'] }, 'OUTFLOW_UNKNOWN_CHOICE'],
      [{ ...wish, findings: [] }, 'OUTFLOW_NOTHING_CHOSEN'],
    ] as const)
      expect((await officer.post(`${at}/clean`, choice)).body.code).toBe(code)
  })

  it('belongs to whoever laid it there: a head, the ethics office and an administrator are refused, and that is recorded', async () => {
    const { check, files } = await house.inspected(officer, [{ name: 'a.txt', content: ID }])
    const at = `/api/outflow/files/${files[0]}`
    for (const key of ['head@north', 'ethics@ethics', 'admin@it'] as const) {
      const other = await house.as(key)
      const since = await lastAct(house.store)
      const replies = [
        await other.get(`/api/outflow/checks/${check}`),
        await other.get(at),
        await other.get(`${at}/text`),
        await other.get(`${at}/cleaned`),
        await other.post(`${at}/destroy`),
        await other.upload(`/api/outflow/checks/${check}/files`, { name: 'b.txt', content: 'b' }),
      ]
      expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 403))
      await house.settled()
      expect((await lastAct(house.store)) > since).toBe(true)
    }
    expect(must(await officer.get(at)).body.file.state).toBe('read')
  })

  it('destroys what it is asked to, and everything when its time is over', async () => {
    const { check, files } = await house.inspected(officer, [
      { name: 'a.txt', content: `甲 ${ID}` },
      { name: 'b.txt', content: '乙' },
    ])
    const before = readdirSync(house.directory).filter((name) => name.startsWith(files[0] ?? '?'))
    expect(before.length).toBe(3)
    expect(must(await officer.post(`/api/outflow/files/${files[0]}/destroy`)).body).toMatchObject({
      state: 'gone',
      name: null,
    })
    expect(readdirSync(house.directory).some((name) => name.startsWith(files[0] ?? '?'))).toBe(false)
    expect((await officer.get(`/api/outflow/files/${files[0]}/text`)).body.code).toBe('OUTFLOW_GONE')
    expect(must(await officer.get(`/api/outflow/files/${files[0]}`)).body.report).toBeNull()
    house.clock.set('2026-11-22T01:00:01.000Z')
    await house.work()
    const { rows } = await sql<{
      secrets: number
    }>`select count(secret)::integer as secrets from outflow_file`.execute(house.store.read)
    expect(rows[0]?.secrets).toBe(0)
    expect(readdirSync(house.directory)).toEqual([])
    const again = await house.as('officer@north')
    expect(must(await again.get(`/api/outflow/checks/${check}`)).body.check.gone).not.toBeNull()
    expect(
      (await again.upload(`/api/outflow/checks/${check}/files`, { name: 'c.txt', content: 'c' })).body.code,
    ).toBe('OUTFLOW_NO_SUCH_CHECK')
  })

  it('takes up again what a stopped process left, and sweeps what no row names', async () => {
    const person = await house.as('officer@north')
    const check: string = must(await person.post('/api/outflow/checks', {})).body.id
    const id: string = must(
      await person.upload(`/api/outflow/checks/${check}/files`, { name: 'a.txt', content: ID }),
    ).body.id
    await sql`update outflow_file set state = 'reading', claimed = '2020-01-01' where id = ${id}`.execute(
      house.store.read,
    )
    writeFileSync(join(house.directory, '01hzzzzzzzzzzzzzzzzzzzzzzz.original.part'), 'left by a crash')
    await house.work()
    expect(must(await person.get(`/api/outflow/files/${id}`)).body.file).toMatchObject({
      state: 'read',
      findings: 1,
    })
    expect(readdirSync(house.directory).some((name) => name.endsWith('.part'))).toBe(false)
  })

  it('says so when sealed bytes were changed, and goes on with the next file', async () => {
    const person = await house.as('officer@north')
    const check: string = must(await person.post('/api/outflow/checks', {})).body.id
    const lay = async (name: string): Promise<string> =>
      must(await person.upload(`/api/outflow/checks/${check}/files`, { name, content: ID })).body.id
    const [changed, sound] = [await lay('a.txt'), await lay('b.txt')]
    const path = join(house.directory, `${changed}.original`)
    const bytes = readFileSync(path)
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const since = await lastAct(house.store)
    await house.work()
    ;(await expectActs(house.store, since, ['outflow.file.lost', 'outflow.file.inspected'])).andNoOthers()
    expect(must(await person.get(`/api/outflow/files/${changed}`)).body.file).toMatchObject({
      state: 'lost',
      refused: { code: 'OUTFLOW_BYTES_DAMAGED' },
    })
    expect(must(await person.get(`/api/outflow/files/${sound}`)).body.file.state).toBe('read')
  })

  it('holds so much for one person and no more, until something is destroyed', async () => {
    const person = await house.as('officer2@north')
    const { check, files } = await house.inspected(person, [{ name: 'a.txt', content: 'a' }])
    // As if it were as large as the desk may hold for one person.
    await sql`update outflow_file set size = ${2000 * 1024 * 1024} where id = ${files[0]}`.execute(
      house.store.read,
    )
    const more = () => person.upload(`/api/outflow/checks/${check}/files`, { name: 'b.txt', content: 'b' })
    const full = await more()
    expect([full.status, full.body.code]).toEqual([409, 'OUTFLOW_DESK_FULL'])
    const before = readdirSync(house.directory).length
    must(await person.post(`/api/outflow/files/${files[0]}/destroy`))
    must(await more())
    expect(readdirSync(house.directory).length).toBe(before - 3 + 1)
    await house.work()
  })

  it('takes a name for show alone, wherever it points', async () => {
    const person = await house.as('officer@north')
    const before = readdirSync(house.directory).length
    const { files } = await house.inspected(person, [
      { name: '../../etc/passwd', content: 'x', fields: { path: '../../資料夾/名冊.txt' } },
    ])
    expect(must(await person.get(`/api/outflow/files/${files[0]}`)).body.file.name).toBe(
      '../../資料夾/名冊.txt',
    )
    expect(readdirSync(house.directory).length).toBe(before + 3)
  })
})
