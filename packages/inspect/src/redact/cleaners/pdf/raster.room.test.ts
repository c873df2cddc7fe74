import { describe, expect, it } from 'vitest'
import { png } from '../../../fixtures/images.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import { cleanedPdf } from '../../../fixtures/pdf-cleaning.ts'
import { paintedPdf } from '../../../fixtures/pdf-painting.ts'
import { drawnPdf, onePage, stream, writtenPdf } from '../../../fixtures/pdfs.ts'
import { pdfText } from '../../prove/pdf-text.ts'

/** A font of which nobody is told how wide its characters are: where they are painted cannot be reckoned. */
const UNKNOWN = {
  ...onePage('Informant A123456789 of the town', { page: '/Rotate 90/CropBox[0 300 595 842]' }),
  4: '<</Type/Font/Subtype/TrueType/BaseFont/NobodyKnows/Encoding/WinAnsiEncoding>>',
}

describe('a page that cannot be redacted character by character', () => {
  it('becomes a picture of itself, of the same size, with bars in its pixels', async () => {
    const pdf = writtenPdf(UNKNOWN)
    const { bytes, faults, deeds, report } = await cleanedPdf(pdf, { secrets: ['A123456789'] })
    expect(faults).toEqual(['REDACT_PDF_PICTURE'])
    expect(deeds).toEqual([{ address: 'p.1', what: 'finding', how: 'rasterised', count: 1 }])
    expect(report.visibleText()).toBe('')
    expect((await pdfText(bytes ?? pdf, 20_000)).trim()).not.toContain('A1234')
    const [before, after] = [await paintedPdf(pdf), await paintedPdf(bytes ?? pdf)]
    expect([after.width, after.height]).toEqual([before.width, before.height])
    const box = (await inspected(pdf)).findings[0]?.place.box
    // The end of the line's box is still writing; the value lies before it.
    expect(box).toBeDefined()
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) * 0.45]
    expect([after.level(x, y), after.level(x - 3, y), after.level(x + 3, y)]).toEqual([0, 0, 0])
  })

  it('with a picture under a mark that was never applied loses those pixels', async () => {
    const pdf = await drawnPdf((doc) =>
      doc
        .image(png(64, 200), 60, 190, { width: 200, height: 100 })
        .annotate(70, 200, 50, 30, { Subtype: 'Redact' } as never),
    )
    const { faults, deeds, report } = await cleanedPdf(pdf, { hidden: ['unapplied-redaction'] })
    expect([faults, deeds]).toEqual([
      ['REDACT_PDF_PICTURE'],
      [{ address: 'p.1', what: 'unapplied-redaction', how: 'rasterised', count: 1 }],
    ])
    expect(report.hiddenTotals['unapplied-redaction']).toBeUndefined()
  })

  it('in a font that is not at hand is refused: painted here nobody could read it', async () => {
    const pdf = writtenPdf({
      ...onePage(''),
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 6 0 R>> >> >>',
      5: stream(
        `BT /F1 14 Tf 72 600 Td <${Buffer.from('檢舉人A1王小明', 'utf16le').swap16().toString('hex')}> Tj ET`,
      ),
      6: '<</Type/Font/Subtype/Type0/BaseFont/DFKaiShu/Encoding/UniCNS-UCS2-H/DescendantFonts[7 0 R]>>',
      // Widths that the encoding gives to other characters than one would think.
      7: '<</Type/Font/Subtype/CIDFontType2/BaseFont/DFKaiShu/DW 1000/W[600 20000 700]/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>/FontDescriptor 8 0 R>>',
      8: '<</Type/FontDescriptor/FontName/DFKaiShu/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>>',
    })
    const { faults, deeds } = await cleanedPdf(pdf, { secrets: ['王小明'] })
    expect(faults).toEqual(['REDACT_PDF_PAGE'])
    expect(deeds.filter(({ how }) => how === 'blacked')).toEqual([])
  })
})
