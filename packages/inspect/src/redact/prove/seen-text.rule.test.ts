import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sight, Span } from '../../words/span.ts'
import { lostReport } from '../../pipeline/collect.ts'
import { fault } from '../../words/faults.ts'
import { defaultLimits } from '../../words/limits.ts'
import type { HiddenClass } from '../../words/hidden.ts'
import type { Secret } from '../words.ts'
import type { Proving } from './proving.ts'
import { seenText } from './seen-text.ts'

const PART = ['f']
type Text = string | readonly [string, Sight]
const spanOf = (text: Text, id: number): Span => ({
  id,
  text: typeof text === 'string' ? text : text[0],
  place: { part: PART, address: '¶1', box: null },
  sight: typeof text === 'string' ? 'visible' : text[1],
  offset: 0,
  own: { from: 0, to: (typeof text === 'string' ? text : text[0]).length },
  line: null,
  heading: '',
  grid: null,
})
const seen = (texts: readonly Text[]) => ({
  bytes: new Uint8Array(),
  seen: { report: lostReport(fault('ABORTED'), 'f'), spans: texts.map(spanOf), cut: false, unlisted: 0 },
})
const secret = (text: string, instead: string): Secret => ({ text, instead, detector: 'tw.name', mark: 'm' })
const held = (
  before: readonly Text[],
  after: readonly Text[],
  secrets: readonly Secret[] = [],
  hidden: readonly HiddenClass[] = [],
): boolean => {
  const proving: Proving = {
    before: seen(before),
    after: seen(after),
    pairs: [],
    secrets,
    marks: new Set(),
    hidden: new Set(hidden),
    limits: defaultLimits,
    secondReaders: [],
    pixelProofs: [],
    tick: () => undefined,
  }
  return seenText(proving).held
}
const WANG = secret('王大明', '███')

describe('what people see', () => {
  it('is the same but for the replacements, however it is cut into pieces and spaced', () => {
    expect(held(['承辦人王大明。', '末段'], ['承辦人███。', '末段'], [WANG])).toBe(true)
    expect(held(['承辦人 王大明。', '末段'], ['承辦人', '███。末\n段'], [WANG])).toBe(true)
    expect(held(['王大明到'], ['到'], [WANG])).toBe(true)
    expect(held(['王大明到'], ['■到'], [WANG])).toBe(true)
    expect(held(['王大明到'], ['甲到'], [secret('王大明', '甲')])).toBe(true)
    expect(held(['王大明到'], ['████到'], [WANG])).toBe(false)
    expect(held(['王大明到'], ['乙到'], [secret('王大明', '甲')])).toBe(false)
    expect(held(['甲', '乙'], ['乙', '甲'])).toBe(false)
    expect(held(['甲', '乙'], ['甲'])).toBe(false)
    expect(held(['甲'], ['甲', '乙'])).toBe(false)
  })

  it('an accepted change may come into sight, hidden text may not', () => {
    expect(held(['前', ['新增', 'tracked-insertion'], '後'], ['前新增後'], [], ['tracked-insertion'])).toBe(
      true,
    )
    expect(held(['前', ['新增', 'tracked-insertion'], '後'], ['前後'], [], ['tracked-insertion'])).toBe(true)
    // As readers tell a paragraph: what is seen, then its changes.
    const part = (...texts: readonly Text[]) =>
      held(
        [
          ['前後', 'visible'],
          ['新', 'tracked-insertion'],
          ['增', 'tracked-insertion'],
        ],
        texts,
        [],
        ['tracked-insertion'],
      )
    for (const after of ['前新增後', '前新後增', '新前增後', '前後', '前後增', '前後新增'])
      expect(part(after)).toBe(true)
    for (const after of ['前增新後', '前新新後', '前後增新', '新', '前新增']) expect(part(after)).toBe(false)
    expect(held(['前', ['新增', 'tracked-insertion'], '後'], ['前新增後'])).toBe(false)
    expect(held(['前', ['藏', 'hidden-text'], '後'], ['前藏後'], [], ['hidden-text'])).toBe(false)
  })

  it('a column of nothing but values costs no more than its length', () => {
    const rows = Array.from({ length: 20_000 }, () => '王大明')
    expect(
      held(
        rows,
        rows.map(() => '███'),
        [WANG],
      ),
    ).toBe(true)
    expect(
      held(
        rows,
        rows.map(() => '█'),
        [WANG],
      ),
    ).toBe(true)
  })

  it('for any text, a letter lost, added or changed is seen', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '王大明', '丙', ' '), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom('lose', 'add', 'change'), (bits, at, how) => {
        const before = bits.join('')
        const after = before.replaceAll('王大明', '███')
        expect(held([before], [after], [WANG])).toBe(true)
        const letters = [...after.replaceAll(/[ █]/g, '')]
        fc.pre(letters.length > 0)
        const place = [...after].findIndex((one, i) => i >= at % after.length && !/[ █]/.test(one))
        fc.pre(place >= 0)
        const wounded = [...after]
        wounded.splice(place, how === 'add' ? 0 : 1, ...(how === 'lose' ? [] : ['丁']))
        expect(held([before], [wounded.join('')], [WANG])).toBe(false)
      }),
    )
  })
})
