// Run by readers.test.ts: imports through the built program's reading threads, breaks them in every way, and prints what came of it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { bringAs, importSpec } from '../../app/dist/domains/queries/index.js'
import { openReaders } from '../../app/src/domains/queries/commands/import/line-readers.ts'
import type { LinesTask } from '../../app/src/domains/queries/commands/import/read-lines.ts'
import { TargetMarks } from '../../app/src/domains/queries/store/target-marks.ts'
import { instant } from '../../app/src/kernel/ground/index.ts'
import {
  logFile,
  logProfile,
  registerFile,
  simulate,
  worldOfLines,
} from '../../app/src/server/simulate/index.ts'
import { openWorld } from '../../app/src/testing/world.ts'

const [directory = '.'] = process.argv.slice(2)
const threads: Worker[] = []
process.on('worker', (worker) => threads.push(worker))
const { store, clerk } = await openWorld(directory, () => instant(Date.parse('2027-12-31T01:00:00.000Z')))
const { room } = clerk
const world = simulate(worldOfLines(20_000))
await clerk.settle(world)
const [day] = world.days()
const [most] = [...(day?.logs ?? [])].toSorted((a, b) => b[1].length - a[1].length)
if (!day || !most) throw new Error('the world has no lines')
const [system, lines] = most
const log = logFile(system, lines)
const half = Math.floor(log.length / 2)
const book = registerFile('book', day.book)
const ofDatabase = threads.length

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
const left = (): string[] =>
  readdirSync(join(directory, 'logs'), { recursive: true, withFileTypes: true }).flatMap((file) =>
    file.isFile() ? [file.name] : [],
  )
/** What an import comes to: its code or its rows, how the import stands, and how many files lie about that did not before. */
async function bring(fields: Record<string, string>, bytes: AsyncIterable<Uint8Array>): Promise<unknown> {
  const before = left().length
  const spec = await importSpec(store.read, fields)
  if (!spec.ok) throw new Error(spec.error.code)
  const brought = await bringAs(room, { kind: 'system', job: 'test' }, 'system:test', spec.value, {
    name: 'x.csv',
    bytes,
  }).catch((error: Error) => error.message)
  if (typeof brought === 'string')
    return { thrown: brought, phase: await lastPhase(spec.value.kind), files: left().length - before }
  if (!brought.ok)
    return {
      code: brought.error.code,
      rules: brought.error.reasons.map(({ rule }) => rule),
      phase: await lastPhase(spec.value.kind),
      files: left().length - before,
    }
  return { rows: brought.value.import.read, added: brought.value.import.added }
}
const lastPhase = async (kind: string): Promise<string | undefined> => {
  const { rows } = await sql<{
    phase: string
  }>`select phase from queries_import where kind = ${kind} order by id desc limit 1`.execute(store.read)
  return rows[0]?.phase
}
const bringLog = (bytes: AsyncIterable<Uint8Array>): Promise<unknown> => bring({ kind: 'log', system }, bytes)

/** The same file read in this thread and in another. */
async function readTwice(): Promise<unknown> {
  const key = new Uint8Array(32).fill(9)
  const here = openReaders(key, new TargetMarks(key))
  const task = (name: string): LinesTask => ({
    spools: { rows: join(directory, `${name}.rows`), near: join(directory, `${name}.near`) },
    now: 1_830_000_000,
    profile: { ...(logProfile(system) as LinesTask['profile']), kind: 'log' },
    sequence: 'none',
  })
  const progress = { told: () => Promise.resolve(true) }
  const reads = [
    await here.read(task('here'), chunks(log), progress),
    await room.readers.read(task('there'), chunks(log), progress),
  ]
  const same = ['rows', 'near'].map((what) =>
    readFileSync(join(directory, `here.${what}`)).equals(readFileSync(join(directory, `there.${what}`))),
  )
  return {
    same,
    alike: JSON.stringify(reads[0]) === JSON.stringify(reads[1]),
    rows: reads[1]?.rows === lines.length,
  }
}

let died: () => void = () => undefined
const death = new Promise<void>((resolve) => (died = resolve))
async function* killing(): AsyncGenerator<Uint8Array> {
  yield* chunks(log.subarray(0, half))
  // Until the thread is at it.
  await new Promise((resolve) => setTimeout(resolve, 500))
  await threads[ofDatabase]?.terminate()
  died()
  yield* chunks(log.subarray(half))
}
async function* afterDeath(): AsyncGenerator<Uint8Array> {
  yield book.subarray(0, 1000)
  await death
  yield* chunks(book.subarray(1000))
}
async function* broken(): AsyncGenerator<Uint8Array> {
  yield* chunks(log.subarray(0, half))
  throw new Error('connection lost')
}
async function* unwanted(): AsyncGenerator<Uint8Array> {
  yield* chunks(log.subarray(0, half))
  await sql`update queries_import set cancel = true where phase = 'reading'`.execute(store.read)
  for (let at = half; at < log.length; at += 2000) {
    yield log.subarray(at, at + 2000)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
let sent = 0
async function* endless(): AsyncGenerator<Uint8Array> {
  yield log.subarray(0, log.indexOf(10) + 1)
  for (; sent < 2 ** 31; sent += 65_536) yield new Uint8Array(65_536).fill(0x61)
}
async function* silent(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`什麼,都,不是\r\n${'1,2,3\r\n'.repeat(20_000)}`)
  await new Promise((resolve) => setTimeout(resolve, 3_600_000).unref())
}

const [killed, beside] = await Promise.all([bringLog(killing()), bring({ kind: 'book' }, afterDeath())])
const stray = readdirSync(join(directory, 'logs', 'tmp')).filter((name) => name !== 'spill')
// Both at once: neither thread is idle, so the dead one is missed.
const [again, known] = await Promise.all([bringLog(chunks(log)), bring({ kind: 'book' }, chunks(book))])
const said = {
  killed,
  beside,
  stray,
  again,
  known,
  threads: threads.length - ofDatabase,
  twice: await readTwice(),
  gone: await bringLog(broken()),
  cancelled: await bringLog(unwanted()),
  endless: await bringLog(endless()),
  sentMiB: sent / (1 << 20),
  silent: await bringLog(silent()),
  lines: lines.length,
  entries: day.book.length,
}
await room.close()
await store.close()
process.stdout.write(`${JSON.stringify(said)}\n`)
