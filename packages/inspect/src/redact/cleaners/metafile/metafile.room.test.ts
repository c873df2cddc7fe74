import { describe, expect, it } from 'vitest'
import { cleanWith, secret, whereStands } from '../../../fixtures/cleaning.ts'
import { big5 } from '../../../fixtures/encodings.ts'
import { exif, jpeg, segment } from '../../../fixtures/images.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import * as made from '../../../fixtures/metafiles.ts'
import { docx, para } from '../../../fixtures/ooxml.ts'
import { redacted } from '../../../fixtures/redacting.ts'
import { imageCleaner } from '../image/image.ts'
import { metafileCleaner } from './metafile.ts'

const NAME = '王大明'
const PHONE = '0912345678'
const { drawnWide, emf, wmf } = made
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')
const font = [made.emfFont(1, 136, 'MingLiU'), made.selected(1)]
const bars = [secret(NAME, '███'), secret(PHONE, '██████████')]

const clean = async (bytes: Uint8Array, secrets = bars): Promise<Buffer> => {
  const { bytes: out, stopped, faults } = await cleanWith([metafileCleaner, imageCleaner], bytes, { secrets })
  expect({ stopped, faults }).toEqual({ stopped: null, faults: [] })
  if (out === null) throw new Error('nothing was cleaned')
  expect(out.length).toBe(bytes.length)
  expect((await inspected(out)).verdict).toBe('COMPLETE')
  return Buffer.from(out)
}
const shown = async (bytes: Uint8Array): Promise<string> => (await inspected(bytes)).visibleText()

describe('values in a metafile', () => {
  it('are written over where they are drawn, sign for sign', async () => {
    const picture = emf([
      drawnWide(`甲${NAME}乙`),
      ...font,
      made.drawnBig5(`丙${NAME}丁`),
      made.smallText(NAME),
    ])
    const out = await clean(picture)
    expect(await shown(out)).toBe('甲███乙\n丙███丁\n███')
    expect(whereStands(out, NAME)).toEqual([])
    expect(out.includes(Buffer.from(big5(NAME)))).toBe(false)
    const moved = picture.filter((byte, i) => byte !== out[i]).length
    expect(moved).toBeLessThanOrEqual(18)
  })

  it('by as many bars as there is room, or by none where the encoding has none', async () => {
    const out = await clean(
      emf([
        ...font,
        made.drawnBig5(`電${PHONE}話`),
        made.emfFont(2, 238, 'A'),
        made.selected(2),
        made.drawnBytes(Buffer.from(PHONE)),
      ]),
    )
    expect(await shown(out)).toBe('電█████話')
  })

  it('by the bars of charsets of the neighbours', async () => {
    const gbk = Buffer.concat([
      Buffer.from('A'),
      Buffer.of(0xcd, 0xf5, 0xb4, 0xf3, 0xc3, 0xf7),
      Buffer.from('B'),
    ])
    const picture = emf([made.emfFont(1, 134, 'SimSun'), made.selected(1), made.drawnBytes(gbk)])
    expect(await shown(picture)).toBe(`A${NAME}B`)
    expect(await shown(await clean(picture))).toBe('A■■■B')
    expect(await shown(await clean(picture, [secret(NAME, '丙')]))).toBe('A■    B')
  })

  it('over the borders of the pieces in which they are drawn', async () => {
    const out = await clean(
      emf([
        drawnWide('找王', { x: 0, apart: 10 }),
        drawnWide('大', { x: 20, apart: 10 }),
        drawnWide('明09', { x: 30, apart: 10 }),
        drawnWide('12345678號', { x: 60, apart: 10 }),
      ]),
    )
    expect(await shown(out)).toBe('找█████████████號')
  })

  it('by pseudonyms that are shorter, and by bars where they are too long', async () => {
    const picture = emf([drawnWide(`甲${NAME}乙`)])
    expect(await shown(await clean(picture, [secret(NAME, '丙')]))).toBe('甲丙  乙')
    expect(await shown(await clean(picture, [secret(NAME, '陳情人甲')]))).toBe('甲███乙')
    const narrow = emf([...font, made.drawnBig5(`甲${NAME}乙`)])
    expect(await shown(await clean(narrow, [secret(NAME, '丙')]))).toBe('甲丙    乙')
    expect(await shown(await clean(narrow, [secret(NAME, '\u{1f600}')]))).toBe('甲██  乙')
  })

  it('several on one line, each in its own place', async () => {
    const out = await clean(emf([...font, made.drawnBig5(`甲${NAME}乙${PHONE}丙${NAME}丁`)]), [
      secret(NAME, '陳情人'),
      secret(PHONE, '手機1'),
    ])
    expect(await shown(out)).toBe('甲陳情人乙手機1     丙陳情人丁')
  })

  it('take along the bytes of programs in which they stand', async () => {
    const picture = emf(
      [
        made.gdiComment(wide(`註記${NAME}在此`)),
        made.gdiComment(big5(`註記${NAME}`)),
        made.emfFont(1, 136, `字型${NAME}`),
        drawnWide('留下'),
      ],
      { description: `程式\0${NAME}的圖\0\0` },
    )
    const out = await clean(picture)
    expect(whereStands(out, NAME)).toEqual([])
    expect(out.includes(Buffer.from(big5(NAME)))).toBe(false)
    expect(await shown(out)).toBe('留下')
  })

  it('in files within, also where they are cut up', async () => {
    const inner = emf([drawnWide(`內層${NAME}`)])
    for (const cut of [70, 5000]) {
      const out = await clean(wmf([made.wmfText(big5(NAME)), ...made.emfInWmf(inner, cut)], true))
      expect(await shown(out)).toBe('███\n內層███')
    }
    const out = await clean(emf([made.wmfWithin(wmf([made.wmfExtText(big5(NAME))]))]))
    expect(await shown(out)).toBe('███')
  })
})

describe('what nobody sees of a metafile', () => {
  const classes = ['property', 'comment', 'printer-settings', 'image-metadata', 'stray-bytes'] as const

  it('is cleared, class by class, and what is drawn stays', async () => {
    const photo = jpeg(
      [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif('拍攝者', jpeg([], 8))]))],
      8,
    )
    const bytes = Buffer.concat([
      emf(
        [
          made.gdiComment(wide('私人註記：承辦人')),
          made.emfPlus(made.plusPicture(photo), made.plusString('看得見')),
          made.emr(105, wide('印表機的秘密')),
          made.emr(17, Buffer.concat([Buffer.of(8, 0, 0, 0), wide('藏在數字後面')])),
          drawnWide('也看得見'),
        ],
        { description: '程式\0標題\0\0' },
      ),
      Buffer.from('藏在圖後的文字，第一行\n'),
    ])
    const before = await inspected(bytes)
    for (const one of classes) expect(before.hiddenText(one).join()).not.toBe('')
    for (const one of classes) {
      const { bytes: out, deeds } = await cleanWith([metafileCleaner, imageCleaner], bytes, { hidden: [one] })
      expect(deeds.map(({ what }) => what)).toContain(one)
      const after = await inspected(out ?? bytes)
      expect(after.hiddenText(one)).toEqual([])
      for (const other of classes)
        if (other !== one) expect(after.hiddenText(other)).toEqual(before.hiddenText(other))
      expect(after.visibleText()).toBe(before.visibleText())
      expect(
        (await cleanWith([metafileCleaner, imageCleaner], out ?? bytes, { hidden: [one] })).bytes,
      ).toBeNull()
    }
  })

  it('where a record cannot be followed is not called done', async () => {
    const broken = emf([drawnWide(NAME), made.emr(117, wide(NAME))])
    const { bytes, faults } = await cleanWith([metafileCleaner], broken, { secrets: bars })
    expect(faults).toEqual(['CLEANING_INCOMPLETE'])
    expect(await shown(bytes ?? broken)).toBe('███')
  })
})

describe('the proof', () => {
  const preview = emf([
    drawnWide(`申請人${NAME}`),
    drawnWide('09', { y: 30, apart: 10 }),
    drawnWide('12345678', { x: 20, y: 30, apart: 10 }),
    made.emfPlus(made.plusString(`申請人${NAME}`)),
    made.gdiComment(wide(`承辦備註${NAME}`)),
  ])

  for (const style of ['bar', 'pseudonym'] as const)
    for (const [name, bytes] of Object.entries({
      emf: preview,
      wmf: wmf(
        [made.wmfFont(136, 'MingLiU'), made.wmfSelected(0), made.wmfText(big5(`申請人${NAME}${PHONE}`))],
        true,
      ),
      docx: docx(para(`申請人${NAME}`), {
        'word/media/image1.emf': { type: 'image/x-emf', content: preview, as: 'image' },
      }),
    }))
      it(`holds: ${name}, ${style}`, async () => {
        const done = await redacted(bytes, { style })
        expect(done.failures).toEqual([])
        expect(done.refused).toEqual([])
        expect(done.faults).toEqual([])
        expect(done.certificate.proved).toBe(true)
        expect(whereStands(done.bytes, NAME)).toEqual([])
        expect(whereStands(done.bytes, PHONE)).toEqual([])
      })

  it('holds for classes of a preview within a document', async () => {
    const told = emf([drawnWide('看得見的字'), made.gdiComment(wide('承辦人的備註在此'))], {
      description: '程式\0名冊的標題在此\0\0',
    })
    const bytes = docx(para('內文'), {
      'word/media/image1.emf': { type: 'image/x-emf', content: told, as: 'image' },
    })
    expect((await inspected(bytes)).verdict).toBe('COMPLETE')
    const done = await redacted(bytes, { hidden: ['property', 'comment'] })
    expect({ refused: done.refused, faults: done.faults }).toEqual({ refused: [], faults: [] })
    expect(done.certificate.proved).toBe(true)
    const after = await inspected(done.bytes)
    expect(after.hiddenTotals).toEqual({})
    expect(after.visibleText()).toBe('內文\n看得見的字')
  })

  it('does not hold where a record cannot be followed', async () => {
    const done = await redacted(emf([drawnWide(`申請人${NAME}`), made.emr(117, Buffer.alloc(4, 1))]))
    expect(done.certificate.proved).toBe(false)
    expect(done.faults).toContain('CLEANING_INCOMPLETE')
  })

  it('does not hold where letters of a value stand so far apart that nobody joined them', async () => {
    const apart = Array.from(NAME, (letter, i) => drawnWide(letter, { x: 500 * i, apart: 10 }))
    const wmfApart = Array.from(NAME, (letter, i) => made.wmfExtText(big5(letter), 500 * i, 10))
    for (const picture of [
      emf([drawnWide(`申請人${NAME}`), ...apart]),
      wmf([made.wmfText(big5(`申請人${NAME}`)), ...wmfApart]),
    ]) {
      const done = await redacted(picture)
      expect(done.refused.join()).toContain('SECOND_READER')
      expect(done.certificate.proved).toBe(false)
    }
  })
})
