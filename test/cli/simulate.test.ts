import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { command } from '../../app/src/cli/simulate.ts'

const workingDir = mkdtempSync(join(tmpdir(), 'subrosa-simulate-'))
afterAll(() => rmSync(workingDir, { recursive: true }))

async function run(word: string, flags: Record<string, string>) {
  const said: string[] = []
  const io = {
    out: (line: string) => void said.push(line),
    err: (line: string) => void said.push(line),
    env: {},
    workingDir,
  }
  const code = await command.run({ words: [word], flags: new Map(Object.entries(flags)), io })
  return { code, said }
}

it('writes an agency, and the truth about it elsewhere', async () => {
  const { code, said } = await run('world', { seed: '5', days: '2', units: '2' })
  expect(code).toBe(0)
  expect(readdirSync(join(workingDir, 'world')).toSorted()).toEqual(
    [
      'book',
      'cases.csv',
      'counts.csv',
      'leave.csv',
      'logs',
      'persons.csv',
      'posts.csv',
      'profiles.json',
      'roster.csv',
      'systems.json',
      'units.csv',
    ].toSorted(),
  )
  expect(readdirSync(join(workingDir, 'world', 'logs'))).toEqual(['2026-11-02', '2026-11-03'])
  const key = readFileSync(join(workingDir, 'world-answer-key.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string })
  const lines = key.filter((one) => one.kind === 'line').length
  expect(said[0]).toContain(`${lines} 筆查詢`)
})

it('says what is wrong with an option, and writes nothing', async () => {
  for (const [flags, word] of [
    [{ seed: 'x' }, '--seed'],
    [{ days: '0' }, '--days'],
    [{ from: '2026-02-30' }, '--from'],
  ] as const) {
    const { code, said } = await run('nothing', flags)
    expect(code).toBe(2)
    expect(said.join()).toContain(word)
  }
  expect(existsSync(join(workingDir, 'nothing'))).toBe(false)
})
