import { describe, expect, it } from 'vitest'
import { drawnPdf, LETTER, onePage, stream, wide, writtenPdf } from '../../../fixtures/pdfs.ts'
import { redacted, type Wanted } from '../../../fixtures/redacting.ts'

const NOTE = '檢舉人王大明，身分證字號A123456789，住臺北市，手機0912345678。\n陳小美與王大明同住。'
const letter = (): Promise<Buffer> => drawnPdf((doc) => doc.text(NOTE, 72, 100))
const LOOK = stream(
  'BT /F1 12 Tf 2 2 Td (Mr A123456789) Tj ET',
  '/Type/XObject/Subtype/Form/BBox[0 0 400 40]/Resources<</Font<</F1 4 0 R>> >>',
)

/** Whole runs, as the product makes them: every check of the certificate has to hold. */
const RUNS: Readonly<Record<string, () => Promise<readonly [Buffer, Wanted]>>> = {
  'bars in place of values': async () => [await letter(), {}],
  'signs in place of values': async () => [await letter(), { style: 'pseudonym' }],
  'a value broken over two lines': async () => [
    await drawnPdf((doc) => doc.text('身分證統一編號 A12345', 72, 100).text('6789，以上。', 72, 120)),
    {},
  ],
  'one kind of value only': async () => [await letter(), { detectors: ['tw.mobile'] }],
  'text under a box and properties': async () => [
    await drawnPdf((doc) => {
      doc.text(LETTER, 72, 100).text(NOTE, 72, 200).rect(60, 195, 500, 60).fill('black')
    }),
    { hidden: ['covered-text', 'property', 'custom-property'] },
  ],
  'fields and notes with looks': () =>
    Promise.resolve([
      writtenPdf(
        onePage('Page', {
          page: '/Annots[<</Type/Annot/Subtype/FreeText/Rect[50 500 450 540]/DA(/F1 12 Tf)/Contents(Mr A123456789)/AP<</N 6 0 R>> >> 7 0 R]',
          root: '/AcroForm<</Fields[7 0 R]>>',
          more: {
            6: LOOK,
            7: '<</Type/Annot/Subtype/Widget/FT/Tx/T(id)/V(A123456789)/Rect[50 400 450 440]/AP<</N 6 0 R>> >>',
          },
        }),
      ),
      {},
    ]),
  'notes as a class': () =>
    Promise.resolve([
      writtenPdf(
        onePage('Seen', { page: `/Annots[<</Subtype/Text/Rect[9 9 30 30]/Contents ${wide(NOTE)}>>]` }),
      ),
      { hidden: ['pdf-annotation'] },
    ]),
  'a file carried along': () =>
    Promise.resolve([
      writtenPdf(
        onePage('Seen', {
          root: `/Names<</EmbeddedFiles<</Names[${wide('附件')} 6 0 R]>> >>`,
          more: {
            6: `<</Type/Filespec/F(a.txt)/UF ${wide('附件.txt')}/EF<</F 7 0 R>> >>`,
            7: stream(Buffer.from(NOTE), '/Type/EmbeddedFile'),
          },
        }),
      ),
      {},
    ]),
}

describe('a redacted PDF', () => {
  for (const [name, build] of Object.entries(RUNS))
    it(`with ${name} is proved by every check`, async () => {
      const [pdf, wanted] = await build()
      const { certificate, refused, faults, failures } = await redacted(pdf, wanted)
      expect([refused, faults, failures]).toEqual([[], [], []])
      expect(certificate.proved).toBe(true)
      expect(certificate.checks.map(({ code }) => code)).toContain('PIXELS')
      expect(certificate.deeds.length).toBeGreaterThan(0)
    })
})
