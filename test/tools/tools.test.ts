import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countReport, sentence } from '../../scripts/testing/count.mjs'
import { isNewEnough } from '../../scripts/setup/node-version.mjs'

const root = join(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'subrosa-tools-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const node = (...args: string[]) => nodeIn(root, ...args)
const nodeIn = (cwd: string, ...args: string[]) =>
  spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
/** A small project of its own, under the house's compiler settings. */
function project(name: string, faults: string): string {
  const directory = join(home, name)
  mkdirSync(directory)
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
  const compilerOptions = { noEmit: true, composite: false, incremental: false, types: [] }
  writeFileSync(
    join(directory, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['*.ts'] }),
  )
  writeFileSync(join(directory, 'faults.ts'), faults)
  return directory
}

/** Each tool must be seen to fail: one that passes over nothing would pass for ever. */
describe('tools can fail', { timeout: 120_000 }, () => {
  it('lint sees floating promises, any, an open switch, console and a forgotten await', () => {
    const directory = project(
      'lint',
      `const work = async (): Promise<number> => 1
export function start(kind: 'a' | 'b', given: any): number {
  work()
  console.log(given.x)
  switch (kind) {
    case 'a':
      return 1
  }
  return 2
}
export const never = (flag: boolean): string => (work() ? 'yes' : String(flag))
`,
    )
    const { status, stdout } = nodeIn(
      directory,
      join(root, 'node_modules/oxlint/bin/oxlint'),
      '--type-aware',
      '--format=unix',
      '-c',
      join(root, '.oxlintrc.json'),
      'faults.ts',
    )
    expect(status).toBe(1)
    const rules = [
      'no-floating-promises',
      'no-explicit-any',
      'no-unsafe-member-access',
      'switch-exhaustiveness-check',
      'no-console',
      'no-misused-promises',
    ]
    for (const rule of rules) expect(stdout).toContain(rule)
  })

  it('the compiler refuses an unchecked index, an enum and a wrong type', () => {
    const directory = project(
      'types',
      `export enum Kind { A }\nexport const first = (list: string[]): string => list[0]\nexport const n: number = 'x'\n`,
    )
    const { status, stdout } = node('node_modules/typescript/bin/tsc', '-p', directory, '--pretty', 'false')
    expect(status).not.toBe(0)
    for (const code of ['TS1294', 'TS2322']) expect(stdout).toContain(code)
    expect(stdout.match(/TS2322/g)).toHaveLength(2)
  })

  it('knip sees an unused file, export and dependency', () => {
    const directory = join(home, 'unused')
    mkdirSync(directory)
    writeFileSync(
      join(directory, 'package.json'),
      JSON.stringify({ name: 'unused', type: 'module', dependencies: { zod: '4.6.7' } }),
    )
    writeFileSync(join(directory, 'knip.json'), JSON.stringify({ entry: ['main.ts'], project: ['*.ts'] }))
    writeFileSync(join(directory, 'main.ts'), `import { used } from './used.ts'\nused()\n`)
    writeFileSync(join(directory, 'used.ts'), `export const used = () => 1\nexport const idle = 2\n`)
    writeFileSync(join(directory, 'lost.ts'), `export const lost = 1\n`)
    const { status, stdout } = node(
      'node_modules/knip/bin/knip.js',
      '--directory',
      directory,
      '--no-progress',
    )
    expect(status).toBe(1)
    for (const word of ['lost.ts', 'idle', 'zod']) expect(stdout).toContain(word)
  })

  it('check refuses a step that it does not know', () =>
    expect(node('scripts/check.mjs', 'nothing').status).toBe(2))
})

describe('the count of a test run', () => {
  const report = (testResults: unknown): string => {
    const file = join(home, 'report.json')
    writeFileSync(file, JSON.stringify({ testResults }))
    return file
  }
  const tests = (...states: string[]) => states.map((status) => ({ status }))

  it('adds up what vitest reports', () => {
    const file = report([
      { status: 'failed', assertionResults: tests('passed', 'failed', 'pending') },
      { status: 'passed', assertionResults: tests('passed', 'todo') },
    ])
    expect(sentence(countReport(file, 1))).toBe('2 passed, 1 failed, 2 skipped')
  })
  it('counts a file that could not be loaded', () =>
    expect(sentence(countReport(report([{ status: 'failed', assertionResults: [] }]), 1))).toBe(
      '0 passed, 1 failed',
    ))
  it('never calls a crashed run a success', () => {
    expect(countReport(report([{ status: 'passed', assertionResults: tests('passed') }]), 1).failed).toBe(1)
    expect(countReport(join(home, 'no-report.json'), 137).failed).toBe(1)
  })
})

it('the floor of Node.js is 20.20', () => {
  expect(['20.20.0', '20.20.2', '22.0.0', '24.3.1', '100.0.0'].every(isNewEnough)).toBe(true)
  expect(['20.19.9', '18.20.4', '9.9.9', ''].some(isNewEnough)).toBe(false)
})
