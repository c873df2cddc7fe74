import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { perSecond, type Bench, type Figure } from './bench.ts'

const LINES = Number(process.env['SUBROSA_WORLD_LINES'] ?? 1_000_000)

interface Brought {
  readonly lines: number
  readonly entries: number
  readonly days: number
  readonly ms: number
  readonly importMs: number
  readonly reconcileMs: number
  readonly differences: number
  readonly peakMiB: number
}

/** The world is brought in by a process of its own, so that its memory can be told. */
function bringWorld(directory: string): Promise<Brought> {
  const root = join(import.meta.dirname, '../..')
  const args = ['--import', 'tsx', join(import.meta.dirname, 'bring-world.ts'), String(LINES), directory]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  return new Promise((resolve, reject) =>
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(said) as Brought) : reject(new Error(`bring-world ended with ${code}`)),
    ),
  )
}

export const bench: Bench = {
  name: 'world',
  async run(world) {
    const { lines, entries, days, ms, importMs, reconcileMs, differences, peakMiB } = await bringWorld(
      join(world.directory, 'world'),
    )
    const data = `${lines.toLocaleString('en-US')} lines and ${entries.toLocaleString('en-US')} entries of ${days} simulated days, mixed encodings`
    const figure = (what: string, value: number, unit: string, aim: Figure['aim'] = null): Figure => ({
      what,
      value,
      unit,
      aim,
      data,
    })
    return [
      figure('import + reconcile, day behind day', ms / 1000, 's', { atMost: 60 }),
      figure(
        'import (log and book to marks and Parquet), reconciling beside it',
        perSecond(lines + entries, importMs),
        'rows/s',
      ),
      figure(
        'reconcile (log × book × roster × cases), importing beside it',
        perSecond(lines, reconcileMs),
        'lines/s',
      ),
      figure('lines or entries that differ from the answer key', differences, '', { atMost: 0 }),
      figure('peak memory of the importing process', peakMiB, 'MiB'),
    ]
  },
}
