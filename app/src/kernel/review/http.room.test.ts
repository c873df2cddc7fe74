import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, expectActs, lastAct, type TestHouse } from '#testing'
import { makeZip } from './attachments/zip.testing.ts'
import { httpStage, type HttpStage } from './house.testing.ts'
import { reviewContract } from './index.ts'

eachDatabase('review over HTTP', (open) => {
  let on: HttpStage
  let house: TestHouse
  beforeAll(async () => {
    on = await httpStage(open)
    house = on.house
  })
  afterAll(() => on.close())
  const files = (): string[] =>
    readdirSync(on.directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(on.directory, name)).isFile(),
    )

  it('lets a head open and stamp one line, and shows the counts', async () => {
    const head = await house.as('head@north')
    expect((await head.get('/api/review/queue')).body.rows.map((row: { id: string }) => row.id)).toEqual([
      'a1',
      'a2',
      'a3',
      'a4',
    ])
    const early = await head.post('/api/review/items/a1/stamp', { decision: 'approve' })
    expect([early.status, early.body.code]).toEqual([409, 'REVIEW_NOT_SEEN'])
    expect((await head.post('/api/review/items/a1/open', {})).status).toBe(200)
    const since = await lastAct(house.store)
    const made = await head.post('/api/review/items/a1/stamp', { decision: 'approve' })
    expect(made).toMatchObject({
      status: 200,
      body: { decision: 'approve', name: '所向前', title: '所長', act: since + 1 },
    })
    ;(await expectActs(house.store, since, ['review.line.stamped'])).andNoOthers()
    const sheets = await head.get('/api/review/sheets?state=open')
    expect(sheets.body.rows[0]).toMatchObject({
      progress: { items: 5, decided: 1 },
      mine: { items: 4, decided: 1 },
    })
    expect((await head.get(`/api/review/sheets/${on.sheet.id}`)).body.progress.items).toBe(5)
  })

  it('knows no way to decide two lines at once', async () => {
    const head = await house.as('head@north')
    const since = await lastAct(house.store)
    const tries: [string, unknown][] = [
      ['/api/review/items/a2/stamp', { decision: 'approve', items: ['a2', 'a4'] }],
      ['/api/review/items/a2/stamp', [{ decision: 'approve' }, { decision: 'approve' }]],
      ['/api/review/items/a2/stamp', { decision: ['approve', 'approve'] }],
      ['/api/review/items/a2/stamp', { decision: 'approve-all' }],
      ['/api/review/items/a2,a4/stamp', { decision: 'approve' }],
      ['/api/review/items/a2%2Ca4/stamp', { decision: 'approve' }],
      ['/api/review/items/*/stamp', { decision: 'approve' }],
      ['/api/review/items/stamp', { decision: 'approve', items: ['a2'] }],
      [`/api/review/sheets/${on.sheet.id}/stamp`, { decision: 'approve' }],
    ]
    for (const [path, body] of tries) expect([400, 404], path).toContain((await head.post(path, body)).status)
    ;(await expectActs(house.store, since, [])).andNoOthers()
    for (const id of ['a2', 'a4']) {
      await head.post(`/api/review/items/${id}/open`, {})
      expect((await head.post(`/api/review/items/${id}/stamp`, { decision: 'approve' })).status).toBe(200)
    }
    ;(await expectActs(house.store, since, ['review.line.stamped', 'review.line.stamped'])).andNoOthers()
    expect(Object.keys(reviewContract).filter((key) => /all|bulk|batch/.test(key))).toEqual([])
  })

  it('answers an attempt on one’s own line with 403, the reasons and a record', async () => {
    const head = await house.as('head@north')
    const since = await lastAct(house.store)
    for (const deed of ['open', 'stamp']) {
      const reply = await head.post(
        `/api/review/items/own/${deed}`,
        deed === 'open' ? {} : { decision: 'approve' },
      )
      expect([reply.status, reply.body.code, reply.body.law?.id]).toEqual([
        403,
        'REVIEW_OWN_LINE',
        'pdpa-rules.12',
      ])
    }
    await house.settled()
    ;(await expectActs(house.store, since, ['review.refused', 'review.refused'])).andNoOthers()
    expect((await (await house.as('head@precinct')).post('/api/review/items/own/open', {})).status).toBe(200)
  })

  it('takes a question, a document and an answer to a final decision; files go to those concerned only', async () => {
    const [head, officer] = [await house.as('head@north'), await house.as('officer@north')]
    await head.post('/api/review/items/a3/open', {})
    expect(
      (await head.post('/api/review/items/a3/stamp', { decision: 'ask', question: '為何未登記？' })).status,
    ).toBe(200)
    const tasks = await officer.get('/api/review/tasks?state=open')
    const task = tasks.body.rows[0].id as string
    expect((await officer.post(`/api/review/tasks/${task}/answer`, { text: '漏登' })).body.code).toBe(
      'REVIEW_NEEDS_ATTACHMENT',
    )
    const since = await lastAct(house.store)
    const sent = await officer.upload(`/api/review/tasks/${task}/attachments`, {
      name: '派案單.pdf',
      content: '%PDF-1.7 派案',
    })
    expect(sent).toMatchObject({
      status: 200,
      body: { name: '派案單.pdf', mediaType: 'application/pdf', used: false },
    })
    const { id, digest } = sent.body as { id: string; digest: string }
    expect(
      (await officer.post(`/api/review/tasks/${task}/answer`, { text: '漏登，附派案單', attachments: [id] }))
        .status,
    ).toBe(200)
    ;(
      await expectActs(house.store, since, ['review.attachment.stored', 'review.explanation.answered'])
    ).andNoOthers()

    await house.as('ethics@ethics')
    const reading = await lastAct(house.store)
    for (const key of ['officer@north', 'head@north', 'ethics@ethics'] as const) {
      const got = await (await house.as(key)).get(`/api/review/attachments/${id}`)
      expect([got.status, got.text, got.headers['content-type']], key).toEqual([
        200,
        '%PDF-1.7 派案',
        'application/pdf',
      ])
      expect(String(got.headers['content-disposition'])).toMatch(/^attachment/)
    }
    ;(await expectActs(house.store, reading, Array(3).fill('review.attachment.read'))).andNoOthers()
    for (const key of ['officer2@north', 'head@south', 'admin@it', 'chief@hq'] as const) {
      const from = await lastAct(house.store)
      const got = await (await house.as(key)).get(`/api/review/attachments/${id}`)
      expect([got.status, got.body.code], key).toEqual([403, 'REVIEW_NOT_YOURS'])
      const { acts } = await expectActs(house.store, from, ['review.refused'])
      expect(acts.at(-1)?.record['f.code']).toBe('REVIEW_NOT_YOURS')
    }
    await head.post('/api/review/items/a3/open', {})
    expect(
      (await head.post('/api/review/items/a3/stamp', { decision: 'approve', reason: '補附派案單' })).status,
    ).toBe(200)
    const listed = await (
      await house.as('ethics@ethics')
    ).get(`/api/review/sheets/${on.sheet.id}/attachments`)
    expect(listed.body.rows).toMatchObject([{ id, digest, used: true }])
    const stored = files().filter((name) => name.endsWith(digest))
    expect(stored).toHaveLength(1)
    expect(statSync(join(on.directory, stored[0] ?? '')).mode & 0o777).toBe(0o600)
    writeFileSync(join(on.directory, stored[0] ?? ''), '%PDF-1.7 forged')
    const damaged = await officer.get(`/api/review/attachments/${id}`)
    expect([damaged.status, damaged.body.code]).toEqual([410, 'ATTACHMENT_DAMAGED'])
    writeFileSync(join(on.directory, stored[0] ?? ''), '%PDF-1.7 派案')
  })

  it('refuses hostile files with a code, keeps nothing of them, and stays alive', async () => {
    const [above, head] = [await house.as('head@precinct'), await house.as('head@north')]
    await above.post('/api/review/items/own/stamp', { decision: 'ask', question: '原因？' })
    const task = (await head.get('/api/review/tasks?state=open')).body.rows[0].id as string
    const before = files()
    const send = (content: Uint8Array, name = '附件.zip') =>
      head.upload(`/api/review/tasks/${task}/attachments`, { name, content })
    const since = await lastAct(house.store)
    const bomb = await send(makeZip([{ name: '資料/zeros.txt', data: new Uint8Array(20 << 20) }]))
    expect([bomb.status, bomb.body.code, bomb.body.params.entry]).toEqual([
      422,
      'ATTACHMENT_BOMB',
      '資料/zeros.txt',
    ])
    ;(await expectActs(house.store, since, ['review.refused'])).andNoOthers()
    expect((await send(makeZip([{ name: 'a', data: Buffer.from('x'), flags: 1 }]))).body.code).toBe(
      'ATTACHMENT_ENCRYPTED',
    )
    expect((await send(Buffer.from('MZ\0\0'), 'note.txt')).body.code).toBe('ATTACHMENT_EXECUTABLE')
    expect((await send(makeZip([{ name: 'a', data: Buffer.from('x') }]).slice(0, -4))).body.code).toBe(
      'ATTACHMENT_BROKEN',
    )
    expect((await send(new Uint8Array(21 << 20))).status).toBe(413)
    expect(files()).toEqual(before)
    expect(
      (
        await (
          await house.as('officer@north')
        ).upload(`/api/review/tasks/${task}/attachments`, { name: 'a.txt', content: 'x' })
      ).body.code,
    ).toBe('REVIEW_TASK_NOT_YOURS')
    expect((await send(readFileSync(import.meta.filename), 'source.txt')).status).toBe(200)
  })
})
