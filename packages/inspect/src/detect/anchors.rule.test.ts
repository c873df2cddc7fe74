import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectors } from './detectors/index.ts'
import { normalText, type NormalText } from './normal-text.ts'
import { found, inDigits, inFolded } from './pattern.ts'

/** Every pattern is tried at every place: slow, and plainly right. */
const everywhere = (text: string): NormalText => ({
  plain: text,
  folded: normalText(text).folded,
  digits: normalText(text).digits,
  starts: () => null,
})

/** Values, near misses, and what stands around them, of every detector, cut and put together by chance. */
const SAYINGS = detectors.flatMap(({ hits, misses }) => [
  ...hits.map((hit) => (typeof hit === 'string' ? hit : hit.text)),
  ...misses,
])
const SIGNS = Array.from(
  ' \n\t-./,:;()<>@#"|\u200b\u3000，。、：「\u001d\u001f0123456789０５９一三〇零壹百十年月日號A1Bz𝟎😀父王',
)
const saying = fc
  .tuple(fc.constantFrom(...SAYINGS), fc.nat(), fc.nat())
  .map(([text, from, length]) =>
    length % 3 === 0 ? text : text.slice(from % text.length, (from + length) % 40),
  )
const text = fc
  .array(fc.oneof(saying, fc.constantFrom(...SAYINGS), fc.constantFrom(...SIGNS)), { maxLength: 24 })
  .map((pieces) => pieces.join(''))

describe('patterns that are tried only where they can begin', () => {
  for (const detector of detectors)
    it(`find for ${detector.id} what they find when tried everywhere`, () => {
      fc.assert(
        fc.property(text, (written) => {
          expect([...detector.find(normalText(written))]).toEqual([...detector.find(everywhere(written))])
        }),
        { numRuns: 300 },
      )
    })

  it('match as matchAll does: from the left, never over each other, at the edges too', () => {
    const digits = inDigits(/\d\d/g)
    const words = inFolded(/(?<=^|,)[AB]+(?=,|$)/g)
    const of = (pattern: typeof digits, written: string): readonly string[] =>
      [...found(pattern, normalText(written))].map((match) => `${match.index}${match[0]}`)
    expect(of(digits, '1２三45')).toEqual(['012', '234'])
    expect(of(words, 'a,b，AB')).toEqual(['0A', '2B', '4AB'])
    expect(of(words, '')).toEqual([])
  })
})
