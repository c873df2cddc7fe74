import { describe, expect, it } from 'vitest'
import { cleanedPdf, secretOf } from '../../../fixtures/pdf-cleaning.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import { paintedPdf } from '../../../fixtures/pdf-painting.ts'
import { drawnPdf, onePage, stream, wide, writtenPdf, type Objects } from '../../../fixtures/pdfs.ts'
import { defaultLimits } from '../../../words/limits.ts'
import { pdfText } from '../../prove/pdf-text.ts'
import { objectsOf } from './objects.ts'
import { pdfPixels } from '../../prove/pixels.ts'

const squeezed = (text: string): string => text.replace(/\s/g, '')

/** Numbers that look like chance and are the same every time. */
function* chance(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    yield state / 2 ** 32
  }
}

/** Cleans, and lets every independent reading say that it held: the same text but for the values, nothing else painted otherwise. */
async function proved(pdf: Uint8Array, secrets: readonly string[], rest: string) {
  const done = await cleanedPdf(pdf, { secrets })
  const bytes = done.bytes ?? new Uint8Array()
  expect(done.faults).toEqual([])
  expect(squeezed(done.report.visibleText())).toBe(squeezed(rest))
  const second = squeezed(await pdfText(bytes, 30_000))
  expect(secrets.filter((one) => second.includes(squeezed(one)))).toEqual([])
  const asSecrets = secrets.map((text) => secretOf(text))
  const painting = {
    before: pdf,
    after: bytes,
    secrets: asSecrets,
    hidden: new Set<never>(),
    boxes: [],
    limits: defaultLimits,
  }
  expect(await pdfPixels.compare(painting)).toMatchObject({ held: true, where: [] })
  return done
}

describe('values on pages', () => {
  it('of chance, three to five to a line, leave no residue and harm no neighbour', async () => {
    const numbers = chance(2026)
    const below = (n: number): number => Math.floor(numbers.next().value * n)
    const one = (from: string): string => Array.from(from)[below(Array.from(from).length)] ?? ''
    const words =
      '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過'
    const values = [
      () => `${one('ABCDEFGHJK')}${1 + below(2)}${10_000_000 + below(89_999_999)}`,
      () => `09${10_000_000 + below(89_999_999)}`,
      () => one('甲乙丙丁戊己庚辛') + one('壬癸子丑寅卯辰巳午未申酉戌亥') + one('鼠牛虎兔龍蛇馬羊猴雞狗豬'),
    ]
    const secrets: string[] = []
    const lines = Array.from({ length: 150 }, () => {
      const pieces = [one(words)]
      for (let i = 3 + below(3); i > 0; i--) {
        const value = values[below(3)]?.() ?? ''
        secrets.push(value)
        pieces.push(value, one(words) + (below(2) === 0 ? ' ' : '') + (below(3) === 0 ? 'ab' : one(words)))
      }
      return pieces
    })
    const pdf = await drawnPdf((doc) => {
      doc.fontSize(9)
      for (const [i, pieces] of lines.entries()) {
        if (i > 0 && i % 25 === 0) doc.addPage()
        const characterSpacing = i % 3 === 0 ? 0.7 : 0
        doc.text(pieces.join(''), 40, 50 + (i % 25) * 28, { lineBreak: false, characterSpacing })
      }
    })
    expect(secrets.length).toBeGreaterThan(500)
    const rest = lines.map((pieces) => pieces.filter((_, i) => i % 2 === 0).join('')).join('')
    const { deeds } = await proved(pdf, [...new Set(secrets)], rest)
    expect(deeds.filter(({ how }) => how === 'blacked').reduce((sum, { count }) => sum + count, 0)).toBe(
      secrets.length,
    )
  })

  it('of the pseudonymous kind are called by their signs where these fit, in the order of the text', async () => {
    const pdf = await drawnPdf((doc) =>
      doc
        .text('檢舉人王小明，身分證字號A123456789，與王小明同住。', 72, 100)
        .text('又記：王小\n明到場。', 72, 140),
    )
    const { bytes, faults, report } = await cleanedPdf(pdf, { secrets: ['王小明'], instead: '甲' })
    expect(faults).toEqual([])
    expect(squeezed(report.visibleText())).toBe('檢舉人甲，身分證字號A123456789，與甲同住。又記：甲到場。')
    expect(squeezed(await pdfText(bytes ?? pdf, 20_000))).toContain(
      '檢舉人甲，身分證字號A123456789，與甲同住。',
    )
    const long = await cleanedPdf(pdf, { secrets: ['王小明'], instead: '某某某某某某某' })
    expect([long.faults, squeezed(long.report.visibleText())]).toEqual([
      [],
      '檢舉人，身分證字號A123456789，與同住。又記：到場。',
    ])
  })

  it('are blacked out in their whole width, and what is not seen is not', async () => {
    const pdf = writtenPdf(
      onePage('Mr A123456789 of', { content: '1 g BT /F1 14 Tf 72 600 Td (A123456789) Tj ET 0 g' }),
    )
    const { bytes } = await cleanedPdf(pdf, { secrets: ['A123456789'] })
    const { level } = await paintedPdf(bytes ?? pdf)
    // From the first sign to the last, in the middle of the line; white beside it and where the white writing was.
    const across = [93.5, 100, 120, 140, 160, 170].map((x) => level(x, 137))
    expect(across).toEqual([0, 0, 0, 0, 0, 0])
    expect([level(90.5, 137), level(173.5, 137), level(100, 237)]).toEqual([255, 255, 255])
  })

  const HELVETICA: Readonly<Record<string, readonly [string, string]>> = {
    'with letter, word and line spacing': [
      '2 Tc 5 Tw 20 TL (Mr A123456789 of) Tj T* (the A123456789 town) Tj',
      'Mr of the town',
    ],
    'stretched and raised': ['70 Tz 4 Ts (Mr A123456789 of) Tj', 'Mr of'],
    'on the next line': ["16 TL (Mr) Tj (A123456789 of) '", 'Mr of'],
    'on the next line with spacing': ['16 TL (Mr) Tj 3 1 (is A123456789 of) " (town) Tj', 'Mr is of town'],
    'in pieces with kerning': ['[(Mr A1) -20 (2345) 33.5 (678) 2 (9 o) -100 (f)] TJ', 'Mr of'],
    'as octal numbers': ['(Mr \\1011\\0623456789 of) Tj', 'Mr of'],
    'in hexadecimal': ['<4d7220 4131323334353637 3839206f66> Tj', 'Mr of'],
    slanting: ['0.8 0.6 -0.6 0.8 72 500 Tm (Mr A123456789 of) Tj', 'Mr of'],
    'drawn twice to look bold': ['(Mr A123456789 of) Tj -0 0 Td 0.3 0 Td (Mr A123456789 of) Tj', 'Mr of'],
  }
  for (const [name, [operators, rest]] of Object.entries(HELVETICA))
    it(`${name} go, and the pen moves on as before`, async () => {
      const pdf = writtenPdf(onePage('', { content: `BT /F1 14 Tf 72 600 Td ${operators} Tj ET` }))
      const { bytes } = await proved(pdf, ['A123456789'], rest)
      expect(Buffer.from(bytes ?? []).toString('latin1')).not.toContain('A123456789')
    })

  it('leave no trace of how wide each of their signs was', async () => {
    const WIDTHS: Readonly<Record<string, number>> = { W: 13.216, i: 3.108, l: 3.108, A: 9.338, n: 7.784 }
    const single = Array.from('WillAnn', (char) => `(${char}) Tj ${WIDTHS[char] ?? 0} 0 Td`).join(' ')
    let x = 72
    const placed = Array.from('WillAnn', (char) => {
      const at = x
      x += WIDTHS[char] ?? 0
      return `1 0 0 1 ${at} 500 Tm (${char}) Tj`
    }).join(' ')
    const blocks = placed
      .replaceAll(' 500 Tm', ' 400 Tm')
      .replace(/1 0 0 1 [^)]*\) Tj/g, (one) => `BT /F1 14 Tf ${one} ET`)
    const content = `${blocks} BT /F1 14 Tf 72 600 Td (Mr) Tj 20 0 Td ${single} 4 0 Td (of) Tj ${placed} 1 0 0 1 150 500 Tm (town) Tj 0 -40 Td (Mr WillAnn of) Tj ET`
    const { bytes } = await proved(writtenPdf(onePage('', { content })), ['WillAnn'], 'Mr of town Mr of')
    const objects = objectsOf(bytes ?? new Uint8Array(), 1_000_000, () => undefined)
    const drawn = (objects?.numbers ?? []).map((to) =>
      Buffer.from(objects?.data({ is: 'ref', to }) ?? []).toString('latin1'),
    )
    const moves = drawn.join('\n')
    expect(moves).toContain('town')
    for (const width of ['3.108', '13.216', '9.338', '7.784', '-222', '-944', '-667', '85.216', '88.324'])
      expect([width, moves.includes(width)]).toEqual([width, false])
  })

  it('on a turned and cropped page, over two lines, in two fonts', async () => {
    const pdf = writtenPdf(
      onePage('Mr A12345', {
        page: '/Rotate 90/CropBox[20 20 500 800]',
        content: 'q BT /F1 14 Tf 72 684 Td (6789 of) Tj ET',
      }),
    )
    // Drawn the other way round: the value begins in the content that comes later.
    const { report } = await cleanedPdf(pdf, { secrets: ['6789 of'] })
    expect(squeezed(report.visibleText())).toBe('MrA12345')
    await proved(
      await drawnPdf((doc) => doc.text('身分證字號A1234\n56789，手機', 72, 100)),
      ['A123456789'],
      '身分證字號，手機',
    )
  })

  const FORM = '/Type/XObject/Subtype/Form/BBox[0 0 400 40]/Resources<</Font<</F1 4 0 R>> >>'
  const drawing = (more: Objects, content: string): Buffer =>
    writtenPdf({
      ...onePage('Page', { content }),
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>/XObject<</Fm 6 0 R>> >> >>',
      ...more,
    })

  it('in forms go wherever the form is drawn, also where it is drawn by nobody', async () => {
    const form = stream('BT /F1 14 Tf 10 10 Td (Mr A123456789 of) Tj ET', FORM)
    await proved(
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
