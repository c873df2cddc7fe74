import { describe, expect, it } from 'vitest'
import { big5, utf16, utf8 } from '../fixtures/encodings.ts'
import { inspected } from '../fixtures/inspecting.ts'
import { base64, lines, mail, multipart, textPart, utf8Word } from '../fixtures/mail.ts'
import { letter } from '../fixtures/official-document.ts'
import { redacted } from '../fixtures/redacting.ts'
import { rtf, unicode } from '../fixtures/rtf.ts'
import { zipOf } from '../fixtures/zips.ts'
import { squeezed } from './blank.ts'

/** Ways in which people write one number and one name. */
const NUMBERS = [
  'A123456789',
  'a123456789',
  'Ａ１２３４５６７８９',
  'A 123 456 789',
  'A12345-6789',
  'Ａ１２３ 456789',
  'A12345 6789',
]
const NAMES = ['王大明', '王 大 明', '王　大　明', '王　大明']
const BROKEN = ['A12345\n6789', '王\n  大明', '王大\n明']
const INVISIBLE = ['A1234\u200b56789', '王\u2060大明', '王大\u00ad明']

const plain = [...NUMBERS, ...NAMES].map((one) => `甲乙${one}丙丁。`).join('\n')
const broken = `${plain}\n${BROKEN.map((one) => `甲乙${one}丙丁。`).join('\n')}`
const everything = `${broken}\n${INVISIBLE.map((one) => `甲乙${one}丙丁。`).join('\n')}`
const inParagraphs = (text: string, open: string, close: string): string =>
  text
    .split('。\n')
    .map((one) => `${open}${one}${close}`)
    .join('\n')
const quoted = (text: string): string =>
  [...utf8(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
const body = (encoding: string, text: string): string =>
  lines('Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`, '', text)
const rows = [...NUMBERS, ...NAMES].map((one, i) => `${i},"${one}",末`).join('\r\n')

const FORMATS: Readonly<Record<string, string | Uint8Array>> = {
  'text in UTF-8': everything,
  'text in UTF-16': utf16(everything, true, true),
  'text in Big5': big5(broken),
  'a table': `序,值,末\r\n${rows}\r\n`,
  'a page': `<!DOCTYPE html><html><body>${inParagraphs(everything, '<p>', '</p>')}</body></html>`,
  'a page, in references': `<!DOCTYPE html><html><body>${inParagraphs(
    everything.replace(/[^\n。]/g, (char) => `&#${char.charCodeAt(0)};`),
    '<p>',
    '</p>',
  )}</body></html>`,
  'a page, unseen': `<!DOCTYPE html><html><body><p>王大明</p>${inParagraphs(everything, '<!-- ', ' -->')}</body></html>`,
  公文: letter({ subject: inParagraphs(everything, '</文字><文字>', '') }),
  'a message in base64': mail(textPart(everything)),
  'a message in quoted-printable': mail(
    body('quoted-printable', everything.split('\n').map(quoted).join('\r\n')),
  ),
  'a message in eight bits': mail(body('8bit', everything)),
  'headers of a message': mail(
    textPart('內文'),
    ...[...NUMBERS, ...NAMES].map((one, i) => `X-${i}: ${utf8Word(`甲乙${one}丙丁`)}`),
  ),
  'an attachment': mail(
    multipart('mixed', [
      textPart('內文'),
      lines(
        'Content-Type: application/zip; name="a.zip"',
        'Content-Transfer-Encoding: base64',
        '',
        base64(zipOf({ 'a.txt': everything })),
      ),
    ]),
  ),
  'a mailbox': `From a@example.com Sun Nov 29 10:00:00 2026\n${mail(textPart(everything)).replaceAll('\r\n', '\n')}\n`,
  'an archive': zipOf({ 'a.txt': everything, 'b.zip': zipOf({ 'c.csv': `序,值,末\r\n${rows}\r\n` }) }),
  RTF: rtf(
    inParagraphs(plain, '', '')
      .split('\n')
      .map((one) => `${unicode(one)}\\par`)
      .join('\n'),
  ),
}

describe.each(['bar', 'pseudonym'] as const)('every way of writing a value, by %s', (style) => {
  it.each(Object.entries(FORMATS))('in %s', async (_, content) => {
    const bytes = typeof content === 'string' ? utf8(content) : content
    const { certificate, refused, faults, failures, bytes: clean } = await redacted(bytes, { style })
    expect({ refused, faults, failures }).toEqual({ refused: [], faults: [], failures: [] })
    expect(certificate.proved).toBe(true)
    const { texts, kind } = await inspected(clean)
    expect(kind).toBe((await inspected(bytes)).kind)
    const left = squeezed(texts.map(({ text }) => text).join('\n'))
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll('-', '')
    expect(left).not.toMatch(/王大明|A123456789/)
    // What stood beside the values still stands there.
    if (/甲乙/.test(texts.map(({ text }) => text).join(''))) expect(left).toMatch(/甲乙[^丁]{1,12}丙丁/)
  })
})
