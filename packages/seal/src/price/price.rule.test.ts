import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../fixtures/people.ts'
import {
  LOWEST_BID,
  bidsText,
  checkClassification,
  classificationDigest,
  classify,
  commitmentOf,
  decodePrice,
} from '../index.ts'
import {
  type Bid,
  type PriceTerms,
  encodePrice,
  lowestOf,
  makeNonce,
  must,
  parseAmount,
  parseBids,
  toHex,
  verifyPublished,
} from '../index.ts'

const amount = fc.bigInt({ min: 1n, max: 10n ** 27n - 1n })
const terms: PriceTerms = {
  tender: 'tender:115-001',
  item: 'all',
  basis: 'total',
  currency: 'TWD',
  decimals: 0,
  classification: classificationDigest(LOWEST_BID),
}
const bid = (bidder: string, figure: bigint, more: Partial<Bid> = {}): Bid => ({
  bidder,
  basis: 'total',
  currency: 'TWD',
  amount: figure,
  ...more,
})

describe('amounts', () => {
  test('any amount and nonce come back from their 48 bytes', () => {
    fc.assert(
      fc.property(amount, (price) => {
        const nonce = makeNonce()
        const bytes = encodePrice(price, nonce)
        expect(bytes).toHaveLength(48)
        expect(must(decodePrice(bytes))).toEqual({ price, nonce })
        expect(must(parseAmount(String(price)))).toBe(price)
      }),
    )
  })
  test.each(['', '0', '-1', '1.5', '1e6', '1,000', ' 1', '01', '１', '1'.repeat(28), '0x10', 'NaN'])(
    '%j is no amount',
    (text) => {
      expect(codeOf(parseAmount(text))).toBe('AMOUNT_MALFORMED')
    },
  )
})

describe('classification', () => {
  test('edges: equal to the reserve is within, exactly four fifths is not low', () => {
    const at = (price: bigint, figure: bigint, stage = 'first'): string =>
      must(classify(LOWEST_BID, stage, price, figure)).code
    expect(
      [699_999n, 700_000n, 799_999n, 800_000n, 1_000_000n, 1_000_001n].map((figure) =>
        at(1_000_000n, figure),
      ),
    ).toEqual(['LOW_BELOW_70', 'LOW_BELOW_80', 'LOW_BELOW_80', 'WITHIN', 'WITHIN', 'ABOVE'])
    expect(
      [1_000_000n, 1_040_000n, 1_040_001n, 1_080_000n, 1_080_001n].map((figure) =>
        at(1_000_000n, figure, 'over'),
      ),
    ).toEqual(['WITHIN', 'OVER_TO_4', 'OVER_TO_8', 'OVER_TO_8', 'OVER_8'])
    // The Keelung case: 2,580,000 against 4,086,000.
    expect(at(4_086_000n, 2_580_000n)).toBe('LOW_BELOW_70')
  })

  test('is exact where floats are not, and monotonic', () => {
    fc.assert(
      fc.property(amount, amount, amount, (price, a, b) => {
        const place = (figure: bigint): number =>
          LOWEST_BID.stages[0]!.bands.findIndex(
            ({ code }) => code === must(classify(LOWEST_BID, 'first', price, figure)).code,
          )
        const [low, high] = a < b ? [a, b] : [b, a]
        expect(place(low)).toBeLessThanOrEqual(place(high))
        expect(place(price)).toBe(2)
        expect(place(price + 1n)).toBe(3)
      }),
    )
  })

  test('a table that could be used to feel for the price is refused', () => {
    expect(checkClassification(LOWEST_BID).ok).toBe(true)
    const [first] = LOWEST_BID.stages
    const { bands } = first!
    const withBands = (next: unknown): unknown => ({ ...LOWEST_BID, stages: [{ ...first, bands: next }] })
    for (const bad of [
      { ...LOWEST_BID, uses: 100 },
      { ...LOWEST_BID, stages: [first, first] },
      { ...LOWEST_BID, stages: [{ ...first, uses: 0 }] },
      withBands([...bands].reverse()),
      withBands(bands.slice(0, 3)),
      withBands([bands[2], bands[2], bands[3]]),
      withBands([{ ...bands[2], upTo: { times: 0.5, of: 1, including: true } }, bands[3]]),
      withBands(
        Array.from({ length: 7 }, (_, n) => ({
          code: `B${n}`,
          upTo: n === 6 ? null : { times: n + 1, of: 10, including: true },
          awardable: true,
        })),
      ),
      null,
    ])
      expect(codeOf(checkClassification(bad as typeof LOWEST_BID))).toBe('CLASSIFICATION_UNFIT')
    expect(codeOf(classify(LOWEST_BID, 'constructor', 1n, 1n))).toBe('STAGE_UNKNOWN')
  })
})

describe('bids', () => {
  test('one list, one text', () => {
    const bids = [bid('A', 3n), bid('B', 2n)]
    expect(must(parseBids(bidsText(bids)))).toEqual(bids)
    for (const bad of [
      '[]',
      '{}',
      '[["A","total","TWD","1"] ]',
      '[["A","total","TWD",1]]',
      '[["A","total","TWD","1"],["A","total","TWD","2"]]',
      '[["A","lot","TWD","1"]]',
      '[["A","total","twd","1"]]',
    ])
      expect(parseBids(bad).ok).toBe(false)
    expect(must(lowestOf(bids, terms))).toBe(2n)
  })
  test('unit against total, dollars against New Taiwan dollars: not compared', () => {
    expect(codeOf(lowestOf([bid('A', 3n), bid('B', 2n, { basis: 'unit' })], terms))).toBe('BASIS_DIFFERS')
    expect(codeOf(lowestOf([bid('A', 3n, { currency: 'USD' })], terms))).toBe('BASIS_DIFFERS')
    expect(codeOf(lowestOf([], terms))).toBe('BIDS_UNFIT')
  })
})

describe('after the award anybody recomputes', () => {
  const nonce = makeNonce()
  const price = 4_086_000n
  const published = {
    terms,
    commitment: toHex(commitmentOf(price, nonce, terms)),
    price,
    nonce: toHex(nonce),
    classification: LOWEST_BID,
    verdicts: [
      { stage: 'first', bids: bidsText([bid('A', 2_580_000n), bid('B', 4_000_000n)]), code: 'LOW_BELOW_70' },
    ],
  }
  test('the truth', () => expect(must(verifyPublished(published))).toEqual({ verdicts: 1 }))
  test.each([
    ['another price', { price: 4_086_001n }, 'COMMITMENT_DIFFERS'],
    ['another nonce', { nonce: toHex(makeNonce()) }, 'COMMITMENT_DIFFERS'],
    ['another tender', { terms: { ...terms, tender: 'tender:2' } }, 'COMMITMENT_DIFFERS'],
    ['another table', { classification: { ...LOWEST_BID, uses: 9 } }, 'COMMITMENT_DIFFERS'],
    ['a lie at the table', { verdicts: [{ ...published.verdicts[0]!, code: 'WITHIN' }] }, 'VERDICT_DIFFERS'],
    [
      'more evaluations than allowed',
      { verdicts: Array(4).fill(published.verdicts[0]) },
      'EVALUATIONS_SPENT',
    ],
    [
      'an order that the procedure does not have',
      {
        verdicts: [
          published.verdicts[0]!,
          { stage: 'reduced', bids: bidsText([bid('A', 1n)]), code: 'LOW_BELOW_70' },
        ],
      },
      'BIDS_DO_NOT_FOLLOW',
    ],
    ['no nonce', { nonce: 'zz' }, 'BYTES_MALFORMED'],
    ['no price', { price: 0n }, 'AMOUNT_MALFORMED'],
  ])('%s is named', (_, change, code) => {
    expect(codeOf(verifyPublished({ ...published, ...change }))).toBe(code)
  })
})
