import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House, total } from '../fixtures/house.ts'
import { Ledger } from '../fixtures/ledger.ts'
import { codeOf, people } from '../fixtures/people.ts'
import {
  type Identity,
  type SealedObject,
  ageOpen,
  combineShares,
  fromBase64,
  joinParts,
  must,
  openGrant,
} from '../index.ts'
import { parseIdentity, randomBytes, unseal, unwrapByPasskey, unwrapPart, wrapByPasskey } from '../index.ts'
import { sha256, toHex, utf8 } from '../bytes.ts'
import { openMasterKey, unlockHalf } from './store/master-key.ts'
import { SealerStore } from './store/store.ts'

/** One test for each row of the coalition table (README, threat model). */
let house: House
const secret = new TextEncoder().encode('王小明 A123456789 臺中市西屯區')
beforeAll(async () => {
  house = await House.build()
})
afterAll(() => house.end())

/** Every key that a coalition has, tried on every envelope that it has. */
async function tryAll(keys: readonly Identity[], envelopes: readonly string[]): Promise<number> {
  let opened = 0
  for (const key of keys)
    for (const envelope of envelopes) if ((await ageOpen(key, fromBase64(envelope)!)).ok) opened += 1
  return opened
}
const envelopesOf = (sealed: SealedObject): string[] => [sealed.body, ...sealed.wraps.map((wrap) => wrap.box)]

/** Root on the sealer's host, at rest: the store and the master key. */
async function stolenHalf(sealed: SealedObject): Promise<{ s: Uint8Array; master: Identity }> {
  const copy = `${house.dir}-stolen`
  // Sockets are no files to copy.
  cpSync(house.dir, copy, { recursive: true, filter: (path) => !path.endsWith('/lock') })
  const key = must(await openMasterKey(join(copy, 'master.key')))
  chmodSync(copy, 0o700)
  const store = must(await SealerStore.open(copy, key))
  const stored = must(await store.load(sealed.object))
  const s = must(await unlockHalf(key, sealed, stored.half))
  await store.close()
  rmSync(copy, { recursive: true })
  return { s, master: must(parseIdentity(readFileSync(join(house.dir, 'master.key'), 'utf8').trim())) }
}

describe('who learns an identity', () => {
  test('the database and all its backups: nothing, and no byte of it lies in the sealer either', async () => {
    const sealed = await house.secret(secret)
    // What stands beside it in the database: the officers' keys, wrapped. Without the wrapping secret they open nothing.
    const wrapped = must(await wrapByPasskey(house.officers[0]!, randomBytes(32), 'credential'))
    expect(codeOf(await unwrapByPasskey(wrapped, randomBytes(32)))).toBe('PASSKEY_WRONG')
    const strangers = (await people('person:x', 'person:y')).map(({ identity }) => identity)
    expect(await tryAll(strangers, [...envelopesOf(sealed), wrapped.box])).toBe(0)
    for (const place of [JSON.stringify(sealed), ...filesOf(house.dir)]) {
      expect(place).not.toContain('A123456789')
      expect(place).not.toContain(Buffer.from('A123456789').toString('base64').slice(0, 12))
    }
  })

  test('the database and the sealer’s store at rest, with its master key: S, but no O', async () => {
    const sealed = await house.secret(secret)
    const { s, master } = await stolenHalf(sealed)
    expect(await tryAll([master], envelopesOf(sealed))).toBe(0)
    expect(codeOf(await unseal(sealed, s, randomBytes(32)))).toBe('ENVELOPE_REFUSED')
    expect(codeOf(await unseal(sealed, s, s))).toBe('ENVELOPE_REFUSED')
  })

  test('a backup and one assigned officer’s key: O, but no S', async () => {
    const sealed = await house.secret(secret)
    const o = must(
      await joinParts(sealed, [must(await unwrapPart(house.officers[0]!.identity, sealed, 'person:1'))]),
    )
    expect(await tryAll([house.officers[0]!.identity], [sealed.body])).toBe(0)
    for (const s of [o, randomBytes(32), new Uint8Array(32)])
      expect(codeOf(await unseal(sealed, s, o))).toBe('ENVELOPE_REFUSED')
  })

  test('two officers without the sealer: O twice over, and no S', async () => {
    const sealed = await house.secret(secret)
    const parts = await Promise.all(
      [0, 1].map(async (n) =>
        must(await unwrapPart(house.officers[n]!.identity, sealed, house.officers[n]!.person)),
      ),
    )
    expect(parts[0]).toEqual(parts[1])
    expect(codeOf(await unseal(sealed, parts[0]!, parts[1]!))).toBe('ENVELOPE_REFUSED')
  })

  test('an assigned officer through the sealer: yes, and the ledger had it first', async () => {
    const sealed = await house.secret(secret)
    const { acts, opening } = await house.opening(sealed.object, 'person:1')
    const before = house.ledger.size
    const { box } = must(await house.open(sealed.object, 'person:1', acts))
    expect(house.ledger.size).toBe(before)
    const s = must(await openGrant(house.officers[0]!.identity, sealed, opening, box))
    const o = must(await unwrapPart(house.officers[0]!.identity, sealed, 'person:1'))
    expect(must(await unseal(sealed, s, o))).toEqual(secret)
  })

  test('an assigned officer and root on the sealer’s host, together: yes, unlogged. This is why they are two departments', async () => {
    const sealed = await house.secret(secret)
    const { s } = await stolenHalf(sealed)
    const o = must(await unwrapPart(house.officers[0]!.identity, sealed, 'person:1'))
    expect(must(await unseal(sealed, s, o))).toEqual(secret)
  })
})

describe('who learns a reserve price before the award', () => {
  test('one officer and root: no. Two officers without the sealer: no. Two officers and root: yes', async () => {
    const { sealed } = await house.price(4_086_000n)
    const share = async (n: number) =>
      must(await unwrapPart(house.officers[n]!.identity, sealed, house.officers[n]!.person))
    const { s } = await stolenHalf(sealed)
    expect(codeOf(await joinParts(sealed, [await share(0)]))).toBe('SHARES_TOO_FEW')
    expect(codeOf(await unseal(sealed, s, (await share(0)).slice(11, 43)))).toBe('ENVELOPE_REFUSED')
    const o = must(await joinParts(sealed, [await share(0), await share(2)]))
    expect(codeOf(await unseal(sealed, randomBytes(32), o))).toBe('ENVELOPE_REFUSED')
    expect((await unseal(sealed, s, o)).ok).toBe(true)
    expect(codeOf(await combineShares([await share(0), await share(1)], 'price:other\n1'))).toBe(
      'SHARES_DO_NOT_FIT',
    )
  })
})

describe('a ledger that lies', () => {
  test('an approval that was never logged, in a tree signed by the ledger’s own stolen key: the witness is missing', async () => {
    const sealed = await house.secret(secret)
    const { acts } = await house.opening(sealed.object, 'person:1')
    const evidence = await house.ledger.evidence(
      await house.from(),
      acts,
      house.ledger.checkpoint({ witnessed: false }),
    )
    expect(
      codeOf(await house.ask({ ask: 'open', object: sealed.object, epoch: 1, person: 'person:1', evidence })),
    ).toBe('WITNESSES_TOO_FEW')
  })

  test('a forked checkpoint, signed and witnessed, is refused for it contradicts what the sealer has seen', async () => {
    const sealed = await house.secret(secret)
    const first = await house.opening(sealed.object, 'person:1')
    must(await house.open(sealed.object, 'person:1', first.acts))
    // The same keys sign another history of the same length, with an approval that the true one does not have.
    const fork = new Ledger()
    Object.assign(fork, { keys: house.ledger.keys, witnessKeys: house.ledger.witnessKeys })
    const from = await house.from()
    while (fork.size < from) await fork.act('award', 'person:x', { object: 'filler' })
    for (const extra of [0, 2]) {
      for (let n = 0; n < extra; n += 1) await fork.act('award', 'person:x', { object: 'filler' })
      const fields = {
        object: sealed.object,
        person: 'person:1',
        purpose: 'contact',
        opening: `opening:fork-${extra}`,
      }
      const pair = [
        await fork.act('request', 'person:1', fields),
        await fork.act('approve', 'person:head', fields),
      ]
      const evidence = await fork.evidence(from, pair)
      expect(
        codeOf(
          await house.ask({ ask: 'open', object: sealed.object, epoch: 1, person: 'person:1', evidence }),
        ),
      ).toBe('CHECKPOINT_FORKED')
    }
    const honest = await house.opening(sealed.object, 'person:1')
    expect(codeOf(await house.open(sealed.object, 'person:1', honest.acts))).toBe('OK')
  })

  test('a checkpoint from before the request holds no request; one from before the sealer’s head is refused as old', async () => {
    const sealed = await house.secret(secret)
    const before = house.ledger.checkpoint()
    const { acts } = await house.opening(sealed.object, 'person:1')
    const evidence = await house.ledger.evidence(await house.from(), acts)
    const ask = { ask: 'open', object: sealed.object, epoch: 1, person: 'person:1' } as const
    expect(['PROOF_REFUSED', 'CHECKPOINT_FORKED']).toContain(
      codeOf(await house.ask({ ...ask, evidence: { ...evidence, checkpoint: before } })),
    )
    must(await house.ask({ ...ask, evidence }))
    const moved = { ...evidence, checkpoint: before, from: await house.from() }
    expect(codeOf(await house.ask({ ...ask, evidence: moved }))).toBe('CHECKPOINT_OLD')
    expect(codeOf(await house.ask({ ...ask, evidence }))).toBe('ALREADY_USED')
  })

  test('the head and the used approvals are remembered across a restart', async () => {
    const sealed = await house.secret(secret)
    const { acts } = await house.opening(sealed.object, 'person:1')
    must(await house.open(sealed.object, 'person:1', acts))
    const from = await house.from()
    await house.restart()
    expect(await house.from()).toBe(from)
    expect(codeOf(await house.open(sealed.object, 'person:1', acts))).toBe('ALREADY_USED')
  })
})

test('crypto-erasure: with the act in the ledger S is gone, a record stands in its place, and every backup is noise', async () => {
  const { sealed } = await house.price(1_000_000n)
  await house.compare(sealed, 'first', [total('A', 2_000_000n)])
  const path = join(house.dir, 'objects', `${toHex(sha256(utf8(sealed.object)))}.json`)
  expect(existsSync(path)).toBe(true)
  const destroy = async () => {
    const act = await house.ledger.act('destroy', 'person:chair', { object: sealed.object })
    return house.ask({
      ask: 'destroy',
      object: sealed.object,
      epoch: 1,
      evidence: await house.ledger.evidence(await house.from(), [act]),
    })
  }
  const { record } = must(await destroy())
  expect(record).toMatchObject({ object: sealed.object, epoch: 1 })
  expect(must(await destroy()).record).toEqual(record)
  expect(codeOf(await house.compare(sealed, 'first', [total('A', 1n)]))).toBe('OBJECT_DESTROYED')
  expect(codeOf(await house.release(sealed, 'publish'))).toBe('OBJECT_DESTROYED')
  expect(must(await house.ask({ ask: 'inspect', object: sealed.object })).state).toBe('destroyed')
  expect(existsSync(path)).toBe(false)
  // A crash after the record and before the erasure: the next start finishes it.
  writeFileSync(path, 'what was left')
  await house.restart()
  expect(existsSync(path)).toBe(false)
  expect(codeOf(await house.release(sealed, 'publish'))).toBe('OBJECT_DESTROYED')
})

function filesOf(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name)
    if (statSync(path).isSocket()) return []
    return statSync(path).isDirectory() ? filesOf(path) : [readFileSync(path, 'latin1')]
  })
}
