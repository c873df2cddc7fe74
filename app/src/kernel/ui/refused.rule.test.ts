import { describe, expect, test } from 'vitest'
import { readRefusal, unreachable } from './refused.ts'

const body = {
  code: 'NOT_ALLOWED',
  zh: '您目前的職務不得辦理此事。',
  en: 'Your present posts do not allow this.',
  params: { n: 2, odd: { deep: true } },
  reasons: [
    { rule: 'x/own-act', zh: '不得審核自己的查詢。', en: 'Not your own.', law: 'pdpa.18', facts: { n: 1 } },
    'junk',
    { zh: 'no rule' },
  ],
  law: { id: 'pdpa.18', zh: '個人資料保護法第18條', en: 'PDPA 18' },
}

describe('a refusal as the door sends it', () => {
  test('keeps sentence, reasons and law', () => {
    const refusal = readRefusal(403, body)
    expect(refusal).toMatchObject({
      code: 'NOT_ALLOWED',
      status: 403,
      zh: body.zh,
      en: body.en,
      law: body.law,
    })
    expect(refusal.reasons).toEqual([body.reasons[0]])
    expect(refusal.params).toEqual({ n: 2 })
  })
  test('may come without law and reasons', () =>
    expect(readRefusal(400, { code: 'BAD', zh: '請檢查。' })).toMatchObject({
      law: null,
      reasons: [],
      en: '請檢查。',
    }))
  test.each([null, 'text', [], {}, { code: 'X' }, { zh: '無代碼' }, { code: 1, zh: 2 }])(
    '%j still gives a sentence to show',
    (odd) => {
      const refusal = readRefusal(502, odd)
      expect(refusal.code).toBe('ODD_ANSWER')
      expect(refusal.zh).not.toBe('')
      expect(refusal.en).not.toBe('')
    },
  )
  test('no answer at all has its own words', () =>
    expect(unreachable()).toMatchObject({ code: 'NO_ANSWER', status: 0 }))
})
