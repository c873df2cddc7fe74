import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipOf } from '../fixtures/zips.ts'
import { inspectBytes, inspectFile } from './inspect.ts'

describe('a file on disk', () => {
  let dir: string
  const at = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(dir, name), content)
    return join(dir, name)
  }
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'inspect-file-'))
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it('gives the same report as its bytes', async () => {
    const bytes = zipOf({ 'a.txt': '手機0912345678', 'b.bin': Uint8Array.of(0, 1, 2) })
    const options = { markKey: new Uint8Array(32) }
    const { ms: _a, ...file } = await inspectFile(at('same.zip', bytes), options)
    const { ms: _b, ...memory } = await inspectBytes(bytes, 'same.zip', options)
    expect(file).toEqual(memory)
    expect(file.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it('that is not there, or is no file, is skipped with the reason', async () => {
    for (const path of [join(dir, 'missing'), dir]) {
      const report = await inspectFile(path)
      expect(report).toMatchObject({ verdict: 'SKIPPED', reasons: [{ fault: { code: 'FILE_UNREADABLE' } }] })
    }
  })

  it('that changes meanwhile is partial, and its findings stand', async () => {
    const path = at('moving.txt', 'A123456789\n')
    const report = await inspectFile(path, { onSpan: () => appendFileSync(path, 'B246813570\n') })
    expect(report).toMatchObject({ verdict: 'PARTIAL', reasons: [{ fault: { code: 'FILE_CHANGED' } }] })
    expect(report.findings).toHaveLength(1)
  })

  it('lists no more than it may, and counts all', async () => {
    const report = await inspectFile(at('many.txt', 'A123456789\n'.repeat(500)), { limits: { listed: 20 } })
    expect(report.findings).toHaveLength(20)
    expect(report.findingTotals).toEqual({ 'tw.national-id': 500 })
  })

  it('tells its progress, part by part', async () => {
    const seen: number[] = []
    await inspectBytes(zipOf({ 'a.txt': 'x', 'b.txt': 'y' }), 'f', {
      onProgress: ({ parts }) => seen.push(parts),
    })
    expect(seen).toEqual([2, 3, 3])
  })
})
