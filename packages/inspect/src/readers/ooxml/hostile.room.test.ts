import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspected } from '../../fixtures/inspecting.ts'
import { cell, docx, para, row, sheetData, WORD, wordXml, xlsx } from '../../fixtures/ooxml.ts'
import { withStrayBytes } from '../../fixtures/zips.ts'

const strange = (content: string | Uint8Array, type: string | null) =>
  docx(para('正文'), { 'word/extra.bin': { as: 'extra', type, content } })

describe('an Office file fails closed', () => {
  it('on a part that the format does not know, or does not list', async () => {
    for (const type of ['vnd.example.strange+xml', null]) {
      const report = await inspected(strange('<x>A123456789</x>', type))
      expect(report).toMatchObject({ verdict: 'PARTIAL', unread: ['word/extra.bin: PART_UNKNOWN'] })
    }
  })
  it('on a picture whose pixels nobody read', async () => {
    const report = await inspected(
      strange(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'),
    )
    expect(report.unread).toEqual(['word/extra.bin: IMAGE_DAMAGED PIXELS_NOT_READ'])
  })
  it('and believes no content type: text that calls itself a picture is read as text', async () => {
    const report = await inspected(strange('冒充圖片 A123456789', 'image/png'))
    expect(report.verdict).toBe('COMPLETE')
    expect(report.findings).toHaveLength(1)
  })
  it('on bytes between its parts', async () => {
    const report = await inspected(withStrayBytes(docx(para('正文')), Uint8Array.of(1, 0, 2, 0, 9)))
    expect(report.verdict).toBe('PARTIAL')
  })
  it('on XML that breaks, with what was read before it', async () => {
    const broken = {
      as: 'header',
      type: `${WORD}header+xml`,
      content: wordXml('w:hdr', `${para('前面讀得到')}<w:p><w:r`),
    }
    const report = await inspected(docx(para('正文'), { 'word/header1.xml': broken }))
    expect(report.unread).toEqual(['word/header1.xml: XML_DAMAGED'])
    expect(report.visibleText()).toContain('前面讀得到')
  })
})

describe('hostile XML', () => {
  const withHead = (head: string, body: string) =>
    docx(para('正文'), {
      'word/header1.xml': {
        as: 'header',
        type: `${WORD}header+xml`,
        content: `${head}<w:hdr xmlns:w="w">${body}</w:hdr>`,
      },
    })

  it('entity bomb: declared, never expanded, said so', async () => {
    const entities = Array.from(
      { length: 30 },
      (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
    ).join('')
    const report = await inspected(
      withHead(`<!DOCTYPE x [<!ENTITY e0 "lol">${entities}]>`, '<w:p><w:r><w:t>&e30;</w:t></w:r></w:p>'),
    )
    expect(report.unread).toEqual(['word/header1.xml: XML_DOCTYPE XML_DAMAGED'])
    expect(report.chars).toBeLessThan(20_000)
  })
  it('external entity: nothing outside is read', async () => {
    const report = await inspected(
      withHead(
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<w:p><w:r><w:t>&x;</w:t></w:r></w:p>',
      ),
    )
    expect(report.verdict).toBe('PARTIAL')
    expect(report.texts.some(({ text }) => text.includes('root:'))).toBe(false)
  })
  it('deep nesting: cut at the limit, in no time', async () => {
    const report = await inspected(withHead('', '<w:a>'.repeat(200_000)))
    expect(report.unread).toEqual(['word/header1.xml: LIMIT_NESTING'])
    expect(report.ms).toBeLessThan(5000)
  })
})

describe('an Office file mutated at any byte', () => {
  it('never throws out of turn, never loses the census, and is complete only with its text whole', async () => {
    const files = [
      docx(para('承辦人王小明 A123456789') + para('白字', '<w:color w:val="FFFFFF"/>')),
      xlsx([{ name: '名冊', xml: sheetData(row(1, cell('A1', 'A123456789'))) }]),
    ]
    const originals = await Promise.all(files.map((file) => inspected(file)))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (which, changes) => {
          const bytes = Uint8Array.from(files[which] ?? [])
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          const report = await inspected(bytes)
          expect(report.parts.length).toBeGreaterThan(0)
          for (const part of report.parts) expect(part.faults.length > 0).toBe(part.state !== 'read')
          // Names and times of entries are not under a checksum; text is.
          if (report.verdict === 'COMPLETE')
            expect(report.findings.length).toBe(originals[which]?.findings.length)
        },
      ),
      { numRuns: 300 },
    )
  })
})
