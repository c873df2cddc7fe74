import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { must } from '../fault.ts'
import type { SampleLog } from '../fixtures/sample-log.ts'
import { ORIGIN, copyLog, grow, sampleLog } from '../fixtures/sample-log.ts'
import { openCheckpoint, signCheckpoint } from '../note/checkpoint.ts'
import type { Verifier } from '../note/keys.ts'
import { generateKey, keyIdOf, parseCosigner, parseSigner, parseVerifier } from '../note/keys.ts'
import { emptyEdge, loadEdge } from '../tiles/edge.ts'
import { proveConsistency } from '../tiles/prove.ts'
import { emptyRoot } from '../tree/hash.ts'
import { formatAddCheckpoint, parseAddCheckpoint } from './request.ts'
import { witnessServer } from './server.ts'
import { DirectoryState, lockDirectory, originHash } from './state.ts'
import type { Submitted } from './submit.ts'
import { submitToWitness } from './submit.ts'
import { Witness } from './witness.ts'

const signer = must(parseCosigner(generateKey('witness.example/w1').skey))
let dir: string
let log: SampleLog
let logKey: Verifier
let server: Server
let url: string
let clock: number

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'witness-'))
  log = await sampleLog([7])
  logKey = must(parseVerifier(log.logKeys.vkey))
  clock = 1_790_000_000
  await listen([logKey])
})
afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())))

async function listen(logs: Verifier[]): Promise<void> {
  const witness = new Witness({ signer, logs, state: new DirectoryState(dir), now: () => (clock += 1) })
  server = witnessServer(witness, () => undefined)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const post = async (
  body: string | Buffer,
): Promise<{ status: number; type: string | null; fault: string | null; text: string }> => {
  const reply = await fetch(`${url}/add-checkpoint`, { method: 'POST', body })
  const { headers } = reply
  return {
    status: reply.status,
    type: headers.get('content-type'),
    fault: headers.get('tlog-witness-fault'),
    text: await reply.text(),
  }
}
const submit = (from: SampleLog, n = from.checkpoints.length - 1, oldSize?: number): Promise<Submitted> =>
  submitToWitness({
    url,
    witnessKey: signer.verifier,
    checkpoint: from.checkpoints[n] as string,
    store: from.store,
    ...(oldSize === undefined ? {} : { oldSize }),
  })
const body = async (oldSize: number, size: number, checkpoint: string): Promise<string> =>
  formatAddCheckpoint({ oldSize, proof: must(await proveConsistency(log.store, oldSize, size)), checkpoint })

describe('an honest log', () => {
  test('is cosigned as it grows, and monitors can read the last cosigned checkpoint', async () => {
    expect(await submit(log)).toMatchObject({ kind: 'cosigned', size: 7, seconds: 1_790_000_001 })
    await grow(log, 300)
    expect(await submit(log)).toMatchObject({ kind: 'cosigned', size: 307 })
    await grow(log, 1)
    expect(await submit(log, 2, 307)).toMatchObject({ kind: 'cosigned', size: 308 })
    const served = await fetch(`${url}/${originHash(ORIGIN)}/checkpoint`)
    const opened = must(openCheckpoint(await served.text(), logKey, [signer.verifier]))
    expect(opened.size).toBe(308)
    expect(opened.verdicts.verified).toHaveLength(2)
  })

  test('may submit the same checkpoint again', async () => {
    await submit(log)
    expect(await submit(log)).toMatchObject({ kind: 'cosigned', size: 7 })
    expect(await post(await body(7, 7, log.checkpoints[0] as string))).toMatchObject({ status: 200 })
  })

  test('may begin with the empty tree, under its one root', async () => {
    const empty = signCheckpoint(ORIGIN, 0, emptyRoot(), must(parseSigner(log.logKeys.skey)))
    expect(await post(`old 0\n\n${empty}`)).toMatchObject({ status: 200 })
    expect(await submit(log)).toMatchObject({ kind: 'cosigned', size: 7 })
    const wrong = signCheckpoint(ORIGIN, 0, Buffer.alloc(32), must(parseSigner(log.logKeys.skey)))
    expect(await post(`old 0\n\n${wrong}`)).toMatchObject({ status: 409 })
  })

  test('races with itself: of ten requests for two sizes, none rolls the witness back', async () => {
    await submit(log)
    await grow(log, 10)
    await grow(log, 10)
    const requests = await Promise.all([
      body(7, 17, log.checkpoints[1] as string),
      body(7, 27, log.checkpoints[2] as string),
    ])
    const replies = await Promise.all(Array.from({ length: 10 }, (_, n) => post(requests[n % 2] as string)))
    const cosigned = replies.filter((reply) => reply.status === 200)
    expect(cosigned).toHaveLength(1)
    expect(replies.filter((reply) => reply.status === 409)).toHaveLength(9)
    expect(await submit(log)).toMatchObject({ kind: 'cosigned', size: 27 })
  })
})

describe('the statuses of the specification', () => {
  test('409 with the known size when the old size is another', async () => {
    await submit(log)
    await grow(log, 3)
    for (const old of [0, 3, 9]) {
      expect(await post(await body(old, 10, log.checkpoints[1] as string))).toEqual({
        status: 409,
        type: 'text/x.tlog.size',
        fault: 'OLD_SIZE_DIFFERS',
        text: '7\n',
      })
    }
  })

  test('404 for an unknown log, 403 without its signature, 400 for nonsense', async () => {
    const stranger = await sampleLog([2])
    const other = signCheckpoint(
      'other.example',
      2,
      Buffer.alloc(32),
      must(parseSigner(generateKey('other.example').skey)),
    )
    expect(await post(`old 0\n\n${other}`)).toMatchObject({ status: 404, fault: 'LOG_UNKNOWN' })
    expect(await post(`old 0\n\n${stranger.checkpoints[0]}`)).toMatchObject({
      status: 403,
      fault: 'CHECKPOINT_SIGNATURE',
    })
    const good = log.checkpoints[0] as string
    expect(await post(`old 0\n\n${good.replace('\n7\n', '\n8\n')}`)).toMatchObject({ status: 403 })
    const hash = Buffer.alloc(32).toString('base64')
    const nonsense = [
      '',
      'old 0',
      `old\n\n${good}`,
      `old -1\n\n${good}`,
      `old 00\n\n${good}`,
      `old 1e9\n\n${good}`,
      `old 8\n\n${good}`,
    ]
    for (const bad of [
      ...nonsense,
      `old 0\nAAAA\n\n${good}`,
      `old 0\n${`${hash}\n`.repeat(64)}\n${good}`,
      `old 0\n\nhello`,
    ]) {
      expect(await post(bad)).toMatchObject({ status: 400, fault: 'REQUEST_MALFORMED' })
    }
    expect(await post(Buffer.of(0xff, 0xfe))).toMatchObject({ status: 400 })
    expect(await submit(stranger)).toMatchObject({ kind: 'refused', code: 'KEY_UNKNOWN' })
  })

  test('422 for a proof that is none, and nothing is remembered of it', async () => {
    const good = log.checkpoints[0] as string
    const hash = Buffer.alloc(32).toString('base64')
    expect(await post(`old 0\n${hash}\n\n${good}`)).toMatchObject({ status: 422, fault: 'PROOF_INVALID' })
    await submit(log)
    await grow(log, 3)
    expect(await post(`old 7\n${hash}\n\n${log.checkpoints[1]}`)).toMatchObject({
      status: 422,
      fault: 'PROOF_INVALID',
    })
    expect(await submit(log)).toMatchObject({ kind: 'cosigned' })
  })

  test('other paths and methods', async () => {
    const status = async (path: string, method = 'GET'): Promise<number> =>
      (await fetch(url + path, { method })).status
    expect(await status('/')).toBe(404)
    expect(await status('/add-checkpoint')).toBe(405)
    expect(await status(`/${originHash(ORIGIN)}/checkpoint`)).toBe(404)
    expect(await status(`/${originHash('other')}/checkpoint`)).toBe(404)
    expect(await status(`/${originHash(ORIGIN)}/checkpoint`, 'DELETE')).toBe(405)
    expect(await status('/../witness.key')).toBe(404)
    expect(await post('x'.repeat(300_000)).catch(() => ({ status: 413 }))).toMatchObject({ status: 413 })
  })
})

describe('a dishonest log is refused, and the fault is named', () => {
  test('rolled back to an older state', async () => {
    await grow(log, 20)
    await submit(log)
    const restored = await copyLog(log)
    Object.assign(restored, { size: 7, checkpoints: log.checkpoints.slice(0, 1) })
    expect(await submit(restored)).toMatchObject({
      kind: 'refused',
      code: 'TREE_ROLLED_BACK',
      witnessSize: 27,
    })
    expect(await post(await body(0, 7, log.checkpoints[0] as string))).toMatchObject({
      status: 409,
      fault: 'TREE_ROLLED_BACK',
      text: '27\n',
    })
  })

  test('forked at the same size', async () => {
    await submit(log)
    const fork = await copyLog(log)
    fork.size = 0
    await grow(fork, 7, emptyEdge())
    expect(await submit(fork)).toMatchObject({ kind: 'refused', code: 'TREE_FORKED', witnessSize: 7 })
    expect(await post(`old 7\n\n${fork.checkpoints[1]}`)).toMatchObject({ status: 409, fault: 'TREE_FORKED' })
  })

  test('rewritten and grown beyond: what is signed is kept as evidence', async () => {
    await grow(log, 20)
    await submit(log)
    const fork = await copyLog(log)
    fork.size = 7
    await grow(fork, 30, must(await loadEdge(fork.store, 7)))
    expect(await submit(fork)).toMatchObject({ kind: 'refused', code: 'TREE_FORKED' })
    const kept = readFileSync(join(dir, `${originHash(ORIGIN)}.evidence.jsonl`), 'utf8')
      .trimEnd()
      .split('\n')
    expect(JSON.parse(kept[0] as string)).toMatchObject({
      code: 'TREE_FORKED',
      checkpoint: fork.checkpoints[2],
    })
    await grow(log, 1)
    expect(await submit(log)).toMatchObject({ kind: 'cosigned', size: 28 })
  })
})

describe('state', () => {
  test('is on disk before the answer, survives a restart, and is never taken for empty when damaged', async () => {
    await submit(log)
    const path = join(dir, `${originHash(ORIGIN)}.json`)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ origin: ORIGIN, size: 7 })
    await new Promise<void>((resolve) => void server.close(() => resolve()))
    await listen([logKey])
    await grow(log, 2)
    expect(await post(await body(0, 9, log.checkpoints[1] as string))).toMatchObject({
      status: 409,
      text: '7\n',
    })
    const whole = readFileSync(path, 'utf8')
    for (const damaged of [
      '',
      '{',
      whole.replace(ORIGIN, 'else.example'),
      whole.replace('"size":7', '"size":-7'),
    ]) {
      writeFileSync(path, damaged)
      expect(await post(await body(0, 9, log.checkpoints[1] as string))).toMatchObject({
        status: 500,
        fault: 'STATE_DAMAGED',
      })
    }
    expect(readdirSync(dir).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  test('belongs to one process; a lock left by a dead one is taken over', async () => {
    const unlock = must(await lockDirectory(dir))
    writeFileSync(join(dir, 'lock'), `${process.ppid}\n`)
    expect(await lockDirectory(dir)).toMatchObject({ ok: false, fault: { code: 'STATE_LOCKED' } })
    writeFileSync(join(dir, 'lock'), '999999999\n')
    must(await lockDirectory(dir))
    await unlock()
  })
})

test('a connection that sends nothing, or half a request, does not hold the witness up', async () => {
  const { port } = server.address() as AddressInfo
  const idle = connect(port, '127.0.0.1')
  const half = connect(port, '127.0.0.1', () =>
    half.write('POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 9999\r\n\r\nold'),
  )
  expect(await submit(log)).toMatchObject({ kind: 'cosigned' })
  idle.destroy()
  half.destroy()
})

test('an unreachable witness, a witness that answers nonsense or signs with another key', async () => {
  const asks = (reply: () => Response): Promise<Submitted> =>
    submitToWitness({
      url: 'http://witness.invalid',
      witnessKey: signer.verifier,
      checkpoint: log.checkpoints[0] as string,
      store: log.store,
      fetch: () => Promise.resolve(reply()),
    })
  expect(await asks(() => new Response('busy', { status: 503 }))).toMatchObject({ kind: 'unreachable' })
  expect(await asks(() => new Response('x'.repeat(100_000)))).toMatchObject({ kind: 'unreachable' })
  expect(await asks(() => new Response('hello\n'))).toMatchObject({
    kind: 'refused',
    code: 'COSIGNATURE_BAD',
  })
  expect(await asks(() => new Response('many\n', { status: 409 }))).toMatchObject({
    kind: 'refused',
    code: 'REQUEST_REFUSED',
  })
  const gone = await submitToWitness({
    url: 'http://127.0.0.1:1',
    witnessKey: signer.verifier,
    checkpoint: log.checkpoints[0] as string,
    store: log.store,
  })
  expect(gone).toMatchObject({ kind: 'unreachable' })
})

test('the published requests of litewitness (torchwood) are answered as it answers them', async () => {
  // Log key, checkpoints and proofs of torchwood's internal/witness TestRace.
  const origin = 'sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562'
  const open = Buffer.from('ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f', 'hex')
  const id = keyIdOf(origin, 1, open).toString(16).padStart(8, '0')
  const key = must(parseVerifier(`${origin}+${id}+${Buffer.concat([Buffer.of(1), open]).toString('base64')}`))
  await new Promise<void>((resolve) => void server.close(() => resolve()))
  await listen([key])
  const request = (old: number, proof: string[], size: number, root: string, signature: string): string =>
    `old ${old}\n${proof.map((line) => `${line}\n`).join('')}\n${origin}\n${size}\n${root}\n\n— ${origin} ${signature}\n`
  const first = 'KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
  const one = request(
    0,
    [],
    1,
    first,
    'UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=',
  )
  const three = request(
    1,
    ['KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', 'KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    3,
    'RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=',
    'UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=',
  )
  const five = request(
    1,
    [
      'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      '+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=',
      'KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    ],
    5,
    'QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=',
    'UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=',
  )
  expect(must(parseAddCheckpoint(Buffer.from(three))).proof).toHaveLength(2)
  expect(await post(one)).toMatchObject({ status: 200 })
  expect(await post(five)).toMatchObject({ status: 200 })
  expect(await post(three)).toMatchObject({ status: 409, text: '5\n' })
})
