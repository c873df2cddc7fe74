import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { contract, endpoint, routes } from '#kernel/contract'
import { bad, ok, refusals, refuse } from '#kernel/ground'
import { is, type Deed } from '#kernel/policy'
import { actsSince, eachDatabase, expectActs, lastAct, testHouse, type TestHouse } from '#testing'

const deed: Deed = {
  id: 'try.stamp',
  zh: '試',
  en: 'try',
  law: 'service.5',
  allow: [{ id: 'head', all: [is.role('head'), is.sameUnit] }],
  deny: [],
}
const table = contract({
  'POST /api/try/lines/:id': endpoint({
    zh: '試',
    en: 'try',
    duty: 'signed-in',
    params: z.object({ id: z.string().max(10) }),
    query: z.object({ page: z.coerce.number().int().optional() }),
    body: z.object({
      lines: z.array(z.object({ decision: z.enum(['approve', 'ask']), note: z.string().optional() })),
    }),
    reply: z.object({ n: z.number() }),
  }),
  'GET /api/try/wrong-reply': endpoint({
    zh: '試',
    en: 'try',
    duty: 'signed-in',
    reply: z.object({ n: z.number() }),
  }),
  'GET /api/try/more-than-said': endpoint({
    zh: '試',
    en: 'try',
    duty: 'signed-in',
    reply: z.object({ n: z.number() }),
  }),
  'GET /api/try/broken': endpoint({ zh: '試', en: 'try', duty: 'signed-in', reply: z.object({}) }),
  'GET /api/try/undeclared': endpoint({ zh: '試', en: 'try', duty: 'signed-in', reply: z.object({}) }),
  'GET /api/try/unit/:unit': endpoint({
    zh: '試',
    en: 'try',
    duty: deed,
    params: z.object({ unit: z.string() }),
    reply: z.object({}),
  }),
  'POST /api/try/file': endpoint({
    zh: '試',
    en: 'try',
    duty: 'signed-in',
    takes: 'file',
    fields: ['kind'],
    reply: z.object({ name: z.string(), size: z.number(), kind: z.string() }),
  }),
  'GET /api/try/download': endpoint({ zh: '試', en: 'try', duty: 'signed-in', gives: 'stream' }),
})
const tryRefusals = refusals({
  FAR: { zh: '離得太遠。', en: 'Too far.', law: 'pdpa.15', status: 403, record: false },
})
const room = {
  refusals: tryRefusals,
  routes: routes(table, {
    'POST /api/try/lines/:id': async ({ body }) => ok({ n: body.lines.length }),
    'GET /api/try/wrong-reply': async () => ok({ n: '林守望' } as never),
    'GET /api/try/more-than-said': async () => ok({ n: 1, secret: '林守望' }),
    'GET /api/try/broken': () => Promise.reject(new Error('林守望 A123456789')),
    'GET /api/try/undeclared': async () => bad(refuse('NOBODY_KNOWS')),
    'GET /api/try/unit/:unit': async ({ params, actor }) =>
      params.unit === actor.current?.unit
        ? ok({})
        : bad(
            refuse('FAR', {}, [
              { rule: 'try/far', zh: '僅限本單位。', en: 'Own unit only.', law: 'pdpa.16' },
            ]),
          ),
    'POST /api/try/file': async ({ upload }) => {
      let size = 0
      for await (const chunk of upload.bytes) size += chunk.length
      return ok({ name: upload.name, size, kind: upload.fields['kind'] ?? '' })
    },
    'GET /api/try/download': async () =>
      ok({
        name: '每日"核對".csv',
        mediaType: 'text/csv',
        bytes: (async function* () {
          yield '民國,'
          yield '115'
        })(),
      }),
  }),
}

eachDatabase('door', (open) => {
  let house: TestHouse
  const lines: string[] = []
  const log = pino({ level: 'info', base: null }, { write: (line: string) => void lines.push(line) })
  beforeAll(async () => {
    house = await testHouse(open, {
      rooms: () => [room],
      log,
      config: { uploadBytes: 64 * 1024 },
    })
  })
  afterAll(async () => {
    await house.close()
  })

  it.each([
    ['/api/try/lines/1', { lines: [{ decision: 'approve' }, { decision: 'all' }] }, 'body.lines[1].decision'],
    ['/api/try/lines/1', { lines: [{ decision: 'ask', hidden: 1 }] }, 'body.lines[0].hidden'],
    ['/api/try/lines/1', { lines: [], everything: true }, 'body.everything'],
    ['/api/try/lines/1', {}, 'body.lines'],
    ['/api/try/lines/1', [], 'body'],
    ['/api/try/lines/1?page=x', { lines: [] }, 'query.page'],
    ['/api/try/lines/1?pages=1', { lines: [] }, 'query.pages'],
    ['/api/try/lines/12345678901', { lines: [] }, 'params.id'],
  ])('refuses %s %j and names the place', async (path, body, place) => {
    const { status, body: reply } = await (await house.as('head@north')).post(path, body)
    expect([status, reply.code, reply.params.place]).toEqual([400, 'FORM_FAULTY', place])
    expect(reply.reasons[0]).toMatchObject({ facts: { place } })
  })

  it('never repeats what was sent, whatever it is', async () => {
    const head = await house.as('head@north')
    const reply = await head.post('/api/try/lines/1', { lines: [{ decision: 'A123456789' }] })
    expect(reply.text).not.toContain('A123456789')
  })

  it.each([
    ['not json', '{"lines":', 'application/json', 400, 'NOT_JSON'],
    ['a poisoned prototype', '{"__proto__":{"x":1},"lines":[]}', 'application/json', 400, 'NOT_JSON'],
    ['text', 'lines', 'text/plain', 415, 'WRONG_MEDIA'],
    ['xml', '<a/>', 'application/xml', 415, 'WRONG_MEDIA'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415, 'WRONG_MEDIA'],
    ['too much', JSON.stringify({ lines: 'x'.repeat(1_100_000) }), 'application/json', 413, 'TOO_LARGE'],
  ])('refuses %s with a code', async (_name, payload, type, status, code) => {
    const { cookies } = await house.as('head@north')
    const reply = await house.app.inject({
      method: 'POST',
      url: '/api/try/lines/1',
      payload,
      remoteAddress: '10.1.2.3',
      headers: {
        'content-type': type,
        'x-subrosa': '1',
        host: 'localhost:8380',
        'user-agent': 'Mozilla/5.0 Chrome/150.0 test',
        cookie: `subrosa=${cookies.get('subrosa') ?? ''}`,
      },
    })
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([status, code])
  })

  it('knows which addresses exist and by which method', async () => {
    const head = await house.as('head@north')
    const [missing, wrong] = [await head.get('/api/nothing'), await head.delete('/api/try/broken')]
    expect([missing.status, missing.body.code]).toEqual([404, 'NO_SUCH_ROUTE'])
    expect([wrong.status, wrong.body.code, wrong.headers['allow']]).toEqual([405, 'NOT_THIS_WAY', 'GET'])
  })

  it.each([
    ['without the header', { 'x-subrosa': '' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('refuses a change %s', async (_name, headers) => {
    const head = await house.as('head@north')
    expect((await head.post('/api/try/lines/1', { lines: [] }, headers)).body.code).toBe('FOREIGN_ORIGIN')
    expect((await head.post('/api/try/lines/1', { lines: [] })).body).toEqual({ n: 0 })
  })

  it('answers with what the reply describes and nothing more', async () => {
    const head = await house.as('head@north')
    expect((await head.get('/api/try/more-than-said')).body).toEqual({ n: 1 })
    const faulty = await head.get('/api/try/wrong-reply')
    expect([faulty.status, faulty.body.code]).toEqual([500, 'REPLY_FAULTY'])
    expect(faulty.text).not.toContain('林守望')
  })

  it('turns the unexpected into a number, and logs neither message nor person', async () => {
    const head = await house.as('head@north')
    const [broken, undeclared] = [
      await head.get('/api/try/broken?id=A123456789'),
      await head.get('/api/try/undeclared'),
    ]
    expect([broken.status, broken.body.code]).toEqual([400, 'FORM_FAULTY'])
    const again = await head.get('/api/try/broken')
    expect([again.status, again.body.code, undeclared.body.code]).toEqual([500, 'INTERNAL', 'INTERNAL'])
    expect(again.body.message).toContain(again.body.params.incident)
    const logged = lines.join('')
    expect(logged).toContain(again.body.params.incident)
    expect(logged).toContain('"route":"/api/try/lines/:id"')
    expect(logged).not.toMatch(/林守望|A123456789|N001|evil\.example|nothing-here/)
  })

  it('shuts whoever could never, with the reason, and records it once a minute with the repeats', async () => {
    const officer = await house.as('officer@north')
    const since = await lastAct(house.store)
    for (let n = 0; n < 5; n++) {
      const { status, body } = await officer.get(`/api/try/unit/${house.units.north}`)
      expect([status, body.code, body.reasons[0].law]).toEqual([
        403,
        'DUTY_REFUSED',
        { id: 'service.5', zh: expect.stringContaining('公務員服務法'), en: expect.any(String) },
      ])
    }
    house.clock.pass(61_000)
    await officer.get(`/api/try/unit/${house.units.north}`)
    await house.settled()
    const { acts, andNoOthers } = await expectActs(house.store, since, ['web.refused', 'web.refused'])
    andNoOthers()
    expect(acts.map((act) => act.record['f.repeats'])).toEqual([0, 4])
  })

  it('records what a room refuses with 403: another unit, by id', async () => {
    const head = await house.as('head@north')
    const since = await lastAct(house.store)
    const refused = await head.get(`/api/try/unit/${house.units.south}`)
    expect([refused.status, refused.body.code, refused.body.law.id]).toEqual([403, 'FAR', 'pdpa.15'])
    await house.settled()
    expect((await actsSince(house.store, since)).at(-1)?.record).toMatchObject({
      act: 'web.refused',
      by: `person:${house.people['head@north']}`,
      'f.code': 'FAR',
      'f.route': 'GET /api/try/unit/:unit',
    })
  })

  it('streams one file in, up to the limit, and one out under its own name', async () => {
    const head = await house.as('head@north')
    const fine = await head.upload('/api/try/file', {
      name: '查詢.csv',
      content: 'x'.repeat(60_000),
      fields: { kind: 'log' },
    })
    expect(fine.body).toEqual({ name: '查詢.csv', size: 60_000, kind: 'log' })
    const large = await head.upload('/api/try/file', { name: 'a', content: 'x'.repeat(70_000) })
    expect([large.status, large.body.code, large.body.params.limit]).toEqual([413, 'TOO_LARGE', '64 KB'])
    expect((await head.post('/api/try/file', {})).body.code).toBe('WRONG_MEDIA')
    expect((await head.upload('/api/try/lines/1', { name: 'a', content: 'x' })).body.code).toBe('WRONG_MEDIA')
    const out = await head.get('/api/try/download')
    expect(out.text).toBe('民國,115')
    expect(out.headers['content-disposition']).toBe(
      `attachment; filename="______.csv"; filename*=UTF-8''${encodeURIComponent('每日"核對".csv')}`,
    )
  })

  it('tells whether it lives and can work, and counts without naming anybody', async () => {
    const local = house.browser({ address: '127.0.0.1' })
    expect([(await local.get('/healthz')).body, (await local.get('/readyz')).body]).toEqual([
      { status: 'ok' },
      { status: 'ready' },
    ])
    const { text } = await local.get('/metrics')
    expect(text).toMatch(
      /subrosa_http_seconds_count\{method="GET",route="\/api\/try\/broken",status="500"\} \d+/,
    )
    expect(text).not.toMatch(/nothing-here|A123456789/)
    expect((await house.browser().get('/metrics')).status).toBe(404)
  })

  it('describes itself as OpenAPI 3.1', async () => {
    const { body } = await house.browser().get('/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    const operation = body.paths['/api/try/lines/{id}'].post
    expect(operation['x-duty']).toBe('signed-in')
    expect(operation.requestBody.content['application/json'].schema.additionalProperties).toBe(false)
    expect(operation.parameters.map((p: { in: string; name: string }) => `${p.in}:${p.name}`)).toEqual([
      'path:id',
      'query:page',
    ])
    expect(body.components.schemas.Refusal.properties.code.enum).toEqual(
      expect.arrayContaining(['FAR', 'SIGN_IN_FIRST', 'SESSION_IDLE']),
    )
  })
})
