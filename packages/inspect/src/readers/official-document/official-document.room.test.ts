import { describe, expect, it } from 'vitest'
import { big5 } from '../../fixtures/encodings.ts'
import { expectNeverComplete, expectSurvival } from '../../fixtures/hostile.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { letter } from '../../fixtures/official-document.ts'
import { levelFactsOf } from './level.ts'

const files = { ATTCH1: '檢舉人王小明筆錄.pdf' }

describe('a 公文', () => {
  it.each([
    ['UTF-8', letter({ files })],
    ['Big5', big5(letter({ files, encoding: 'Big5' }))],
  ])('in %s is read with the path of every element, nothing external opened', async (_encoding, bytes) => {
    const report = await inspected(bytes)
    expect(report.kind).toBe('official-document')
    expect(report.unread).toEqual([])
    expect(report.verdict).toBe('COMPLETE')
    const at = (address: string) => report.texts.find(({ place }) => place.address === address)
    expect(at('函/主旨/文字')).toMatchObject({
      text: '檢送會議紀錄1份，請查照。',
      heading: '主旨',
      sight: 'visible',
    })
    expect(at('函/段落/條列[2]/文字')).toMatchObject({ text: '檢舉人身分請保密。' })
    expect(at('函/段落@段名')).toMatchObject({ text: '說明：', sight: 'visible' })
    expect(at('DOCTYPE/ATTCH1')).toMatchObject({ text: '檢舉人王小明筆錄.pdf', sight: 'attribute' })
    expect(at('DOCTYPE/表單')?.text).toBe('1130001234.sw')
  })

  it('tells its level to the gates, from the attribute, the text or the wrong field', async () => {
    const facts = async (level: string) => levelFactsOf((await inspected(letter({ level }))).texts)
    expect(await facts('<密等 代碼="密"/><解密條件或保密期限>於公布時解密</解密條件或保密期限>')).toEqual({
      level: '密',
      found: 'code',
      condition: '於公布時解密',
      faults: [],
    })
    expect(await facts('<密等>機密</密等><解密條件或保密期限></解密條件或保密期限>')).toMatchObject({
      level: '機密',
      found: 'text',
      faults: ['CONDITION_MISSING', 'LEVEL_NOT_CODED'],
    })
    expect(
      await facts('<密等 代碼=""/><解密條件或保密期限>密（至民國120年解密）</解密條件或保密期限>'),
    ).toMatchObject({
      level: '密',
      found: 'condition',
      condition: '至民國120年解密',
      faults: ['LEVEL_IN_CONDITION'],
    })
    expect((await facts('<密等 代碼=""/><解密條件或保密期限/>')).faults).toEqual([])
  })
})

describe('what of a 公文 is not resolved', () => {
  it('are entities: told as they are declared, and the reference is damage', async () => {
    const subset = '<!ENTITY 甲 "王小明"><!ENTITY 乙 "&甲;&甲;&甲;">'
    const used = await inspected(letter({ subset, subject: '檢舉人&乙;' }))
    expect(used.verdict).toBe('PARTIAL')
    expect(used.unread).toEqual([': XML_DAMAGED'])
    expect(used.texts.some(({ text }) => text === '王小明')).toBe(true)
    expect(used.texts.map(({ text }) => text).join()).not.toContain('王小明王小明')
  })

  it('are files outside, parameter entities and declared defaults', async () => {
    for (const [subset, code] of [
      ['<!ENTITY x SYSTEM "file:///etc/passwd">', 'XML_DOCTYPE'],
      ['<!ENTITY % p SYSTEM "http://example.com/e.dtd"> ', 'XML_DOCTYPE'],
      ['<!ATTLIST 密等 代碼 CDATA "密">', 'PART_NOT_UNDERSTOOD'],
      ['%p;', 'PART_NOT_UNDERSTOOD'],
    ] as const)
      expect((await inspected(letter({ subset }))).unread).toEqual([`: ${code}`])
  })

  it('is anything at all when the file is damaged', { timeout: 120_000 }, async () => {
    await expectSurvival(Buffer.from(letter({ files })))
    await expectSurvival(big5(letter({ files, encoding: 'Big5' })))
    await expectNeverComplete(Buffer.from(letter({ files })))
  })
})
