import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { must } from '../fault.ts'
import type { SampleLog } from '../fixtures/sample-log.ts'
import { ORIGIN, copyLog, grow } from '../fixtures/sample-log.ts'
import { WitnessHouse } from '../fixtures/witness-house.ts'
import { emptyEdge, loadEdge } from '../tiles/edge.ts'
import { lockDirectory, originHash } from './state.ts'
import type { Submitted } from './submit.ts'
import { submitToWitness } from './submit.ts'

let house: WitnessHouse
let log: SampleLog
beforeEach(async () => {
  house = await WitnessHouse.open()
  log = house.log
})
afterEach(() => house.close())

describe('a dishonest log is refused, and the fault is named', () => {
  test('rolled back to an older state', async () => {
    await grow(log, 20)
    await house.submit(log)
    const restored = await copyLog(log)
    Object.assign(restored, { size: 7, checkpoints: log.checkpoints.slice(0, 1) })
    expect(await house.submit(restored)).toMatchObject({
      kind: 'refused',
      code: 'TREE_ROLLED_BACK',
      witnessSize: 27,
    })
    expect(await house.post(await house.body(0, 7, log.checkpoints[0] as string))).toMatchObject({
      status: 409,
      fault: 'TREE_ROLLED_BACK',
      text: '27\n',
    })
  })

  test('forked at the same size', async () => {
    await house.submit(log)
    const fork = await copyLog(log)
    fork.size = 0
    await grow(fork, 7, emptyEdge())
    expect(await house.submit(fork)).toMatchObject({ kind: 'refused', code: 'TREE_FORKED', witnessSize: 7 })
    expect(await house.post(`old 7\n\n${fork.checkpoints[1]}`)).toMatchObject({
      status: 409,
      fault: 'TREE_FORKED',
    })
  })

  test('rewritten and grown beyond: what is signed is kept as evidence', async () => {
    await grow(log, 20)
    await house.submit(log)
    const fork = await copyLog(log)
    fork.size = 7
    await grow(fork, 30, must(await loadEdge(fork.store, 7)))
    expect(await house.submit(fork)).toMatchObject({ kind: 'refused', code: 'TREE_FORKED' })
    const kept = readFileSync(join(house.dir, `${originHash(ORIGIN)}.evidence.jsonl`), 'utf8')
      .trimEnd()
      .split('\n')
    expect(JSON.parse(kept[0] as string)).toMatchObject({
      code: 'TREE_FORKED',
      checkpoint: fork.checkpoints[2],
    })
    await grow(log, 1)
    expect(await house.submit(log)).toMatchObject({ kind: 'cosigned', size: 28 })
  })
})

describe('state', () => {
  test('is on disk before the answer, survives a restart, and is never taken for empty when damaged', async () => {
    await house.submit(log)
    const path = join(house.dir, `${originHash(ORIGIN)}.json`)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ origin: ORIGIN, size: 7 })
    await house.close()
    await house.listen([house.logKey])
    await grow(log, 2)
    expect(await house.post(await house.body(0, 9, log.checkpoints[1] as string))).toMatchObject({
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
      expect(await house.post(await house.body(0, 9, log.checkpoints[1] as string))).toMatchObject({
        status: 500,
        fault: 'STATE_DAMAGED',
      })
    }
    expect(readdirSync(house.dir).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  test('belongs to one process; a lock left by a dead one is taken over', async () => {
    const unlock = must(await lockDirectory(house.dir))
    writeFileSync(join(house.dir, 'lock'), `${process.ppid}\n`)
    expect(await lockDirectory(house.dir)).toMatchObject({ ok: false, fault: { code: 'STATE_LOCKED' } })
    writeFileSync(join(house.dir, 'lock'), '999999999\n')
    must(await lockDirectory(house.dir))
    await unlock()
  })
})

test('a connection that sends nothing, or half a request, does not hold the witness up', async () => {
  const port = Number(new URL(house.url).port)
  const idle = connect(port, '127.0.0.1')
  const half = connect(port, '127.0.0.1', () =>
    half.write('POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 9999\r\n\r\nold'),
  )
  expect(await house.submit(log)).toMatchObject({ kind: 'cosigned' })
  idle.destroy()
  half.destroy()
})

test('an unreachable witness, a witness that answers nonsense or signs with another key', async () => {
  const asks = (reply: () => Response): Promise<Submitted> =>
    submitToWitness({
      url: 'http://witness.invalid',
      witnessKey: house.signer.verifier,
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
    witnessKey: house.signer.verifier,
    checkpoint: log.checkpoints[0] as string,
    store: log.store,
  })
  expect(gone).toMatchObject({ kind: 'unreachable' })
})
