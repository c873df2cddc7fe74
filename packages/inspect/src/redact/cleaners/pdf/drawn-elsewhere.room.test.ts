import { describe, expect, it } from 'vitest'
import { cleanedPdf } from '../../../fixtures/pdf-cleaning.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import { provedPdf, squeezed } from '../../../fixtures/pdf-proving.ts'
import { onePage, stream, wide, writtenPdf, type Objects } from '../../../fixtures/pdfs.ts'
import { pdfText } from '../../prove/pdf-text.ts'
import { objectsOf } from './objects.ts'

describe('values in forms, patterns, notes and marks', () => {
  const FORM = '/Type/XObject/Subtype/Form/BBox[0 0 400 40]/Resources<</Font<</F1 4 0 R>> >>'
  const drawing = (more: Objects, content: string): Buffer =>
    writtenPdf({
      ...onePage('Page', { content }),
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>/XObject<</Fm 6 0 R>> >> >>',
      ...more,
    })

  it('in forms go wherever the form is drawn, also where it is drawn by nobody', async () => {
    const form = stream('BT /F1 14 Tf 10 10 Td (Mr A123456789 of) Tj ET', FORM)
    await provedPdf(
      drawing({ 6: form }, 'q 1 0 0 1 50 600 cm /Fm Do Q q 1 0 0 1 50 500 cm /Fm Do Q'),
      ['A123456789'],
      'Mr of Mr of Page',
    )
    const { bytes, faults } = await cleanedPdf(drawing({ 6: form }, ''), { secrets: ['A123456789'] })
    expect(faults).toEqual([])
    expect(bytes).not.toBeNull()
    const again = await cleanedPdf(bytes ?? form, { secrets: ['A123456789'] })
    expect(again.bytes).toBeNull()
  })

  it('in patterns go from the pattern', async () => {
    const pattern = stream(
      'BT /F1 14 Tf 10 10 Td (Mr A123456789) Tj ET',
      '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 200 40]/XStep 200/YStep 40/Resources<</Font<</F1 4 0 R>> >>',
    )
    const pdf = writtenPdf({
      ...onePage('Page', { content: '/Pattern cs /P1 scn 50 300 400 80 re f 0 g' }),
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>/Pattern<</P1 6 0 R>> >> >>',
      6: pattern,
    })
    const { bytes, faults, deeds } = await cleanedPdf(pdf, { secrets: ['A123456789'] })
    expect([faults, deeds.map(({ what }) => what)]).toEqual([[], ['finding']])
    const objects = objectsOf(bytes ?? pdf, 1_000_000, () => undefined)
    const all = (objects?.numbers ?? []).map((to) => objects?.data({ is: 'ref', to }) ?? [])
    const drawn = all.map((data) => Buffer.from(data).toString('latin1')).join('\n')
    expect(drawn).toContain('Mr ')
    expect(drawn).not.toContain('A123456789')
  })

  it('that begin on the page and end in a form go from a copy of it, and the page beside it keeps its own', async () => {
    const form = stream('BT /F1 14 Tf 0 0 Td (6789 of) Tj ET', FORM)
    const pdf = drawing(
      { 6: form },
      'BT /F1 14 Tf 50 600 Td (Mr A12345) Tj ET q 1 0 0 1 117.6 600 cm /Fm Do Q',
    )
    const { report, faults } = await cleanedPdf(pdf, { secrets: ['A123456789'] })
    expect([faults, squeezed(report.visibleText())]).toEqual([[], 'MrofPage'])
  })

  it('in the looks of notes and fields go with what the note says', async () => {
    const look = stream('BT /F1 12 Tf 2 2 Td (Mr A123456789) Tj ET', FORM)
    const pdf = writtenPdf(
      onePage('Page', {
        page: '/Annots[<</Type/Annot/Subtype/FreeText/Rect[50 500 450 540]/DA(/F1 12 Tf)/Contents(Mr A123456789)/AP<</N 6 0 R>> >> 7 0 R]',
        root: '/AcroForm<</Fields[7 0 R]>>',
        more: {
          6: look,
          7: '<</Type/Annot/Subtype/Widget/FT/Tx/T(id)/V(A123456789)/Rect[50 400 450 440]/AP<</N 8 0 R>> >>',
          8: look,
        },
      }),
    )
    const { report, faults, bytes } = await cleanedPdf(pdf, { secrets: ['A123456789'] })
    expect([faults, report.findings]).toEqual([[], []])
    expect(await pdfText(bytes ?? pdf, 20_000)).toContain('Mr ██████████')
    // Flattened, what the looks show becomes text of the page: a value would be found there.
    const flat = await cleanedPdf(bytes ?? pdf, { hidden: ['form-value', 'pdf-annotation'] })
    expect(flat.report.visibleText()).toContain('Mr')
    expect(flat.report.visibleText()).not.toContain('A123')
  })

  it('that a mark speaks in place of the characters go, and those that it hides as well', async () => {
    const spoken = onePage('Page', {
      content: `/Span<</ActualText ${wide('A123456789')}>> BDC BT /F1 14 Tf 72 600 Td (x) Tj ET EMC`,
    })
    const { report, faults } = await cleanedPdf(writtenPdf(spoken), { secrets: ['A123456789'] })
    expect([faults, report.findings, squeezed(report.visibleText())]).toEqual([[], [], 'Page'])
    const hiding = onePage('Page', {
      content: `/Span<</ActualText(x)>> BDC BT /F1 14 Tf 72 600 Td (A123456789) Tj ET EMC`,
    })
    const second = await cleanedPdf(writtenPdf(hiding), { secrets: ['A123456789'] })
    expect([second.faults, second.report.findings, squeezed(second.report.visibleText())]).toEqual([
      [],
      [],
      'Page',
    ])
  })

  it('leave alone what marks say of other characters: without them a sign may not be told from its drawing', async () => {
    const content = `/Span<</ActualText(B)>> BDC BT /F1 14 Tf 72 600 Td (x) Tj ET EMC BT /F1 14 Tf 90 600 Td (A123456789) Tj ET`
    const { report, faults } = await cleanedPdf(writtenPdf(onePage('Page', { content })), {
      secrets: ['A123456789'],
    })
    expect([faults, squeezed(report.visibleText())]).toEqual([[], 'BPage'])
  })

  it('go from comments, from marks of other kinds and from data of unknown use', async () => {
    const content = `% A123456789\n/Figure<</Alt ${wide('A123456789')}>> BDC EMC BT /F1 9 Tf 72 600 Td (x) % A123456789\n Tj ET`
    const pdf = writtenPdf(
      onePage('Page', {
        content,
        page: '/PieceInfo<</App<</Private 6 0 R>> >>',
        more: { 6: stream('private A123456789 copy') },
      }),
    )
    const { bytes, faults, report } = await cleanedPdf(pdf, { secrets: ['A123456789'] })
    expect([faults, squeezed(report.visibleText())]).toEqual([[], 'xPage'])
    const objects = objectsOf(bytes ?? pdf, 1_000_000, () => undefined)
    const all = (objects?.numbers ?? []).map((to) => objects?.data({ is: 'ref', to }) ?? [])
    expect(all.map((data) => Buffer.from(data).toString('latin1')).join('\n')).not.toMatch(
      /A123456789|4100310032/i,
    )
  })

  const CHINESE = (encoding: string, widths = '', more = ''): Objects => ({
    ...onePage(''),
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 6 0 R>> >> >>',
    5: stream(
      `BT /F1 14 Tf 72 600 Td <${Buffer.from('檢舉人王小明到場A1。', 'utf16le').swap16().toString('hex')}> Tj ET`,
    ),
    6: `<</Type/Font/Subtype/Type0/BaseFont/DFKaiShu/Encoding/${encoding}/DescendantFonts[7 0 R]/ToUnicode 9 0 R>>`,
    7: `<</Type/Font/Subtype/CIDFontType2/BaseFont/DFKaiShu/DW 1000${widths}/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>/FontDescriptor 8 0 R${more}>>`,
    8: '<</Type/FontDescriptor/FontName/DFKaiShu/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>>',
    9: stream(
      'begincmap 1 begincodespacerange <0000><ffff> endcodespacerange 1 beginbfrange <0020><ffef><0020> endbfrange endcmap',
    ),
  })
  for (const [name, objects] of Object.entries({
    'by its encoding': CHINESE('UniCNS-UCS2-H'),
    'with narrow Latin letters': CHINESE('UniCNS-UCS2-H', '/W[1[500 500] 17 34 500 34[666]]'),
    'written downwards': CHINESE('UniCNS-UCS2-V'),
    'by numbers of its own': CHINESE('Identity-H'),
  }))
    it(`in a Chinese font that the document does not bring along, ${name}, go character by character`, async () => {
      const pdf = writtenPdf(objects)
      // The engine has its own opinion of a sign or two in such fonts; what counts is that none of the others changes.
      const before = squeezed((await inspected(pdf)).visibleText())
      expect(before).toMatch(/^檢舉人王小明到場A1.$/)
      const { faults, report, deeds } = await cleanedPdf(pdf, { secrets: ['王小明'] })
      expect([faults, squeezed(report.visibleText()), deeds.map(({ how }) => how)]).toEqual([
        [],
        before.replace('王小明', ''),
        ['blacked'],
      ])
    })
})
