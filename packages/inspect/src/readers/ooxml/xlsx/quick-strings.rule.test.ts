import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Stop } from '../../../pipeline/stop.ts'
import { cut, readingOf } from '../../../fixtures/told-reading.ts'
import { QuickStrings } from './quick-strings.ts'
import { Strings } from './strings.ts'

/** All that comes of a string table, every string of it included. */
async function told(xml: string, cuts: readonly number[], quick: boolean, nesting = 64): Promise<unknown> {
  const what: unknown[] = []
  const strings = new Strings()
  try {
    await strings.read(readingOf(cut(xml, cuts), what, nesting), { quick })
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    what.push(error.fault)
  }
  strings.end(readingOf([], what))
  return what
}
const same = async (xml: string, places: readonly number[], nesting?: number): Promise<void> => {
  expect(await told(xml, places, true, nesting)).toEqual(await told(xml, places, false, nesting))
}

const text = fc
  .array(fc.constantFrom('甲', 'A123456789', ' ', '\n', '𠮷', '&amp;', '&lt;', '&#65;', ']]>', '\r'), {
    maxLength: 4,
  })
  .map((words) => words.join(''))
const item = fc
  .tuple(
    text,
    fc.constantFrom('<t>', '<t>', '<t xml:space="preserve">', '<t x="密">', '<t >'),
    fc.constantFrom(
      ...['', '', '\n', '<phoneticPr fontId="1" type="noConversion"/>', '<phoneticPr fontId="1"/>'],
      ...[
        '<phoneticPr fontId="12345678"/>',
        '<rPh sb="0" eb="1"><t>ㄐ</t></rPh>',
        '<r><t>乙</t></r>',
        '<!-- </si> -->',
      ],
    ),
    fc.constantFrom(
      '',
      '',
      '',
      '\n',
      '密',
      '<si/>',
      '<rPh>',
      '</rPh>',
      '<t>',
      '<sst>',
      '</sst>',
      '<!-- <si> -->',
    ),
  )
  .map(([words, open, behind, between]) => `<si>${open}${words}</t>${behind}</si>${between}`)
const table = fc
  .tuple(
    fc.constantFrom('<sst>', '<sst count="3" uniqueCount="2">', '<sst x="密>">', '<x:sst>', '<sst/><sst>'),
    fc.array(item, { maxLength: 8 }),
  )
  .map(([open, items]) => `<?xml version="1.0"?>\n${open}${items.join('')}</sst>`)
const cuts = fc.array(fc.nat(2000), { maxLength: 4 })

describe('strings past the parser', () => {
  it('are what the parser says', () =>
    fc.assert(
      fc.asyncProperty(table, cuts, (xml, places) => same(xml, places)),
      { numRuns: 500 },
    ))

  it('are the same in a damaged table, and where elements may not nest as deep', () =>
    fc.assert(
      fc.asyncProperty(
        table,
        cuts,
        fc.nat(2000),
        fc.nat(6),
        fc.constantFrom(
          '',
          '<',
          '>',
          '&',
          '"',
          '\u0000',
          '\ufffe',
          ']]>',
          '&constructor;',
          '<si>',
          '</si>',
          '</t>',
          '<!--',
          '/',
        ),
        fc.constantFrom(2, 3, 64),
        (xml, places, at, gone, blow, nesting) => {
          const place = at % (xml.length + 1)
          return same(xml.slice(0, place) + blow + xml.slice(place + gone), places, nesting)
        },
      ),
      { numRuns: 500 },
    ))

  it.each(['<si><t>甲&amp;乙</t></si>', '<si><t>甲</t><phoneticPr fontId="1" type="noConversion"/></si>'])(
    'go the quick way as Excel writes them: %s',
    (xml) => {
      const read: string[] = []
      const path = new QuickStrings(
        () => true,
        (one) => void read.push(one),
      )
      expect(path.take(xml, 0, xml.length)).toBe(xml.length)
      expect(read).toEqual([xml.includes('乙') ? '甲&乙' : '甲'])
    },
  )
})
