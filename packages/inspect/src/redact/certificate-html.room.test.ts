import { describe, expect, it } from 'vitest'
import { inspected } from '../fixtures/inspecting.ts'
import { redacted } from '../fixtures/redacting.ts'
import { zipOf } from '../fixtures/zips.ts'
import { certificateHtml } from './certificate-html.ts'
import { rocTime } from './certificate-words.ts'

const now = () => new Date('2026-11-29T16:30:00Z')

describe('the printed certificate', () => {
  it('tells what was done, what proves it, and what is left, and nothing of the document', async () => {
    const { certificate } = await redacted(
      '檢舉人王大明，A123456789，手機0912345678',
      { detectors: ['tw.supplied-name'], options: { now } },
      '王大明<b>.txt',
    )
    const html = certificateHtml(certificate)
    expect(html).toContain('中華民國115年11月30日 00:30')
    expect(html).toContain('✓ 已完成並經證明')
    expect(html).toContain(certificate.after.digest)
    expect(html).toContain('國民身分證統一編號</td><td>1</td>')
    expect(html).toContain('只涵蓋上列要求移除的內容')
    expect(html).not.toMatch(/王大明|A123456789|0912345678|檢舉人|<b>/)
    expect(certificateHtml(certificate, 'en')).toContain('Done and proved')
  })

  it('is a page that hides nothing and fetches nothing', async () => {
    const { certificate } = await redacted('王大明')
    const html = certificateHtml(certificate, 'zh-TW')
    expect(html).not.toMatch(/https?:|src=|<script/)
    const report = await inspected(html)
    expect(report.verdict).toBe('COMPLETE')
    expect(Object.keys(report.hiddenTotals).toSorted()).toEqual(['markup-metadata', 'script'])
  })

  it('says plainly what was not done', async () => {
    const { certificate } = await redacted(zipOf({ 'a.txt': '王大明', 'b.bin': Uint8Array.of(0, 1, 2, 3) }), {
      options: { cleaners: [] },
    })
    for (const [lang, verdict, fault] of [
      ['zh-TW', '✗ 未能證明', '目前無法清理'],
      ['en', '✗ Not proved', 'cannot be cleaned yet; it was left as it was'],
    ] as const) {
      const html = certificateHtml(certificate, lang)
      expect(html).toContain(verdict)
      expect(html).toContain(fault)
    }
  })

  it('tells time in Taiwan', () => {
    expect(rocTime('2026-12-31T15:59:00Z', 'zh-TW')).toBe('中華民國115年12月31日 23:59')
    expect(rocTime('2026-12-31T16:00:00Z', 'en')).toBe('2027-01-01 (ROC 116) 00:00 Taipei')
  })
})
