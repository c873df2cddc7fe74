// `npm run mutations [--files=50000] [--from=0] [--jobs=2]`: damaged files of every kind through the inspection; ends with 1 at any broken promise.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Told } from './child.ts'

const option = (name: string, otherwise: number): number => {
  const word = process.argv.find((one) => one.startsWith(`--${name}=`))
  return word === undefined ? otherwise : Number(word.slice(name.length + 3))
}
const [files, from, jobs] = [option('files', 50_000), option('from', 0), option('jobs', 2)]
/** Nothing heard for so long: the file at work does not end. */
const SILENCE_MS = 60_000

const total = { files: 0, verdicts: new Map<string, number>(), slowest: { ms: 0, number: -1 }, rssMiB: 0 }
const broken: {
  readonly number: number
  readonly kind: string
  readonly how: string
  readonly faults: readonly string[]
}[] = []

function hear(told: Told): void {
  total.files += 1
  total.verdicts.set(told.verdict, (total.verdicts.get(told.verdict) ?? 0) + 1)
  total.rssMiB = Math.max(total.rssMiB, told.rssMiB)
  if (told.ms > total.slowest.ms) total.slowest = { ms: Math.round(told.ms), number: told.number }
  if (told.faults.length > 0) broken.push(told)
  if (total.files % 1000 === 0) process.stderr.write(`${total.files} of ${files}, ${broken.length} faults\n`)
}

/** One lane takes every n-th number. A process that dies or hangs is a fault of the file it was at; the next one goes on behind it. */
async function lane(first: number): Promise<void> {
  let next = first
  while (next < from + files) {
    const child = fork(
      join(import.meta.dirname, 'child.ts'),
      [String(next), String(from + files), String(jobs)],
      {
        execArgv: ['--import', 'tsx', '--max-old-space-size=512'],
      },
    )
    const ended = await new Promise<string | null>((resolve) => {
      let watch = setTimeout(() => undefined, 0)
      const expect = (): void => {
        clearTimeout(watch)
        watch = setTimeout(() => {
          resolve('hung')
          child.kill('SIGKILL')
        }, SILENCE_MS)
      }
      expect()
      child.on('message', (told: Told) => {
        hear(told)
        next = told.number + jobs
        expect()
      })
      child.once('exit', (code, signal) => {
        clearTimeout(watch)
        resolve(code === 0 ? null : `process ended with ${signal ?? code}`)
      })
    })
    if (ended === null) return
    broken.push({ number: next, kind: '?', how: '?', faults: [ended] })
    total.files += 1
    next += jobs
  }
}

const began = performance.now()
await Promise.all(Array.from({ length: jobs }, (_, i) => lane(from + i)))
const seconds = Math.round((performance.now() - began) / 1000)
const verdicts = [...total.verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(', ')
process.stdout.write(
  `${total.files} damaged files in ${seconds} s: ${verdicts}; slowest ${total.slowest.ms} ms (number ${total.slowest.number}); most memory ${total.rssMiB} MiB; broken promises ${broken.length}\n`,
)
for (const { number, kind, how, faults } of broken.slice(0, 50))
  process.stdout.write(`  ${number} ${kind} [${how}]: ${faults.join('; ')}\n`)
process.exitCode = broken.length === 0 ? 0 : 1
