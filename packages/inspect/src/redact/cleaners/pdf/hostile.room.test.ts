import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { cleanedPdf } from '../../../fixtures/pdf-cleaning.ts'
import { drawnPdf, onePage, stream, wide, writtenPdf } from '../../../fixtures/pdfs.ts'
import type { HiddenClass } from '../../../words/hidden.ts'

/** A document with something of everything, small enough to be broken many times. */
const RICH = writtenPdf(
  onePage('Informant A123456789', {
    root: `/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>/JavaScript<</Names[(j)<</S/JavaScript/JS(app.alert)>>]>> >>/AcroForm<</Fields[9 0 R]>>`,
    page: `/Annots[<</Type/Annot/Subtype/FreeText/Rect[9 9 90 30]/AP<</N 8 0 R>>/Contents ${wide('批註')}>> 9 0 R]`,
    content: '0.5 g 60 690 300 30 re f /OC /L BDC BT /F1 9 Tf 9 9 Td [(A1234) -20 (56789)] TJ ET EMC',
    more: {
      6: '<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>> >>',
      7: stream(deflateSync('attached'), '/Type/EmbeddedFile/Filter/FlateDecode'),
      8: stream(
        'BT /F1 9 Tf 2 2 Td (A123456789) Tj ET',
        '/Subtype/Form/BBox[0 0 80 20]/Resources<</Font<</F1 4 0 R>> >>',
      ),
      9: '<</Subtype/Widget/FT/Tx/T(x)/V(A123456789)/Rect[99 9 190 30]/AP<</N 8 0 R>> >>',
    },
  }),
)
const EVERYTHING: readonly HiddenClass[] = [
  'white-text',
  'covered-text',
  'pdf-annotation',
  'form-value',
  'script',
  'attachment',
  'older-revision',
  'unplaced-text',
  'stray-bytes',
  'property',
  'alt-text',
  'unapplied-redaction',
]

/** Numbers that look like chance and are the same every time. */
function* chance(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    yield state / 2 ** 32
  }
}

describe('a broken document', () => {
  it('is cleaned, or left with a code; a value that stays is always told; the next one is cleaned as ever', async () => {
    const numbers = chance(77)
    const next = (below: number): number => Math.floor(numbers.next().value * below)
    let cleaned = 0
    for (let round = 0; round < 60; round++) {
      const broken = Buffer.from(RICH)
      for (let i = next(8); i >= 0; i--) broken[5 + next(broken.length - 5)] = next(256)
      const cut = next(8) === 0 ? broken.subarray(0, next(broken.length)) : broken
      const { bytes, faults, report } = await cleanedPdf(cut, { secrets: ['A123456789'], hidden: EVERYTHING })
      if (bytes === null) continue
      cleaned += 1
      if (faults.length === 0)
        expect(report.texts.map(({ text }) => text).join('\n')).not.toContain('A123456789')
    }
    expect(cleaned).toBeGreaterThan(10)
    const whole = await cleanedPdf(RICH, { secrets: ['A123456789'], hidden: EVERYTHING })
    expect([whole.faults, whole.report.findings, whole.report.verdict]).toEqual([[], [], 'COMPLETE'])
  })

  it('that is locked, forbids changes, or cannot be opened is not touched', async () => {
    const draw = (options: object): Promise<Buffer> => drawnPdf((doc) => doc.text('A123456789'), options)
    for (const [pdf, code] of [
      [
        await draw({ userPassword: 'secret', ownerPassword: 'owner', pdfVersion: '1.7' }),
        'REDACT_PDF_LOCKED',
      ],
      [await draw({ ownerPassword: 'owner', pdfVersion: '1.7' }), 'REDACT_PDF_LOCKED'],
      [Buffer.from('%PDF-1.7\n'), 'REDACT_PDF_DAMAGED'],
      [writtenPdf({ 6: `<</Note(A123456789)>>` }, ''), 'REDACT_PDF_DAMAGED'],
    ] as const) {
      const { bytes, faults } = await cleanedPdf(pdf, { secrets: ['A123456789'] })
      expect([bytes, faults]).toEqual([null, [code]])
    }
  })

  it('of nested arrays, circles, bombs and endless content is bounded', async () => {
    const bomb = stream(deflateSync(Buffer.alloc(3 * 1024 * 1024)), '/Type/Metadata/Filter/FlateDecode')
    const held = await cleanedPdf(
      writtenPdf(onePage('A123456789', { root: '/Metadata 6 0 R', more: { 6: bomb } })),
      {
        secrets: ['A123456789'],
        limits: { heldBytes: 1024 * 1024 },
      },
    )
    expect(held.faults).toEqual(['LIMIT_HELD'])
    const form = stream(
      '/Fm Do (A123456789) Tj',
      '/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Fm 6 0 R>> >>',
    )
    const circle = {
      ...onePage('A123456789', { content: '/Fm Do' }),
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>/XObject<</Fm 6 0 R>> >> >>',
      6: form,
    }
    const { report } = await cleanedPdf(writtenPdf(circle), { secrets: ['A123456789'] })
    expect(report.findings).toEqual([])
    const deep = `${'q '.repeat(2000)}BT /F1 9 Tf 72 600 Td (A123456789) Tj ET ${'Q '.repeat(5000)} ] >> ) } 7 Tj`
    const unbalanced = await cleanedPdf(writtenPdf(onePage('Seen', { content: deep })), {
      secrets: ['A123456789'],
    })
    expect([unbalanced.faults, unbalanced.report.findings]).toEqual([[], []])
  })

  it('of a picture within its content is read on behind it', async () => {
    const image =
      'q 9 0 0 9 72 500 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x01EI\x02 EI Q BT /F1 9 Tf 72 600 Td (Mr A123456789) Tj ET'
    const { faults, report } = await cleanedPdf(writtenPdf(onePage('Seen', { content: image })), {
      secrets: ['A123456789'],
    })
    expect([faults, report.findings, report.visibleText().split('\n').toSorted()]).toEqual([
      [],
      [],
      ['Mr', 'Seen'],
    ])
  })
})
