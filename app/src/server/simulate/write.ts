import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { csvLine } from './csv.ts'
import { logFile, logProfile } from './log-form.ts'
import { registerFile, registerProfile, type RegisterKind } from './office-form.ts'
import { systems } from './systems.ts'
import type { World, WorldDay } from './words.ts'

export interface Written {
  readonly lines: number
  readonly entries: number
  readonly days: number
}

/**
 * Writes the world as an agency would hand it over: registers, and a log file per day and system. The truth goes to `keyFile`,
 * apart, so that whoever imports the directory cannot read it by accident. Memory: one day.
 */
export function writeWorld(
  world: World,
  directory: string,
  keyFile: string,
  onDay: (written: Written) => void = () => undefined,
): Written {
  mkdirSync(directory, { recursive: true })
  mkdirSync(dirname(keyFile), { recursive: true })
  for (const kind of ['units', 'persons', 'posts', 'leave'] as const) writeRegister(world, directory, kind)
  writeFileSync(join(directory, 'profiles.json'), `${JSON.stringify(profiles(), null, 2)}\n`)
  writeFileSync(join(directory, 'systems.json'), `${JSON.stringify(systemList(), null, 2)}\n`)
  const cases = openSync(join(directory, 'cases.csv'), 'w')
  const roster = openSync(join(directory, 'roster.csv'), 'w')
  const counts = openSync(join(directory, 'counts.csv'), 'w')
  const key = openSync(keyFile, 'w')
  try {
    put(cases, registerFile('cases', world.cases))
    put(roster, registerFile('roster', []))
    put(counts, text(csvLine(['日期', '系統', '檔案', '筆數', 'SHA-256'], ',')))
    for (const misuse of world.misuse) put(key, jsonLine('misuse', misuse))
    let written: Written = { lines: 0, entries: 0, days: 0 }
    for (const day of world.days()) {
      put(cases, registerFile('cases', day.sheets, false))
      put(roster, registerFile('roster', day.roster, false))
      writeDay(day, directory, counts)
      put(key, text(keyLines(day)))
      written = {
        lines: written.lines + day.key.lines.length,
        entries: written.entries + day.book.length,
        days: written.days + 1,
      }
      onDay(written)
    }
    return written
  } finally {
    for (const file of [cases, roster, counts, key]) closeSync(file)
  }
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const jsonLine = (kind: string, value: object): Uint8Array => text(`${JSON.stringify({ kind, ...value })}\n`)
function put(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
}

function writeRegister(world: World, directory: string, kind: 'units' | 'persons' | 'posts' | 'leave'): void {
  const bytes = {
    units: () => registerFile('units', world.units),
    persons: () => registerFile('persons', world.persons),
    posts: () => registerFile('posts', world.persons),
    leave: () => registerFile('leave', world.leave),
  }[kind]()
  writeFileSync(join(directory, `${kind}.csv`), bytes)
}

function writeDay(day: WorldDay, directory: string, counts: number): void {
  mkdirSync(join(directory, 'logs', day.day), { recursive: true })
  mkdirSync(join(directory, 'book'), { recursive: true })
  for (const [system, lines] of day.logs) {
    const name = `logs/${day.day}/${system}.csv`
    const bytes = logFile(system, lines)
    writeFileSync(join(directory, name), bytes)
    const digest = createHash('sha256').update(bytes).digest('hex')
    put(counts, text(csvLine([day.day, system, name, String(lines.length), digest], ',')))
  }
  writeFileSync(join(directory, 'book', `${day.day}.csv`), registerFile('book', day.book))
}

/** One JSON object a line: `line` and `entry`, each in exactly one bucket. */
function keyLines(day: WorldDay): string {
  const parts: string[] = []
  // Two million lines in a large world: the fixed part is written by hand.
  const tail = (one: { readonly misuse: string | null; readonly tags: readonly string[] }): string =>
    one.misuse === null && one.tags.length === 0
      ? '"misuse":null,"tags":[]}\n'
      : `"misuse":${JSON.stringify(one.misuse)},"tags":${JSON.stringify(one.tags)}}\n`
  for (const { system, seq, bucket, entry, ...rest } of day.key.lines) {
    parts.push(
      `{"kind":"line","day":"${day.day}","system":"${system}","seq":${seq},"bucket":"${bucket}","entry":${entry === null ? 'null' : `"${entry}"`},${tail(rest)}`,
    )
  }
  for (const { entry, bucket, lines, ...rest } of day.key.entries) {
    parts.push(
      `{"kind":"entry","day":"${day.day}","entry":"${entry}","bucket":"${bucket}","lines":${JSON.stringify(lines)},${tail(rest)}`,
    )
  }
  return parts.join('')
}

const registerKinds: readonly RegisterKind[] = [
  'book',
  'roster',
  'leave',
  'cases',
  'units',
  'persons',
  'posts',
]
/** Bodies for `POST /api/queries/profiles`, one for each kind of file. */
export const profiles = () => [
  ...systems.map(({ id }) => ({ kind: 'log', system: id, shape: logProfile(id) })),
  ...registerKinds.map((kind) => ({ kind, system: null, shape: registerProfile(kind) })),
]
/** Bodies for `POST /api/queries/systems`. */
export const systemList = () =>
  systems.map(({ id, zh, en }) => ({
    id,
    zh,
    en,
    dataOwner: id === 'household' || id === 'photo' ? '戶政機關' : '警察機關',
    sensitivity: id === 'photo' ? 'image' : id === 'criminal' ? 'sensitive' : 'normal',
    sequence: 'continuous',
    daily: true,
    dueHour: null,
    units: [],
    retired: false,
  }))
