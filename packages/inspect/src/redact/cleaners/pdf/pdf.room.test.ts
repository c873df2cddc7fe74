import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exif, jpeg, segment } from '../../../fixtures/images.ts'
import { cleanedPdf } from '../../../fixtures/pdf-cleaning.ts'
import { appended, onePage, stream, wide, writtenPdf } from '../../../fixtures/pdfs.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { pdfText } from '../../prove/pdf-text.ts'

const SECRET = '檢舉人王小明A123456789'
const squeezed = (text: string): string => text.replace(/\s/g, '')

const carrying = (add: Parameters<typeof onePage>[1]): Buffer => writtenPdf(onePage('Seen by all', add))

const SAYS: Readonly<Record<string, readonly [HiddenClass, Parameters<typeof onePage>[1]]>> = {
  'a note': [
    'pdf-annotation',
    { page: `/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 30 30]/Contents ${wide(SECRET)}>>]` },
  ],
  'a hidden note': [
    'pdf-annotation',
    { page: `/Annots[<</Type/Annot/Subtype/Text/F 2/Rect[9 9 30 30]/Contents ${wide(SECRET)}>>]` },
  ],
  'the name on a note': [
    'author',
    { page: `/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 30 30]/T ${wide(SECRET)}>>]` },
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
      more: { 6: stream(Buffer.from(`<x><dc:title>${SECRET}</dc:title></x>`), '/Type/Metadata/Subtype/XML') },
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
  'a string in no known place': ['unplaced-text', { root: `/Odd<</Deep[${wide(SECRET)}]>>` }],
}

describe('what a document carries beside its pages', () => {
  for (const [name, [why, add]] of Object.entries(SAYS)) {
    it(`as ${name} is gone as a class`, async () => {
      const { bytes, faults, report, deeds } = await cleanedPdf(carrying(add), { hidden: [why] })
      expect([faults, report.hiddenTotals[why], report.findings]).toEqual([[], undefined, []])
      expect(deeds.map(({ what }) => what)).toContain(why)
      expect(report.verdict).toBe('COMPLETE')
      expect(report.visibleText()).toContain('Seen by all')
      expect(squeezed(await pdfText(bytes ?? new Uint8Array(), 20_000))).not.toContain('王小明')
    })
    it(`as ${name} loses a value, and keeps the rest`, async () => {
      const { bytes, faults, report } = await cleanedPdf(carrying(add), { secrets: ['王小明', 'A123456789'] })
      expect([faults, report.findings]).toEqual([[], []])
      expect(report.texts.map(({ text }) => text).join('\n')).not.toMatch(/王小明|A123456789/)
      // What nothing refers to does not come along, and a page never showed it.
      if (why !== 'unplaced-text' || name.includes('string'))
        expect(report.texts.map(({ text }) => text).join('\n')).toContain('檢舉人███')
      expect(await pdfText(bytes ?? new Uint8Array(), 20_000)).not.toMatch(/王小明|A123456789/)
    })
  }

  it('as attachments goes as a class, or is cleaned by the cleaner of its kind', async () => {
    const pdf = carrying({
      root: `/Names<</EmbeddedFiles<</Names[${wide('附件')} 6 0 R]>> >>`,
      more: {
        6: `<</Type/Filespec/F(a.txt)/UF ${wide('附件.txt')}/EF<</F 7 0 R>> >>`,
        7: stream(deflateSync(Buffer.from(SECRET)), '/Type/EmbeddedFile/Filter/FlateDecode'),
      },
    })
    const without = await cleanedPdf(pdf, { hidden: ['attachment'] })
    expect(without.report.parts).toHaveLength(1)
    expect(without.report.hiddenTotals).toEqual({})
    const seen: string[] = []
    const inside = await cleanedPdf(pdf, {
      secrets: ['A123456789'],
      inner: (name, bytes) => {
        seen.push(`${name}: ${new TextDecoder().decode(bytes)}`)
        return Promise.resolve(Buffer.from('檢舉人'))
      },
    })
    expect(seen).toEqual([`附件.txt: ${SECRET}`])
    expect(inside.report.hiddenText('attachment')).toContain('檢舉人')
    expect(inside.report.findings).toEqual([])
  })

  it('as older revisions and bytes between and behind does not come along', async () => {
    const first = writtenPdf(onePage('Informant A123456789'))
    const second = appended(first, { 5: stream('BT /F1 14 Tf 72 700 Td (Nothing) Tj ET') })
    const stray = Buffer.from(
      second.toString('latin1').replace('endobj\n3 0', 'endobj\nbetween B123456780\n3 0') +
        'behind 0912345678\n',
      'latin1',
    )
    const { report, faults } = await cleanedPdf(second, { hidden: ['older-revision'] })
    expect([faults, report.verdict, report.hiddenTotals, report.visibleText()]).toEqual([
      [],
      'COMPLETE',
      {},
      'Nothing',
    ])
    const damaged = await cleanedPdf(stray, { hidden: ['older-revision', 'stray-bytes'] })
    expect(damaged.bytes === null ? damaged.faults : damaged.report.hiddenTotals).toEqual(
      damaged.bytes === null ? ['REDACT_PDF_DAMAGED'] : {},
    )
  })

  it('as properties goes by class', async () => {
    const pdf = writtenPdf(
      { ...onePage('x'), 6: `<</Author ${wide('王小明')}/承辦人電話(0912345678)>>` },
      '/Root 1 0 R/Info 6 0 R',
    )
    const one = await cleanedPdf(pdf, { hidden: ['property'] })
    expect([one.report.hiddenText('property'), one.report.hiddenText('custom-property')]).toEqual([
      [],
      ['0912345678'],
    ])
    const both = await cleanedPdf(pdf, { hidden: ['property', 'custom-property'] })
    expect(both.report.hiddenTotals).toEqual({})
  })

  it('as what pictures tell of themselves goes, the pixels stay', async () => {
    const picture = jpeg([
      segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif('檢舉人住處', jpeg())])),
    ])
    const pdf = writtenPdf({
      ...onePage('Seen by all', {
        more: {
          6: stream(
            picture,
            '/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode',
          ),
        },
      }),
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>/XObject<</Im 6 0 R>> >> >>',
    })
    expect((await inspected(pdf)).hiddenTotals['image-metadata']).toBeDefined()
    const { report, faults } = await cleanedPdf(pdf, { hidden: ['image-metadata'] })
    expect([faults, report.hiddenTotals['image-metadata'], report.visibleText()]).toEqual([
      [],
      undefined,
      'Seen by all',
    ])
  })

  it('in a form that several pages know loses what is hidden, on the page where it is', async () => {
    const form = stream(
      'BT /F1 14 Tf 10 10 Td (Hidden A123456789) Tj ET',
      '/Type/XObject/Subtype/Form/BBox[0 0 400 40]/Resources<</Font<</F1 4 0 R>> >>',
    )
    const shared = '/Resources<</Font<</F1 4 0 R>>/XObject<</Fm 6 0 R>> >>'
    const pdf = writtenPdf({
      ...onePage('Page one', { content: 'q 1 0 0 1 50 600 cm /Fm Do Q 0 g 50 600 300 40 re f' }),
      2: `<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2${shared}>>`,
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R>>',
      6: form,
      7: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 8 0 R>>',
      8: stream('BT /F1 14 Tf 72 700 Td (Page two) Tj ET'),
    })
    const { bytes, report, faults } = await cleanedPdf(pdf, { hidden: ['covered-text'] })
    expect([faults, report.hiddenTotals, report.visibleText()]).toEqual([[], {}, 'Page one\nPage two'])
    expect(Buffer.from(bytes ?? []).toString('latin1')).not.toContain('A123456789')
  })

  it('as a signature goes with any change: it would be false, and it tells who signed', async () => {
    const pdf = carrying({
      page: '/Annots[6 0 R]',
      root: '/AcroForm<</Fields[6 0 R]/SigFlags 3>>/Perms<</DocMDP 7 0 R>>',
      more: {
        6: '<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/V 7 0 R/Rect[9 9 90 30]/P 3 0 R>>',
        7: `<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 9 9 9]/Contents<00ff>/Name ${wide('王小明')}>>`,
        8: `<</Author ${wide(SECRET)}>>`,
      },
    })
    const { bytes, deeds, faults } = await cleanedPdf(pdf, { secrets: ['A123456789'] })
    expect([faults, deeds.some(({ what }) => what === 'signature')]).toEqual([[], true])
    expect(Buffer.from(bytes ?? []).toString('latin1')).not.toMatch(/ByteRange|Perms/)
    const left = await cleanedPdf(writtenPdf(onePage('Seen')), {
      secrets: ['A123456789'],
      hidden: ['property'],
    })
    expect([left.bytes, left.deeds, left.faults]).toEqual([null, [], []])
  })

  it('as a layer that is switched off loses its text', async () => {
    const pdf = carrying({
      root: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/Order[6 0 R]>> >>',
      page: '/Resources<</Font<</F1 4 0 R>>/Properties<</L1 6 0 R>> >>',
      more: { 6: `<</Type/OCG/Name(internal)>>` },
      content: '/OC /L1 BDC BT /F1 14 Tf 72 600 Td (A123456789) Tj ET EMC',
    })
    const { report, faults } = await cleanedPdf(pdf, { hidden: ['layer-off'] })
    expect([faults, report.hiddenTotals['layer-off'], report.visibleText()]).toEqual([
      [],
      undefined,
      'Seen by all',
    ])
  })
})
