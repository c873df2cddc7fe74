import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'

const KILLS = 20
const here = (name: string): string => join(import.meta.dirname, name)

interface Left {
  readonly size: number
  readonly health: { readonly state: string; readonly waiting: number }
  readonly rows: readonly number[]
  readonly acts: readonly number[]
}

/** Runs the writer, kills it without warning after a random time, and returns what it had acknowledged. */
async function writeAndKill(directory: string, url: string, start: number): Promise<number[]> {
  const child = spawn(process.execPath, [here('writer.mjs'), directory, url, String(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const ready = new Promise<void>((resolve) =>
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.startsWith('ready')) resolve()
    }),
  )
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  await Promise.race([
    ready,
    ended.then((code) => Promise.reject(new Error(`the writer ended by itself: ${code}`))),
  ])
  await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 400))
  child.kill('SIGKILL')
  await ended
  return said.split('\n').slice(1, -1).map(Number)
}

async function run(program: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}

/** Everything acknowledged is there, rows and acts agree one to one, the log goes on and is whole. @returns the next number to write */
async function inspect(directory: string, url: string, acknowledged: readonly number[]): Promise<number> {
  const { code, said } = await run(here('inspect.mjs'), directory, url)
  expect(code).toBe(0)
  const left = JSON.parse(said) as Left
  const there = new Set(left.rows)
  expect(acknowledged.filter((n) => !there.has(n))).toEqual([])
  expect(left.acts).toEqual(left.rows)
  expect(left.health).toMatchObject({ state: 'sound', waiting: 0 })
  expect(left.size).toBe(left.acts.length)
  return Math.max(0, ...left.rows) + 1
}

async function crash(directory: string, url: string): Promise<void> {
  const acknowledged: number[] = []
  let next = 1
  for (let kill = 0; kill < KILLS; kill++) {
    acknowledged.push(...(await writeAndKill(directory, url, next)))
    next = await inspect(directory, url, acknowledged)
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS)
  const verdict = await run(
    here('../../packages/tlog/dist/bin/verify.js'),
    join(directory, 'evidence.jsonl'),
    '--json',
  )
  expect(verdict.said).toContain('"findings":[]')
  expect(verdict.code).toBe(0)
}

async function inDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'subrosa-crash-'))
  try {
    await work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

it(`keeps every acknowledged act through ${KILLS} kills (embedded)`, () =>
  inDirectory((directory) => crash(directory, '')))

const server = process.env['SUBROSA_TEST_PG']
it.runIf(server)(`keeps every acknowledged act through ${KILLS} kills (PostgreSQL)`, async () => {
  const name = `crash_${process.pid}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  try {
    await inDirectory((directory) =>
      crash(directory, Object.assign(new URL(server ?? ''), { pathname: `/${name}` }).toString()),
    )
  } finally {
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  }
})
