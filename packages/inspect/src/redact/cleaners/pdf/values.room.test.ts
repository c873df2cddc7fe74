import { describe, expect, it } from 'vitest'
import { cleanedPdf } from '../../../fixtures/pdf-cleaning.ts'
import { provedPdf, squeezed } from '../../../fixtures/pdf-proving.ts'
import { paintedPdf } from '../../../fixtures/pdf-painting.ts'
import { drawnPdf, onePage, writtenPdf } from '../../../fixtures/pdfs.ts'
import { pdfText } from '../../prove/pdf-text.ts'
import { objectsOf } from './objects.ts'

/** Numbers that look like chance and are the same every time. */
function* chance(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    yield state / 2 ** 32
  }
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
    const { deeds } = await provedPdf(pdf, [...new Set(secrets)], rest)
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
      const { bytes } = await provedPdf(pdf, ['A123456789'], rest)
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
    const { bytes } = await provedPdf(writtenPdf(onePage('', { content })), ['WillAnn'], 'Mr of town Mr of')
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
    await provedPdf(
      await drawnPdf((doc) => doc.text('身分證字號A1234\n56789，手機', 72, 100)),
      ['A123456789'],
      '身分證字號，手機',
    )
  })
})
