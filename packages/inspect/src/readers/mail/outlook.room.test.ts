import { describe, expect, it } from 'vitest'
import { compound } from '../../fixtures/compounds.ts'
import { big5 } from '../../fixtures/encodings.ts'
import { expectNeverComplete, expectSurvival } from '../../fixtures/hostile.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { attachment, mail, multipart, textPart } from '../../fixtures/mail.ts'
import {
  codepage950,
  msg,
  msgStreams,
  plainRtf,
  tnef,
  tnefProperties,
  utf16le,
} from '../../fixtures/outlook.ts'
import { zipOf } from '../../fixtures/zips.ts'
import { unpackRtf } from '../mapi/lzfu.ts'

const zip = zipOf({ '名冊.txt': '王小明 0912345678' })
const HEADERS = 'Received: from PC-WANG (10.1.2.34)\r\nX-Mailer: 內部系統'

describe('a message that Outlook saved', () => {
  it('gives what it shows, and the headers and blind recipients that it carries', async () => {
    const report = await inspected(
      msg({
        texts: {
          0x0037: '復臺端陳情案',
          0x1000: '您好\n案件已移請調查。',
          0x007d: HEADERS,
          0x8001: '自訂分類：密',
        },
        big5: { 0x0c1a: '王承辦' },
        recipients: [
          { name: '陳情人', address: 'chen@example.com' },
          { name: '檢舉人', address: 'informant@example.com', bcc: true },
        ],
        names: '公文\0\0密等',
      }),
    )
    expect(report.kind).toBe('msg')
    expect(report.unread).toEqual([])
    expect(report.verdict).toBe('COMPLETE')
    for (const text of ['復臺端陳情案', '王承辦', '陳情人', 'chen@example.com', '案件已移請調查。'])
      expect(report.visibleText()).toContain(text)
    expect(report.hiddenText('mail-header')).toEqual(
      expect.arrayContaining([HEADERS, '檢舉人', 'informant@example.com']),
    )
    expect(report.hiddenText('custom-property')).toEqual(['自訂分類：密'])
    expect(report.visibleText()).not.toContain('informant')
  })

  it('compares its plain body with the HTML that is shown', async () => {
    const html = Buffer.from('<html><body><p>您好，案件已移請調查。</p></body></html>')
    const report = await inspected(
      msg({
        texts: { 0x1000: '您好，案件已移請調查。\n檢舉人是王小明' },
        binaries: { 0x1013: html, 0x300b: utf16le('key') },
      }),
    )
    expect(report.unread).toEqual([])
    expect(report.hiddenText('mail-alternative')).toEqual(['檢舉人是王小明'])
    expect(report.visibleText()).toContain('您好，案件已移請調查。')
  })

  it('is opened down to its attachments and the messages within', async () => {
    const report = await inspected(
      msg({
        texts: { 0x1000: '轉寄' },
        files: [{ name: '檢舉人名冊.zip', bytes: zip }],
        messages: [
          { texts: { 0x0037: '原信', 0x1000: '原始檢舉內容' }, files: [{ name: '內.zip', bytes: zip }] },
        ],
      }),
    )
    expect(report.unread).toEqual([])
    expect(report.parts.some(({ path }) => path.includes('檢舉人名冊.zip'))).toBe(true)
    expect(report.visibleText()).toContain('原始檢舉內容')
    expect(report.visibleText().match(/王小明/g)).toHaveLength(2)
  })

  it('says what it does not know, and what lies between its streams', async () => {
    const streams = msgStreams({ texts: { 0x1000: '文' } })
    const odd = await inspected(compound({ ...streams, 夾帶: utf16le('夾帶的文字') }))
    expect(odd.unread).toEqual(['夾帶: PART_UNKNOWN'])
    const stray = await inspected(compound(streams, { free: Buffer.from('已刪除的草稿') }))
    expect(stray.unread).toEqual([': STRAY_BYTES'])
    expect(stray.hiddenText('stray-bytes').join('\n')).toContain('已刪除的草稿')
    const lost = await inspected(compound({ ...streams, 'lost/夾帶': zip }, { orphans: ['lost'] }))
    expect(lost.unread).toEqual(['lost › 夾帶: PART_UNKNOWN'])
    expect(lost.hiddenText('orphan-part')).toContain('王小明 0912345678')
  })

  it('survives damage and is never complete when cut', { timeout: 120_000 }, async () => {
    const bytes = msg({
      texts: { 0x1000: '文'.repeat(3000) },
      recipients: [{ name: '甲', address: 'a@b.c' }],
      messages: [{ texts: { 0x1000: '內' } }],
    })
    await expectSurvival(bytes)
    await expectNeverComplete(bytes)
  })
})

describe('winmail.dat', () => {
  const properties = tnefProperties([
    [0x1000, 0x1f, utf16le('Outlook 專用內文')],
    [0x0e1d, 0x1e, big5('主旨：密件')],
    [0x1009, 0x102, plainRtf('{\\rtf1 hello}')],
  ])
  const bytes = tnef([
    [1, 0x00069007, codepage950()],
    [1, 0x00018004, Buffer.concat([big5('復臺端陳情案'), Buffer.from([0])])],
    [1, 0x00069003, properties],
    [2, 0x00069002, Buffer.alloc(14)],
    [2, 0x00018010, Buffer.concat([big5('檢舉人名冊.zip'), Buffer.from([0])])],
    [2, 0x0006800f, zip],
  ])

  it('is opened inside a message: subject, properties, attachments by their Chinese names', async () => {
    const report = await inspected(
      mail(
        multipart('mixed', [
          textPart('見附件'),
          attachment('filename=winmail.dat', bytes, 'application/ms-tnef'),
        ]),
      ),
    )
    const all = report.hiddenText('tnef').join('\n')
    for (const text of ['復臺端陳情案', 'Outlook 專用內文', '主旨：密件', '王小明'])
      expect(all).toContain(text)
    expect(report.parts.some(({ path }) => path.at(-2) === '檢舉人名冊.zip')).toBe(true)
  })

  it('survives damage; a wrong checksum and a cut are told', { timeout: 120_000 }, async () => {
    await expectSurvival(bytes)
    await expectNeverComplete(bytes)
    const wrong = Buffer.from(bytes)
    wrong[20] = 0x41
    expect((await inspected(wrong)).unread.join()).toContain('ARCHIVE_CHECKSUM')
  })

  it('unpacks compressed RTF as the specification shows', () => {
    const hex =
      '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0'.replaceAll(
        ' ',
        '',
      )
    expect(Buffer.from(unpackRtf(Buffer.from(hex, 'hex')) ?? []).toString()).toBe(
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    )
    expect(unpackRtf(Buffer.from(hex.slice(0, 60), 'hex'))).toBeNull()
  })
})
