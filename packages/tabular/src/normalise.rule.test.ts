import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvRow, isFormula, quoteCell } from './csv-cell.ts'
import { delimited } from './delimited.ts'
import { guessKeyKind, halfWidth, keyKinds, normaliseTarget, tidy, tidyCode } from './normalise.ts'

describe('folding', () => {
  it('folds full-width signs and the ideographic space, nothing else of NFKC', () => {
    expect(halfWidth('Ａ１２３（ａ）：～　')).toBe('A123(a):~ ')
    expect(halfWidth('①㈱ﬁ王')).toBe('①㈱ﬁ王')
  })

  it('takes out what cannot be seen', () => {
    expect(tidy('\ufeff 王\u200b小\u202e明\u2060 ')).toBe('王小明')
    expect(tidyCode(' Ａ\u200b０１　')).toBe('A01')
    expect(tidy('銀行，領款。')).toBe('銀行，領款。')
  })
})

describe('targets', () => {
  it.each([
    ['national_id', ' ａ１２３４５６７８９ ', 'A123456789'],
    ['national_id', 'A12345-6789', 'A123456789'],
    ['plate', 'abc-1234', 'ABC1234'],
    ['plate', 'ＡＢＣ－１２３４', 'ABC1234'],
    ['plate', 'ABC 12.34', 'ABC1234'],
    ['plate', 'ABC—1234', 'ABC1234'],
    ['name', ' 王 小　明 ', '王小明'],
    ['name', '王\u200b小明', '王小明'],
    ['name', '伊斯坦大·貝雅夫', '伊斯坦大‧貝雅夫'],
    ['name', 'Nguyen  Van  An', 'NGUYEN VAN AN'],
    ['household', 'f 1234567', 'F1234567'],
    ['other', ' 0912 345  678 ', '0912 345 678'],
  ] as const)('%s %j → %j', (kind, text, expected) => {
    expect(normaliseTarget(kind, text)).toBe(expected)
  })

  it('property: normalising twice changes nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...keyKinds),
        fc.oneof(fc.string(), fc.stringMatching(/^[Ａ１ａ　 \-—·王\u200bﬁß]{0,10}$/)),
        (kind, text) => {
          const once = normaliseTarget(kind, text)
          expect(normaliseTarget(kind, once)).toBe(once)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    ['A123456789', 'national_id'],
    ['a800000014', 'national_id'],
    ['AC01234567', 'national_id'],
    ['ABC-1234', 'plate'],
    ['王小明', 'name'],
    ['12345678', 'other'],
    ['', 'other'],
  ])('guesses %s as %s', (text, kind) => {
    expect(guessKeyKind(text)).toBe(kind)
  })
})

describe('cells on the way out', () => {
  it.each(['=1+1', '+886', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＠x'])(
    '%j is a formula and is defused',
    (text) => {
      expect(isFormula(text)).toBe(true)
      expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true)
    },
  )

  it('leaves ordinary text alone and quotes where needed', () => {
    expect(csvRow(['王小明', 'a,b', 'x"y', null, 5, true])).toBe('王小明,"a,b","x""y",,5,true\r\n')
    expect(csvCell('a;b', ';')).toBe('"a;b"')
  })

  it('property: no written file has a cell that a spreadsheet would run, and text comes back', () => {
    const text = fc
      .oneof(fc.string(), fc.stringMatching(/^[=+\-@\t\r\n"', a王＝]{0,8}$/))
      .map((one) => one.replaceAll('\0', ''))
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (cells) => {
        const back: string[][] = []
        const table = delimited({ row: (row) => void back.push([...row]), bad: () => undefined }, ',')
        table.push(`${cells.map((_, i) => `h${i}`).join(',')}\r\n${csvRow(cells)}`)
        expect(table.end()).toBeNull()
        expect(back[1]?.some(isFormula)).toBe(false)
        expect(back[1]?.map((cell, i) => (isFormula(cells[i] ?? '') ? cell.slice(1) : cell))).toEqual(cells)
      }),
      { numRuns: 300 },
    )
    expect(quoteCell('=1')).toBe('=1')
  })
})
