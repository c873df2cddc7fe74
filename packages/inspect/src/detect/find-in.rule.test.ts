import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { THRESHOLD } from '../words/detector.ts'
import { detectors } from './detectors/index.ts'
import { findIn } from './find-in.ts'
import { normalText } from './normal-text.ts'
import { score } from './score.ts'

const HEADINGS = [
  '',
  '備註',
  '姓名',
  '身分證字號',
  '聯絡電話',
  '銀行帳號',
  '出生日期',
  '車號',
  'LINE',
  '底價',
]
const sayings = detectors.flatMap(({ hits, misses }) => [
  ...hits.map((hit) => (typeof hit === 'string' ? hit : hit.text)),
  ...misses,
])

describe('a candidate that is passed over', () => {
  it('would not have reached its threshold', () => {
    const text = fc
      .array(fc.constantFrom(...sayings), { minLength: 1, maxLength: 4 })
      .map((all) => all.join('。'))
    fc.assert(
      fc.property(
        fc.constantFrom(...detectors),
        text,
        fc.constantFrom(...HEADINGS),
        (detector, plain, heading) => {
          const view = normalText(plain)
          const told = findIn([detector], view, () => heading).map(({ candidate }) => candidate)
          for (const { start, end, evidence } of detector.find(view)) {
            const scene = { plain, folded: view.folded, start, end, heading }
            if (plain.slice(start, end).includes('○')) continue
            if (score(detector, evidence, scene).score >= (detector.threshold ?? THRESHOLD))
              expect(told.some((one) => one.start < end && start < one.end)).toBe(true)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('is no finding to its neighbours, and the reason says so', () => {
    const phoneBeside = (text: string): readonly string[] =>
      findIn(detectors, normalText(text), () => '')
        .filter(({ detector }) => detector.id === 'tw.mobile')
        .flatMap(({ reasons }) => reasons.map(({ code }) => code))
    // Nine digits without a label are no passport.
    expect(phoneBeside('0912345678 123456789')).toContain('LOOKS_ALIKE')
    expect(phoneBeside('0912345678 123456789')).not.toContain('NEIGHBOUR')
    expect(phoneBeside('0912345678 A123456789')).toContain('NEIGHBOUR')
  })
})
