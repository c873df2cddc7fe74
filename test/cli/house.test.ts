import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const program = join(import.meta.dirname, '../../app/dist/cli/main.js')
const home = mkdtempSync(join(tmpdir(), 'subrosa-cli-'))
const data = join(home, 'data')
const passphraseFile = join(home, 'passphrase')
const env = { PATH: process.env['PATH'], HOME: home }

afterAll(() => rmSync(home, { recursive: true, force: true }))

const cli = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], { cwd: home, env, encoding: 'utf8' })
const checks = (where: string): Record<string, string> => {
  const { checks: found } = JSON.parse(cli('doctor', `--data=${where}`, '--json', '--deep').stdout) as {
    checks: { id: string; state: string }[]
  }
  return Object.fromEntries(found.map(({ id, state }) => [id, state]))
}

/** Starts the server and waits for its address. */
async function start(
  ...args: string[]
): Promise<{ child: ChildProcess; url: string; said: string; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, [program, 'start', '--port=0', ...args], {
    cwd: home,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (found && said.includes('Ctrl-C')) resolve(found)
    })
    child.stderr.on('data', (part: Buffer) => (said += part.toString()))
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  return { child, url, said, ended }
}

describe('the program', () => {
  it('lists its commands, and each tells what it takes', () => {
    const { stdout, status } = cli('--help')
    expect(status).toBe(0)
    for (const name of [...stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map((match) => match[1] ?? '')) {
      if (name === 'verify' || name === 'witness') continue
      const help = cli(name, '--help')
      expect(help.status, name).toBe(0)
      expect(help.stdout).toContain(`subrosa ${name}`)
    }
    expect(cli('version').stdout).toMatch(/^subrosa \d+\.\d+\.\d+ /)
  })

  it('ends as it should when nobody reads its lines any more', async () => {
    const child = spawn(process.execPath, [program, 'backup', '--help'], {
      cwd: home,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    let said = ''
    child.stderr.on('data', (part: Buffer) => (said += part.toString()))
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
    expect(said).toBe('')
  })

  it.each([
    [[], 2, ''],
    [['strat'], 2, 'CLI_UNKNOWN_COMMAND'],
    [['constructor'], 2, 'CLI_UNKNOWN_COMMAND'],
    [['start', '--prot=1'], 2, 'CLI_UNKNOWN_FLAG'],
    [['start', '--port=x'], 2, 'CONFIG_BAD_VALUE'],
    [['backup'], 2, 'CLI_WORDS'],
    [['backup', 'x.tgz', '--data=none'], 1, 'BACKUP_NEEDS_PASSPHRASE'],
    [['restore', 'none.tgz', '--data=none'], 1, 'BACKUP_BROKEN'],
  ])('%j ends with %i and says %s', (args, code, said) => {
    const { status, stderr } = cli(...args)
    expect(status).toBe(code)
    expect(stderr).toContain(said)
    expect(stderr).not.toContain('    at ')
  })
})

describe('a server’s life', () => {
  beforeAll(() => writeFileSync(passphraseFile, '備份用的通行語 請妥善保存\n', { mode: 0o600 }))

  it(
    'begins, is looked at and backed up while it runs, stops, and comes back elsewhere',
    { timeout: 300_000 },
    async () => {
      expect(checks(data)).toMatchObject({ data: 'skipped', database: 'skipped' })
      expect(existsSync(data)).toBe(false)

      const { child, url, said, ended } = await start(`--data=${data}`)
      expect(said).toContain(`${url}/setup#`)
      expect(statSync(data).mode & 0o777).toBe(0o700)
      expect((await fetch(`${url}/healthz`)).status).toBe(200)

      const second = cli('start', '--port=0', `--data=${data}`)
      expect([second.status, second.stderr]).toEqual([1, expect.stringContaining('START_DATA_IN_USE')])
      expect(Object.values(checks(data)).filter((state) => state === 'bad' || state === 'skipped')).toEqual(
        [],
      )

      const file = join(home, 'running.tgz')
      const made = cli('backup', file, `--data=${data}`, `--passphrase-file=${passphraseFile}`)
      expect([made.stderr, made.status]).toEqual(['', 0])
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(cli('backup', file, `--data=${data}`, `--passphrase-file=${passphraseFile}`).stderr).toContain(
        'BACKUP_FILE_EXISTS',
      )
      expect(cli('restore', file, `--data=${data}`, `--passphrase-file=${passphraseFile}`).stderr).toContain(
        'START_DATA_IN_USE',
      )

      const taken = cli('import', passphraseFile, `--data=${data}`, '--kind=log')
      expect([taken.status, taken.stderr]).toEqual([1, expect.stringContaining('QUERIES_SYSTEM_NEEDED')])

      child.kill('SIGTERM')
      expect(await ended).toBe(0)
      expect(cli('import', passphraseFile, `--data=${data}`, '--kind=log').stderr).toContain('CLI_NO_SERVER')
      expect(existsSync(join(data, 'subrosa.lock'))).toBe(false)
      expect(existsSync(join(data, 'control.sock'))).toBe(false)

      const offline = join(home, 'offline.tgz')
      expect(cli('backup', offline, `--data=${data}`, '--without-keys').status).toBe(0)
      expect(cli('restore', offline, `--data=${data}-2`).stderr).toContain('BACKUP_WITHOUT_KEYS')
      const target = join(home, 'restored')
      const back = cli('restore', offline, `--data=${target}`, `--keys=${join(data, 'keys')}`)
      expect([back.stderr, back.status]).toEqual(['', 0])

      // The restored house starts, and its ledger tells of the backups and of the restore.
      const again = await start(`--data=${target}`)
      await expect.poll(() => readLedger(target), { timeout: 30_000 }).toContain('"size":2')
      again.child.kill('SIGINT')
      expect(await again.ended).toBe(0)
      expect(checks(target)).toMatchObject({
        ledger: 'ok',
        acts: 'ok',
        clock: 'ok',
        keys: 'ok',
        migrations: 'ok',
      })
    },
  )

  it('doctor names an open key, and a lost one', () => {
    const key = join(data, 'keys/mark.key')
    chmodSync(key, 0o644)
    expect(checks(data)).toMatchObject({ keys: 'bad' })
    expect(cli('doctor', `--data=${data}`).status).toBe(1)
    expect(cli('start', '--port=0', `--data=${data}`).stderr).toContain('START_KEY_OPEN')
    rmSync(key)
    expect(checks(data)).toMatchObject({ keys: 'bad' })
  })
})

const readLedger = (where: string): string => {
  const file = join(where, 'ledger/checkpoints.jsonl')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
