import fc from 'fast-check'
import { existsSync, statSync } from 'node:fs'
import { type Server, type Socket, connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from '../../fixtures/house.ts'
import { codeOf } from '../../fixtures/people.ts'
import { must } from '../../index.ts'
import { requestShapes } from '../requests/words.ts'
import { SealerClient } from './client.ts'
import { FrameReader, MAX_FRAME, encodeFrame } from './frame.ts'
import { type ServerEvent, serveSealer } from './server.ts'

let house: House
let server: Server
let path: string
const events: ServerEvent[] = []
beforeAll(async () => {
  house = await House.build()
  path = join(house.dir, 'sealer.sock')
  const limits = { connections: 4, frameMs: 250, answerMs: 20_000, idleMs: 800 }
  server = await serveSealer(house.sealer, path, { limits, say: (event) => events.push(event) })
})
afterAll(async () => {
  server.close()
  await house.end()
})

/** Sends raw bytes and collects what comes back until the sealer closes, or `enough` answers are there. */
function send(bytes: Uint8Array, enough: number): Promise<{ answers: unknown[]; closed: boolean }> {
  return new Promise((resolve) => {
    const socket: Socket = connect(path)
    const reader = new FrameReader()
    const answers: unknown[] = []
    const end = (closed: boolean): void => {
      socket.destroy()
      resolve({ answers, closed })
    }
    socket.on('data', (piece: Buffer) => {
      for (const frame of reader.push(piece)) if (frame.kind === 'value') answers.push(frame.value)
      if (answers.length >= enough) end(false)
    })
    socket.on('close', () => end(true))
    socket.on('error', () => end(true))
    socket.write(bytes)
  })
}
const frame = (body: Uint8Array, length = body.length): Uint8Array => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(length)
  return Buffer.concat([head, body])
}

describe('frames', () => {
  test('any values come back, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        (values, step) => {
          const bytes = Buffer.concat(values.map((value) => encodeFrame(value)))
          const reader = new FrameReader()
          const read: unknown[] = []
          for (let at = 0; at < bytes.length; at += step)
            read.push(...reader.push(bytes.subarray(at, at + step)))
          expect(read).toEqual(
            values.map((value) => ({ kind: 'value', value: JSON.parse(JSON.stringify(value)) as unknown })),
          )
          expect(reader.midway).toBe(false)
        },
      ),
    )
  })
})

describe('the socket', () => {
  test('is for its owner alone, and answers hello', async () => {
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const client = must(await SealerClient.connect(path))
    const hello = must(await client.ask({ ask: 'hello' }))
    expect(hello).toMatchObject({ protocol: 1, recipient: house.recipient, head: { size: 0 } })
    expect(hello.session).not.toBe(hello.recipient)
    client.close()
    expect(codeOf(await client.ask({ ask: 'hello' }))).toBe('SEALER_AWAY')
    expect(codeOf(await SealerClient.connect(`${path}.none`))).toBe('SEALER_AWAY')
  })

  test('an opening over the wire; every answer in its order', async () => {
    const client = must(await SealerClient.connect(path))
    const sealed = await house.secret(Uint8Array.of(1))
    const { acts } = await house.opening(sealed.object, 'person:1')
    const evidence = await house.ledger.evidence(await house.from(), acts)
    const ask = { ask: 'open', object: sealed.object, epoch: 1, person: 'person:1', evidence } as const
    const answers = await Promise.all([
      client.ask(ask),
      client.ask(ask),
      client.ask({ ask: 'inspect', object: sealed.object }),
    ])
    expect(answers.map(codeOf)).toEqual(['OK', 'ALREADY_USED', 'OK'])
    client.close()
  })

  test('the log names the request, its code and its time, and nothing of what was in it', async () => {
    expect(events.length).toBeGreaterThan(0)
    for (const event of events) expect(Object.keys(event).sort()).toEqual(['ask', 'code', 'event', 'ms'])
    expect(JSON.stringify(events)).not.toMatch(/petition|person|age1/)
  })
})

describe('hostile input', () => {
  test.each([
    ['no JSON', frame(Buffer.from('{')), 'REQUEST_MALFORMED'],
    ['no UTF-8', frame(Uint8Array.of(0xff, 0xfe)), 'REQUEST_MALFORMED'],
    ['an empty frame', frame(new Uint8Array()), 'REQUEST_MALFORMED'],
    ['a request that is not on the list', encodeFrame({ ask: 'dump' }), 'REQUEST_MALFORMED'],
    ['a name of the prototype', encodeFrame({ ask: 'constructor' }), 'REQUEST_MALFORMED'],
    ['a field that nobody asked for', encodeFrame({ ask: 'hello', more: 1 }), 'REQUEST_MALFORMED'],
    ['deep nesting', frame(Buffer.from('['.repeat(100_000))), 'REQUEST_MALFORMED'],
    ['a path as a name', encodeFrame({ ask: 'inspect', object: '../../etc/passwd' }), 'REQUEST_MALFORMED'],
    ['a frame too large', frame(Buffer.from('x'), MAX_FRAME + 1), 'FRAME_TOO_LARGE'],
    ['a frame that never ends', frame(Buffer.from('{"ask"'), 100), 'TIME_OVER'],
  ])('%s is answered with a code', async (_, bytes, code) => {
    const { answers } = await send(bytes, 1)
    expect(answers).toMatchObject([{ ok: false, code }])
  })

  test('silence is closed, and too many connections get no place', async () => {
    expect(await send(new Uint8Array(), 1)).toEqual({ answers: [], closed: true })
    const held = await Promise.all(Array.from({ length: 4 }, () => SealerClient.connect(path)))
    const fifth = await send(encodeFrame({ ask: 'hello' }), 1)
    expect(fifth).toEqual({ answers: [], closed: true })
    for (const client of held) must(client).close()
  })

  test('a request that hangs is answered that its time is over', async () => {
    const slow = { handle: () => new Promise<never>(() => undefined) } as unknown as typeof house.sealer
    const at = join(house.dir, 'slow.sock')
    const stuck = await serveSealer(slow, at, {
      limits: { connections: 1, frameMs: 50, answerMs: 50, idleMs: 5000 },
    })
    const client = must(await SealerClient.connect(at))
    expect(codeOf(await client.ask({ ask: 'hello' }))).toBe('TIME_OVER')
    client.close()
    stuck.close()
  })

  test('what fails inside is told by a code, and not by its error', async () => {
    const broken = {
      handle: () => Promise.reject(new Error('secret 4086000')),
    } as unknown as typeof house.sealer
    const at = join(house.dir, 'broken.sock')
    const said: ServerEvent[] = []
    const server = await serveSealer(broken, at, { say: (event) => said.push(event) })
    const client = must(await SealerClient.connect(at))
    const answer = await client.ask({ ask: 'hello' })
    expect(codeOf(answer)).toBe('INTERNAL')
    expect(JSON.stringify([answer, said])).not.toContain('4086000')
    client.close()
    server.close()
  })

  test('a flood on one connection is cut off', async () => {
    const hello = encodeFrame({ ask: 'mark', field: 'x', value: 'y' })
    const { answers } = await send(Buffer.concat(Array<Uint8Array>(200).fill(hello)), 200)
    expect(answers.length).toBeLessThan(200)
    expect(answers).toContainEqual(expect.objectContaining({ code: 'BUSY' }))
  })

  test('whatever JSON is asked, the answer is a code of the table, and the sealer lives', async () => {
    const asks = Object.keys(requestShapes)
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.record(
        {
          ask: fc.constantFrom(...asks),
          object: fc.jsonValue(),
          epoch: fc.jsonValue(),
          evidence: fc.jsonValue(),
        },
        { requiredKeys: ['ask'] },
      ),
    )
    await fc.assert(
      fc.asyncProperty(value, async (request) => {
        const answer = await house.sealer.handle(request)
        expect(answer.ok ? 'OK' : answer.refusal.code).toMatch(/^(OK|REQUEST_MALFORMED|OBJECT_UNKNOWN)$/)
      }),
      { numRuns: 500 },
    )
    expect((await house.sealer.handle({ ask: 'hello' })).ok).toBe(true)
  })
})

test('look-ups by blind index are counted by the hour, across restarts and a clock set back', async () => {
  const other = await House.build()
  const mark = (value: string) => other.ask({ ask: 'mark', field: 'national-id', value })
  other.now = new Date('2026-11-29T10:59:00Z')
  const first = must(await mark('A123456789'))
  expect(must(await mark(' a123456789 '))).toEqual(first)
  for (let n = 0; n < 18; n += 1) must(await mark(`X${n}`))
  expect(codeOf(await mark('Y'))).toBe('MARKS_SPENT')
  await other.restart()
  other.now = new Date('2026-11-29T09:00:00Z')
  expect(codeOf(await mark('Y'))).toBe('MARKS_SPENT')
  other.now = new Date('2026-11-29T11:00:00Z')
  expect(must(await mark('A123456789'))).toEqual(first)
  await other.end()
  expect(existsSync(other.dir)).toBe(false)
})
