import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { must } from '../fault.ts'
import type { SampleLog } from '../fixtures/sample-log.ts'
import { ORIGIN, grow, sampleLog } from '../fixtures/sample-log.ts'
import { WitnessHouse } from '../fixtures/witness-house.ts'
import { openCheckpoint, signCheckpoint } from '../note/checkpoint.ts'
import { generateKey, keyIdOf, parseSigner, parseVerifier } from '../note/keys.ts'
import { emptyRoot } from '../tree/hash.ts'
import { parseAddCheckpoint } from './request.ts'
import { originHash } from './state.ts'

let house: WitnessHouse
let log: SampleLog
beforeEach(async () => {
  house = await WitnessHouse.open()
  log = house.log
})
afterEach(() => house.close())

describe('an honest log', () => {
  test('is cosigned as it grows, and monitors can read the last cosigned checkpoint', async () => {
    expect(await house.submit(log)).toMatchObject({ kind: 'cosigned', size: 7, seconds: 1_790_000_001 })
    await grow(log, 300)
    expect(await house.submit(log)).toMatchObject({ kind: 'cosigned', size: 307 })
    await grow(log, 1)
    expect(await house.submit(log, 2, 307)).toMatchObject({ kind: 'cosigned', size: 308 })
    const served = await fetch(`${house.url}/${originHash(ORIGIN)}/checkpoint`)
    const opened = must(openCheckpoint(await served.text(), house.logKey, [house.signer.verifier]))
    expect(opened.size).toBe(308)
    expect(opened.verdicts.verified).toHaveLength(2)
  })

  test('may submit the same checkpoint again', async () => {
    await house.submit(log)
    expect(await house.submit(log)).toMatchObject({ kind: 'cosigned', size: 7 })
    expect(await house.post(await house.body(7, 7, log.checkpoints[0] as string))).toMatchObject({
      status: 200,
    })
  })

  test('may begin with the empty tree, under its one root', async () => {
    const empty = signCheckpoint(ORIGIN, 0, emptyRoot(), must(parseSigner(log.logKeys.skey)))
    expect(await house.post(`old 0\n\n${empty}`)).toMatchObject({ status: 200 })
    expect(await house.submit(log)).toMatchObject({ kind: 'cosigned', size: 7 })
    const wrong = signCheckpoint(ORIGIN, 0, Buffer.alloc(32), must(parseSigner(log.logKeys.skey)))
    expect(await house.post(`old 0\n\n${wrong}`)).toMatchObject({ status: 409 })
  })

  test('races with itself: of ten requests for two sizes, none rolls the witness back', async () => {
    await house.submit(log)
    await grow(log, 10)
    await grow(log, 10)
    const requests = await Promise.all([
      house.body(7, 17, log.checkpoints[1] as string),
      house.body(7, 27, log.checkpoints[2] as string),
    ])
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) => house.post(requests[n % 2] as string)),
    )
    const cosigned = replies.filter((reply) => reply.status === 200)
    expect(cosigned).toHaveLength(1)
    expect(replies.filter((reply) => reply.status === 409)).toHaveLength(9)
    expect(await house.submit(log)).toMatchObject({ kind: 'cosigned', size: 27 })
  })
})

describe('the statuses of the specification', () => {
  test('409 with the known size when the old size is another', async () => {
    await house.submit(log)
    await grow(log, 3)
    for (const old of [0, 3, 9]) {
      expect(await house.post(await house.body(old, 10, log.checkpoints[1] as string))).toEqual({
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
    expect(await house.post(`old 0\n\n${other}`)).toMatchObject({ status: 404, fault: 'LOG_UNKNOWN' })
    expect(await house.post(`old 0\n\n${stranger.checkpoints[0]}`)).toMatchObject({
      status: 403,
      fault: 'CHECKPOINT_SIGNATURE',
    })
    const good = log.checkpoints[0] as string
    expect(await house.post(`old 0\n\n${good.replace('\n7\n', '\n8\n')}`)).toMatchObject({ status: 403 })
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
      expect(await house.post(bad)).toMatchObject({ status: 400, fault: 'REQUEST_MALFORMED' })
    }
    expect(await house.post(Buffer.of(0xff, 0xfe))).toMatchObject({ status: 400 })
    expect(await house.submit(stranger)).toMatchObject({ kind: 'refused', code: 'KEY_UNKNOWN' })
  })

  test('422 for a proof that is none, and nothing is remembered of it', async () => {
    const good = log.checkpoints[0] as string
    const hash = Buffer.alloc(32).toString('base64')
    expect(await house.post(`old 0\n${hash}\n\n${good}`)).toMatchObject({
      status: 422,
      fault: 'PROOF_INVALID',
    })
    await house.submit(log)
    await grow(log, 3)
    expect(await house.post(`old 7\n${hash}\n\n${log.checkpoints[1]}`)).toMatchObject({
      status: 422,
      fault: 'PROOF_INVALID',
    })
    expect(await house.submit(log)).toMatchObject({ kind: 'cosigned' })
  })

  test('other paths and methods', async () => {
    const status = async (path: string, method = 'GET'): Promise<number> =>
      (await fetch(house.url + path, { method })).status
    expect(await status('/')).toBe(404)
    expect(await status('/add-checkpoint')).toBe(405)
    expect(await status(`/${originHash(ORIGIN)}/checkpoint`)).toBe(404)
    expect(await status(`/${originHash('other')}/checkpoint`)).toBe(404)
    expect(await status(`/${originHash(ORIGIN)}/checkpoint`, 'DELETE')).toBe(405)
    expect(await status('/../witness.key')).toBe(404)
    expect(await house.post('x'.repeat(300_000)).catch(() => ({ status: 413 }))).toMatchObject({
      status: 413,
    })
  })
})

test('the published requests of litewitness (torchwood) are answered as it answers them', async () => {
  // Log key, checkpoints and proofs of torchwood's internal/witness TestRace.
  const origin = 'sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562'
  const open = Buffer.from('ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f', 'hex')
  const id = keyIdOf(origin, 1, open).toString(16).padStart(8, '0')
  const key = must(parseVerifier(`${origin}+${id}+${Buffer.concat([Buffer.of(1), open]).toString('base64')}`))
  await house.close()
  await house.listen([key])
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
  expect(await house.post(one)).toMatchObject({ status: 200 })
  expect(await house.post(five)).toMatchObject({ status: 200 })
  expect(await house.post(three)).toMatchObject({ status: 409, text: '5\n' })
})
