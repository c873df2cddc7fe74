import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compiledPackage, plantReader, type Compiled } from '../fixtures/compiled.ts'
import { scannedPdf } from '../fixtures/pdf-painting.ts'
import { drawnPdf } from '../fixtures/pdfs.ts'
import { zipOf } from '../fixtures/zips.ts'
import type { FileReport, InspectFilesOptions } from './inspect-files.ts'

/** A reader that obeys the file: it hangs, devours memory, throws out of turn, or reads. */
const BROKEN = `export const textReader = { id: 'text', kinds: ['text', 'delimited'], async read({ source, span }) {
  const text = Buffer.from(await source.bytes()).toString()
  if (text === 'hang') for (;;) continue
  if (text === 'devour') { const all = []; for (;;) all.push(new Array(1000).fill(text.length + all.length)) }
  if (text === 'throw') setTimeout(() => { throw new Error('out of turn') })
  if (text === 'throw') await new Promise(() => {})
  span(text, '')
} }`

describe('many files', () => {
  let compiled: Compiled
  let work: string
  const at = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(work, name), content)
    return join(work, name)
  }
  const all = async (
    paths: readonly string[],
    options: InspectFilesOptions = {},
  ): Promise<readonly FileReport[]> => {
    const reports: FileReport[] = []
    for await (const one of compiled.face.inspectFiles(paths, { jobs: 2, ...options })) reports.push(one)
    return reports.toSorted((a, b) => paths.indexOf(a.path) - paths.indexOf(b.path))
  }

  beforeAll(async () => {
    compiled = await compiledPackage((dir) => plantReader(dir, 'readers/text/text.js', BROKEN))
    work = mkdtempSync(join(tmpdir(), 'inspect-files-'))
  })
  afterAll(() => {
    for (const dir of [compiled.dir, work]) rmSync(dir, { recursive: true, force: true })
  })

  it('are read in worker threads, every one reported, marks comparable between them', async () => {
    const paths = Array.from({ length: 9 }, (_, i) =>
      at(`${i}.zip`, zipOf({ [`${i}.txt`]: `第${i}件 A123456789` })),
    )
    const seen: string[] = []
    const reports = await all([...paths, join(work, 'missing.txt')], {
      onProgress: (path) => seen.push(path),
    })
    expect(reports.map(({ report }) => report.verdict)).toEqual([...paths.map(() => 'COMPLETE'), 'SKIPPED'])
    expect(new Set(reports.flatMap(({ report }) => report.findings.map(({ mark }) => mark))).size).toBe(1)
    expect(new Set(seen)).toEqual(new Set(paths))
  })

  it('that hang, devour memory or break the worker get a coded fault; the others are read', async () => {
    const bad = ['hang', 'devour', 'throw'].map((what) => at(`${what}.txt`, what))
    const good = ['a', 'b', 'c'].map((what) => at(`${what}.txt`, `${what} A123456789`))
    const reports = await all([...bad, ...good], { memoryMb: 64, limits: { timeMs: 500 } })
    const told = reports.map(({ report }) => [
      report.verdict,
      report.reasons.map(({ fault }) => fault.code).join(),
    ])
    expect(told).toEqual([
      ['PARTIAL', 'WORKER_TIME'],
      ['PARTIAL', 'WORKER_MEMORY'],
      ['PARTIAL', 'WORKER_DIED'],
      ...good.map(() => ['COMPLETE', '']),
    ])
  })

  it('that are pictures are read by an engine of each thread, where it was asked for', async () => {
    const letter = await drawnPdf((doc) => doc.fontSize(14).text('行動電話：0912345678', 72, 72))
    const scan = at('scan.png', await scannedPdf(letter))
    const told = async (ocr: boolean) => {
      const [one] = await all([scan], { ocr })
      return [one?.report.reasons.map(({ fault }) => fault.code), one?.report.findingTotals]
    }
    expect(await told(true)).toEqual([['OCR_UNSURE'], { 'tw.mobile': 1 }])
    expect(await told(false)).toEqual([['PIXELS_NOT_READ'], {}])
  }, 60_000)

  it('can be stopped: by the signal with a reason, by leaving the loop without a trace', async () => {
    const hang = at('hang2.txt', 'hang')
    const [stopped] = await all([hang], { signal: AbortSignal.timeout(300) })
    expect(stopped?.report.reasons.map(({ fault }) => fault.code)).toEqual(['ABORTED'])
    for await (const _ of compiled.face.inspectFiles([at('ok.txt', 'ok'), hang], { jobs: 2 })) break
  })
})
