import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask, maskAny, type MaskKind } from './mask.ts'
import { keyKinds, normaliseTarget } from './normalise.ts'
import { showCell, showHeader } from './show.ts'

describe('masks', () => {
  it.each([
    ['national_id', 'A123456789', 'A12****789'],
    ['plate', 'ABC1234', 'AB*-**34'],
    ['plate', '1234AB', '12**-AB'],
    ['plate', 'AB12', 'A*-*2'],
    ['name', '王明', '王○'],
    ['name', '王小明', '王○明'],
    ['name', '歐陽小明', '歐○○明'],
    ['name', '𠮷田', '𠮷○'],
    ['name', 'JOHN A SMITH', 'J*** * S****'],
    ['phone', '0912345678', '0912***678'],
    ['household', 'F1234567', 'F1****67'],
    ['other', '臺北市中正區重慶南路一段122號', '臺北********2號'],
    ['other', '123', '***'],
    ['other', '', ''],
  ] as const)('%s %s → %s', (kind, value, shown) => {
    expect(mask(kind, value)).toBe(shown)
  })

  const kinds: readonly MaskKind[] = [...keyKinds, 'phone']
  const value = fc.oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.stringMatching(/^[A-Z][12]\d{8}$/),
    fc.stringMatching(/^[A-Z]{2,3}\d{4}$/),
    fc.stringMatching(/^[王小明歐陽 *○]{1,6}$/),
    fc.stringMatching(/^09\d{8}$/),
  )

  it('property: a mask never contains the value, and hides something of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), value, (kind, raw) => {
        const known = kind === 'phone' ? raw : normaliseTarget(kind, raw)
        fc.pre(known !== '')
        const shown = mask(kind, known)
        expect(shown.includes(known)).toBe(false)
        expect(shown).toMatch(/[*○]/)
        expect(maskAny(known).includes(known)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('property: at least four digits of an identity number are hidden', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][12]\d{8}$/), (id) => {
        expect(mask('national_id', id).replace(/\*/g, '').length).toBeLessThanOrEqual(6)
      }),
    )
  })
})

describe('cells in messages and previews', () => {
  it('shows dates and short codes, masks the rest', () => {
    expect(showCell('民國113/02/30')).toBe('民國113/02/30')
    expect(showCell('115-11-21 25:00')).toBe('115-11-21 25:00')
    expect(showCell('Q')).toBe('Q')
    expect(showCell('A123456789')).toBe('A1******89')
    expect(showCell('0912-345-678')).not.toContain('345')
    expect(showCell(`113/02/30${'1'.repeat(40)}`)).not.toContain('113/02/30')
  })

  it('a header that is really a person is masked', () => {
    expect(showHeader('查詢時間')).toBe('查詢時間')
    expect(showHeader('A123456789')).toBe('A1******89')
  })
})
