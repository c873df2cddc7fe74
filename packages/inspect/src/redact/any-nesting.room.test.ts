import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { big5 } from '../fixtures/encodings.ts'
import { inspected } from '../fixtures/inspecting.ts'
import { attachment, lines, mail, multipart, textPart, utf8Word } from '../fixtures/mail.ts'
import { redacted } from '../fixtures/redacting.ts'
import { rtf, unicode } from '../fixtures/rtf.ts'
import { bytesOf, zipOf } from '../fixtures/zips.ts'
import { squeezed } from './blank.ts'

const word = fc.constantFrom(
  '王大明',
  '王 大 明',
  'A123456789',
  'Ａ１２３４５６７８９',
  '承辦',
  '說明如下',
  '附件',
  '！',
  '，',
)
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join('，'))

interface File {
  readonly name: string
  readonly content: string | Uint8Array
}
const nameOf = (end: string): fc.Arbitrary<string> =>
  fc.constantFrom('公告', '王大明案', '名冊').map((base) => `${base}${end}`)
const file = (end: string, content: fc.Arbitrary<string | Uint8Array>): fc.Arbitrary<File> =>
  fc.record({ name: nameOf(end), content })

const leaf: fc.Arbitrary<File> = fc.oneof(
  file(
    '.txt',
    sentence.map((text) => `甲${text}。\n`),
  ),
  file(
    '.big5.txt',
    sentence.map((text) => big5(`甲${text}。\n`)),
  ),
  file(
    '.csv',
    fc
      .array(sentence, { minLength: 2, maxLength: 4 })
      .map((rows) => `序,值\n${rows.map((row, i) => `${i},${row}\n`).join('')}`),
  ),
  file(
    '.html',
    fc
      .tuple(sentence, sentence)
      .map(
        ([seen, unseen]) => `<html><body><p title="${unseen}">${seen}</p><!-- ${unseen} --></body></html>`,
      ),
  ),
  file(
    '.rtf',
    sentence.map((text) => rtf(`${unicode(text)}\\par`)),
  ),
)

const { any } = fc.letrec<{ any: File }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    file(
      '.zip',
      fc
        .array(tie('any'), { minLength: 1, maxLength: 3 })
        .map((files) =>
          zipOf(Object.fromEntries(files.map(({ name, content }, i) => [`${i}${name}`, content]))),
        ),
    ),
    file(
      '.eml',
      fc
        .tuple(sentence, sentence, fc.array(tie('any'), { maxLength: 2 }))
        .map(([subject, body, files]) =>
          mail(
            multipart(
              'mixed',
              [
                textPart(`甲${body}`),
                ...files.map(({ name, content }) =>
                  attachment(`filename="${utf8Word(name)}"`, bytesOf(content)),
                ),
              ],
              `b${body.length}${files.length}${subject.length}x${files.map(({ name }) => name.length).join('')}`,
            ),
            `X-Note: ${utf8Word(subject)}`,
          ),
        ),
    ),
    file(
      '.fwd.eml',
      tie('any').map(({ content }) =>
        mail(
          multipart(
            'mixed',
            [
              textPart('轉寄'),
              lines(
                'Content-Type: application/octet-stream; name="x"',
                'Content-Transfer-Encoding: base64',
                '',
                Buffer.from(bytesOf(content)).toString('base64'),
              ),
            ],
            'fwd',
          ),
        ),
      ),
    ),
  ),
}))

describe('files within files within files', () => {
  it('are rid of what was chosen, proved, and otherwise the same', async () => {
    let [proved, deep] = [0, 0]
    await fc.assert(
      fc.asyncProperty(any, fc.constantFrom('bar', 'pseudonym'), async ({ content }, style) => {
        const bytes = bytesOf(content)
        const { certificate, refused, faults, failures, bytes: clean } = await redacted(bytes, { style })
        expect({ refused, faults, failures }).toEqual({ refused: [], faults: [], failures: [] })
        expect(certificate.proved).toBe(true)
        const { texts, parts } = await inspected(clean)
        const left = squeezed(texts.map(({ text }) => text).join('\n')).normalize('NFKC')
        expect(left).not.toMatch(/王大明|A123456789/)
        expect(parts.map(({ kind }) => kind)).toEqual((await inspected(bytes)).parts.map(({ kind }) => kind))
        expect(JSON.stringify(certificate)).not.toMatch(/王大明|A123456789/)
        proved += 1
        if (parts.length > 4) deep += 1
      }),
      { numRuns: 60 },
    )
    expect(proved).toBe(60)
    expect(deep).toBeGreaterThan(2)
  }, 60_000)
})
