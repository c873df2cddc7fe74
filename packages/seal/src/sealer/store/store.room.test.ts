import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { House, total } from '../../fixtures/house.ts'
import { codeOf } from '../../fixtures/people.ts'
import { boxForSealing, must, parseRecipient, randomBytes } from '../../index.ts'
import { initSealer, openSealer, parseConfig, rekeySealer } from '../index.ts'
import { openMasterKey, unlockHalf } from './master-key.ts'

let house: House
beforeEach(async () => {
  house = await House.build()
})
afterEach(() => house.end())

const open = () => openSealer({ dir: house.dir }, house.ledger.config())

test('the directory and its files are for the owner alone; the master key may lie elsewhere', async () => {
  await house.secret(Uint8Array.of(1))
  const look = (dir: string): void => {
    expect(statSync(dir).mode & 0o777, dir).toBe(0o700)
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      if (entry.isDirectory()) look(join(dir, entry.name))
      else expect(statSync(join(dir, entry.name)).mode & 0o077, entry.name).toBe(0)
    }
  }
  look(house.dir)
  const [dir, keyFile] = [join(house.dir, 'second'), join(house.dir, 'second.key')]
  must(await initSealer({ dir, keyFile }))
  const sealer = must(await openSealer({ dir, keyFile }, house.ledger.config()))
  expect(readdirSync(dir)).not.toContain('master.key')
  await sealer.stop()
})

test('one process at a time; never made over an old store; refused while others can read it', async () => {
  expect(codeOf(await initSealer({ dir: house.dir }))).toBe('STORE_EXISTS')
  await house.sealer.stop()
  const alive = must(await open())
  expect(codeOf(await open())).toBe('STORE_LOCKED')
  await alive.stop()
  // What a killed process leaves is a socket at which nobody answers, or anything else that does not.
  writeFileSync(join(house.dir, 'lock'), '')
  const sealer = must(await open())
  await sealer.stop()
  chmodSync(join(house.dir, 'master.key'), 0o640)
  expect(codeOf(await open())).toBe('KEY_FILE_OPEN')
  chmodSync(join(house.dir, 'master.key'), 0o600)
  chmodSync(house.dir, 0o750)
  expect(codeOf(await open())).toBe('KEY_FILE_OPEN')
  chmodSync(house.dir, 0o700)
  expect(codeOf(await openSealer({ dir: house.dir }))).toBe('CONFIG_UNFIT')
  rmSync(join(house.dir, 'head.json'))
  expect(codeOf(await open())).toBe('STORE_DAMAGED')
  const long = join(house.dir, 'x'.repeat(90))
  must(await initSealer({ dir: long }))
  expect(codeOf(await openSealer({ dir: long }, house.ledger.config()))).toBe('CONFIG_UNFIT')
  const bare = mkdtempSync(join(tmpdir(), 'bare-'))
  expect(codeOf(await openSealer({ dir: bare }, house.ledger.config()))).toBe('STORE_DAMAGED')
  rmSync(bare, { recursive: true })
})

test('an edited or damaged file is known; nothing is given out of it', async () => {
  const sealed = await house.secret(Uint8Array.of(1))
  const [file = ''] = readdirSync(join(house.dir, 'objects'))
  const path = join(house.dir, 'objects', file)
  const whole = readFileSync(path, 'utf8')
  for (const damaged of [
    '',
    '{}',
    whole.slice(0, -10),
    whole.replace('person:2', 'person:9'),
    whole.replace('\n', ' \n'),
    `\n${whole}`,
  ]) {
    writeFileSync(path, damaged)
    const { acts } = await house.opening(sealed.object, 'person:1')
    expect(codeOf(await house.open(sealed.object, 'person:1', acts))).toBe('STORE_DAMAGED')
    expect(codeOf(await house.ask({ ask: 'inspect', object: sealed.object }))).toBe('STORE_DAMAGED')
  }
  writeFileSync(path, whole)
  const { acts } = await house.opening(sealed.object, 'person:1')
  expect(codeOf(await house.open(sealed.object, 'person:1', acts))).toBe('OK')
  // A file put in another's place is known by the name inside it.
  const other = await house.secret(Uint8Array.of(2))
  for (const name of readdirSync(join(house.dir, 'objects')))
    writeFileSync(join(house.dir, 'objects', name), whole)
  expect(codeOf(await house.ask({ ask: 'inspect', object: other.object }))).toBe('STORE_DAMAGED')
})

test('what is sealed is not sealed over, and the epoch goes up by one', async () => {
  const sealed = await house.secret(Uint8Array.of(1))
  const holders = sealed.wraps.map(({ person, recipient }) => ({ person, recipient }))
  const sealing = { object: sealed.object, epoch: 1, needed: 1, holders, price: null }
  expect(codeOf(await house.ask({ ask: 'seal', sealing, box: 'AAAA' }))).toBe('OBJECT_EXISTS')
  // Sent again because the answer was lost, the very same is done; another half under the same name is not.
  const fresh = { ...sealing, object: 'sent-twice' }
  const to = must(parseRecipient(house.recipient))
  const s = randomBytes(32)
  for (const [half, code] of [
    [s, 'OK'],
    [s, 'OK'],
    [randomBytes(32), 'OBJECT_EXISTS'],
  ] as const)
    expect(
      codeOf(
        await house.ask({ ask: 'seal', sealing: fresh, box: await boxForSealing(to, fresh, half.slice()) }),
      ),
    ).toBe(code)
  expect(
    codeOf(await house.ask({ ask: 'seal', sealing: { ...sealing, object: 'new', epoch: 2 }, box: 'AAAA' })),
  ).toBe('EPOCH_DIFFERS')
  expect(codeOf(await house.ask({ ask: 'seal', sealing: { ...sealing, object: 'new' }, box: 'AAAA' }))).toBe(
    'ENVELOPE_REFUSED',
  )
  expect(codeOf(await house.ask({ ask: 'inspect', object: 'new' }))).toBe('OBJECT_UNKNOWN')
})

test('a new master key: the same objects, grants, verdicts and destructions, and nothing opens under the old key', async () => {
  const [kept, gone] = [await house.secret(Uint8Array.of(1)), await house.secret(Uint8Array.of(2))]
  const { sealed } = await house.price(1_000_000n)
  for (const figure of [600_000n, 700_000n, 900_000n])
    must(await house.compare(sealed, 'first', [total('A', figure)]))
  const used = await house.opening(kept.object, 'person:1')
  must(await house.open(kept.object, 'person:1', used.acts))
  const act = await house.ledger.act('destroy', 'person:head', { object: gone.object })
  const evidence = await house.ledger.evidence(await house.from(), [act])
  must(await house.ask({ ask: 'destroy', object: gone.object, epoch: 1, evidence }))
  must(await house.ask({ ask: 'mark', field: 'x', value: 'y' }))
  await house.sealer.stop()
  const to = { dir: join(house.dir, 'rekeyed') }
  const { recipient, objects } = must(await rekeySealer({ dir: house.dir }, to))
  expect([objects, recipient === house.recipient]).toEqual([2, false])
  expect(codeOf(await rekeySealer({ dir: house.dir }, to))).toBe('STORE_EXISTS')
  const old = must(await openMasterKey(join(house.dir, 'master.key')))
  for (const file of readdirSync(join(to.dir, 'objects'))) {
    const { sealing, half } = JSON.parse(
      readFileSync(join(to.dir, 'objects', file), 'utf8').split('\n')[0] ?? '',
    )
    expect(codeOf(await unlockHalf(old, sealing, half))).toBe('STORE_DAMAGED')
  }
  house.sealer = must(await openSealer(to, house.ledger.config(house.config)))
  house.recipient = recipient
  expect(codeOf(await house.open(kept.object, 'person:1', used.acts))).toBe('ALREADY_USED')
  const again = await house.opening(kept.object, 'person:1')
  expect(codeOf(await house.open(kept.object, 'person:1', again.acts))).toBe('OK')
  expect(codeOf(await house.compare(sealed, 'first', [total('A', 950_000n)]))).toBe('EVALUATIONS_SPENT')
  expect(must(await house.release(sealed, 'award')).price).toBe('1000000')
  expect(must(await house.ask({ ask: 'inspect', object: gone.object })).state).toBe('destroyed')
})

test('a configuration that would weaken the check is refused', () => {
  const good = house.ledger.configFile()
  expect(parseConfig(good).ok).toBe(true)
  const { acts } = JSON.parse(good)
  for (const bad of [
    '',
    '{}',
    'null',
    ...[
      { quorum: 2 },
      { logKey: house.ledger.witnessKeys.skey },
      { witnessKeys: ['x'] },
      { purposes: [] },
      { more: 1 },
      { acts: { ...acts, request: acts.approve } },
      { approvalSeconds: 0 },
      { guardians: [{ person: 'person:g', recipient: 'age1x' }] },
      { quorum: 2, witnessKeys: [house.ledger.witnessKeys.vkey, house.ledger.witnessKeys.vkey] },
    ].map((change) => house.ledger.configFile(change)),
  ])
    expect(codeOf(parseConfig(bad)), bad.slice(0, 80)).toBe('CONFIG_UNFIT')
})
