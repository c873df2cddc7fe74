import { describe, expect, it } from 'vitest'
import { inspected } from '../fixtures/inspecting.ts'
import { prepareKnown } from './marks.ts'
import { knownMatcher } from './matcher.ts'
import { KnownScan } from './scan.ts'

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i)
const PASSAGE =
  '本案擬由業務單位重新檢討收費標準並與得標廠商另訂契約條件其底線為每年調整一次不得對外公布以免影響後續談判'

async function scanned(text: string) {
  const { marks } = prepareKnown(KEY, [
    { id: 'name', kind: 'value', text: '林大文' },
    { id: 'paper', kind: 'passage', text: PASSAGE },
  ])
  const scan = new KnownScan(knownMatcher(KEY, marks))
  const { texts } = await inspected(text)
  for (const span of texts) scan.take(span)
  return scan.findings()
}

describe('the spans of a file', () => {
  it('tell the reference, the place and nothing else', async () => {
    const findings = await scanned(`說明：\n聽說林大文已知情。\n${PASSAGE}\n`)
    expect(findings.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['value name', 'passage paper'])
    expect(JSON.stringify(findings)).not.toMatch(/林|底線/)
    expect(findings[0]?.extent).toMatchObject({ span: 0, start: 6, end: 9 })
  })

  it('tell a value once, though long texts overlap', async () => {
    const line = '這是一般的公文說明文字，沒有個人資料，僅供測試之用。\n'
    const text = line.repeat(30_000)
    const at = text.lastIndexOf('\n', 512 * 1024 - 100) + 1
    const findings = await scanned(`${text.slice(0, at)}林大文\n${text.slice(at)}`)
    expect(findings).toHaveLength(1)
    const [one] = findings
    expect((one?.extent.offset ?? 0) + (one?.extent.start ?? 0)).toBe(at)
  })
})
