import { describe, expect, it } from 'vitest'
import { png } from '../../fixtures/images.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { drawnPdf, LETTER, onePage, stream, writtenPdf, type Drawing } from '../../fixtures/pdfs.ts'
import type { HiddenClass } from '../../words/hidden.ts'

const SECRET = '檢舉人王小明，身分證字號A123456789。'
const at = (doc: Drawing): Drawing => doc.text(SECRET, 72, 200)

/** Every way of hiding a line that was measured; each must give the class and the exact text. */
const TRICKS: Readonly<Record<string, readonly [HiddenClass, (doc: Drawing) => void]>> = {
  'a black box': ['covered-text', (doc) => at(doc).rect(60, 195, 400, 30).fill('black')],
  'a white box': ['covered-text', (doc) => at(doc).rect(60, 195, 400, 30).fill('white')],
  'white text': ['white-text', (doc) => at(doc.fillColor('white'))],
  'text off the page': ['off-page-text', (doc) => doc.text(SECRET, 72, 1200, { lineBreak: false })],
  'opacity 0': ['invisible-text', (doc) => at(doc.fillOpacity(0))],
  'render mode 3': ['invisible-text', (doc) => at(doc.addContent('3 Tr')).addContent('0 Tr')],
  'an image over it': [
    'covered-text',
    (doc) => at(doc).image(png(32, 255), 60, 195, { width: 400, height: 30 }),
  ],
  'a dark highlight': ['covered-text', (doc) => at(doc).highlight(60, 195, 400, 30, { color: 'black' })],
  'a square annotation': [
    'covered-text',
    (doc) =>
      at(doc).annotate(60, 195, 400, 30, { Subtype: 'Square', IC: [0, 0, 0], C: [0, 0, 0], F: 4 } as never),
  ],
  'grey on grey': ['white-text', (doc) => at(doc.rect(60, 195, 400, 30).fill('#888').fillColor('#909090'))],
  '0.8 pt text': ['tiny-text', (doc) => at(doc.fontSize(0.8))],
  'an unapplied redaction': [
    'unapplied-redaction',
    (doc) =>
      at(doc).annotate(60, 195, 400, 30, { Subtype: 'Redact', OverlayText: new String('遮蔽') } as never),
  ],
}

describe('text on a page', () => {
  for (const [name, [why, draw]] of Object.entries(TRICKS)) {
    it(`hidden by ${name} is found with its exact text`, async () => {
      const report = await inspected(
        await drawnPdf((doc) => {
          doc.text(LETTER, 72, 100)
          draw(doc)
        }),
      )
      expect(report.hiddenText(why)).toEqual([SECRET])
      expect(report.visibleText()).toBe(LETTER)
      expect(report.findings.map(({ sight, place }) => [sight, place.address, place.box?.page])).toEqual([
        [why, 'p.1', 1],
      ])
    })
  }

  it('of a clean page is all visible, small and grey print included', async () => {
    const lines = [
      '一、二、三。，！',
      '（密）第1條',
      '丶丨丿',
      'Il1|.,;:',
      '臺北市政府函　主旨：檢送名冊乙份。',
    ]
    const report = await inspected(
      await drawnPdf((doc) => {
        doc.rect(60, 60, 450, 400).fill('#eef').fillColor('black')
        lines.forEach((line, i) => doc.fontSize(6 + i * 2).text(line, 72, 100 + i * 30))
        doc.fillColor('#bbb').fontSize(8).text('頁尾淺灰 1/1', 72, 500)
        doc.rect(60, 600, 300, 30).fill('#123').fillColor('white').text('深底白字', 72, 605)
        doc
          .rotate(30, { origin: [72, 660] })
          .fillColor('#a33')
          .text('斜放的字', 72, 660)
      }),
    )
    expect(report.verdict).toBe('COMPLETE')
    expect(Object.keys(report.hiddenTotals).toSorted()).toEqual(
      ['custom-property', 'property'].filter((one) => report.hiddenText(one as HiddenClass).length > 0),
    )
    expect(report.visibleText().split('\n')).toEqual([
      ...lines.map((line) => line.replace('　', ' ')),
      '頁尾淺灰 1/1',
      '深底白字',
      '斜放的字',
    ])
  })

  it('that is broken over two lines is one value, found once', async () => {
    const report = await inspected(
      await drawnPdf((doc) => doc.text('身分證字號A1234\n56789，手機0912345678', 72, 100)),
    )
    expect(report.findings.map(({ detector }) => detector).toSorted()).toEqual([
      'tw.mobile',
      'tw.national-id',
    ])
  })

  it('in a Chinese font that the document does not bring along is judged as well', async () => {
    const wideHex = Buffer.from('檢舉人王小明', 'utf16le').swap16().toString('hex')
    const page = (operators: string, encoding = 'UniCNS-UCS2-H', order = 'CNS1') =>
      inspected(
        writtenPdf({
          ...onePage(''),
          3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 6 0 R>> >> >>',
          5: stream(operators.replace('$', `BT /F1 14 Tf 72 600 Td <${wideHex}> Tj ET`)),
          6: `<</Type/Font/Subtype/Type0/BaseFont/DFKaiShu/Encoding/${encoding}/DescendantFonts[7 0 R]/ToUnicode 9 0 R>>`,
          7: `<</Type/Font/Subtype/CIDFontType2/BaseFont/DFKaiShu/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(${order})/Supplement 0>>/FontDescriptor 8 0 R>>`,
          8: '<</Type/FontDescriptor/FontName/DFKaiShu/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>>',
          9: stream(
            'begincmap 1 begincodespacerange <0000><ffff> endcodespacerange 1 beginbfrange <4e00><9fff><4e00> endbfrange endcmap',
          ),
        }),
      )
    expect((await page('$')).visibleText()).toBe('檢舉人王小明')
    expect((await page('1 g $')).hiddenText('white-text')).toEqual(['檢舉人王小明'])
    expect((await page('$ 1 g 60 590 300 40 re f')).hiddenText('covered-text')).toEqual(['檢舉人王小明'])
    const unknown = await page('$', 'Identity-H', 'Identity')
    expect(unknown.visibleText()).toBe('檢舉人王小明')
    expect(unknown.reasons.map(({ fault }) => fault.code)).toContain('SIGHT_NOT_JUDGED')
  })
})
