import { expect, test } from 'vitest'
import { openSealingBox } from '../boxes.ts'
import { codeOf, holdersOf, people } from '../fixtures/people.ts'
import {
  boxForSealing,
  makeOfficerKey,
  blindMark,
  destructionDigest,
  dropHolder,
  joinParts,
  must,
  parseDestruction,
  planLeaver,
  randomBytes,
} from '../index.ts'
import { resealObject, rewrapPart, seal, unseal, unwrapPart } from '../index.ts'

test('the plan parts what he never saw from what he knows, and names where too few remain', () => {
  const base = { epoch: 1, needed: 1, openedBy: [] as string[] }
  const unseen = { ...base, object: 'a', holders: ['p:1', 'p:2'] }
  const seen = { ...base, object: 'b', holders: ['p:1', 'p:2'], openedBy: ['p:1'] }
  const alone = { ...base, object: 'c', holders: ['p:1'] }
  const pair = { ...base, object: 'd', needed: 2, holders: ['p:1', 'p:2'] }
  const others = { ...base, object: 'e', holders: ['p:2'] }
  expect(planLeaver('p:1', [unseen, seen, alone, pair, others])).toEqual({
    reseal: [unseen],
    known: [seen],
    stuck: [alone, pair],
  })
})

test('leaver drill: his old key and every old backup, with the S that followed, open nothing new', async () => {
  const [leaver, stays, comes] = await people('p:1', 'p:2', 'p:3')
  const old = must(
    await seal({
      object: 'petition:1',
      epoch: 1,
      content: Uint8Array.of(1, 2),
      size: 256,
      holders: holdersOf([leaver!, stays!]),
      needed: 1,
    }),
  )
  const o = must(await joinParts(old.sealed, [must(await unwrapPart(stays!.identity, old.sealed, 'p:2'))]))
  const next = must(
    await resealObject(
      old.sealed,
      { s: old.s, o },
      { holders: holdersOf([stays!, comes!]), needed: 1, size: 256 },
    ),
  )
  expect(next.sealed.epoch).toBe(2)
  expect(codeOf(await unwrapPart(leaver!.identity, next.sealed, 'p:1'))).toBe('HOLDER_UNKNOWN')
  // From the old backup he still has O of epoch 1; the sealer has only S of epoch 2.
  const his = must(await unwrapPart(leaver!.identity, old.sealed, 'p:1'))
  for (const sealed of [old.sealed, next.sealed, { ...next.sealed, epoch: 1 }])
    expect(codeOf(await unseal(sealed, next.s, his))).toBe('ENVELOPE_REFUSED')
  const mine = must(await unwrapPart(comes!.identity, next.sealed, 'p:3'))
  expect(must(await unseal(next.sealed, next.s, mine))).toEqual(Uint8Array.of(1, 2))
  expect(dropHolder(old.sealed, 'p:1').wraps.map((wrap) => wrap.person)).toEqual(['p:2'])
})

test('a new key: the part under it, be it O or a share, and nothing for the old one', async () => {
  const [one, two] = await people('p:1', 'p:2')
  const [fresh] = await people('p:1')
  for (const needed of [1, 2]) {
    const holders = holdersOf([one!, two!])
    const { sealed, s } = must(
      await seal({ object: 'x', epoch: 1, content: Uint8Array.of(5), size: 256, holders, needed }),
    )
    const next = must(await rewrapPart(sealed, 'p:1', one!.identity, fresh!.recipient))
    expect(codeOf(await unwrapPart(one!.identity, next, 'p:1'))).toBe('ENVELOPE_REFUSED')
    const parts = [
      must(await unwrapPart(fresh!.identity, next, 'p:1')),
      must(await unwrapPart(two!.identity, next, 'p:2')),
    ]
    const o = must(await joinParts(next, parts.slice(0, needed)))
    expect(must(await unseal(next, s, o))).toEqual(Uint8Array.of(5))
    expect(codeOf(await rewrapPart(sealed, 'p:1', two!.identity, fresh!.recipient))).toBe('ENVELOPE_REFUSED')
  }
})

test('halves are wiped where they were given away', async () => {
  const { identity, recipient } = await makeOfficerKey()
  const sealing = { object: 'x', epoch: 1, needed: 1, holders: [{ person: 'p:1', recipient }], price: null }
  const s = randomBytes(32)
  const before = s.slice()
  const box = await boxForSealing(recipient, sealing, s)
  expect(s).toEqual(new Uint8Array(32))
  expect(must(await openSealingBox(identity, sealing, box))).toEqual(before)
  expect(codeOf(await openSealingBox(identity, { ...sealing, epoch: 2 }, box))).toBe('ENVELOPE_REFUSED')
})

test('a blind index: the same person, the same mark; another key, field or person, another', () => {
  const key = randomBytes(32)
  const mark = must(blindMark(key, 'national-id', 'A123456789'))
  expect(must(blindMark(key, 'national-id', ' ａ123456789 '))).toBe(mark)
  const others = [
    blindMark(key, 'national-id', 'A123456780'),
    blindMark(key, 'phone', 'A123456789'),
    blindMark(randomBytes(32), 'national-id', 'A123456789'),
  ]
  expect(new Set([mark, ...others.map(must)]).size).toBe(4)
  for (const [field, value] of [
    ['national id', 'x'],
    ['x', '  '],
    ['x', 'x'.repeat(513)],
  ] as const)
    expect(codeOf(blindMark(key, field, value))).toBe('MARK_UNFIT')
})

test('a destruction record has one digest, and nothing else passes for one', () => {
  const hash = 'a'.repeat(64)
  const record = {
    format: 'subrosa-destruction/v1',
    object: 'x',
    epoch: 1,
    act: hash,
    treeSize: 9,
    half: hash,
    at: '2026-11-29T01:02:03Z',
  } as const
  expect(must(parseDestruction(JSON.stringify(record)))).toEqual(record)
  expect(destructionDigest({ ...record, treeSize: 10 })).not.toBe(destructionDigest(record))
  for (const bad of [
    '',
    '{}',
    JSON.stringify({ ...record, at: 'yesterday' }),
    JSON.stringify({ ...record, act: 'A'.repeat(64) }),
  ])
    expect(codeOf(parseDestruction(bad))).toBe('RECORD_UNFIT')
})
