import { describe, expect, it } from 'vitest'
import { big5 } from '../../fixtures/encodings.ts'
import { expectSound, expectSurvival } from '../../fixtures/hostile.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { attachment, base64, lines, mail, multipart, textPart } from '../../fixtures/mail.ts'
import { odf } from '../../fixtures/odf.ts'
import { zipOf } from '../../fixtures/zips.ts'

describe('a message', () => {
  it('shows its sender and subject, and carries the rest of its headers unseen', async () => {
    const report = await inspected(
      mail(textPart('您好，案件已移請調查。'), 'Bcc: informant@example.com', 'X-Originating-IP: [10.1.2.34]'),
    )
    expect(report.kind).toBe('eml')
    expect(report.unread).toEqual([])
    expect(report.verdict).toBe('COMPLETE')
    expect(report.visibleText()).toContain('復臺端陳情案')
    expect(report.visibleText()).toContain('王承辦 <wang@example.gov.tw>')
    expect(report.visibleText()).toContain('您好，案件已移請調查。')
    expect(report.hiddenText('mail-header')).toEqual(
      expect.arrayContaining([
        'from PC-WANG (10.1.2.34) by mail.example.gov.tw',
        'informant@example.com',
        '[10.1.2.34]',
        '<1@pc-wang.internal.example.gov.tw>',
      ]),
    )
    expect(report.texts.find(({ text }) => text === 'informant@example.com')?.heading).toBe('Bcc')
  })

  it('is read in Big5 with quoted-printable, and in words cut in the middle of a character', async () => {
    const bytes = Buffer.from(big5('檢舉人電話'))
    const quoted = [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
    const halves = [bytes.subarray(0, 3), bytes.subarray(3)].map(
      (half) => `=?big5?B?${half.toString('base64')}?=`,
    )
    const body = lines(
      'Content-Type: text/plain; charset=big5',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      quoted,
    )
    const report = await inspected(mail(body, `X-Case: ${halves.join('\r\n ')}`))
    expect(report.verdict).toBe('COMPLETE')
    expect(report.visibleText()).toContain('檢舉人電話')
    expect(report.hiddenText('mail-header')).toContain('檢舉人電話')
  })

  it('tells what only one of two alternatives says', async () => {
    const plain = '您好\n承辦人分機 1234\n本案檢舉人為王小明'
    const html = '<html><body><p>您&#22909;</p><p>承辦人<b>分機</b> 1234</p></body></html>'
    const report = await inspected(
      mail(multipart('alternative', [textPart(plain), textPart(html, 'text/html')])),
    )
    expect(report.verdict).toBe('COMPLETE')
    expect(report.hiddenText('mail-alternative')).toEqual(['本案檢舉人為王小明'])
    expect(report.visibleText()).toContain('承辦人分機 1234')
  })

  it('keeps what stands before the first boundary and behind the last', async () => {
    const body = multipart('mixed', [textPart('內文')], 'x', ['前言裡的字', '結尾後的字'])
    const report = await inspected(mail(body))
    expect(report.hiddenText('unplaced-text')).toEqual(['前言裡的字', '結尾後的字'])
  })

  it('goes into attachments whose names are written in every way', async () => {
    const name = '檢舉人名冊.zip'
    const percent = [...Buffer.from(name)].map((byte) => `%${byte.toString(16)}`).join('')
    const inBig5 = Buffer.from(big5(name)).toString('latin1')
    const zip = zipOf({ '名冊.txt': '王小明 0912345678' })
    const bytes = Buffer.from(
      mail(
        multipart('mixed', [
          textPart('附件如附'),
          attachment(`filename*=UTF-8''${percent}`, zip),
          attachment(`filename*0*=UTF-8''${percent.slice(0, 24)}; filename*1*=${percent.slice(24)}`, zip),
          attachment(`filename="=?big5?B?${Buffer.from(big5(name)).toString('base64')}?="`, zip),
          attachment(`filename="${inBig5}"`, zip),
        ]),
      ),
      'latin1',
    )
    const report = await inspected(bytes)
    expect(report.unread).toEqual([])
    const zips = report.parts.filter(({ kind }) => kind === 'zip')
    expect(zips.map(({ path }) => path[1])).toEqual([name, name, name, name])
    expect(report.visibleText().match(/王小明/g)).toHaveLength(4)
  })

  it('opens messages within messages, and files within those', async () => {
    const inner = mail(
      multipart(
        'mixed',
        [textPart('原始檢舉信'), attachment('filename=a.odt', odf({ body: '<text:p>附件公文</text:p>' }))],
        'inner',
      ),
    )
    const report = await inspected(
      mail(multipart('mixed', [textPart('轉寄'), `Content-Type: message/rfc822\r\n\r\n${inner}`])),
    )
    expect(report.unread).toEqual([])
    expect(report.visibleText()).toMatch(/轉寄[^]*原始檢舉信[^]*附件公文/)
  })
})

describe('what of a message was not read', () => {
  it('is a multipart without its end, a locked body, an encoding that nobody knows', async () => {
    const open = await inspected(mail(multipart('mixed', [textPart('內文')]).replace(/--b1--[^]*$/, '')))
    expect(open.unread).toEqual([': PART_MISSING'])
    const locked = await inspected(
      mail(
        lines(
          'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
          'Content-Transfer-Encoding: base64',
          '',
          base64('x'),
        ),
      ),
    )
    expect(locked.unread).toEqual(['smime.p7m: ENCRYPTED'])
    const strange = await inspected(
      mail(lines('Content-Type: text/plain', 'Content-Transfer-Encoding: x-binhex', '', 'abc')),
    )
    expect(strange.verdict).toBe('PARTIAL')
    const bad = await inspected(mail(lines('Content-Type: text/plain; charset=utf-7', '', '+ZbdS')))
    expect(bad.unread.join()).toContain('BYTES_OUTSIDE_ENCODING')
  })

  it('stays within its limits, whatever the nesting', async () => {
    let body = textPart('最裡面')
    for (let i = 0; i < 60; i++) body = multipart('mixed', [body], `b${i}x`)
    const report = await inspected(mail(body))
    expect(report.reasons.map(({ fault }) => fault.code)).toEqual(['LIMIT_NESTING'])
    let inner = mail(textPart('最裡面'))
    for (let i = 0; i < 12; i++) inner = mail(`Content-Type: message/rfc822\r\n\r\n${inner}`)
    expect((await inspected(inner)).reasons.map(({ fault }) => fault.code)).toEqual(['LIMIT_DEPTH'])
  })

  it('is no reason to take long: a name in fifty thousand pieces', { timeout: 20_000 }, async () => {
    const pieces = Array.from({ length: 50_000 }, (_, i) => `; name*${i}*=x`).join('')
    const report = await inspected(mail(`Content-Type: text/plain${pieces}\r\n\r\n文`), {
      limits: { timeMs: 10_000 },
    })
    expect(report.verdict).toBe('COMPLETE')
  })

  it('never includes a crash', { timeout: 120_000 }, async () => {
    const html = '<p>您好</p><!-- 註 -->'
    const body = multipart('mixed', [
      multipart('alternative', [textPart('您好'), textPart(html, 'text/html')], 'b2'),
      attachment("filename*=UTF-8''%E5%90%8D", '檔'),
    ])
    await expectSurvival(Buffer.from(mail(body)))
    expectSound(
      await inspected(
        mail(
          multipart('alternative', [
            textPart('字\n'.repeat(20_000)),
            textPart('<!--'.repeat(50_000), 'text/html'),
          ]),
        ),
      ),
    )
  })
})

it('a mailbox is read message by message', async () => {
  const box = [1, 2, 3]
    .map(
      (i) => `From wang@example.gov.tw Sun Nov 29 10:00:0${i} 2026\r\n${mail(textPart(`第${i}封`))}\r\n\r\n`,
    )
    .join('')
  const report = await inspected(box)
  expect(report.kind).toBe('mbox')
  expect(report.unread).toEqual([])
  expect(report.visibleText()).toMatch(/第1封[^]*第2封[^]*第3封/)
  expect(report.hiddenText('mail-header')).toContain('From wang@example.gov.tw Sun Nov 29 10:00:02 2026')
})
