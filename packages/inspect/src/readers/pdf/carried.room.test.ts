import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inspected, type Inspected } from '../../fixtures/inspecting.ts'
import { appended, drawnPdf, onePage, stream, wide, writtenPdf, type Objects } from '../../fixtures/pdfs.ts'
import { zipOf } from '../../fixtures/zips.ts'

const SECRET = '檢舉人王小明A123456789'
const carrying = (add: {
  page?: string
  root?: string
  more?: Objects
  content?: string
}): Promise<Inspected> => inspected(writtenPdf(onePage('Seen by all', add)))

describe('a document', () => {
  it('that carries nothing is complete and silent', async () => {
    const report = await carrying({})
    expect(report).toMatchObject({ verdict: 'COMPLETE', kind: 'pdf', hiddenTotals: {} })
    expect(report.visibleText()).toBe('Seen by all')
  })

  it('gives its attachments to the readers of their kinds', async () => {
    const zip = zipOf({ '名冊.csv': `姓名,字號\n王小明,A123456789\n` })
    const report = await carrying({
      root: `/Names<</EmbeddedFiles<</Names[${wide('附件')} 6 0 R]>> >>`,
      more: {
        6: `<</Type/Filespec/F(a.zip)/UF ${wide('附件.zip')}/EF<</F 7 0 R>> >>`,
        7: stream(deflateSync(zip), '/Type/EmbeddedFile/Filter/FlateDecode'),
      },
    })
    expect(report.verdict).toBe('COMPLETE')
    expect(report.findings.map(({ place, sight }) => [place.part, sight])).toEqual([
      [['file', '附件.zip', '名冊.csv'], 'attachment'],
    ])
  })

  const SAYS: Readonly<
    Record<string, readonly [Parameters<Inspected['hiddenText']>[0], Parameters<typeof carrying>[0]]>
  > = {
    'a note': [
      'pdf-annotation',
      { page: `/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 30 30]/Contents ${wide(SECRET)}>>]` },
    ],
    'a hidden note': [
      'pdf-annotation',
      { page: `/Annots[<</Type/Annot/Subtype/Text/F 2/Rect[9 9 30 30]/Contents ${wide(SECRET)}>>]` },
    ],
    'a field of a form': [
      'form-value',
      {
        page: '/Annots[6 0 R]',
        root: '/AcroForm<</Fields[6 0 R]>>',
        more: { 6: `<</Type/Annot/Subtype/Widget/FT/Tx/T(id)/V ${wide(SECRET)}/Rect[9 9 90 30]>>` },
      },
    ],
    'a field without a place': [
      'form-value',
      { root: `/AcroForm<</Fields[<</FT/Tx/T(id)/V ${wide(SECRET)}>>]>>` },
    ],
    'a script in a stream': [
      'script',
      {
        root: '/OpenAction<</S/JavaScript/JS 6 0 R>>',
        more: { 6: stream(Buffer.from(wide(SECRET).slice(1, -1), 'hex')) },
      },
    ],
    'a named script': [
      'script',
      { root: `/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS ${wide(SECRET)}>>]>> >>` },
    ],
    'a bookmark': [
      'bookmark',
      {
        root: '/Outlines 6 0 R',
        more: {
          6: '<</First 7 0 R/Last 7 0 R/Count 1>>',
          7: `<</Title ${wide(SECRET)}/Parent 6 0 R/Dest[3 0 R/Fit]>>`,
        },
      },
    ],
    XMP: [
      'property',
      {
        root: '/Metadata 6 0 R',
        more: {
          6: stream(Buffer.from(`<x><dc:title>${SECRET}</dc:title></x>`), '/Type/Metadata/Subtype/XML'),
        },
      },
    ],
    'an alternative text': ['alt-text', { root: `/StructTreeRoot<</K<</S/Figure/Alt ${wide(SECRET)}>> >>` }],
    XFA: [
      'form-value',
      {
        root: '/AcroForm<</XFA[(datasets) 6 0 R]>>',
        more: { 6: stream(Buffer.from(`<data>${SECRET}</data>`)) },
      },
    ],
    'a link': [
      'link-target',
      { page: `/Annots[<</Subtype/Link/Rect[9 9 30 30]/A<</S/URI/URI ${wide(SECRET)}>> >>]` },
    ],
    'an object that nothing leads to': ['unplaced-text', { more: { 6: `<</Left ${wide(SECRET)}>>` } }],
  }
  for (const [name, [why, add]] of Object.entries(SAYS)) {
    it(`with ${name}: found with its exact text`, async () => {
      const report = await carrying(add)
      expect(report.hiddenText(why)).toContain(SECRET)
      expect([report.verdict, report.findings.map(({ sight }) => sight)]).toEqual(['COMPLETE', [why]])
    })
  }

  it('with properties tells them, the ones of its own apart', async () => {
    const report = await inspected(
      writtenPdf(
        { ...onePage('x'), 6: `<</Author ${wide('王小明')}/承辦人電話(0912345678)>>` },
        '/Root 1 0 R/Info 6 0 R',
      ),
    )
    expect(report.hiddenText('property')).toEqual(['王小明'])
    expect(report.hiddenText('custom-property')).toEqual(['0912345678'])
  })

  it('with a layer that is switched off: its text is hidden for that reason', async () => {
    const report = await carrying({
      root: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/Order[6 0 R]>> >>',
      page: '/Resources<</Font<</F1 4 0 R>>/Properties<</L1 6 0 R>> >>',
      more: { 6: `<</Type/OCG/Name(internal)>>` },
      content: '/OC /L1 BDC BT /F1 14 Tf 72 600 Td (A123456789) Tj ET EMC',
    })
    expect(report.hiddenText('layer-off')).toEqual(['A123456789'])
    expect(report.visibleText()).toBe('Seen by all')
  })

  it('changed by appending: the text that was taken out is found again', async () => {
    const first = writtenPdf(
      onePage('Informant A123456789', {
        root: `/Metadata 6 0 R`,
        more: { 6: stream('<x><a>old title</a></x>', '/Type/Metadata') },
      }),
    )
    const second = appended(first, {
      5: stream('BT /F1 14 Tf 72 700 Td (Informant ---) Tj ET'),
      6: stream('<x><a>new title</a></x>', '/Type/Metadata'),
    })
    const report = await inspected(appended(second, { 5: stream('BT /F1 14 Tf 72 700 Td (Nothing) Tj ET') }))
    expect(report.verdict).toBe('COMPLETE')
    expect(report.visibleText()).toBe('Nothing')
    expect(report.hiddenText('older-revision')).toEqual([
      'old title',
      'Informant ---',
      'Informant A123456789',
    ])
    expect(report.parts.slice(1).map(({ hidden }) => hidden)).toEqual(['older-revision', 'older-revision'])
  })

  it('with a page that was taken out of its tree, or bytes between objects and behind the end', async () => {
    const pdf = writtenPdf(
      onePage('x', {
        more: {
          6: '<</Type/Page/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F1 4 0 R>> >> >>',
          7: stream('BT /F1 14 Tf 72 700 Td (Deleted A123456789) Tj ET'),
        },
      }),
    ).toString('latin1')
    const report = await inspected(
      Buffer.from(
        pdf.replace('endobj\n3 0', 'endobj\nbetween B123456780\n3 0') + 'behind 0912345678\n',
        'latin1',
      ),
    )
    expect(report.hiddenText('unplaced-text')).toEqual(['Deleted A123456789'])
    expect(report.hiddenText('stray-bytes')).toEqual(['between B123456780', 'behind 0912345678\n'])
  })

  it('that asks for a password is ENCRYPTED; one that only forbids is read', async () => {
    const draw = { userPassword: 'secret', ownerPassword: 'owner', pdfVersion: '1.7' } as const
    expect(await inspected(await drawnPdf((doc) => doc.text(SECRET), draw))).toMatchObject({
      verdict: 'ENCRYPTED',
      unread: [': ENCRYPTED'],
    })
    const open = await inspected(
      await drawnPdf((doc) => doc.text(SECRET).note(9, 9, 9, 9, '批註0912345678'), {
        ownerPassword: 'owner',
        pdfVersion: '1.7',
        info: { Title: '標題' },
      }),
    )
    expect(open.verdict).toBe('COMPLETE')
    expect(open.hiddenText('property')).toContain('標題')
    expect(open.hiddenText('pdf-annotation')).toContain('批註0912345678')
  })
})
