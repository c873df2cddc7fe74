import { describe, expect, it } from 'vitest'
import { secretOf } from '../../fixtures/pdf-cleaning.ts'
import { drawnPdf, LETTER, onePage, stream, wide, writtenPdf } from '../../fixtures/pdfs.ts'
import { defaultLimits } from '../../words/limits.ts'
import { pdfPageTexts, pdfSecondReader, pdfText } from './pdf-text.ts'
import { pdfPixels } from './pixels.ts'

const page = (content: string): Buffer => writtenPdf(onePage('Mr A123456789 of the town', { content }))
const compare = (before: Uint8Array, after: Uint8Array) =>
  pdfPixels.compare({
    before,
    after,
    secrets: [secretOf('A123456789')],
    hidden: new Set(),
    boxes: [],
    limits: defaultLimits,
  })

describe('pdf.js', () => {
  it('leaves the process the functions of its engine', async () => {
    const natives = (): unknown[] => [
      Object.getOwnPropertyDescriptor(JSON, 'stringify'),
      Object.getOwnPropertyDescriptor(JSON, 'parse'),
      Object.getOwnPropertyDescriptor(Array.prototype, 'push'),
    ]
    const before = natives()
    expect(await pdfText(page(''), 60_000)).toContain('A123456789')
    const after = natives()
    expect(after).toEqual(before)
  })
})

describe('the pixels of two files', () => {
  it('hold where only the value differs, and not where anything else does', async () => {
    const before = page('0.9 g 100 100 50 50 re f 0 g')
    const bar = '0 g 93 699.5 77 10.5 re f'
    expect(await compare(before, before)).toMatchObject({ held: true, counts: { pages: 1, differing: 0 } })
    const barred = writtenPdf({
      ...onePage('', {}),
      5: stream(
        `0.9 g 100 100 50 50 re f 0 g BT /F1 14 Tf 0 g 72 700 Td (Mr A123456789 of the town) Tj ET ${bar}`,
      ),
    })
    expect((await compare(before, barred)).held).toBe(true)
    const FAULTS: Readonly<Record<string, Buffer>> = {
      'a square that is gone': page(''),
      'a square in another colour': page('0.7 g 100 100 50 50 re f 0 g'),
      'a thin line more': page('0.9 g 100 100 50 50 re f 0 g 0 G 0.5 w 72 400 m 500 400 l S'),
      'a comma less': writtenPdf(
        onePage('Mr A123456789 of the tow', { content: '0.9 g 100 100 50 50 re f 0 g' }),
      ),
      'a page more': writtenPdf({ ...onePage('x'), 2: '<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>' }),
      'another size of the page': writtenPdf({
        ...onePage('Mr A123456789 of the town', { content: '0.9 g 100 100 50 50 re f 0 g' }),
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 840]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>> >> >>',
      }),
    }
    for (const [name, after] of Object.entries(FAULTS))
      expect([name, (await compare(before, after)).held]).toEqual([name, false])
    expect((await compare(before, Buffer.from('%PDF-1.7'))).held).toBe(false)
  })
})

describe('the second reader', () => {
  it('reads pages, notes, fields, bookmarks, properties, scripts and the files within', async () => {
    const pdf = writtenPdf(
      {
        ...onePage('Seen by all', {
          page: `/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 30 30]/Contents ${wide('批註之一')}>> 8 0 R]`,
          root: `/AcroForm<</Fields[8 0 R]>>/Outlines 9 0 R/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>/JavaScript<</Names[(j)<</S/JavaScript/JS(app.alert)>>]>> >>`,
          more: {
            6: '<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>> >>',
            7: stream('within', '/Type/EmbeddedFile'),
            8: `<</Subtype/Widget/FT/Tx/T(x)/V ${wide('欄位值')}/Rect[99 9 190 30]>>`,
            9: '<</First 10 0 R/Last 10 0 R/Count 1>>',
            10: `<</Title ${wide('書籤一')}/Parent 9 0 R/Dest[3 0 R/Fit]>>`,
            11: `<</Author ${wide('承辦人')}>>`,
          },
        }),
      },
      '/Root 1 0 R/Info 11 0 R',
    )
    const files: string[] = []
    const text = await pdfSecondReader.text(pdf, (name, bytes) => {
      files.push(`${name}: ${new TextDecoder().decode(bytes)}`)
      return Promise.resolve('檔案裡')
    })
    for (const one of [
      'Seen by all',
      '批註之一',
      '欄位值',
      '書籤一',
      '承辦人',
      'app.alert',
      'a.txt',
      '檔案裡',
    ])
      expect(text).toContain(one)
    expect(files).toEqual(['a.txt: within'])
  })

  it('gives each page by itself, Chinese with fonts and without, and one sign for those that look alike', async () => {
    const pdf = await drawnPdf((doc) => {
      doc.text(LETTER, 72, 100).addPage().text('第二頁⽉', 72, 100)
    })
    const [one = '', two = ''] = await pdfPageTexts(pdf, 20_000)
    expect(one.replace(/\s/g, '')).toContain(LETTER)
    expect(two).toContain('第二頁月')
  })

  it('gives up in time, and says so where it cannot read', async () => {
    await expect(pdfText(await drawnPdf((doc) => doc.text('x')), -1)).rejects.toThrow('time')
    await expect(pdfText(Buffer.from('no PDF at all'), 20_000)).rejects.toThrow('PDF')
  })
})
