import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from '../fixtures/house.ts'
import { codeOf, holdersOf } from '../fixtures/people.ts'
import { type SealedObject, joinParts, must, openGrant, resealObject, unseal, unwrapPart } from '../index.ts'
import {
  boxForSealing,
  dropHolder,
  identityFromPaper,
  makeOfficerKey,
  makePaperKey,
  parseRecipient,
  wrapFor,
} from '../index.ts'

let house: House
const secret = new TextEncoder().encode('王小明 A123456789')
beforeAll(async () => {
  house = await House.build()
})
afterAll(() => house.end())

const officer = (n: number) => house.officers[n]!

async function read(
  sealed: SealedObject,
  n: number,
  box: string,
  opening: string,
): Promise<ReturnType<typeof unseal>> {
  const { identity, person } = officer(n)
  const s = must(await openGrant(identity, sealed, opening, box))
  const o = must(await joinParts(sealed, [must(await unwrapPart(identity, sealed, person))]))
  return unseal(sealed, s, o)
}

describe('log before open', () => {
  test('request, approval by another, ledger, release to that one person, once', async () => {
    const sealed = await house.secret(secret)
    const { acts, opening } = await house.opening(sealed.object, 'person:1')
    const { box } = must(await house.open(sealed.object, 'person:1', acts))
    expect(must(await read(sealed, 0, box, opening))).toEqual(secret)
    // Another officer, though he holds O too, cannot read the grant on its way.
    expect(codeOf(await openGrant(officer(1).identity, sealed, opening, box))).toBe('ENVELOPE_REFUSED')
    expect(codeOf(await openGrant(officer(0).identity, sealed, 'opening:other', box))).toBe(
      'ENVELOPE_REFUSED',
    )
    expect(codeOf(await house.open(sealed.object, 'person:1', acts))).toBe('ALREADY_USED')
  })

  test('one approval serves one person and one object', async () => {
    const [one, two] = [await house.secret(secret), await house.secret(secret)]
    const { acts } = await house.opening(one.object, 'person:1')
    expect(codeOf(await house.open(one.object, 'person:2', acts))).toBe('OTHER_PERSON')
    expect(codeOf(await house.open(two.object, 'person:1', acts))).toBe('OTHER_OBJECT')
    expect(codeOf(await house.open(one.object, 'person:1', acts))).toBe('OK')
  })

  test.each([
    ['approved by himself', { approver: 'person:1' }, 'SELF_APPROVAL'],
    ['approved for another person', { approval: { person: 'person:2' } }, 'OTHER_PERSON'],
    ['approved for another object', { approval: { object: 'petition:x' } }, 'OTHER_OBJECT'],
    ['approval of another opening', { approval: { opening: 'opening:x' } }, 'OTHER_OPENING'],
    ['approved for another purpose', { approval: { purpose: 'interview' } }, 'PURPOSE_NOT_LISTED'],
    [
      'a purpose that is not listed',
      { request: { purpose: 'curiosity' }, approval: { purpose: 'curiosity' } },
      'PURPOSE_NOT_LISTED',
    ],
    ['an approval of last week', { at: new Date(Date.now() - 7 * 86_400_000) }, 'APPROVAL_OVER'],
    ['an approval of tomorrow', { at: new Date(Date.now() + 86_400_000) }, 'APPROVAL_OVER'],
    ['no time at all', { at: new Date(0) }, 'APPROVAL_OVER'],
  ])('refuses: %s', async (_, change, code) => {
    const sealed = await house.secret(secret)
    const { acts } = await house.opening(sealed.object, 'person:1', change)
    expect(codeOf(await house.open(sealed.object, 'person:1', acts))).toBe(code)
  })

  test('refuses: acts in the wrong order, one alone, of another kind, or with a field left out', async () => {
    const sealed = await house.secret(secret)
    const { acts } = await house.opening(sealed.object, 'person:1')
    const wrong = await house.ledger.act('award', 'person:head', {
      object: sealed.object,
      person: 'person:1',
    })
    expect(codeOf(await house.open(sealed.object, 'person:1', [acts[1], acts[0]]))).toBe('ACT_NOT_FOR_THIS')
    expect(codeOf(await house.open(sealed.object, 'person:1', [acts[0]]))).toBe('ACT_NOT_FOR_THIS')
    expect(codeOf(await house.open(sealed.object, 'person:1', [acts[0], wrong]))).toBe('ACT_NOT_FOR_THIS')
    const evidence = await house.ledger.evidence(await house.from(), acts)
    for (const name of ['act', 'by', 'at', 'f.person', 'f.object', 'f.purpose', 'f.opening']) {
      const without = evidence.acts.map((act) => ({
        ...act,
        shown: act.shown.filter((field) => field.name !== name),
      }))
      const ask = {
        ask: 'open',
        object: sealed.object,
        epoch: 1,
        person: 'person:1',
        evidence: { ...evidence, acts: without },
      } as const
      expect(codeOf(await house.ask(ask)), name).toBe('FIELD_NOT_PROVED')
    }
  })

  test('a person without a key of the object gets nothing, whatever was approved', async () => {
    const sealed = await house.secret(secret)
    const { acts } = await house.opening(sealed.object, 'person:3')
    expect(codeOf(await house.open(sealed.object, 'person:3', acts))).toBe('NOT_AUTHORISED')
  })

  test('the same pair under a new opening number is still the same pair', async () => {
    const sealed = await house.secret(secret)
    const first = await house.opening(sealed.object, 'person:1')
    must(await house.open(sealed.object, 'person:1', first.acts))
    // A fresh approval for the request that was used, and the used approval for a fresh request.
    const again = await house.opening(sealed.object, 'person:1', {
      request: { opening: first.opening },
      approval: { opening: first.opening },
    })
    expect(codeOf(await house.open(sealed.object, 'person:1', again.acts))).toBe('ALREADY_USED')
    // The very record logged at a second place.
    const copies = [
      await house.ledger.appendRecord(first.acts[0].record),
      await house.ledger.appendRecord(first.acts[1].record),
    ]
    expect(codeOf(await house.open(sealed.object, 'person:1', copies))).toBe('ALREADY_USED')
  })
})

test('break-glass: two ethics officers and a closed ground, to the key pinned in the configuration', async () => {
  const sealed = await house.secret(secret)
  const glass = (change: object) =>
    house.opening(sealed.object, 'person:g1', { glass: true, approver: 'person:g2', ...change })
  const good = await glass({})
  const { box } = must(await house.open(sealed.object, 'person:g1', good.acts))
  expect(must(await openGrant(house.guardians[0]!.identity, sealed, good.opening, box))).toHaveLength(32)
  for (const [change, code] of [
    [{ approver: 'person:1' }, 'NOT_AUTHORISED'],
    [{ approver: 'person:g1' }, 'SELF_APPROVAL'],
    [{ request: { purpose: 'contact' }, approval: { purpose: 'contact' } }, 'PURPOSE_NOT_LISTED'],
  ] as const)
    expect(codeOf(await house.open(sealed.object, 'person:g1', (await glass(change)).acts))).toBe(code)
  const outsider = await house.opening(sealed.object, 'person:1', { glass: true, approver: 'person:g2' })
  expect(codeOf(await house.open(sealed.object, 'person:1', outsider.acts))).toBe('NOT_AUTHORISED')
})

test('break-glass to the end: no officer is left, O comes from two of three sheets, S to an ethics officer', async () => {
  const paper = must(await makePaperKey('paper:115'))
  const safe = { person: 'paper:115', recipient: paper.recipient, identity: officer(0).identity }
  const sealed = await house.secret(secret, [officer(0), safe])
  const { acts, opening } = await house.opening(sealed.object, 'person:g1', {
    glass: true,
    approver: 'person:g2',
  })
  const { box } = must(await house.open(sealed.object, 'person:g1', acts))
  const s = must(await openGrant(house.guardians[0]!.identity, sealed, opening, box))
  const sheets = [paper.shares[1]!.sheet, paper.shares[2]!.line]
  const identity = must(await identityFromPaper(sheets, 'paper:115'))
  const o = must(await unwrapPart(identity, sealed, 'paper:115'))
  expect(must(await unseal(sealed, s, o))).toEqual(secret)
  expect(codeOf(await identityFromPaper(sheets.slice(1), 'paper:115'))).toBe('SHARES_TOO_FEW')
})

describe('people come and go', () => {
  test('assigned by another, an officer gets S; by himself, or under another key, he does not', async () => {
    const sealed = await house.secret(secret, house.officers.slice(0, 1))
    const { person, recipient } = officer(2)
    const assign = async (
      by: string,
      fields: object,
      holder = { person, recipient: recipient as string },
    ) => {
      const act = await house.ledger.act('assign', by, {
        object: sealed.object,
        person,
        recipient,
        ...fields,
      })
      return house.ask({
        ask: 'assign',
        object: sealed.object,
        epoch: 1,
        holder,
        evidence: await house.ledger.evidence(await house.from(), [act]),
      })
    }
    const stranger = await makeOfficerKey()
    expect(codeOf(await assign(person, {}))).toBe('SELF_APPROVAL')
    expect(codeOf(await assign('person:head', {}, { person, recipient: stranger.recipient }))).toBe(
      'FIELD_NOT_PROVED',
    )
    expect(codeOf(await assign('person:head', { object: 'petition:x' }))).toBe('OTHER_OBJECT')
    expect(must(await assign('person:head', {})).holders).toEqual(['person:1', 'person:3'])
    const part = must(await unwrapPart(officer(0).identity, sealed, 'person:1'))
    const wider = { ...sealed, wraps: [...sealed.wraps, await wrapFor({ person, recipient }, part, sealed)] }
    const { acts, opening } = await house.opening(sealed.object, person)
    const { box } = must(await house.open(sealed.object, person, acts))
    expect(must(await read(wider, 2, box, opening))).toEqual(secret)
  })

  test('leaver drill: from the act on he gets no S; after resealing, his key with every old backup opens nothing', async () => {
    const sealed = await house.secret(secret)
    const backup = structuredClone(sealed)
    const approved = await house.opening(sealed.object, 'person:1')
    const act = await house.ledger.act('leave', 'person:head', { person: 'person:1' })
    const gone = must(
      await house.ask({
        ask: 'leave',
        person: 'person:1',
        evidence: await house.ledger.evidence(await house.from(), [act]),
      }),
    )
    expect(gone.objects).toContain(sealed.object)
    // Even with an approval from before, S is not given any more.
    expect(codeOf(await house.open(sealed.object, 'person:1', approved.acts))).toBe('NOT_AUTHORISED')
    // The remaining holder opens for resealing, and seals anew for himself and a successor.
    const { acts, opening } = await house.opening(sealed.object, 'person:2', {
      request: { purpose: 'reseal' },
      approval: { purpose: 'reseal' },
    })
    const { box } = must(await house.open(sealed.object, 'person:2', acts))
    const s = must(await openGrant(officer(1).identity, sealed, opening, box))
    const o = must(await unwrapPart(officer(1).identity, sealed, 'person:2'))
    const holders = holdersOf(house.officers.slice(1))
    const next = must(
      await resealObject(dropHolder(sealed, 'person:1'), { s, o }, { holders, needed: 1, size: 256 }),
    )
    const sealing = { object: sealed.object, epoch: 2, needed: 1, holders, price: null }
    const reseal = await house.ledger.act('reseal', 'person:2', { object: sealed.object })
    const boxed = await boxForSealing(must(parseRecipient(house.recipient)), sealing, next.s.slice())
    must(
      await house.ask({
        ask: 'reseal',
        sealing,
        box: boxed,
        evidence: await house.ledger.evidence(await house.from(), [reseal]),
      }),
    )
    expect(
      codeOf(
        await house.ask({
          ask: 'reseal',
          sealing: { ...sealing, epoch: 3 },
          box: boxed,
          evidence: await house.ledger.evidence(await house.from(), [reseal]),
        }),
      ),
    ).not.toBe('OK')
    // What the leaver has: his key, O of the first epoch, every backup. What the sealer has: S of the second.
    const his = must(await unwrapPart(officer(0).identity, backup, 'person:1'))
    expect(codeOf(await unseal(backup, next.s, his))).toBe('ENVELOPE_REFUSED')
    expect(codeOf(await unseal(next.sealed, next.s, his))).toBe('ENVELOPE_REFUSED')
    const old = await house.opening(sealed.object, 'person:2')
    expect(codeOf(await house.open(sealed.object, 'person:2', old.acts, 1))).toBe('EPOCH_DIFFERS')
    const successor = await house.opening(sealed.object, 'person:3')
    const granted = must(await house.open(sealed.object, 'person:3', successor.acts, 2))
    expect(must(await read(next.sealed, 2, granted.box, successor.opening))).toEqual(secret)
  })
})
