import { expect } from 'vitest'
import { couldEver, type Actor, type Role } from '#kernel/policy'
import type { Endpoint, Routes } from '#kernel/contract'
import type { Store } from '#kernel/store'
import { actsSince, lastAct } from './acts.ts'
import type { TestClient } from './door.ts'

/** What the table needs of a house: somebody in each role, and a browser without anybody. */
export interface RouteHouse {
  readonly store: Store
  readonly roles: Readonly<Partial<Record<Role, TestClient & { readonly actor: Actor }>>>
  anonymous(): TestClient
  settled(): Promise<void>
}
interface Call {
  readonly key: string
  readonly endpoint: Endpoint
  send(client: TestClient, extra: { query?: string; body?: unknown }): ReturnType<TestClient['get']>
}

function callsOf(tables: readonly Routes[]): Call[] {
  return tables.flatMap(({ contract }) =>
    Object.entries(contract).map(([key, endpoint]: [string, Endpoint]): Call => {
      const [method = '', pattern = ''] = key.split(' ')
      const path = pattern.replace(/:day\b/g, '2026-11-20').replace(/:\w+/g, 'nothing-here')
      return {
        key,
        endpoint,
        send(client, { query = '', body }) {
          if (method === 'GET') return client.get(path + query)
          if (endpoint.takes === 'file')
            return client.upload(path + query, { name: 'empty.csv', content: '' })
          return client[method === 'PUT' ? 'put' : method === 'DELETE' ? 'delete' : 'post'](
            path + query,
            body,
          )
        },
      }
    }),
  )
}

/**
 * Every route by every role: nobody gets past the door of a route that is not for everybody, whoever could never do the deed
 * gets 403 with reasons and an act, and whoever could is not stopped at the door.
 * @returns how many combinations were tried
 */
export async function checkRoleByRoute(house: RouteHouse, tables: readonly Routes[]): Promise<number> {
  let tried = 0
  const since = await lastAct(house.store)
  const expected = new Set<string>()
  for (const call of callsOf(tables)) {
    const { duty } = call.endpoint
    const nobody = await call.send(house.anonymous(), { query: '?undescribed=1', body: { undescribed: 1 } })
    tried += 1
    if (duty !== 'anyone')
      expect([call.key, nobody.status, nobody.body?.code]).toEqual([call.key, 401, 'SIGN_IN_FIRST'])
    if (duty === 'anyone') continue
    for (const [role, person] of Object.entries(house.roles)) {
      const reply = await call.send(person, { query: '?undescribed=1', body: { undescribed: 1 } })
      tried += 1
      if (duty === 'signed-in' || couldEver(person.actor, duty)) {
        expect([call.key, role, reply.body?.code]).not.toEqual([call.key, role, 'DUTY_REFUSED'])
        expect([call.key, role, reply.status]).not.toEqual([call.key, role, 401])
        continue
      }
      expect([call.key, role, reply.status, reply.body?.code]).toEqual([call.key, role, 403, 'DUTY_REFUSED'])
      expect(reply.body.reasons.length).toBeGreaterThan(0)
      expected.add(`person:${person.actor.person} ${call.key}`)
    }
  }
  await house.settled()
  const refused = (await actsSince(house.store, since)).filter(
    (act) => act.kind === 'web.refused' && act.record['f.code'] === 'DUTY_REFUSED',
  )
  expect(
    new Set(refused.map((act) => `${String(act.record['by'])} ${String(act.record['f.route'])}`)),
  ).toEqual(expected)
  return tried
}

/** Every route refuses a query key, and where it takes JSON a body key, that its contract does not name. @returns routes tried */
export async function checkUndescribed(house: RouteHouse, tables: readonly Routes[]): Promise<number> {
  let tried = 0
  for (const call of callsOf(tables)) {
    const { duty } = call.endpoint
    const able = Object.values(house.roles).find(
      (person) => duty === 'anyone' || duty === 'signed-in' || couldEver(person.actor, duty),
    )
    const client = duty === 'anyone' ? house.anonymous() : able
    if (!client) throw new Error(`nobody in the test house could ever do ${call.key}`)
    tried += 1
    const isLoose =
      (call.endpoint.query as { def?: { catchall?: unknown } } | undefined)?.def?.catchall !== undefined
    if (!isLoose) {
      const reply = await call.send(client, {
        query: '?undescribed=1',
        ...(call.endpoint.body ? { body: {} } : {}),
      })
      expect([call.key, reply.status, reply.body?.code]).toEqual([call.key, 400, 'FORM_FAULTY'])
    }
    if (call.key.startsWith('GET ') || call.endpoint.takes === 'file') continue
    const reply = await call.send(client, { body: { undescribed: 1 } })
    const places = (reply.body?.reasons ?? []).map(
      (reason: { facts?: { place?: string } }) => reason.facts?.place,
    )
    // A body of several forms is refused for its missing tag first; which keys each form has, its own tests say.
    const tag = (call.endpoint.body as { def?: { discriminator?: string } } | undefined)?.def?.discriminator
    expect([call.key, reply.status, places]).toEqual([
      call.key,
      400,
      expect.arrayContaining([tag === undefined ? 'body.undescribed' : `body.${tag}`]),
    ])
  }
  return tried
}
