import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HalfSip } from './half-sip.ts'
import { prepareKnown, type KnownSecret } from './marks.ts'
import { knownMatcher } from './matcher.ts'

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i)
const scannerOf = (...secrets: readonly KnownSecret[]) => knownMatcher(KEY, prepareKnown(KEY, secrets).marks)
const valuesIn = (secret: string, text: string): readonly string[] =>
  scannerOf({ id: 's', kind: 'value', text: secret })
    .match(text)
    .map(({ start, end }) => text.slice(start, end))

describe('HalfSipHash', () => {
  it('gives the reference vectors', () => {
    const sip = new HalfSip(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7))
    const text = '\u0100\u0302\u0504\u0706'
    const bytes = (n: number): string =>
      Buffer.from(Uint32Array.of(sip.of(text, 0, n)).buffer).toString('hex')
    expect([0, 1, 2, 3, 4].map(bytes)).toEqual(['a9359f5b', 'fa62a603', '2a6e4689', '5863fc23', 'd0b8848f'])
  })
})

describe('a known value', () => {
  it('is found exactly, however it is written', () => {
    expect(valuesIn('林大文', '昨日林 大\n文來電')).toEqual(['林 大\n文'])
    expect(valuesIn('0912-345-678', '電０９１２３４５６７８。')).toEqual(['０９１２３４５６７８'])
    expect(valuesIn('0912345678', '電零九一二三四五六七八')).toEqual(['零九一二三四五六七八'])
    expect(valuesIn('0912345678', '+886 912-345-678 或 +886(0)912345678')).toEqual([
      '886 912-345-678',
      '886(0)912345678',
    ])
    expect(valuesIn('ABC-1235', 'abc1235、ＡＢＣ－１２３５')).toEqual(['abc1235', 'ＡＢＣ－１２３５'])
    expect(valuesIn('台生明', '臺生明')).toEqual(['臺生明'])
  })

  it('is not found where it only seems to stand', () => {
    expect(valuesIn('0912345678', '10912345678、09123456789')).toEqual([])
    expect(valuesIn('林大文', '林大、文件')).toEqual([])
    expect(valuesIn('林大文', '林大\u001f文')).toEqual([])
    expect(valuesIn('Lin Da', 'Lindas, Lin Dany')).toEqual([])
  })

  it('is never missed in any surroundings', () => {
    const around = fc.string({ unit: fc.constantFrom(...'的案由於本府，。；林大0９ \n'), maxLength: 40 })
    fc.assert(
      fc.property(around, around, (before, behind) => {
        const text = `${before}。歐陽明月。${behind}`
        expect(valuesIn('歐陽明月', text)).toContain('歐陽明月')
      }),
      { seed: 3 },
    )
  })
})

describe('what the scanner holds', () => {
  const secrets: readonly KnownSecret[] = [
    { id: 'case-7', kind: 'value', text: '林大文' },
    {
      id: 'agenda-2',
      kind: 'passage',
      text: '本案擬於下月起調整三處收費標準並與業者另訂契約條件，細節會後收回。',
    },
  ]
  it('shows no text and no order, and is nothing under another key', () => {
    const { marks } = prepareKnown(KEY, secrets)
    expect(JSON.stringify(marks)).not.toMatch(/[\u4e00-\u9fff]/)
    for (const { grams } of marks.blocks) expect(grams).toEqual([...grams].sort())
    const other = knownMatcher(
      KEY.map((byte) => byte ^ 1),
      marks,
    )
    for (const { text } of secrets) expect(other.match(text)).toEqual([])
    expect(knownMatcher(KEY, JSON.parse(JSON.stringify(marks))).match('林大文')).toHaveLength(1)
  })
  it('leaves out what is too short, and says so', () => {
    const prepared = prepareKnown(KEY, [
      { id: 'a', kind: 'value', text: '林' },
      { id: 'b', kind: 'passage', text: '會後收回' },
    ])
    expect(prepared.tooShort).toEqual(['a', 'b'])
    expect(prepared.marks.values).toEqual([])
  })
  it('needs a key worth the name', () =>
    expect(() => prepareKnown(new Uint8Array(8), [])).toThrow('16 bytes'))
})
