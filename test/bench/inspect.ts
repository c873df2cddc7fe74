import { spawn, spawnSync } from 'node:child_process'
import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspectBytes, inspectFile, inspectFiles } from '@subrosa/inspect'
import { chanceOf } from '../accuracy/chance.ts'
import { prose } from '../accuracy/prose.ts'
import { perSecond, took, type Bench, type Figure } from './bench.ts'
import { ordinary, papers, writeCsv, writeMailbox, writePdf, writeWorkbook } from './inspect-data.ts'
import { patterns } from './inspect-patterns.ts'

const MB = 1_000_000
const CSV_MB = Number(process.env['SUBROSA_INSPECT_CSV_MB'] ?? 1000)
const PAGES = 60
const MAILS = 10_000
const RIPGREP = 'rg'
const limits = { listed: 1000, timeMs: 3_600_000 }

/** Megabytes of UTF-8 a second, the best of three: the first is slowed by what the engine has to compile. */
async function textRate(text: string): Promise<{ rate: number; findings: number }> {
  const bytes = Buffer.from(text)
  let [best, findings] = [Infinity, 0]
  for (let run = 0; run < 3; run++)
    best = Math.min(
      best,
      await took(async () => {
        const { findingTotals } = await inspectBytes(bytes, 'a.txt', { limits })
        findings = Object.values(findingTotals).reduce((sum, count) => sum + count, 0)
      }),
    )
  return { rate: perSecond(bytes.length / MB, best), findings }
}

/** The same text by ripgrep, one thread, all matches counted; null where there is none. The best of three. */
async function ripgrepRate(file: string): Promise<number | null> {
  if (spawnSync(RIPGREP, ['--version']).status !== 0) return null
  const words = [
    '--no-config',
    '--text',
    '-j1',
    '--count-matches',
    ...patterns.flatMap((one) => ['-e', one]),
    file,
  ]
  let best = Infinity
  for (let run = 0; run < 3; run++)
    best = Math.min(
      best,
      await took(async () => {
        const { status, stderr } = spawnSync(RIPGREP, words)
        if (status !== 0 && status !== 1) throw new Error(`rg: ${stderr.toString()}`)
      }),
    )
  return perSecond(statSync(file).size / MB, best)
}

interface One {
  readonly verdict: string
  readonly ms: number
  readonly parts: number
  readonly findings: number
  readonly peakMiB: number
  readonly reasons: readonly string[]
}

function inspectApart(file: string): Promise<One> {
  const root = join(import.meta.dirname, '../..')
  const args = ['--import', 'tsx', join(import.meta.dirname, 'inspect-one.ts'), file]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  return new Promise((resolve, reject) =>
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(said) as One) : reject(new Error(`inspect-one ended with ${code}`)),
    ),
  )
}

async function textFigures(directory: string): Promise<Figure[]> {
  const text = ordinary(chanceOf(1), 24 * MB)
  const file = join(directory, 'ordinary.txt')
  writeFileSync(file, text)
  const plain = await textRate(text)
  const other = await ripgrepRate(file)
  const data = `24 MB of generated prose, ${plain.findings} findings; figures in about one sentence of twenty-five; one thread`
  const dense = await textRate(prose(chanceOf(2), 12 * MB))
  const full = await textRate(papers(chanceOf(3), 8 * MB))
  const rate = (what: string, value: number, aim: Figure['aim'], of: string): Figure => ({
    ...{ what, value, unit: 'MB/s', aim, data: of },
  })
  return [
    rate('text, all detectors: ordinary prose', plain.rate, { atLeast: 50 }, data),
    ...(other === null
      ? []
      : [
          rate(
            'ripgrep, same text',
            other,
            null,
            `${patterns.length} patterns without look-arounds and checks, -j1`,
          ),
          {
            ...{ what: 'text, all detectors ÷ ripgrep', value: plain.rate / other, unit: '' },
            ...{ aim: { atLeast: 0.7 }, data: 'the same text in the same run' },
          },
        ]),
    rate(
      'text, all detectors: prose full of look-alikes',
      dense.rate,
      null,
      `12 MB, ${dense.findings} findings; dates, amounts, document and serial numbers in three sentences of ten${other === null ? '; ripgrep not present' : ''}`,
    ),
    rate(
      'text, all detectors: papers full of values',
      full.rate,
      null,
      `8 MB with ${full.findings.toLocaleString('en-US')} findings`,
    ),
  ]
}

async function formatFigures(directory: string): Promise<Figure[]> {
  const at = (name: string): string => join(directory, name)
  writePdf(at('a.pdf'), PAGES)
  const pdf = await took(() => whole(at('a.pdf')))
  const xml = writeWorkbook(at('a.xlsx'), 60_000)
  const book = await took(() => whole(at('a.xlsx')))
  const mailbox = writeMailbox(at('a.mbox'), MAILS)
  const mail = await took(() => whole(at('a.mbox')))
  return [
    {
      ...{ what: 'PDF, seen and written', value: perSecond(PAGES, pdf), unit: 'pages/s', aim: null },
      data: `${PAGES} pages of 30 lines, painted twice each to see what is hidden`,
    },
    {
      ...{ what: 'xlsx', value: perSecond(xml / MB, book), unit: 'MB/s of sheet XML', aim: null },
      data: `60,000 rows, ${(xml / MB).toFixed(1)} MB of XML`,
    },
    {
      ...{
        what: `mailbox of ${MAILS.toLocaleString('en-US')} messages`,
        value: mail / 1000,
        unit: 's',
        aim: null,
      },
      data: `${(mailbox / MB).toFixed(1)} MB, every tenth with an attachment`,
    },
  ]
}

/** Inspects a file and makes sure that all of it was read: a figure for half a file would be none. */
async function whole(path: string): Promise<void> {
  const { verdict, reasons } = await inspectFile(path, { limits })
  if (verdict !== 'COMPLETE') throw new Error(`${path}: ${verdict} ${JSON.stringify(reasons.slice(0, 3))}`)
}

async function memoryFigures(directory: string): Promise<Figure[]> {
  const file = join(directory, 'large.csv')
  await writeCsv(file, CSV_MB * MB)
  const { verdict, ms, findings, peakMiB, reasons } = await inspectApart(file)
  rmSync(file)
  if (verdict !== 'COMPLETE') throw new Error(`the table: ${verdict} ${reasons.join()}`)
  const data = `CSV of ${CSV_MB} MB, ${findings.toLocaleString('en-US')} findings, in a process of its own`
  return [
    { what: 'peak memory on a large table', value: peakMiB, unit: 'MiB', aim: { atMost: 300 }, data },
    { what: 'large table', value: perSecond(CSV_MB, ms), unit: 'MB/s', aim: null, data },
  ]
}

async function scaleFigures(directory: string): Promise<Figure[]> {
  const files = Array.from({ length: 8 }, (_, i) => join(directory, `scale-${i}.txt`))
  for (const [i, file] of files.entries()) writeFileSync(file, ordinary(chanceOf(20 + i), 8 * MB))
  const all = async (jobs: number): Promise<number> =>
    took(async () => {
      for await (const { report } of inspectFiles(files, { jobs }))
        if (report.verdict !== 'COMPLETE') throw new Error(report.verdict)
    })
  const [one, two] = [await all(1), await all(2)]
  return [
    {
      ...{ what: 'inspectFiles: 2 workers ÷ 1', value: one / two, unit: '', aim: null },
      data: `8 files of 8 MB; ${(one / 1000).toFixed(1)} s and ${(two / 1000).toFixed(1)} s, starting the workers included`,
    },
  ]
}

export const bench: Bench = {
  name: 'inspect',
  async run({ directory }) {
    return [
      ...(await textFigures(directory)),
      ...(await formatFigures(directory)),
      ...(await memoryFigures(directory)),
      ...(await scaleFigures(directory)),
    ]
  },
}
