import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House, total } from '../fixtures/house.ts'
import { codeOf } from '../fixtures/people.ts'
import {
  LOWEST_BID,
  bidsText,
  boxForSealing,
  classify,
  must,
  parseRecipient,
  seal,
  verifyPublished,
} from '../index.ts'
import { holdersOf } from '../fixtures/people.ts'

let house: House
beforeAll(async () => {
  house = await House.build()
})
afterAll(() => house.end())

describe('sealed comparison', () => {
  test('Keelung: 2,580,000 against 4,086,000 is held; after the award act the price leaves, and anybody recomputes it', async () => {
    const { sealed, terms, commitment } = await house.price(4_086_000n)
    const bids = [total('A', 2_580_000n), total('B', 4_000_000n)]
    expect(codeOf(await house.release(sealed, 'award'))).toBe('NO_AWARDABLE_VERDICT')
    expect(must(await house.compare(sealed, 'first', bids))).toEqual({ code: 'LOW_BELOW_70' })
    const { price, nonce } = must(await house.release(sealed, 'award'))
    expect(price).toBe('4086000')
    const verdicts = [{ stage: 'first', bids: bidsText(bids), code: 'LOW_BELOW_70' }]
    expect(
      must(
        verifyPublished({
          terms,
          commitment,
          price: BigInt(price),
          nonce,
          classification: LOWEST_BID,
          verdicts,
        }),
      ),
    ).toEqual({ verdicts: 1 })
  })

  test('a bid above is never awarded; publication by law is another act', async () => {
    const { sealed } = await house.price(1_000_000n)
    expect(must(await house.compare(sealed, 'first', [total('A', 1_000_001n)]))).toEqual({ code: 'ABOVE' })
    expect(codeOf(await house.release(sealed, 'award'))).toBe('NO_AWARDABLE_VERDICT')
    expect(must(await house.release(sealed, 'publish')).price).toBe('1000000')
  })

  test('the reply is one code of the table and nothing else, for any price and bids', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        async (price, bid) => {
          const { sealed } = await house.price(price)
          const answer = must(await house.compare(sealed, 'first', [total('A', bid)]))
          expect(answer).toEqual({ code: must(classify(LOWEST_BID, 'first', price, bid)).code })
        },
      ),
      { numRuns: 12 },
    )
  })

  test('bisection by fake bids is stopped: by the order at the second turn, by the bound at last', async () => {
    const price = 7_654_321n
    const { sealed } = await house.price(price)
    let [low, high] = [1n, 1n << 34n]
    const asked: string[] = []
    for (const stage of [
      'first',
      'reduced',
      'round',
      'first',
      'round',
      'over',
      'first',
      'round',
      'round',
      'over',
    ]) {
      const guess = (low + high) / 2n
      const answer = await house.compare(sealed, stage, [total(`fake-${asked.length}`, guess)])
      asked.push(answer.ok ? answer.value.code : answer.refusal.code)
      if (!answer.ok) continue
      if (['ABOVE', 'OVER_8', 'OVER_TO_8', 'OVER_TO_4'].includes(answer.value.code)) high = guess
      else low = guess
    }
    // Downwards only, and never up again while he is above.
    expect(asked.slice(0, 4)).toEqual(['ABOVE', 'ABOVE', 'ABOVE', 'BIDS_DO_NOT_FOLLOW'])
    expect(
      asked.filter((code) => ['BIDS_DO_NOT_FOLLOW', 'EVALUATIONS_SPENT'].includes(code)).length,
    ).toBeGreaterThan(3)
    expect(high - low).toBeGreaterThan(100_000_000n)
    const { verdicts } = must(await house.ask({ ask: 'inspect', object: sealed.object }))
    expect(verdicts.length).toBe(
      asked.filter((code) => code !== 'BIDS_DO_NOT_FOLLOW' && code !== 'EVALUATIONS_SPENT').length,
    )
    await house.restart()
    expect(codeOf(await house.compare(sealed, 'first', [total('late', 1n)]))).toBe('BIDS_DO_NOT_FOLLOW')
  })

  test('the number of evaluations is durable: what was spent stays spent across restarts', async () => {
    const { sealed } = await house.price(1_000_000n)
    for (const [stage, figure] of [
      ['first', 9n],
      ['round', 8n],
      ['round', 7n],
      ['round', 6n],
    ] as const) {
      expect(must(await house.compare(sealed, stage, [total('A', figure * 1_000_000n)]))).toEqual({
        code: 'ABOVE',
      })
      await house.restart()
    }
    expect(codeOf(await house.compare(sealed, 'round', [total('A', 5_000_000n)]))).toBe('EVALUATIONS_SPENT')
    expect(must(await house.compare(sealed, 'over', [total('A', 1_040_000n)]))).toEqual({ code: 'OVER_TO_4' })
    expect(must(await house.release(sealed, 'award')).price).toBe('1000000')
  })

  test('only bids and stage of the ledgered record are compared, and like with like', async () => {
    const { sealed } = await house.price(1_000_000n)
    const bids = [total('A', 900_000n)]
    const act = await house.ledger.act('compare', 'person:chair', {
      object: sealed.object,
      stage: 'first',
      bids: bidsText(bids),
    })
    const evidence = await house.ledger.evidence(await house.from(), [act])
    const shares = await house.shares(sealed, act)
    const ask = {
      ask: 'compare',
      object: sealed.object,
      epoch: 1,
      stage: 'first',
      bids: bidsText(bids),
      body: sealed.body,
      shares,
      evidence,
    } as const
    expect(codeOf(await house.ask({ ...ask, bids: bidsText([total('A', 1n)]) }))).toBe('BIDS_NOT_IN_RECORD')
    expect(codeOf(await house.ask({ ...ask, stage: 'over' }))).toBe('BIDS_NOT_IN_RECORD')
    const mixed = await house.compare(sealed, 'first', [
      total('A', 900_000n),
      { ...total('B', 5n), basis: 'unit' },
    ])
    expect(codeOf(mixed)).toBe('BASIS_DIFFERS')
    expect(codeOf(await house.compare(sealed, 'nowhere', bids))).toBe('STAGE_UNKNOWN')
    expect(must(await house.ask({ ask: 'inspect', object: sealed.object })).verdicts).toEqual([])
  })

  test('the same act asked twice is one evaluation, with one answer', async () => {
    const { sealed } = await house.price(1_000_000n)
    const bids = bidsText([total('A', 900_000n)])
    const act = await house.ledger.act('compare', 'person:chair', {
      object: sealed.object,
      stage: 'first',
      bids,
    })
    const shares = await house.shares(sealed, act)
    for (let n = 0; n < 3; n += 1) {
      const evidence = await house.ledger.evidence(await house.from(), [act])
      const base = {
        ask: 'compare',
        object: sealed.object,
        epoch: 1,
        stage: 'first',
        bids,
        body: sealed.body,
        evidence,
      } as const
      expect(must(await house.ask({ ...base, shares: n === 0 ? shares : [] }))).toEqual({ code: 'WITHIN' })
    }
    expect(must(await house.ask({ ask: 'inspect', object: sealed.object })).verdicts).toHaveLength(1)
  })
})

describe('the officers’ shares', () => {
  test('two are needed, of this price, for this act, in this life of the sealer', async () => {
    const [one, two] = [await house.price(1_000_000n), await house.price(2_000_000n)]
    const bids = bidsText([total('A', 900_000n)])
    const record = (object: string) =>
      house.ledger.act('compare', 'person:chair', { object, stage: 'first', bids })
    const [act, other] = [await record(one.sealed.object), await record(two.sealed.object)]
    const ask = async (shares: readonly string[], body = one.sealed.body) => {
      const evidence = await house.ledger.evidence(await house.from(), [act])
      return codeOf(
        await house.ask({
          ask: 'compare',
          object: one.sealed.object,
          epoch: 1,
          stage: 'first',
          bids,
          body,
          shares,
          evidence,
        }),
      )
    }
    const good = await house.shares(one.sealed, act)
    expect(await ask([])).toBe('SHARES_TOO_FEW')
    expect(await ask(good.slice(1))).toBe('SHARES_TOO_FEW')
    expect(await ask([good[0]!, good[0]!])).toBe('SHARES_SAME_TWICE')
    expect(await ask(await house.shares(two.sealed, act))).toBe('SESSION_OVER')
    expect(await ask(await house.shares(one.sealed, other))).toBe('SESSION_OVER')
    expect(await ask(await house.shares(one.sealed, act, 'release'))).toBe('SESSION_OVER')
    expect(await ask(['AAAA', 'AAAA'])).toBe('SESSION_OVER')
    expect(await ask(good, two.sealed.body)).toBe('ENVELOPE_REFUSED')
    await house.restart()
    expect(await ask(good)).toBe('SESSION_OVER')
    expect(await ask(await house.shares(one.sealed, act, 'compare', house.officers.slice(1)))).toBe('OK')
  })
})

describe('what is not a price is not taken as one', () => {
  test('one officer alone, another table, another commitment, an opening to a person', async () => {
    const { sealed, terms, commitment } = await house.price(1_000_000n)
    const to = must(parseRecipient(house.recipient))
    const holders = holdersOf(house.officers)
    const { s } = must(
      await seal({
        object: 'price:bad',
        epoch: 1,
        content: new Uint8Array(48),
        size: 256,
        holders,
        needed: 2,
      }),
    )
    const price = { terms, commitment, classification: LOWEST_BID }
    const base = { object: 'price:bad', epoch: 1, needed: 2, holders, price }
    for (const [sealing, code] of [
      [{ ...base, needed: 1 }, 'HOLDERS_UNFIT'],
      [{ ...base, price: { ...price, classification: { ...LOWEST_BID, uses: 16 } } }, 'CLASSIFICATION_UNFIT'],
    ] as const)
      expect(
        codeOf(await house.ask({ ask: 'seal', sealing, box: await boxForSealing(to, sealing, s.slice()) })),
      ).toBe(code)
    // The server alters the terms on the way: the box that the browser bound to them does not open.
    const box = await boxForSealing(to, base, s.slice())
    const altered = { ...base, holders: holdersOf([...house.officers.slice(0, 2), house.guardians[0]!]) }
    expect(codeOf(await house.ask({ ask: 'seal', sealing: altered, box }))).toBe('ENVELOPE_REFUSED')
    const { acts } = await house.opening(sealed.object, 'person:1')
    expect(codeOf(await house.open(sealed.object, 'person:1', acts))).toBe('OBJECT_NOT_OF_THIS_KIND')
  })

  test('a body under the right keys that is not the committed price is refused at the table', async () => {
    const { sealed } = await house.price(1_000_000n, { decimals: 2 })
    const other = await house.price(1_000_000n)
    expect(
      codeOf(await house.compare({ ...sealed, body: other.sealed.body }, 'first', [total('A', 1n)])),
    ).toBe('ENVELOPE_REFUSED')
  })
})
