import { describe, expect, it } from 'vitest'
import { big5 } from '../../fixtures/encodings.ts'
import { exif, jpeg, segment } from '../../fixtures/images.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import * as made from '../../fixtures/metafiles.ts'

const { drawnWide, emf, emr, wmf, wmr } = made
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')

/** Bytes of programs are searched for strings in every encoding; what is right stands first. */
const firstLines = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => text.split('\n')[0] ?? '')

describe('an EMF', () => {
  it('gives what is drawn, in every way in which text is drawn', async () => {
    const report = await inspected(
      emf([
        drawnWide('電話0912-345-678'),
        made.emfFont(1, 136, 'PMingLiU'),
        made.selected(1),
        made.drawnBig5('檢舉人王小明'),
        made.emfFont(2, 238, 'Arial CE'),
        made.selected(2),
        made.drawnBytes(Buffer.from('caf\xe9', 'latin1')),
        made.drawnSeveral(['第一行', '第二行的字']),
        made.smallText('小字'),
        made.smallText('small', true),
        made.emfPlus(made.plusString('描邊的字'), made.plusDriverString('逐字排列')),
      ]),
    )
    expect(report.kind).toBe('metafile')
    expect(report.unread).toEqual([])
    expect(report.verdict).toBe('COMPLETE')
    expect(report.visibleText().split('\n')).toEqual([
      '電話0912-345-678',
      '檢舉人王小明',
      'café',
      '第一行',
      '第二行的字',
      '小字',
      'small',
      '描邊的字',
      '逐字排列',
    ])
    expect(report.findingTotals).toEqual({ 'tw.mobile': 1 })
  })

  it('takes for Big5 what a font without a charset draws, where it is Big5', async () => {
    const report = await inspected(emf([made.drawnBig5('沒有說明字集')]))
    expect(report.visibleText()).toBe('沒有說明字集')
  })

  it('puts a line together that is drawn in pieces, and only that', async () => {
    const report = await inspected(
      emf([
        drawnWide('09', { x: 0, apart: 10 }),
        drawnWide('12345', { x: 20, apart: 10 }),
        drawnWide('678', { x: 71, apart: 10 }),
        drawnWide('隔開', { x: 110, apart: 10 }),
        drawnWide('另欄', { x: 400, apart: 10 }),
        drawnWide('下一行', { x: 420, y: 40, apart: 10 }),
      ]),
    )
    expect(report.visibleText().split('\n')).toEqual(['0912345678 隔開', '另欄', '下一行'])
    expect(report.findingTotals).toEqual({ 'tw.mobile': 1 })
  })

  it('tells the classes of what nobody sees', async () => {
    const report = await inspected(
      emf(
        [
          made.emfFont(1, 136, '機關專用字型'),
          made.emfFont(2, 136, '機關專用字型'),
          made.emfPlus(made.plusFont('標楷體加')),
          made.gdiComment(wide('私人註記：承辦人陳小美')),
          made.groupBegins('群組名稱在此'),
          made.emfPlus(made.plus(0x4003, 0, wide('增強註解文字'))),
          emr(17, Buffer.concat([Buffer.of(8, 0, 0, 0), wide('藏在數字後面')])),
          emr(105, wide('印表機的秘密')),
          emr(113, wide('C:\\王小明\\色彩.icm')),
        ],
        { description: '試算表程式\0名冊的標題\0\0' },
      ),
    )
    expect(report.unread).toEqual([])
    expect(report.visibleText()).toBe('')
    expect(report.hiddenText('style-name')).toEqual(['機關專用字型', '標楷體加'])
    expect(firstLines(report.hiddenText('comment'))).toEqual([
      '私人註記：承辦人陳小美',
      '群組名稱在此',
      '增強註解文字',
    ])
    expect(firstLines(report.hiddenText('stray-bytes'))).toEqual(['藏在數字後面'])
    expect(firstLines(report.hiddenText('printer-settings'))).toEqual(['印表機的秘密'])
    expect(report.hiddenText('property')).toEqual(['試算表程式\n名冊的標題', 'C:\\王小明\\色彩.icm'])
  })

  it('reads the files within it, and what lies behind it', async () => {
    const photo = jpeg(
      [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif('拍攝者王小明', jpeg([], 8))]))],
      8,
    )
    const inner = wmf([made.wmfText(big5('內層的字'))])
    const report = await inspected(
      Buffer.concat([
        emf([made.wmfWithin(inner), made.emfPlus(made.plusPicture(photo))]),
        Buffer.from('藏在圖後的文字，第一行\n'),
      ]),
    )
    expect(report.visibleText()).toBe('內層的字')
    expect(report.hiddenText('image-metadata').join()).toContain('拍攝者王小明')
    expect(report.hiddenText('stray-bytes').join()).toContain('藏在圖後的文字')
    expect(report.unread).toEqual([])
  })

  it('puts a picture together that EMF+ cuts up', async () => {
    const photo = jpeg(
      [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif('拍攝者王小明', jpeg([], 8))]))],
      8,
    )
    for (const marked of [true, false]) {
      const pieces = made.plusPictureCut(photo, 60, marked)
      const report = await inspected(emf(pieces.map((piece) => made.emfPlus(piece))))
      expect(report.hiddenText('image-metadata').join()).toContain('拍攝者王小明')
      expect(report.unread).toEqual([])
      const cut = await inspected(emf(pieces.slice(0, -1).map((piece) => made.emfPlus(piece))))
      expect(cut.unread).toEqual([': PART_NOT_UNDERSTOOD'])
    }
  })

  it('says that pixels were not read, where there is room for writing', async () => {
    expect((await inspected(emf([made.emfBitmap(32)]))).unread).toEqual([': PIXELS_NOT_READ'])
    expect((await inspected(emf([made.emfBitmap(8)]))).unread).toEqual([])
  })

  const seen = drawnWide('讀得到')
  const hostile: Readonly<Record<string, Uint8Array>> = {
    'a record that nobody defined': emf([emr(117, wide('秘密'))]),
    'a record of OpenGL': emf([emr(102, wide('秘密'))]),
    'a record of no size': emf([seen, emr(17, Buffer.alloc(4), 0)]),
    'a record beyond the end': emf([seen, emr(17, Buffer.alloc(4), 0xfffffff0)]),
    'a record of an odd size': emf([seen, emr(17, Buffer.alloc(4), 13)]),
    'a record shorter than its type': emf([emr(17)]),
    'no end': emf([seen], {}, new Uint8Array()),
    'half of its last record': emf([seen]).subarray(0, -10),
    'nothing but its first bytes': emf([seen]).subarray(0, 44),
    'another header within': emf([emf([seen])]),
    'more records than there are': emf([seen], { records: 7 }),
    'more bytes than there are': emf([seen], { bytes: 7 }),
    'text that lies in its own header': emf([drawnWide('秘密', { where: 8 })]),
    'text that lies in the next record': emf([drawnWide('秘密', { where: 200 }), seen]),
    'text without end': emf([drawnWide('秘密', { chars: 0xffffffff })]),
    'text that is no text but shapes': emf([drawnWide('秘密', { options: 0x10 })]),
    'shapes of EMF+': emf([made.emfPlus(made.plusDriverString('秘密', 0))]),
    'strings without number': emf([emr(97, Buffer.alloc(32, 0xff))]),
    'points without number': emf([emr(3, Buffer.alloc(24, 0xff))]),
    'a comment longer than its record': emf([made.gdiComment(wide('秘密'), 900)]),
    'a record of EMF+ beyond its comment': emf([made.emfPlus(Buffer.alloc(12, 0xff))]),
    'an unknown record of EMF+': emf([made.emfPlus(made.plus(0x4050, 0, wide('秘密')))]),
    'an object in several pieces': emf([made.emfPlus(made.plus(0x4008, 0x8500, wide('秘密')))]),
    'bytes that are no letters': emf([
      made.emfFont(1, 136, 'A'),
      made.selected(1),
      made.drawnBytes(Buffer.of(0xa4, 0x20)),
    ]),
    'a package in a comment': emf([made.gdiComment(Buffer.from('\0\0\0\0PK\x03\x04', 'latin1'))]),
    'several formats in a comment': emf([made.gdiComment(Buffer.from('GDIC\x04\0\0\x40', 'latin1'))]),
    'a bitmap beyond its record': emf([emr(81, Buffer.alloc(72, 0x7f))]),
  }
  for (const [name, bytes] of Object.entries(hostile))
    it(`with ${name} is not called read`, async () => {
      const report = await inspected(bytes)
      expect(report.verdict).toBe('PARTIAL')
      expect(report.unread[0]).toBe(': PART_NOT_UNDERSTOOD')
    })

  it('is never complete when it is cut, wherever', async () => {
    const whole = emf([seen, made.emfPlus(made.plusString('字')), made.emfBitmap(4)], {
      description: 'A\0B\0\0',
    })
    for (let length = 44; length < whole.length; length++)
      expect((await inspected(whole.subarray(0, length))).verdict).toBe('PARTIAL')
    expect((await inspected(whole)).verdict).toBe('COMPLETE')
  })

  it('within itself without end stops at the limit', async () => {
    const nested = Array.from({ length: 40 }).reduce<Buffer>(
      (inner) => emf([made.wmfWithin(inner)]),
      emf([seen]),
    )
    expect((await inspected(nested)).unread.join()).toContain('LIMIT_DEPTH')
  })
})

describe('a WMF', () => {
  const font = [made.wmfFont(136, 'MingLiU'), made.wmfSelected(0)]

  for (const placeable of [false, true])
    it(`gives what is drawn and what is not, placeable: ${placeable}`, async () => {
      const report = await inspected(
        wmf(
          [
            ...font,
            made.wmfText(big5('檢舉人王小明1')),
            made.wmfExtText(big5('電話09'), 0, 10),
            made.wmfExtText(Buffer.from('12345678'), 61, 10),
            made.wmfEscape(15, big5('註解裡的姓名')),
            made.wmfEscape(38, wide('給印表機的話')),
            wmr(0x0103, Buffer.concat([Buffer.of(8, 0), wide('數字後的字')])),
          ],
          placeable,
        ),
      )
      expect(report.kind).toBe('metafile')
      expect(report.unread).toEqual([])
      expect(report.visibleText()).toBe('檢舉人王小明1\n電話0912345678')
      expect(report.hiddenText('comment')).toEqual(['註解裡的姓名'])
      expect(firstLines(report.hiddenText('printer-settings'))).toEqual(['給印表機的話'])
      expect(firstLines(report.hiddenText('stray-bytes'))).toEqual(['數字後的字'])
      expect(report.hiddenText('style-name')).toEqual(['MingLiU'])
    })

  it('keeps count of its objects', async () => {
    const pen = wmr(0x02fa, Buffer.alloc(10))
    const report = await inspected(
      wmf([
        pen,
        made.wmfFont(136, 'One'),
        made.wmfFont(238, 'Two'),
        wmr(0x01f0, Buffer.of(0, 0)),
        made.wmfFont(136, 'Three'),
        made.wmfSelected(2),
        made.wmfText(Buffer.from('\xb4\xfa', 'latin1')),
        made.wmfSelected(0),
        made.wmfText(big5('測')),
      ]),
    )
    expect(report.visibleText()).toBe('´ú\n測')
  })

  it('of nothing but objects that come and go costs no more for each of them', async () => {
    const pen = wmr(0x02fa, Buffer.alloc(10))
    const gone = wmr(0x01f0, Buffer.of(0, 0))
    const many = Array.from({ length: 260_000 }, (_, i) => (i < 60_000 || i % 2 === 0 ? pen : gone))
    const report = await inspected(wmf(many), { limits: { timeMs: 4000 } })
    expect(report.verdict).toBe('COMPLETE')
  })

  it('reads an EMF that is cut over its comments', async () => {
    const inner = emf([drawnWide('另一種畫法的字')])
    const report = await inspected(wmf([...made.emfInWmf(inner, 100)]))
    expect(report.unread).toEqual([])
    expect(report.visibleText()).toBe('另一種畫法的字')
  })

  it('says that pixels were not read', async () => {
    expect((await inspected(wmf([made.wmfBitmap(32)]))).unread).toEqual([': PIXELS_NOT_READ'])
    expect((await inspected(wmf([made.wmfBitmap(8)]))).unread).toEqual([])
  })

  const [first = Buffer.alloc(0), ...others] = made.emfInWmf(emf([drawnWide('字')]), 60)
  const hostile: Readonly<Record<string, Uint8Array>> = {
    'a function that nobody defined': wmf([wmr(0x0999, wide('秘密'))]),
    'a record of no size': wmf([wmr(0x0103, Buffer.of(8, 0), 0)]),
    'a record beyond the end': wmf([wmr(0x0103, Buffer.of(8, 0), 0xffffffff)]),
    'no end': wmf([made.wmfText(Buffer.from('ab'))], false, new Uint8Array()),
    'nothing but the header': wmf([]).subarray(0, 18),
    'nothing but half of it': wmf([], true).subarray(0, 30),
    'text beyond its record': wmf([wmr(0x0521, Buffer.of(0xff, 0xff, 0x41, 0x41))]),
    'shapes instead of letters': wmf([wmr(0x0a32, Buffer.of(0, 0, 0, 0, 2, 0, 0x10, 0, 65, 66))]),
    'points without number': wmf([wmr(0x0324, Buffer.of(0xa4, 0x20))]),
    'an escape beyond its record': wmf([wmr(0x0626, Buffer.of(15, 0, 0xff, 0xff))]),
    'an EMF without its end': wmf([first]),
    'an EMF without its middle': wmf([first, ...others.slice(1)]),
    'a bitmap without its header': wmf([wmr(0x0f43, Buffer.alloc(34))]),
    'a bitmap of an odd header': wmf([wmr(0x0f43, Buffer.alloc(60))]),
  }
  for (const [name, bytes] of Object.entries(hostile))
    it(`with ${name} is not called read`, async () => {
      const report = await inspected(bytes)
      expect(report.verdict).toBe('PARTIAL')
      expect(report.unread[0]).toContain('PART_NOT_UNDERSTOOD')
    })

  it('is never complete when it is cut, wherever', async () => {
    const whole = wmf([...font, made.wmfText(big5('檢舉人')), made.wmfBitmap(4)], true)
    for (let length = 6; length < whole.length; length++)
      expect((await inspected(whole.subarray(0, length))).verdict).toBe('PARTIAL')
    expect((await inspected(whole)).verdict).toBe('COMPLETE')
  })
})
