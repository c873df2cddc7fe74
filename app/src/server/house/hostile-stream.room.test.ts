import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachDatabase, type SeedPerson } from '#testing'
import { openTestHouse, type WholeHouse } from './open-test-house.testing.ts'
import { bring, csv, LOG_HEAD } from './small-day.testing.ts'
import { importTheDay } from './two-unit-day.testing.ts'
import { stateOf } from './untouched.testing.ts'

const MIB = 1 << 20
const TWO_GB = 2 * 1024 * MIB
const HEAD =
  '--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\nlog\r\n--b\r\ncontent-disposition: form-data; name="system"\r\n\r\nhousehold\r\n'
const FILE =
  '--b\r\ncontent-disposition: form-data; name="file"; filename="log.csv"\r\ncontent-type: text/csv\r\n\r\n'

/** What became of a body that would have been 2 GB. */
interface Sent {
  readonly status: number
  readonly code: string
  /** MiB handed to the socket when the answer came, and in the end. */
  readonly atAnswer: number
  readonly atEnd: number
  /** MiB that the process, both ends of it, had grown by at most. */
  readonly grown: number
}
const chunk = (content: string | Buffer): Buffer => {
  const bytes = Buffer.from(content)
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
}

// A real socket: what a sender gets to hear while he is still sending cannot be seen without one.
eachDatabase('an upload without end', (open) => {
  let whole: WholeHouse
  let port: number
  let task: string
  beforeAll(async () => {
    whole = await openTestHouse(open, { uploadBytes: 4 * 1024 * MIB })
    await importTheDay(whole)
    task = (await (await whole.house.as('officer@north')).get('/api/review/tasks')).body.rows[0].id
    port = Number(new URL(await whole.house.app.listen({ host: '127.0.0.1', port: 0 })).port)
  }, 120_000)
  afterAll(() => whole.close())

  const headers = (cookie: string): Record<string, string> => ({
    host: `localhost:${port}`,
    'x-subrosa': '1',
    origin: `http://localhost:${port}`,
    'sec-fetch-site': 'same-origin',
    'user-agent': 'Chrome/150.0',
    ...(cookie === '' ? {} : { cookie }),
  })
  async function signIn(key: SeedPerson): Promise<string> {
    const body = JSON.stringify({ person: whole.house.people[key], takeover: true })
    const reply = await whole.house.app.inject({
      method: 'POST',
      url: '/api/sign-in/demo',
      remoteAddress: '127.0.0.1',
      headers: { ...headers(''), 'content-type': 'application/json' },
      payload: body,
    })
    expect(reply.statusCode, reply.body).toBe(200)
    return String([reply.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
  }
  /** Begins an upload by hand: a client of Node's stops sending when it is answered, a hostile one does not. */
  function begin(path: string, cookie: string, start: string): Socket {
    const socket = connect({ host: '127.0.0.1', port })
    const lines = Object.entries({
      ...headers(cookie),
      'content-type': 'multipart/form-data; boundary=b',
      'transfer-encoding': 'chunked',
    }).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
    socket.write(chunk(start))
    return socket
  }

  /** Sends a beginning and then letters without a line's end, as fast as they are taken, until 2 GB are sent or the line is cut. */
  async function send(path: string, cookie: string, start: string): Promise<Sent> {
    const letters = chunk(Buffer.alloc(MIB / 16, 'a'))
    const before = process.memoryUsage.rss()
    let [sent, atAnswer, peak, text] = [0, 0, before, '']
    const socket = begin(path, cookie, start)
    let go: () => void = () => undefined
    socket.on('data', (bytes) => {
      if (text === '') atAnswer = sent
      text += String(bytes)
    })
    socket.on('drain', () => go())
    socket.on('error', () => undefined)
    socket.on('close', () => go())
    while (sent < TWO_GB && !socket.destroyed) {
      sent += letters.length
      peak = Math.max(peak, process.memoryUsage.rss())
      if (!socket.write(letters))
        await new Promise<void>((resolve) => (socket.destroyed ? resolve() : (go = resolve)))
    }
    socket.destroy()
    const [, status = '0'] = /^HTTP\/1.1 (\d{3}) /.exec(text) ?? []
    const [, code = ''] = /"code":"(\w+)"/.exec(text) ?? []
    return {
      status: Number(status),
      code,
      atAnswer: atAnswer / MIB,
      atEnd: sent / MIB,
      grown: (peak - before) / MIB,
    }
  }
  /** Coded, long before the 2 GB, in the memory that it had; and whoever then still sends is cut off. */
  async function endsWell(deed: () => Promise<Sent>): Promise<Pick<Sent, 'status' | 'code'>> {
    const before = await stateOf(whole)
    const { atAnswer, atEnd, grown, ...answer } = await deed()
    expect(atAnswer).toBeLessThan(64)
    expect(atEnd).toBeLessThan(1024)
    expect(grown).toBeLessThan(100)
    expect(await stateOf(whole)).toEqual(before)
    expect((await whole.house.browser().get('/healthz')).status).toBe(200)
    return answer
  }

  describe('is answered while it comes in', () => {
    it.each<[string, SeedPerson | null, () => string, string, number, string]>([
      [
        'as a line of 2 GB',
        'records@hq',
        () => '/api/queries/imports',
        `${HEAD}${FILE}${LOG_HEAD}\r\n1,`,
        422,
        'QUERIES_FILE_REFUSED',
      ],
      [
        'as a quoted field of 2 GB',
        'records@hq',
        () => '/api/queries/imports',
        `${HEAD}${FILE}${LOG_HEAD}\r\n1,"`,
        422,
        'QUERIES_FILE_REFUSED',
      ],
      [
        'as a sample for the preview',
        'records@hq',
        () => '/api/queries/preview',
        `${HEAD}${FILE}`,
        422,
        'QUERIES_FILE_REFUSED',
      ],
      ['as a roster', 'admin@it', () => '/api/people-import/roster', FILE, 422, 'FILE_UNREADABLE'],
      [
        'as an attachment',
        'officer@north',
        () => `/api/review/tasks/${task}/attachments`,
        FILE,
        413,
        'ATTACHMENT_TOO_LARGE',
      ],
      [
        'as a field before the file',
        'records@hq',
        () => '/api/queries/imports',
        '--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\n',
        400,
        'FORM_FAULTY',
      ],
      ['from nobody', null, () => '/api/queries/imports', `${HEAD}${FILE}`, 401, 'SIGN_IN_FIRST'],
    ])(
      '%s',
      async (_, who, path, start, status, code) => {
        const cookie = who === null ? '' : await signIn(who)
        expect(await endsWell(() => send(path(), cookie, start))).toEqual({ status, code })
      },
      60_000,
    )
  })

  it('leaves nothing when the sender goes away, and the next good file is taken', async () => {
    const ethics = await whole.house.as('ethics@ethics')
    const inPhase = async (phase: string): Promise<number> =>
      (await ethics.get(`/api/queries/imports?phase=${phase}`)).body.rows.length
    const cookie = await signIn('records@hq')
    const before = await stateOf(whole)
    const rows = Array.from(
      { length: 5000 },
      (_, i) => `${i + 50},115/11/20 16:00:00,N002,PC-1,A1000${10_000 + i},身分證,,115-1`,
    )
    const socket = begin('/api/queries/imports', cookie, `${HEAD}${FILE}${csv(LOG_HEAD, ...rows)}`)
    await once(socket, 'connect')
    await expect.poll(() => inPhase('reading'), { timeout: 10_000 }).toBe(1)
    socket.destroy()
    await expect.poll(() => inPhase('cancelled'), { timeout: 10_000 }).toBe(1)
    await expect.poll(() => stateOf(whole), { timeout: 10_000 }).toEqual(before)
    expect(
      (
        await bring(
          await whole.house.as('records@hq'),
          'log',
          csv(LOG_HEAD, '9,115/11/20 16:00:00,N002,PC-1,A123456789,身分證,,115-1'),
        )
      ).status,
    ).toBe(200)
  })
})
