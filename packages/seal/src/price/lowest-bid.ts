import type { Band, Classification } from './classify.ts'

const within = (times: number, of: number, including: boolean): Band['upTo'] => ({ times, of, including })

const AGAINST_RESERVE: readonly Band[] = [
  { code: 'LOW_BELOW_70', upTo: within(70, 100, false), awardable: true },
  { code: 'LOW_BELOW_80', upTo: within(80, 100, false), awardable: true },
  { code: 'WITHIN', upTo: within(1, 1, true), awardable: true },
  { code: 'ABOVE', upTo: null, awardable: false },
]

/**
 * An example of a table: lowest bid against a reserve price under the Government Procurement Act (edition 2019-05-22),
 * §52, §53, §58 and the Enforcement Rules §79 (strictly below 80 percent). The product takes its own from its dated law
 * data; the 4 and 8 percent are asked for once, after all rounds.
 */
export const LOWEST_BID: Classification = {
  edition: 'tw-procurement/lowest-bid/2019-05-22',
  uses: 8,
  stages: [
    // More than once, because after a refusal under §58 the second lowest takes the lowest one's place.
    { name: 'first', uses: 3, after: 'start-or-awardable', lowest: 'not-lower', bands: AGAINST_RESERVE },
    { name: 'reduced', uses: 1, after: 'not-awardable', lowest: 'not-higher', bands: AGAINST_RESERVE },
    { name: 'round', uses: 3, after: 'not-awardable', lowest: 'not-higher', bands: AGAINST_RESERVE },
    {
      name: 'over',
      uses: 1,
      after: 'not-awardable',
      lowest: 'not-higher',
      bands: [
        { code: 'WITHIN', upTo: within(1, 1, true), awardable: true },
        { code: 'OVER_TO_4', upTo: within(104, 100, true), awardable: true },
        { code: 'OVER_TO_8', upTo: within(108, 100, true), awardable: true },
        { code: 'OVER_8', upTo: null, awardable: false },
      ],
    },
  ],
}
