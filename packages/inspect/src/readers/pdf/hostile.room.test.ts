import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { png } from '../../fixtures/images.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { drawnPdf, LETTER, onePage, stream, wide, writtenPdf } from '../../fixtures/pdfs.ts'

/** A document with something of everything, small enough to be broken many times. */
const RICH = writtenPdf(
  onePage('Informant A123456789', {
    root: `/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>/JavaScript<</Names[(j)<</S/JavaScript/JS(app.alert)>>]>> >>`,
    page: `/Annots[<</Type/Annot/Subtype/FreeText/Rect[9 9 90 30]/Contents ${wide('批註')}>>]`,
    content: '0.5 g 60 690 300 30 re f',
    more: {
      6: '<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>> >>',
      7: stream(deflateSync('attached'), '/Type/EmbeddedFile/Filter/FlateDecode'),
    },
  }),
)

/** Numbers that look like chance and are the same every time. */
function* chance(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    yield state / 2 ** 32
  }
}

describe('a broken document', () => {
  it('never breaks the run, whatever its bytes are; the next one is read as ever', async () => {
    const numbers = chance(7)
    const next = (below: number): number => Math.floor(numbers.next().value * below)
    for (let round = 0; round < 150; round++) {
      const broken = Buffer.from(RICH)
      for (let i = next(12); i >= 0; i--) broken[5 + next(broken.length - 5)] = next(256)
      const cut = next(8) === 0 ? broken.subarray(0, next(broken.length)) : broken
      const report = await inspected(cut, { limits: { timeMs: 5000 } })
      expect(['COMPLETE', 'PARTIAL', 'SKIPPED', 'ENCRYPTED']).toContain(report.verdict)
      expect(report.reasons.map(({ fault }) => fault.code)).not.toContain('READER_FAILED')
    }
    expect((await inspected(RICH)).verdict).toBe('COMPLETE')
  })

  it('whose content is no stream any more, or is found by the bytes alone, is not complete', async () => {
    const sound = writtenPdf(onePage('Informant A123456789')).toString('latin1')
    expect((await inspected(Buffer.from(sound, 'latin1'))).verdict).toBe('COMPLETE')
    const lost = [
      sound.replace('\nstream\n', '\nctream\n'),
      sound.replace(/(5 1\n\d+)\d( 00000 n)/, '$1q$2'),
      sound.replace(/(5 1\n)\d/, '$1\u00fe'),
    ]
    for (const [i, text] of lost.entries()) {
      expect(text).not.toBe(sound)
      const report = await inspected(Buffer.from(text, 'latin1'))
      const read = report.texts.some((one) => one.text.includes('A123456789'))
      expect([i, read || report.verdict !== 'COMPLETE']).toEqual([i, true])
    }
  })

  it('whose content cannot be unpacked, or whose table or end is missing, is not complete', async () => {
    const pdf = await drawnPdf((doc) => doc.text(LETTER))
    const broken = Buffer.from(pdf)
    const content = broken.indexOf('stream\n') + 7
    broken.fill(0x55, content + 20, content + 30)
    expect(await inspected(broken)).toMatchObject({ verdict: 'PARTIAL' })
    for (const [name, bytes] of [
      ['no table', Buffer.from(RICH.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1')],
      ['no end', RICH.subarray(0, RICH.length - 40)],
      ['nothing', Buffer.from('%PDF-1.7\n')],
    ] as const)
      expect([name, (await inspected(bytes)).verdict]).toEqual([name, 'PARTIAL'])
  })

  it('of which an object is lost among the bytes says so, or shows it', async () => {
    const packed = { 5: stream(deflateSync('BT /F1 14 Tf 72 700 Td (gone) Tj ET'), '/Filter/FlateDecode') }
    const lost = writtenPdf({ ...onePage('x'), ...packed })
      .toString('latin1')
      .replace('5 0 obj', '5 0 obX')
    const codes = (await inspected(Buffer.from(lost, 'latin1'))).reasons.map(({ fault }) => fault.code)
    expect(codes).toContain('PDF_STREAMS_UNREAD')
    const between = RICH.toString('latin1').replace(
      'endobj\n6 0',
      `endobj\n${Buffer.from('夾帶').toString('latin1')}\n6 0`,
    )
    expect((await inspected(Buffer.from(between, 'latin1'))).hiddenText('stray-bytes')).toEqual(['夾帶'])
  })

  it('that no engine opens still tells what stands in its bytes', async () => {
    const headless = writtenPdf({ 6: `<</Note ${wide('檢舉人王小明A123456789')}>>` }, '')
    const report = await inspected(headless)
    expect(report.unread).toEqual([': PDF_DAMAGED'])
    expect(report.hiddenText('unplaced-text')).toEqual(['檢舉人王小明A123456789'])
  })

  it('of nested arrays, of circles in its trees, of a huge page, of a bomb: bounded', async () => {
    const deep = await inspected(writtenPdf(onePage('x', { more: { 6: '['.repeat(50_000) } })))
    expect(deep.verdict).toBe('PARTIAL')
    const circle = {
      2: '<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>',
      6: '<</First 6 0 R/Next 6 0 R/Title(a)>>',
    }
    expect(
      await inspected(writtenPdf({ ...onePage('x', { root: '/Outlines 6 0 R' }), ...circle })),
    ).toMatchObject({ kind: 'pdf' })
    const huge = {
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>> >> >>',
    }
    expect(
      (await inspected(writtenPdf({ ...onePage('huge'), ...huge }))).reasons.map(({ fault }) => fault.code),
    ).toEqual(['SIGHT_NOT_JUDGED'])
    const bomb = stream(deflateSync(Buffer.alloc(8 * 1024 * 1024)), '/Type/EmbeddedFile/Filter/FlateDecode')
    const report = await inspected(writtenPdf(onePage('x', { more: { 6: bomb } })), {
      limits: { heldBytes: 1024 * 1024 },
    })
    expect(report.reasons.map(({ fault }) => fault.code)).toEqual(['LIMIT_HELD'])
    expect(
      (await inspected(RICH, { limits: { timeMs: -1 } })).reasons.map(({ fault }) => fault.code),
    ).toEqual(['LIMIT_TIME'])
  })
})

describe('a scanned page', () => {
  it('is said to be a picture; text recognised behind it has its own class', async () => {
    const report = await inspected(
      await drawnPdf((doc) => {
        doc.image(png(64, 200), 0, 0, { width: 595, height: 842 })
        doc.addPage().image(png(64, 200), 0, 0, { width: 595, height: 842 })
        doc.addContent('3 Tr').text('辨識出的文字', 72, 100).addContent('0 Tr')
      }),
    )
    expect(report.verdict).toBe('PARTIAL')
    expect(
      report.reasons.map(({ fault }) => [fault.code, fault.params['pages'] ?? fault.params['count']]),
    ).toEqual([
      ['PAGE_IS_PICTURE', '1, 2'],
      ['PIXELS_NOT_READ', 2],
    ])
    expect(report.hiddenText('text-layer')).toEqual(['辨識出的文字'])
  })
})
