import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { big5 } from '../../../fixtures/encodings.ts'
import {
  attachment,
  base64,
  big5Word,
  lines,
  mail,
  multipart,
  textPart,
  utf8Word,
} from '../../../fixtures/mail.ts'
import { redacted } from '../../../fixtures/redacting.ts'
import { zipOf } from '../../../fixtures/zips.ts'
import { unwrap } from '../../../readers/mail/transfer.ts'
import { wrap } from './wrap.ts'

const good = { refused: [], faults: [], failures: [] }
const ID = 'A123456789'
const quoted = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

describe('redacting a message', () => {
  it('values in headers, bodies and attachments, in every encoding, and nothing else', async () => {
    const body = multipart('mixed', [
      lines(
        'Content-Type: text/plain; charset=big5',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        quoted(big5(`檢舉人王大明，${ID}`)),
      ),
      lines('Content-Type: text/plain; charset=us-ascii', '', `plain ${ID} here`),
      lines(
        'Content-Type: text/plain; charset="utf-8"',
        'Content-Transfer-Encoding: 8bit',
        '',
        latin('八位元的王大明'),
      ),
      attachment(`filename="${utf8Word('王大明.csv')}"`, `姓名,身分證\n王大明,${ID}\n`),
      attachment('filename="a.zip"', zipOf({ 'x.txt': `王大明 ${ID}` })),
      attachment('filename="same.txt"', '無關的附件'),
    ])
    const before = mail(
      body,
      `X-Case: ${big5Word('王大明案')}`,
      `Reply-To: "王 大 明" <a@example.com>`.replace(/[^\0-\x7f]+/g, (text) => latin(text)),
    )
    const done = await redacted(Buffer.from(before, 'latin1'))
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    const parsed = await PostalMime.parse(done.bytes)
    expect(parsed.text).toContain('檢舉人███，██████████')
    expect(parsed.text).toContain('plain ██████████ here')
    expect(parsed.text).toContain('八位元的███')
    expect(parsed.subject).toBe('復臺端陳情案')
    expect(parsed.from).toEqual({ name: '王承辦', address: 'wang@example.gov.tw' })
    expect(parsed.replyTo).toEqual([{ name: '███', address: 'a@example.com' }])
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['███.csv', 'a.zip', 'same.txt'])
    // What does not change is not written anew.
    const text = Buffer.from(done.bytes).toString('latin1')
    expect(text).toContain(attachment('filename="same.txt"', '無關的附件'))
    expect(text.split('\r\n')[0]).toBe('Received: from PC-WANG (10.1.2.34) by mail.example.gov.tw')
    expect(text).toMatch(
      /charset=big5\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=[^\r\n]+\r\n--b1/,
    )
  })

  it('a message within a message', async () => {
    const inner = mail(textPart(`內層的王大明 ${ID}`), `X-Name: ${utf8Word('王大明')}`)
    const before = mail(
      multipart('mixed', [textPart('轉寄'), lines('Content-Type: message/rfc822', '', inner)]),
    )
    const done = await redacted(before)
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    expect(done.certificate.deeds.map(({ address }) => address)).toContain('X-Name')
  })

  it('headers that travel along, by class; those that are shown stay', async () => {
    const before = mail(
      multipart('mixed', [
        lines(
          'Content-Type: text/plain; charset=utf-8; x-owner="PC-WANG"',
          'Content-Description: draft',
          '',
          'hello',
        ),
      ]),
      'Bcc: informant@example.com',
      'X-Originating-IP: [10.1.2.34]',
    )
    const done = await redacted(before, { hidden: ['mail-header'], detectors: [] })
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    expect(done.certificate.remains.hidden).toEqual({})
    const text = Buffer.from(done.bytes).toString('latin1')
    expect(text).not.toMatch(/Received|Message-ID|Bcc|Originating|x-owner|draft|PC-WANG/i)
    const parsed = await PostalMime.parse(done.bytes)
    expect(parsed).toMatchObject({
      subject: '復臺端陳情案',
      text: expect.stringContaining('hello') as string,
    })
  })

  it('what only the unseen alternative says, and Outlook’s own attachment', async () => {
    const alternatives = multipart(
      'alternative',
      [
        textPart('您好\n本案檢舉人另有其人\n再見'),
        textPart('<p>您好</p><p>再見</p>', 'text/html'),
        textPart('BEGIN:VCALENDAR', 'text/calendar'),
      ],
      'b2',
    )
    const before = mail(
      multipart('mixed', [
        alternatives,
        attachment(
          'filename="winmail.dat"',
          Uint8Array.of(0x78, 0x9f, 0x3e, 0x22, 0, 0),
          'application/ms-tnef',
        ),
        textPart('尾端'),
      ]),
    )
    const done = await redacted(before, {
      hidden: ['mail-alternative', 'tnef', 'unplaced-text'],
      detectors: [],
    })
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    const parsed = await PostalMime.parse(done.bytes)
    expect(parsed.attachments).toEqual([])
    expect(parsed.text).toMatch(/^您好\n再見\s+尾端/)
    expect(parsed.html).toContain('<p>您好</p><p>再見</p>')
  })

  it('a value on a line of its own that only the unseen alternative has', async () => {
    for (const style of ['bar', 'pseudonym'] as const) {
      const plain = textPart('您好\n王大明\n另有一句\n再見')
      const html = textPart('<p>您好</p><p>再見</p>', 'text/html')
      const done = await redacted(mail(multipart('alternative', [plain, html])), { style })
      expect(done).toMatchObject(good)
      expect(done.certificate.proved).toBe(true)
    }
  })

  it('text before the first boundary and behind the last', async () => {
    const body = multipart('mixed', [textPart('內文')], 'b1', ['before A123456789', 'behind A123456789'])
    const replaced = await redacted(mail(body))
    expect(replaced).toMatchObject(good)
    expect(replaced.certificate.proved).toBe(true)
    const removed = await redacted(mail(body), { hidden: ['unplaced-text'] })
    expect(removed).toMatchObject(good)
    expect(Buffer.from(removed.bytes).toString('latin1')).not.toMatch(/before|behind/)
  })

  it('a body that was ASCII says that it is no longer', async () => {
    const before = lines('From: a@example.com', 'To: b@example.com', 'Subject: x', '', `id ${ID}`)
    const done = await redacted(before)
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    const parsed = await PostalMime.parse(done.bytes)
    expect(parsed.text?.trim()).toBe('id ██████████')
  })

  it('a mailbox, message by message', async () => {
    const one = mail(textPart(`王大明 ${ID}`))
    const ascii = lines('From: a@example.com', 'Subject: x', '', `id ${ID}`, '', '')
    const mailbox = `From c@example.com Sun Nov 29 09:00:00 2026\r\n${ascii}From a@example.com Sun Nov 29 10:00:00 2026\r\n${one}\r\n\r\nFrom b@example.com Sun Nov 29 11:00:00 2026\r\n${mail(textPart('無關'))}\r\n`
    const done = await redacted(mailbox)
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    const text = Buffer.from(done.bytes).toString('latin1')
    expect(text).toContain(mail(textPart('無關')))
    expect(text).not.toContain(base64(`王大明 ${ID}`))
  })

  it('damage never makes it throw, and never leaves a value in a proved file', async () => {
    const before = mail(multipart('mixed', [textPart(`王大明 ${ID}`), attachment('filename="a.txt"', ID)]))
    await fc.assert(
      fc.asyncProperty(fc.nat(before.length - 1), fc.nat(255), fc.nat(40), async (at, byte, cut) => {
        const bytes = Buffer.concat([
          Buffer.from(before.slice(0, at)),
          Buffer.from([byte]),
          Buffer.from(before.slice(at + cut)),
        ])
        const { failures, certificate, bytes: clean } = await redacted(bytes)
        expect(failures).toEqual([])
        if (certificate.proved) expect(Buffer.from(clean).toString('latin1')).not.toContain(ID)
      }),
      { numRuns: 60 },
    )
  })
})

describe('transfer encodings', () => {
  it('what is wrapped comes out the same', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('base64', 'quoted-printable', '8bit'),
        (bytes, encoding) => {
          // Line ends of text are those of the mail.
          const plain = bytes.map((byte) => (byte === 10 || byte === 13 ? 32 : byte))
          const written = wrap(plain, encoding, '\r\n') ?? ''
          expect([...(unwrap(written, encoding)?.bytes ?? [])]).toEqual([...plain])
          if (encoding !== '8bit')
            for (const line of written.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
        },
      ),
    )
  })
})

const latin = (text: string): string => Buffer.from(text).toString('latin1')
