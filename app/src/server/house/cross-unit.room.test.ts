import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Contract } from '#kernel/contract'
import { actsSince, eachDatabase, lastAct, type SeedPerson, type TestClient, type TestReply } from '#testing'
import { openTestHouse, type WholeHouse } from './open-test-house.testing.ts'
import { cleanIds, DAY, entryOf, liveTheDay, marksOf, type Station, type Things } from './two-unit-day.testing.ts'
import { stateOf } from './untouched.testing.ts'

/** Everybody who might ask: the station's own, the neighbours, the line above, and those whose office it is to see more. */
const cast = {
  owner: 'officer@north', colleague: 'officer2@north', head: 'head@north', neighbour: 'officer@south', otherHead: 'head@south', precinct: 'head@precinct', chief: 'chief@hq',
  clerk: 'records@hq', otherClerk: 'records@precinct', ethics: 'ethics@ethics', auditor: 'it_auditor@it', admin: 'admin@it', outsideAuditor: 'external_auditor@hq', witness: 'witness@hq',
} as const satisfies Record<string, SeedPerson>
type Who = keyof typeof cast
const everybody = Object.keys(cast) as Who[]

interface Rule {
  /** Who may, of all in the cast; everybody else is refused and the attempt recorded. */
  readonly may: readonly Who[]
  readonly path?: (things: Things) => string
  readonly body?: (things: Things) => unknown
  /** A list within: who may not see the station's rows gets an answer without them. */
  readonly scoped?: true
}
const clerks: readonly Who[] = ['clerk', 'otherClerk']
const watch: readonly Who[] = ['ethics', 'auditor']
const above: readonly Who[] = ['head', 'precinct', 'chief']
const auditors: readonly Who[] = [...watch, 'outsideAuditor']
const imports: readonly Who[] = [...clerks, ...watch, 'admin']
const findings: readonly Who[] = ['head', 'ethics']
const importId = (): string => state.import
const state = { import: '', helper: '' }

/** Routes that name a thing of a station, or a day: the documented rule for each. What is not in this table is not tested, so it fails. */
const byId: Readonly<Record<string, Rule>> = {
  'GET /api/queries/imports/:import': { may: imports, path: importId },
  'GET /api/queries/imports/:import/faults': { may: imports, path: importId },
  'POST /api/queries/imports/:import/cancel': { may: clerks, path: importId },
  'GET /api/queries/entries/:entry': { may: ['owner', ...above, ...watch] },
  'POST /api/queries/entries/:entry/correction': { may: ['owner'], body: () => ({ ...entryOf('south'), why: '更正' }) },
  'GET /api/queries/cases/:case': { may: ['owner', 'colleague', ...above, ...clerks, ...watch] },
  'GET /api/queries/days/:day': { may: [...clerks, ...watch], path: () => DAY },
  'GET /api/queries/days/:day/phantoms': { may: ['owner', ...above, ...watch], path: () => DAY, scoped: true },
  'POST /api/queries/days/:day/reconciliation': { may: [...clerks, ...watch], path: () => DAY },
  'GET /api/queries/lines/:line': { may: ['owner', ...above, ...watch] },
  'POST /api/queries/lines/:line/open': { may: ['head'] },
  'GET /api/review/sheets/:sheet': { may: [...above, ...auditors] },
  'GET /api/review/sheets/:sheet/attachments': { may: auditors },
  'GET /api/review/items/:item/history': { may: ['head', ...auditors] },
  'POST /api/review/items/:item/open': { may: ['head'], body: () => ({}) },
  'POST /api/review/items/:item/stamp': { may: ['head'], body: () => ({ decision: 'approve', reason: '可' }) },
  'POST /api/review/items/:item/correct': { may: ['head'], body: ({ stamp }) => ({ corrects: stamp, decision: 'refer', reason: '可疑' }) },
  'POST /api/review/items/:item/reopen': { may: ['ethics'], body: () => ({ reason: '再審' }) },
  'GET /api/review/tasks/:task': { may: ['owner', 'head', 'ethics'] },
  'POST /api/review/tasks/:task/answer': { may: ['owner'], body: ({ attachment }) => ({ text: '說明', attachments: [attachment] }) },
  'POST /api/review/tasks/:task/attachments': { may: ['owner'] },
  'GET /api/review/attachments/:attachment': { may: ['owner', 'head', 'ethics'] },
  'GET /api/findings/:finding': { may: findings },
  'POST /api/findings/:finding/take': { may: findings, body: () => ({}) },
  'POST /api/findings/:finding/note': { may: findings, body: () => ({ text: '註記' }) },
  'POST /api/findings/:finding/actions': { may: findings, body: () => ({ text: '措施', owner: state.helper, due: '2026-12-01' }) },
  'POST /api/findings/actions/:action/finish': { may: ['colleague'], body: () => ({ text: '完成' }) },
  'POST /api/findings/actions/:action/verify': { may: findings, body: () => ({}) },
  'POST /api/findings/:finding/close': { may: findings, body: () => ({ outcome: 'no_fault', disclosure: 'no', conclusion: '無', recheckDue: '2027-01-05' }) },
  'POST /api/findings/:finding/recheck': { may: ['ethics', 'head'], body: () => ({ held: true, text: '無' }) },
  'GET /api/people/:id': { may: ['owner', ...above, ...clerks, ...watch, 'admin'], path: ({ person }) => person },
  'POST /api/people/:id/invitation': { may: ['admin'], path: ({ person }) => person },
  'POST /api/delegations/:id/end': { may: [...above, 'admin'], path: ({ delegation }) => delegation },
  'POST /api/roster/:id/withdraw': { may: [...clerks, 'admin'], path: ({ duty }) => duty, body: () => ({ reason: '更正' }) },
  'POST /api/posts/:id/move': { may: ['admin'], path: ({ post }) => post, body: () => ({ unit: whereTo(), from: '2026-12-01' }) },
  'POST /api/posts/:id/end': { may: ['admin'], path: ({ post }) => post, body: () => ({ to: '2026-12-31' }) },
  'GET /api/ledger/acts/:id': { may: [...auditors, 'witness'], path: () => '1' },
  'GET /api/outflow/checks/:check': { may: ['owner'] },
  'GET /api/outflow/files/:file': { may: ['owner'] },
  'GET /api/outflow/files/:file/text': { may: ['owner'] },
  'GET /api/outflow/files/:file/cleaned': { may: ['owner'] },
  'GET /api/outflow/files/:file/certificate': { may: ['owner'] },
  'POST /api/outflow/checks/:check/files': { may: ['owner'] },
  'POST /api/outflow/files/:file/clean': { may: ['owner'], body: () => cleanIds },
  'POST /api/outflow/files/:file/destroy': { may: ['owner'] },
  'POST /api/outflow/checks/:check/destroy': { may: ['owner'] },
}
/** What these tell is of the whole day, not of a station's things. */
const ofTheDay = ['GET /api/queries/imports/:import', 'GET /api/queries/imports/:import/faults', 'GET /api/queries/days/:day', 'GET /api/ledger/acts/:id']
let whereTo = (): string => ''
/** These name no station's thing: a kind of file, a look-up system of the whole house, a tile of the public log. */
const ofTheHouse = ['POST /api/people-import/:table', 'PUT /api/queries/systems/:system', 'GET /api/ledger/log/tile/*', 'GET /api/demo/samples/:sample']

const DAYS = `from=${DAY}&to=2026-11-23`
const MOMENTS = `from=${DAY}T00:00:00Z&to=2026-11-23T23:00:00Z`
/** Questions that a stranger might put to a list, aimed at the station. Lists without an entry are asked plainly. */
const aimed: Readonly<Record<string, (things: Things, unit: string) => readonly string[]>> = {
  'GET /api/queries/calendar': () => [DAYS],
  'GET /api/queries/days': () => [DAYS],
  'GET /api/queries/entries': ({ person }, unit) => [DAYS, `${DAYS}&person=${person}`, `${DAYS}&unit=${unit}`, `${DAYS}&unit=${unit}&person=${person}`],
  'GET /api/queries/cases': (_, unit) => ['', `unit=${unit}`, 'caseNo=CASE-NORTH'],
  'GET /api/queries/lines': ({ person }, unit) => [`day=${DAY}`, `day=${DAY}&unit=${unit}`, `day=${DAY}&person=${person}`, `day=${DAY}&rule=Q01`],
  'GET /api/queries/mine': () => [DAYS],
  'GET /api/queries/sheet': ({ sheet }) => [`sheet=${sheet}`, `sheet=${sheet}&state=answered`, `sheet=${sheet}&state=decided`],
  'GET /api/review/sheets': (_, unit) => ['', `unit=${unit}`, 'state=open'],
  'GET /api/review/queue': ({ sheet }) => ['', `sheet=${sheet}`, `sheet=${sheet}&state=decided`],
  'GET /api/review/figures': ({ person }) => [DAYS, `${DAYS}&person=${person}`],
  'GET /api/findings': ({ person }, unit) => ['', `unit=${unit}`, `subject=${person}`, 'rule=queries.Q02'],
  'GET /api/ledger/acts': ({ person, line }) => ['', `person=${person}`, `thing=line:${line}`],
  'GET /api/people': (_, unit) => ['', `unit=${unit}`],
  'GET /api/people/names': (things) => [`ids=${Object.values(things).join(',')}`],
  'GET /api/posts': (_, unit) => ['', `unit=${unit}`],
  'GET /api/roster': ({ person }, unit) => [MOMENTS, `${MOMENTS}&unit=${unit}`, `${MOMENTS}&person=${person}`],
  'GET /api/leave': ({ person }, unit) => [MOMENTS, `${MOMENTS}&unit=${unit}`, `${MOMENTS}&person=${person}`],
  'GET /api/sign-in/oidc/callback': () => ['state=x'],
}
/** What a colleague sees with right: the cases of his station, and the measure that he was given to carry out. */
const ofColleagues = ['GET /api/queries/cases', 'GET /api/findings/actions/mine']

eachDatabase('reading across units', (open) => {
  let whole: WholeHouse
  let north: Things
  let contracts: Contract
  beforeAll(async () => {
    whole = await openTestHouse(open)
    north = ((await liveTheDay(whole)) satisfies Readonly<Record<Station, Things>>).north
    state.import = (await (await whole.house.as('records@hq')).get('/api/queries/imports?kind=log')).body.rows[0].id
    state.helper = whole.house.people['officer2@north']
    whereTo = () => whole.house.units.south
    contracts = Object.assign({}, ...whole.tables.map((table) => table.contract)) as Contract
  }, 120_000)
  afterAll(() => whole.close())

  const keyed = (): string[] => Object.keys(contracts).filter((key) => /[:*]/.test(key))
  function ask(client: TestClient, key: string): Promise<TestReply> {
    const [method = '', pattern = ''] = key.split(' ')
    const rule = byId[key]
    const path = pattern.replace(/:(\w+)/, (_, name: string) => rule?.path?.(north) ?? north[name as keyof Things])
    if (contracts[key as keyof Contract]?.takes === 'file') return client.upload(path, { name: 'x.txt', content: '說明' })
    return method === 'GET' ? client.get(path) : client.post(path, rule?.body?.(north))
  }
  const signs = (): string[] => [...marksOf('north'), ...Object.values(north)]
  /** Not a byte of the thing: no mark of the station's day, no id but the one that was asked for. */
  function tellsNothing(reply: TestReply, key: string, spare: readonly string[] = []): void {
    const inside = signs().filter((mark) => !spare.includes(mark) && reply.text.includes(mark))
    expect([key, inside]).toEqual([key, []])
  }
  /** Those whose refusal stands in the ledger. */
  async function recorded(since: number): Promise<ReadonlySet<unknown>> {
    await whole.house.settled()
    return new Set((await actsSince(whole.house.store, since)).filter((act) => /refused/.test(act.kind)).map((act) => act.record['by']))
  }

  it('knows the rule for every route that names a thing', () => {
    expect(keyed().toSorted()).toEqual([...Object.keys(byId), ...ofTheHouse].toSorted())
  })

  it('refuses everybody else by id, shows nothing, changes nothing and records it', async () => {
    const before = await stateOf(whole)
    for (const key of keyed().filter((one) => byId[one])) {
      const since = await lastAct(whole.house.store)
      const others = everybody.filter((who) => !byId[key]?.may.includes(who))
      const refused = new Set<unknown>()
      for (const who of others) {
        const client = await whole.house.as(cast[who])
        const reply = await ask(client, key)
        tellsNothing(reply, `${key} ${who}`)
        if (byId[key]?.scoped && reply.status === 200) continue
        expect([key, who, reply.status, reply.body?.code], reply.text).toEqual([key, who, expect.toSatisfy((status) => status === 403 || status === 404), expect.stringMatching(/^[A-Z_]+$/)])
        refused.add(`person:${client.actor.person}`)
      }
      expect([key, await recorded(since)]).toEqual([key, refused])
    }
    expect(await stateOf(whole)).toEqual(before)
  }, 300_000)

  it('shows no row of the station to a neighbour in any list', async () => {
    const inDirectory = [north.person, north.post]
    let controls = 0
    const lists = Object.keys(contracts).filter((key) => key.startsWith('GET ') && !/[:*]/.test(key))
    for (const key of lists) {
      for (const query of aimed[key]?.(north, whole.house.units.north) ?? ['']) {
        const since = await lastAct(whole.house.store)
        const refused = new Set<unknown>()
        for (const who of ['neighbour', 'otherHead', 'colleague'] as const) {
          const client = await whole.house.as(cast[who])
          const reply = await client.get(`${key.slice(4)}?${query}`)
          if (who !== 'colleague' || !ofColleagues.includes(key)) tellsNothing(reply, `${key}?${query} ${who}`, inDirectory)
          expect([200, 303, 403, 404], `${key}?${query} ${who}: ${reply.text}`).toContain(reply.status)
          if (reply.status === 403) refused.add(`person:${client.actor.person}`)
        }
        const seen = await recorded(since)
        for (const who of refused) expect([key, query, seen.has(who)]).toEqual([key, query, true])
        const { text } = await (await whole.house.as('head@north')).get(`${key.slice(4)}?${query}`)
        controls += Number(signs().some((mark) => !inDirectory.includes(mark) && text.includes(mark)))
        // The ledger counts a repeated refusal at the door within the minute; each question here is a new one.
        whole.house.clock.pass(61_000)
      }
    }
    expect(controls, 'questions to which the station’s own head gets rows').toBeGreaterThan(20)
  }, 300_000)

  it('refuses a body that names another’s thing', async () => {
    const neighbour = await whole.house.as('officer@south')
    const otherHead = await whole.house.as('head@south')
    const { person, post, line, attachment } = north
    const unit = whole.house.units.north
    const [task] = (await neighbour.get('/api/review/tasks?state=answered')).body.rows
    const tries: readonly (readonly [TestClient, string, unknown, string])[] = [
      [neighbour, '/api/queries/entries', { ...entryOf('south'), forLine: line }, 'QUERIES_LINE_OF_OTHERS'],
      [neighbour, `/api/review/tasks/${task.id}/answer`, { text: '說明', attachments: [attachment] }, 'REVIEW_TASK_DONE'],
      [neighbour, '/api/delegations', { post, toPerson: person, from: '2026-12-01', to: '2026-12-02' }, 'NOT_ALLOWED'],
      [otherHead, '/api/delegations', { post, toPerson: person, from: '2026-12-01', to: '2026-12-02' }, 'NOT_ALLOWED'],
      [otherHead, '/api/queries/cases', { caseNo: 'CASE-X', title: null, unit, owners: [person], opened: '2026-11-01T00:00:00Z', closed: null, parties: [] }, 'NOT_ALLOWED'],
      [neighbour, '/api/session/post', { post }, 'NO_SUCH_POST'],
    ]
    const before = await stateOf(whole)
    for (const [client, path, body, code] of tries) {
      const reply = await client.post(path, body)
      expect([path, reply.body?.code]).toEqual([path, code])
      tellsNothing(reply, path)
    }
    const found = await neighbour.post('/api/queries/entries/search', { target: entryOf('north').target, keyKind: 'national_id', from: DAY, to: '2026-11-23' })
    expect([found.status, found.body.rows]).toEqual([200, []])
    expect(await stateOf(whole)).toEqual(before)
  })

  it('lets those through whose rule says so', async () => {
    for (const [key, { may }] of Object.entries(byId)) {
      for (const who of key.startsWith('GET ') ? may : may.slice(0, 1)) {
        const reply = await ask(await whole.house.as(cast[who]), key)
        expect([key, who, [401, 403, 404, 500].includes(reply.status)], reply.text).toEqual([key, who, false])
        if (!key.startsWith('GET ')) continue
        expect([key, who, reply.status]).toEqual([key, who, 200])
        // Where nothing of the station could be seen, not seeing it proves nothing.
        if (!ofTheDay.includes(key)) expect([key, who, signs().some((mark) => reply.text.includes(mark))]).toEqual([key, who, true])
      }
    }
  }, 300_000)
})
