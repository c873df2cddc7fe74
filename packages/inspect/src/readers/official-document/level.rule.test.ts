import { expect, it } from 'vitest'
import { levelFacts, levelFactsOf, type LevelFacts } from './level.ts'

const facts = (code: string, text: string, condition: string): LevelFacts =>
  levelFacts({ code, text, condition })

it('finds the level wherever it was written, and the highest counts', () => {
  expect(facts('極機密', '', '附件抽存後解密')).toMatchObject({ level: '極機密', found: 'code', faults: [] })
  expect(facts('', ' 絕 對機密 '.replace(' 對', '對'), '本件至117年1月1日解密').level).toBe('絕對機密')
  expect(facts('密', '機密', '於公布時解密')).toMatchObject({
    level: '機密',
    found: 'text',
    faults: ['LEVELS_DISAGREE'],
  })
  expect(facts('', '', '機密；永久保密')).toMatchObject({
    level: '機密',
    condition: '永久保密',
    faults: ['LEVEL_IN_CONDITION', 'NEVER_DECLASSIFIED'],
  })
})

it('takes no word for a level that only begins like one', () => {
  expect(facts('', '', '密封後解密')).toMatchObject({
    level: null,
    condition: '密封後解密',
    faults: ['LEVEL_MISSING'],
  })
  expect(facts('普通', '', '').level).toBeNull()
  expect(facts('最密', '', '')).toMatchObject({ level: null, faults: ['LEVEL_UNKNOWN'] })
  expect(facts('', '', '')).toEqual({ level: null, found: null, condition: '', faults: [] })
})

it('takes the highest of several fields', () => {
  const told = (address: string, text: string) => ({ text, place: { address } })
  const path = '交換/函[2]/密等及解密條件或保密期限'
  expect(
    levelFactsOf([
      told('交換/函/密等及解密條件或保密期限/密等@代碼', '密'),
      told('交換/函/密等及解密條件或保密期限/解密條件或保密期限', '公布時解密'),
      told(`${path}/密等@代碼`, '機密'),
      told(`${path}/解密條件或保密期限`, '結案後解密'),
      told('函/主旨/文字', '絕對機密'),
    ]),
  ).toEqual({ level: '機密', found: 'code', condition: '結案後解密', faults: ['LEVELS_DISAGREE'] })
})
