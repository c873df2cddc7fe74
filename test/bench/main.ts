import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgres, startPostgres } from '../../scripts/testing/postgres.mjs'
import { machine, row, type Bench } from './bench.ts'

const all: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  acts: () => import('./acts.ts'),
  tree: () => import('./tree.ts'),
  verify: () => import('./verify.ts'),
  start: () => import('./start.ts'),
  world: () => import('./world.ts'),
  desk: () => import('./desk.ts'),
  inspect: () => import('./inspect.ts'),
}

/** `npm run bench [names…] [--write=file]`: a table of figures with the machine they were measured on. */
const words = process.argv.slice(2)
const chosen = words.filter((word) => !word.startsWith('--'))
const target = words.find((word) => word.startsWith('--write='))?.slice('--write='.length)
const unknown = chosen.filter((name) => !(name in all))
if (unknown.length > 0) {
  process.stderr.write(`no bench named ${unknown.join(', ')}; there are: ${Object.keys(all).join(', ')}\n`)
  process.exit(2)
}
const directory = mkdtempSync(join(tmpdir(), 'subrosa-bench-'))
const found = await findPostgres()
const server = found.bin ? await startPostgres(found, directory, { durable: true }) : null
const lines = [
  `Machine: ${machine()}; ${server ? server.version : 'PostgreSQL not run'}. Command: \`npm run bench ${words.join(' ')}\`.`,
  '',
  '| figure | measured | aim | | data |',
  '|---|---|---|---|---|',
]
process.stdout.write(`${lines.join('\n')}\n`)
try {
  for (const [name, load] of Object.entries(all)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const { bench } = await load()
    for (const figure of await bench.run({ directory, postgres: server?.url ?? null })) {
      lines.push(row(figure))
      process.stdout.write(`${row(figure)}\n`)
    }
  }
  if (target) writeFileSync(target, `${lines.join('\n')}\n`)
} finally {
  await server?.stop()
  rmSync(directory, { recursive: true, force: true })
}
