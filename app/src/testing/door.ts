import { sql } from 'kysely'
import type { Clock } from '#kernel/ground'
import { ActAppender } from '#kernel/ledger'
import { actorOf, peopleKeys, type Actor, type OidcSettings, type PeopleKeys } from '#kernel/people'
import type { Store } from '#kernel/store'
import { buildDoor, type DoorConfig, type DoorOptions, type Room } from '#kernel/web'
import { handClock, type HandClock } from './database.ts'
import { personNoOf, seedAgency, seedPeople, type SeedPerson, type SeedUnit } from './seed-agency.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads replies of every shape
type Json = any
export interface TestReply {
  readonly status: number
  readonly body: Json
  readonly text: string
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
}
export interface TestFile {
  readonly name: string
  readonly mediaType?: string
  readonly content: string | Uint8Array
  readonly fields?: Readonly<Record<string, string>>
}
/** A browser of one person: keeps cookies, sends the header that our pages send. */
export interface TestClient {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<TestReply>
  readonly post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<TestReply>
  readonly put: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<TestReply>
  readonly delete: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<TestReply>
  readonly upload: (path: string, file: TestFile) => Promise<TestReply>
  readonly cookies: Map<string, string>
}
export interface TestPerson extends TestClient {
  /** As the rules see him, at the moment of signing in. */
  readonly actor: Actor
}
export interface TestHouse {
  readonly store: Store
  readonly keys: PeopleKeys
  readonly clock: HandClock
  readonly units: Readonly<Record<SeedUnit, string>>
  readonly people: Readonly<Record<SeedPerson, string>>
  /** A browser in which nobody is signed in. Another address or browser is another workplace. */
  browser(workplace?: { address?: string; agent?: string }): TestClient
  /** The person, signed in; the same browser each time it is asked for. */
  as(key: SeedPerson): Promise<TestPerson>
  /** Waits until the refusals met at the door are in the ledger. */
  settled(): Promise<void>
  /** The door itself, for what the clients cannot say. */
  readonly app: Awaited<ReturnType<typeof buildDoor>>['app']
  close(): Promise<void>
}
export interface TestHouseOptions {
  /** The rooms whose routes the house shall have; people's own are always there. */
  readonly rooms?: (house: { store: Store; keys: PeopleKeys; clock: HandClock }) => readonly Room[]
  readonly config?: Partial<DoorConfig>
  readonly oidc?: OidcSettings | null
  readonly webRoot?: string | null
  readonly log?: DoorOptions['log']
  /** False: a database without an agency. */
  readonly seed?: boolean
}

/** A house of its own for one suite: fresh migrated database, seeded demo agency, the real door without a socket. */
export async function testHouse(
  open: (clock?: Clock) => Promise<Store>,
  options: TestHouseOptions = {},
): Promise<TestHouse> {
  const clock = handClock()
  const store = await open(clock)
  if (options.seed !== false) await seedAgency(store)
  const keys = peopleKeys(new Uint8Array(32).fill(7))
  const door = await buildDoor({
    store,
    keys,
    oidc: options.oidc ?? null,
    rooms: options.rooms?.({ store, keys, clock }) ?? [],
    appender: new ActAppender(store),
    log: options.log ?? null,
    config: {
      publicUrl: null,
      trustProxy: [],
      uploadBytes: 20 * 1024 * 1024,
      metricsToken: null,
      requestsPerMinute: 1_000_000,
      signInBurst: 1_000_000,
      ...options.config,
    },
    webRoot: options.webRoot ?? null,
  })
  const { app } = door
  const units = await idsBy(store, 'people_unit', 'code')
  const numbers = await idsBy(store, 'people_person', 'person_no')
  const people = Object.fromEntries(seedPeople.map((key) => [key, numbers[personNoOf(key)] ?? ''])) as Record<
    SeedPerson,
    string
  >
  const signedIn = new Map<SeedPerson, TestPerson>()

  function browser(workplace: { address?: string; agent?: string } = {}): TestClient {
    const cookies = new Map<string, string>()
    const send = async (
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      path: string,
      payload?: string | Buffer,
      extra: Record<string, string> = {},
    ): Promise<TestReply> => {
      const headers: Record<string, string> = {
        host: 'localhost:8380',
        'user-agent': workplace.agent ?? 'Mozilla/5.0 Chrome/150.0 test',
        'accept-language': 'zh-TW',
        'sec-fetch-site': 'same-origin',
        ...(method === 'GET' ? {} : { 'x-subrosa': '1', origin: 'http://localhost:8380' }),
        ...(cookies.size > 0
          ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
          : {}),
        ...extra,
      }
      const reply = await app.inject({
        method,
        url: path,
        headers,
        remoteAddress: workplace.address ?? '10.1.2.3',
        ...(payload === undefined ? {} : { payload }),
      })
      for (const { name, value, maxAge, expires } of reply.cookies as {
        name: string
        value: string
        maxAge?: number
        expires?: Date
      }[]) {
        if (value === '' || maxAge === 0 || (expires && expires.getTime() === 0)) cookies.delete(name)
        else cookies.set(name, value)
      }
      const isJson = String(reply.headers['content-type'] ?? '').includes('json')
      return {
        status: reply.statusCode,
        body: isJson && reply.body !== '' ? JSON.parse(reply.body) : null,
        text: reply.body,
        headers: reply.headers,
      }
    }
    const sendJson =
      (method: 'POST' | 'PUT' | 'DELETE') =>
      (path: string, body?: unknown, headers: Record<string, string> = {}) =>
        body === undefined
          ? send(method, path, undefined, headers)
          : send(method, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers })
    return {
      cookies,
      get: (path, headers) => send('GET', path, undefined, headers),
      post: sendJson('POST'),
      put: sendJson('PUT'),
      delete: sendJson('DELETE'),
      upload: (path, file) => {
        const { payload, type } = multipart(file)
        return send('POST', path, payload, { 'content-type': type })
      },
    }
  }

  return {
    store,
    keys,
    clock,
    people,
    app,
    browser,
    units: units as Record<SeedUnit, string>,
    settled: () => door.refusedActs.settled(),
    async as(key) {
      const known = signedIn.get(key)
      if (known && (await known.get('/api/session')).status === 200) return known
      const client = browser()
      const reply = await client.post('/api/sign-in/demo', { person: people[key], takeover: true })
      if (reply.status !== 200) throw new Error(`sign-in as ${key}: ${reply.text}`)
      const actor = await actorOf(store.read, people[key], clock())
      if (!actor) throw new Error(`${key} holds nothing`)
      const person = { ...client, actor }
      signedIn.set(key, person)
      return person
    },
    async close() {
      await app.close()
      await store.close()
    },
  }
}

async function idsBy(
  store: Store,
  table: 'people_unit' | 'people_person',
  column: 'code' | 'person_no',
): Promise<Record<string, string>> {
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, ${sql.ref(column)} as name from ${sql.table(table)}`.execute(store.read)
  return Object.fromEntries(rows.map(({ id, name }) => [name, id]))
}

function multipart(file: TestFile): { payload: Buffer; type: string } {
  const boundary = 'house-of-tests-7d1f'
  const parts: Buffer[] = Object.entries(file.fields ?? {}).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.mediaType ?? 'application/octet-stream'}\r\n\r\n`
  parts.push(Buffer.from(head), Buffer.from(file.content), Buffer.from(`\r\n--${boundary}--\r\n`))
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` }
}
