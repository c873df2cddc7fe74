import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compiledPackage, plantReader, type Compiled } from '../fixtures/compiled.ts'
import { zipOf } from '../fixtures/zips.ts'
import type { ApartOptions, Read } from './apart.ts'

/** A reader that obeys the file: it hangs, devours memory, throws out of turn, or reads. */
const BROKEN = `export const textReader = { id: 'text', kinds: ['text', 'delimited'], async read({ source, span }) {
  const text = Buffer.from(await source.bytes()).toString()
  if (text.startsWith('hang')) for (;;) continue
  if (text.startsWith('devour')) { const all = []; for (;;) all.push(new Array(1000).fill(text.length + all.length)) }
  if (text.startsWith('throw')) { setTimeout(() => { throw new Error('out of turn') }); await new Promise(() => {}) }
  span(text, '')
} }`
const markKey = new Uint8Array(32).fill(3)
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a file in a thread of its own', () => {
  let compiled: Compiled
  beforeAll(async () => {
    compiled = await compiledPackage((dir) => plantReader(dir, 'readers/text/text.js', BROKEN))
  })
  afterAll(() => rmSync(compiled.dir, { recursive: true, force: true }))
  const read = (text: string, options: Partial<ApartOptions> = {}, keepChars = 1000): Promise<Read> =>
    compiled.face.inspectApart(bytesOf(text), 'a.txt', { markKey, keepChars, ...options })
  const codes = ({ report }: Read): string[] => report.reasons.map(({ fault }) => fault.code)

  it('is read with the text it speaks of, which is cut where it grows long', async () => {
    const { report, spans, cut } = await read('身分證 A123456789')
    expect([report.verdict, report.findings[0]?.detector, cut]).toEqual(['COMPLETE', 'tw.national-id', false])
    expect(spans.map(({ text }) => text)).toEqual(['身分證 A123456789'])
    const short = await read('身分證 A123456789', {}, 5)
    expect([short.report.findings.length, short.spans, short.cut]).toEqual([1, [], true])
  })

  it('that hangs, devours memory, breaks its thread or is given up gets a coded fault', async () => {
    const limits = { timeMs: 300 }
    const told = await Promise.all([
      read('hang', { limits }),
      read('devour', { memoryMb: 64 }),
      read('throw'),
      read('hang', { signal: AbortSignal.timeout(200) }),
      read('hang', { signal: AbortSignal.abort() }),
    ])
    expect(told.map(codes)).toEqual([
      ['WORKER_TIME'],
      ['WORKER_MEMORY'],
      ['WORKER_DIED'],
      ['ABORTED'],
      ['ABORTED'],
    ])
    expect(told.every(({ report }) => report.verdict !== 'COMPLETE')).toBe(true)
  })

  it('is cleaned there as well, and a lost thread gives no file', async () => {
    const { redactApart } = compiled.face
    const zip = zipOf({ 'a.txt': '身分證 A123456789' })
    const { report } = await compiled.face.inspectApart(zip, 'a.zip', { markKey, keepChars: 0 })
    const wish = { hidden: new Set<never>(), findings: report.findings, style: 'bar' as const }
    const now = new Date('2026-11-29T00:00:00Z')
    const done = await redactApart(zip, 'a.zip', wish, { markKey, now })
    expect('certificate' in done && done.certificate.at).toBe(now.toISOString())
    const lost = await redactApart(bytesOf('hang'), 'a.txt', wish, { markKey, now, limits: { timeMs: 50 } })
    expect('code' in lost && lost.code).toBe('WORKER_TIME')
  })
})
