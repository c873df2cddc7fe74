import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Stop } from '../../../pipeline/stop.ts'
import { CellStyles } from './cell-styles.ts'
import { cut, readingOf } from '../../../fixtures/told-reading.ts'
import { QuickRows, type QuickCell } from './quick-rows.ts'
import { readSheet } from './sheet.ts'
import { Strings } from './strings.ts'

const STRINGS = '<sst><si><t>姓名</t></si><si><t>電話</t></si><si><t>無</t></si></sst>'
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode=";;;"/><numFmt numFmtId="165" formatCode="0000"/></numFmts>' +
  '<cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>'

interface Told {
  readonly what: unknown[]
  readonly used: readonly string[]
}

/** All that comes of a sheet: spans, the first fault of each code, what stopped it, which strings no cell asked for. */
async function told(xml: string, cuts: readonly number[], quick: boolean, nesting = 64): Promise<Told> {
  const what: unknown[] = []
  const strings = new Strings()
  const styles = new CellStyles()
  await strings.read(readingOf([STRINGS], []))
  await styles.read(readingOf([STYLES], []))
  try {
    const reading = readingOf(cut(xml, cuts), what, nesting)
    await readSheet(reading, { name: '表', strings, styles, from1904: false }, { quick })
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    what.push(error.fault)
  }
  const unused: unknown[] = []
  strings.end(readingOf([], unused))
  return { what, used: unused.map((one) => JSON.stringify(one)) }
}

/** Mostly sound: a sheet's first damage is all that its fault tells. */
const mostly = (usual: readonly string[], odd: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  )
const word = fc.constantFrom(
  '甲',
  'a@b.tw',
  '0912345678',
  '𠮷',
  ' ',
  '\n',
  ' x ',
  '',
  '密件',
  'é',
  '<',
  '&',
  ']]>',
)
const escaped = fc
  .array(word, { maxLength: 3 })
  .map((words) => words.join('').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'))
const number = fc.constantFrom('0', '1', '2', '3', '41', '45000', '1.5', '-7', '9')
const space = mostly(['', '', '\n', ' ', '\t'], ['\r\n'])
const reference = fc.tuple(fc.constantFrom('A', 'B', 'AA'), number).map((parts) => parts.join(''))
const attributes = (...some: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...some.map((one) => fc.option(one, { nil: '' }))).map((all) => all.join(''))
const formula = attributes(
  fc
    .tuple(attributes(fc.constant(' t="shared"'), fc.constant(' si="0"')), escaped)
    .map(([own, text]) => (text === '' ? `<f${own}/>` : `<f${own}>${text}</f>`)),
)
const value = fc.oneof(
  number.map((one) => `<v>${one}</v>`),
  escaped.map((one) => `<v>${one}</v>`),
  escaped.map((one) => `<is><t>${one}</t></is>`),
  escaped.map((one) => `<is><t xml:space="preserve">${one}</t></is>`),
  mostly(
    [''],
    [
      ...[
        '<v/>',
        '<extLst/>',
        '<v>1</v><v>2</v>',
        '<v><![CDATA[<甲>]]></v>',
        '文字',
        'xf>1</f>',
        '<v>a]]>b</v>',
      ],
      ...['<v>\u0000</v>', '<is><t>甲\r\n乙\u0085</t></is>', '<v>&#65;</v>', '<v>&nbsp;</v>'],
      '<is><r><t>甲</t></r><rPh sb="0"><t>ㄐ</t></rPh></is>',
    ],
  ),
)
const cell = fc
  .tuple(
    attributes(
      reference.map((one) => ` r="${one}"`),
      number.map((one) => ` s="${one}"`),
      fc.constantFrom('s', 'n', 'str', 'inlineStr', 'b').map((one) => ` t="${one}"`),
      mostly([''], [' cm="1"', ' vm="密"']),
    ),
    ...[space, formula, space, value, space],
  )
  .map(([own, ...inner]) => (inner.join('') === '' ? `<c${own}/>` : `<c${own}>${inner.join('')}</c>`))
const row = fc
  .tuple(
    attributes(
      number.map((one) => ` r="${one}"`),
      fc.constantFrom(' hidden="1"', ' ht="0"', ' hidden="0"'),
      mostly([' spans="1:3"', ' x14ac:dyDescent="0.3"'], [' a="密件"', ' a="1" a="1"', ' b = "1"']),
    ),
    fc.array(fc.tuple(cell, space), { maxLength: 4 }),
  )
  .map(([own, cells]) => (cells.length === 0 ? `<row${own}/>` : `<row${own}>${cells.flat().join('')}</row>`))
const between = mostly(
  ['', '', '\n'],
  [
    ...['<!-- </row> 密 -->', '<!-- <sheetData> -->', '密', '<x a="</row>"/>', '<row><row></row></row>'],
    ...['<c><row r="1"></row></c>', '<rPh>', '</rPh>', '</sheetData><sheetData>', '<x:row/>', '</row>'],
    '<?甲 </row>?>',
  ],
)
const sheet = fc
  .tuple(
    mostly(
      ['', '<sheetFormatPr zeroHeight="1"/>', '<cols><col min="1" max="2" hidden="1"/></cols>'],
      ['<rPh>', '<c r="A1">', '<is>'],
    ),
    fc.constantFrom(
      '<sheetData>',
      '<sheetData>',
      '<sheetData >',
      '<sheetData/><sheetData>',
      '<sheetData x="密">',
    ),
    fc.array(fc.tuple(row, between), { maxLength: 6 }),
    fc.constantFrom('', '<mergeCells/>', '<hyperlink ref="A1" location="密"/>'),
  )
  .map(
    ([before, open, rows, after]) =>
      `<?xml version="1.0"?>\n<worksheet>${before}${open}${rows.flat().join('')}</sheetData>${after}</worksheet>`,
  )
const cuts = fc.array(fc.nat(4000), { maxLength: 5 })

const same = async (xml: string, places: readonly number[], nesting?: number): Promise<void> => {
  expect(await told(xml, places, true, nesting)).toEqual(await told(xml, places, false, nesting))
}
const RUNS = { numRuns: 400 }

describe('rows past the parser', () => {
  it('say of a sheet what the parser says', () =>
    fc.assert(
      fc.asyncProperty(sheet, cuts, (xml, places) => same(xml, places)),
      RUNS,
    ))

  it('say the same of a sheet that was damaged', async () => {
    const damage = fc.constantFrom(
      ...[
        '',
        '<',
        '>',
        '&',
        '"',
        "'",
        '/',
        ' ',
        '=',
        '\r',
        '\u0000',
        '\u0085',
        '\u2028',
        '\ufffe',
        ']]>',
        '&#65;',
        '&x;',
        '&constructor;',
      ],
      ...[
        '<c>',
        '</c>',
        '<row>',
        '</row>',
        '<v>',
        '</v>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<x>',
        '<is>',
        'r="1"',
      ],
    )
    const blows = fc.array(fc.tuple(fc.nat(4000), fc.nat(6), damage), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(sheet, blows, cuts, async (xml, all, places) => {
        let damaged = xml
        for (const [at, gone, text] of all) {
          const place = at % (damaged.length + 1)
          damaged = damaged.slice(0, place) + text + damaged.slice(place + gone)
        }
        await same(damaged, places)
      }),
      { numRuns: 600 },
    )
  })

  it('say the same where elements may not nest as deep', () =>
    fc.assert(
      fc.asyncProperty(sheet, fc.integer({ min: 1, max: 8 }), (xml, nesting) => same(xml, [], nesting)),
      RUNS,
    ))

  it.each([
    [
      'XML 1.1, whose lines end otherwise',
      '<?xml version="1.1"?><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a\u0085b\u2028c</v></c></row><row r="2"><c><v>&</v></c></row></sheetData></worksheet>',
    ],
    ['text without end', `<worksheet><sheetData><row r="1"/>${'x'.repeat(9000)}`],
    [
      'a piece that is nothing but rows',
      `<worksheet><sheetData>${'<row r="1"/>'.repeat(600)}</sheetData></worksheet>`,
    ],
  ])('say the same of %s', async (_, xml) => {
    const places = ['<worksheet><sheetData>'.length, 6022, 7000]
    expect(await told(xml, places, true)).toEqual(await told(xml, places, false))
  })
})

describe('a row', () => {
  const taken = (xml: string): [number, QuickCell[]] => {
    const cells: QuickCell[] = []
    const rows = new QuickRows({
      ready: () => true,
      openRow: () => undefined,
      cell: (one) => void cells.push({ ...one }),
      closeRow: () => undefined,
    })
    return [rows.take(xml, 0, xml.length), cells]
  }

  it.each([
    '<row r="1" spans="1:3" x14ac:dyDescent="0.3"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/></row>',
    '<row r="1">\n  <c r="A1"><f t="shared" ref="A1:A9" si="0">B1&gt;1</f><v>1</v></c>\n</row>',
    '<row><c t="inlineStr"><is><t xml:space="preserve"> 甲&amp;乙 </t></is></c></row>',
    '<row r="7"/>',
  ])('as office programs write it goes the quick way: %s', (xml) => {
    expect(taken(xml)[0]).toBe(xml.length)
  })

  it('is told cell by cell', () => {
    const [, cells] = taken(
      '<row r="1"><c r="A1" s="4" t="str"><f>B1&lt;2</f><v>甲</v></c><c><v>7</v></c></row>',
    )
    expect(cells).toEqual([
      { reference: 'A1', style: '4', type: 'str', value: '甲', formula: 'B1<2' },
      { reference: undefined, style: undefined, type: undefined, value: '7', formula: '' },
    ])
  })
})
