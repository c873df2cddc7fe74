import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day, Instant } from '#kernel/ground'
import { actsSince, eachDatabase, expectActs, lastAct, testHouse, type TestHouse } from '#testing'
import {
  actorOf,
  ethicsPeople,
  headOf,
  importPosts,
  leaveAt,
  may,
  nextHeadAbove,
  peopleDeeds,
  rosterAt,
} from './index.ts'

const day = (text: string): Day => text as Day
const at = (text: string): Instant => `${text}:00.000Z` as Instant

eachDatabase('people', (open) => {
  let house: TestHouse
  beforeAll(async () => void (house = await testHouse(open)))
  afterAll(() => house.close())

  it('keeps what a correction replaced', async () => {
    const admin = await house.as('admin@it')
    const since = await lastAct(house.store)
    const reply = await admin.post('/api/people', {
      rows: [{ personNo: 'S003', name: '吳備勤改', joined: '2026-01-02' }],
    })
    expect(reply.body).toEqual({ added: 0, changed: 1, unchanged: 0 })
    ;(await expectActs(house.store, since, ['people.person.changed', 'people.rows.imported'])).andNoOthers()
    const { body } = await admin.get(`/api/people/${house.people['officer2@south']}`)
    expect(body.changes).toMatchObject([
      { field: 'name', before: '吳備勤', after: '吳備勤改', by: `person:${house.people['admin@it']}` },
    ])
    expect(JSON.stringify(await actsSince(house.store, since))).not.toContain('吳備勤')
  })

  it('moves a post by ending it and opening another; rights follow the day', async () => {
    const admin = await house.as('admin@it')
    const person = house.people['officer2@north']
    const before = (await admin.get(`/api/people/${person}`)).body.posts[0]
    const since = await lastAct(house.store)
    expect(
      (await admin.post(`/api/posts/${before.id}/move`, { unit: house.units.south, from: '2026-12-01' }))
        .status,
    ).toBe(200)
    ;(await expectActs(house.store, since, ['people.post.ended', 'people.post.opened'])).andNoOthers()
    const unitOn = async (now: string) =>
      (await actorOf(house.store.read, person, at(now)))?.posts.map((post) => post.unit)
    expect(await unitOn('2026-11-30T15:59')).toEqual([house.units.north])
    expect(await unitOn('2026-11-30T16:00')).toEqual([house.units.south])
    expect((await admin.post(`/api/posts/${before.id}/end`, { to: '2026-12-31' })).body.code).toBe(
      'POST_ENDED',
    )
  })

  it('lets nobody give himself rights, not in a form, not in a file, not by delegation', async () => {
    const admin = await house.as('admin@it')
    const form = await admin.post('/api/posts', {
      rows: [{ personNo: 'T003', unitCode: 'ethics', title: '政風主任', role: 'ethics', from: '2026-11-23' }],
    })
    expect([form.body.code, form.body.reasons[0].facts]).toEqual([
      'ROWS_FAULTY',
      { line: 1, column: 'personNo' },
    ])
    const actor = admin.actor
    const own = { kind: 'person' as const, person: actor.person, post: null, unit: null }
    const file = await house.store.unit((unit) =>
      importPosts(unit, own, [
        {
          line: 9,
          personNo: 'T003',
          unitCode: 'hq',
          title: '局長',
          role: 'chief',
          from: day('2026-11-23'),
          to: null,
        },
      ]),
    )
    expect(file.ok).toBe(false)
    const head = (await headOf(house.store.read, house.units.north, day('2026-11-23')))?.post
    const self = await admin.post('/api/delegations', {
      post: head,
      toPerson: actor.person,
      from: '2026-11-23',
      to: '2026-11-24',
    })
    expect(self.body.code).toBe('STAND_IN_SELF')
    const ended = await admin.post(`/api/posts/${actor.current?.post ?? ''}/end`, { to: '2026-12-31' })
    expect([ended.status, ended.body.code]).toEqual([403, 'NOT_ALLOWED'])
  })

  it('delegates a post for days: the stand-in holds it, in the holder’s name, and may not judge him', async () => {
    const head = await house.as('head@north')
    const officer = house.people['officer@north']
    const post = head.actor.current?.post ?? ''
    const since = await lastAct(house.store)
    const made = await head.post('/api/delegations', {
      post,
      toPerson: officer,
      from: '2026-11-23',
      to: '2026-11-25',
    })
    expect(made.status).toBe(200)
    ;(await expectActs(house.store, since, ['people.delegation.made'])).andNoOthers()
    const actor = await actorOf(house.store.read, officer, at('2026-11-25T15:00'))
    expect(actor?.posts[1]).toMatchObject({
      post,
      role: 'head',
      onBehalfOf: house.people['head@north'],
      until: '2026-11-25',
    })
    expect((await actorOf(house.store.read, officer, at('2026-11-25T16:00')))?.posts).toHaveLength(1)
    expect((await headOf(house.store.read, house.units.north, day('2026-11-24')))?.standIns).toEqual([
      officer,
    ])
    expect((await head.post(`/api/delegations/${made.body.id}/end`)).status).toBe(200)
    expect((await actorOf(house.store.read, officer, house.clock()))?.posts).toHaveLength(1)
    const stranger = await house.as('head@south')
    expect(
      (
        await stranger.post('/api/delegations', {
          post,
          toPerson: officer,
          from: '2026-11-23',
          to: '2026-11-25',
        })
      ).body.code,
    ).toBe('NOT_ALLOWED')
  })

  it('knows who answers for a unit and who stands above', async () => {
    const db = house.store.read
    const today = day('2026-11-23')
    expect((await headOf(db, house.units.south, today))?.person).toBe(house.people['head@south'])
    expect((await nextHeadAbove(db, house.units.south, today))?.person).toBe(house.people['head@precinct'])
    expect((await nextHeadAbove(db, house.units.precinct, today))?.person).toBe(house.people['chief@hq'])
    expect(await nextHeadAbove(db, house.units.hq, today)).toBeNull()
    expect((await ethicsPeople(db, today)).toSorted()).toEqual(
      [house.people['ethics@ethics'], house.people['ethics2@ethics']].toSorted(),
    )
  })

  it('refuses and records reading of another unit’s people, and shows one’s own', async () => {
    const head = await house.as('head@north')
    const since = await lastAct(house.store)
    const roster = '?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z'
    for (const path of [
      `/api/people/${house.people['officer@south']}`,
      `/api/roster${roster}&unit=${house.units.south}`,
      `/api/leave${roster}&person=${house.people['officer@south']}`,
    ]) {
      expect([path, (await head.get(path)).body.code]).toEqual([path, 'NOT_ALLOWED'])
    }
    expect((await head.get(`/api/people/${house.people['officer@north']}`)).status).toBe(200)
    expect((await head.get(`/api/roster${roster}`)).status).toBe(200)
    await house.settled()
    ;(await expectActs(house.store, since, ['web.refused', 'web.refused', 'web.refused'])).andNoOthers()
    const officer = await house.as('officer@south')
    expect((await officer.get(`/api/people/${house.people['officer@south']}`)).status).toBe(200)
    expect((await officer.get(`/api/people/${house.people['head@south']}`)).body.code).toBe('NOT_ALLOWED')
  })

  it('keeps roster and leave, corrects and withdraws them', async () => {
    const clerk = await house.as('records@hq')
    const duty = {
      personNo: 'N002',
      starts: '2026-11-23T00:00:00Z',
      ends: '2026-11-23T04:00:00Z',
      duty: '值班',
      place: 'indoor',
      terminal: 'N-1',
    }
    expect(
      (
        await clerk.post('/api/roster', {
          rows: [
            duty,
            {
              ...duty,
              starts: '2026-11-23T04:00:00Z',
              ends: '2026-11-23T08:00:00Z',
              duty: '巡邏',
              place: 'outdoor',
              terminal: null,
            },
          ],
        })
      ).body.added,
    ).toBe(2)
    const since = await lastAct(house.store)
    expect((await clerk.post('/api/roster', { rows: [{ ...duty, duty: '備勤' }] })).body).toEqual({
      added: 0,
      changed: 1,
      unchanged: 0,
    })
    ;(await expectActs(house.store, since, ['people.roster.changed', 'people.rows.imported'])).andNoOthers()
    const rows = await rosterAt(
      house.store.read,
      [house.people['officer@north']],
      at('2026-11-23T03:00'),
      at('2026-11-23T04:00'),
    )
    expect(rows).toMatchObject([{ duty: '備勤', place: 'indoor', terminal: 'N-1' }])
    expect((await clerk.post(`/api/roster/${rows[0]?.id ?? ''}/withdraw`, { reason: '換班' })).status).toBe(
      200,
    )
    expect(
      (await clerk.post(`/api/roster/${rows[0]?.id ?? ''}/withdraw`, { reason: '換班' })).body.code,
    ).toBe('NO_SUCH_DUTY')
    expect(await rosterAt(house.store.read, 'all', at('2026-11-23T00:00'), at('2026-11-23T04:00'))).toEqual(
      [],
    )
    expect(
      (
        await clerk.post('/api/leave', {
          rows: [
            {
              personNo: 'N002',
              starts: '2026-11-24T00:00:00Z',
              ends: '2026-11-25T00:00:00Z',
              kind: 'suspended',
            },
          ],
        })
      ).body.added,
    ).toBe(1)
    expect(
      await leaveAt(
        house.store.read,
        [house.people['officer@north']],
        at('2026-11-24T23:59'),
        at('2026-11-26T00:00'),
      ),
    ).toMatchObject([{ kind: 'suspended' }])
  })

  it('shuts out who has left: posts, session and sign-in', async () => {
    const admin = await house.as('admin@it')
    const officer = await house.as('officer@south')
    expect(
      (
        await admin.post('/api/people', {
          rows: [{ personNo: 'S002', name: '黃值勤', joined: '2026-01-02', leftOn: '2026-11-22' }],
        })
      ).status,
    ).toBe(200)
    expect((await officer.get('/api/session')).body.code).toBe('SESSION_OVER')
    expect(
      (await house.browser().post('/api/sign-in/demo', { person: house.people['officer@south'] })).body.code,
    ).toBe('NO_SUCH_PERSON')
    expect((await headOf(house.store.read, house.units.south, day('2026-11-23')))?.person).toBe(
      house.people['head@south'],
    )
  })

  it('gives words for ids of people, units and posts, and none for others', async () => {
    const officer = await house.as('officer@north')
    const [person, unit, post] = [
      house.people['head@north'],
      house.units.north,
      officer.actor.current?.post ?? '',
    ]
    const { body } = await officer.get(`/api/people/names?ids=${[person, unit, post, 'nobody'].join(',')}`)
    expect(body.names).toEqual({
      [person]: { zh: '所向前', en: '所向前' },
      [unit]: { zh: '北門派出所', en: 'North Gate station' },
      [post]: { zh: '警員', en: '警員' },
    })
  })

  it('answers for every deed of the room with words in both languages', () => {
    const actor = { person: 'x', name: '', posts: [], current: null, session: null }
    for (const deed of Object.values(peopleDeeds)) {
      const verdict = may(actor, deed, { kind: 'x', id: 'x' })
      expect(verdict.allowed ? [] : verdict.reasons[0]).toMatchObject({
        zh: expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/^[A-Z]/),
      })
    }
  })
})
