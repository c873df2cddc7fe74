import { describe, expect, it } from 'vitest'
import { big5 } from '../../../fixtures/encodings.ts'
import { letter } from '../../../fixtures/official-document.ts'
import { redacted } from '../../../fixtures/redacting.ts'

const SUBJECT = '檢舉人王大明（A123456789）'
const PIECES = {
  subject: SUBJECT,
  files: { 附件1: '王大明_檢舉書.pdf' },
  subset: '<!-- 草稿：王大明 -->',
}

describe('redacting a 公文', () => {
  it.each([
    ['UTF-8', 'utf-8', (text: string) => Buffer.from(text)],
    ['big5', 'big5', big5],
  ])(
    '%s: values go from text, entities and comments, every other byte stays',
    async (name, encoding, bytes) => {
      const before = letter({ ...PIECES, encoding: name })
      const done = await redacted(bytes(before))
      expect(new TextDecoder(encoding).decode(done.bytes)).toBe(
        before.replaceAll('王大明', '███').replaceAll('A123456789', '██████████'),
      )
      expect({ refused: done.refused, faults: done.faults }).toEqual({ refused: [], faults: [] })
      expect(done.certificate.proved).toBe(true)
    },
  )

  it('values written in references, in CDATA, over both', async () => {
    const written = '<![CDATA[王]]>&#x5927;&#26126;與A12345&#54;789<!-- 略 -->，又王<![CDATA[大明]]>'
    const { bytes, refused, certificate } = await redacted(letter({ subject: written }))
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain('<文字><![CDATA[███]]>與██████████<!-- 略 -->，又███<![CDATA[]]></文字>')
    expect(refused).toEqual([])
    expect(certificate.proved).toBe(true)
  })

  it('comments, and attributes that are not printed', async () => {
    const before = letter({
      ...PIECES,
      subject: `${SUBJECT}<!-- 略 -->`,
      level: '<密等 代碼="王"/><解密條件或保密期限></解密條件或保密期限>',
    })
    const { bytes, faults, certificate, refused } = await redacted(before, {
      hidden: ['markup-comment', 'attribute'],
      detectors: [],
    })
    const text = new TextDecoder().decode(bytes)
    expect(text).not.toMatch(/<!--|DOCTYPE|代碼="[^"]/)
    expect(text).toContain('段名="說明："')
    expect({ faults, refused, proved: certificate.proved }).toEqual({ faults: [], refused: [], proved: true })
    expect(certificate.deeds).toMatchObject([
      { what: 'attribute', how: 'removed' },
      { what: 'markup-comment', how: 'removed', count: 1 },
    ])
  })

  it('damaged ones are never called proved', async () => {
    const before = letter(PIECES)
    for (const cut of [0.3, 0.6, 0.9]) {
      const { certificate, failures } = await redacted(before.slice(0, before.length * cut))
      expect(certificate.proved).toBe(false)
      expect(failures).toEqual([])
    }
  })
})
