import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

it('npm start brings the server up, and ends it when npm is told to end', { timeout: 300_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'subrosa-npm-'))
  const data = join(home, 'data')
  const npm = spawn('npm', ['start', '--', '--port=0', `--data=${data}`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    let said = ''
    const ended = new Promise<void>((resolve) => npm.once('close', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      for (const stream of [npm.stdout, npm.stderr]) {
        stream.on('data', (part: Buffer) => {
          said += part.toString()
          if (said.includes('Ctrl-C')) resolve()
        })
      }
      void ended.then(() => reject(new Error(said)))
    })
    expect(existsSync(join(data, 'subrosa.lock'))).toBe(true)
    npm.kill('SIGTERM')
    // The shell between npm and us dies without a word; the server must notice.
    await expect.poll(() => existsSync(join(data, 'subrosa.lock')), { timeout: 60_000 }).toBe(false)
  } finally {
    npm.kill('SIGKILL')
    rmSync(home, { recursive: true, force: true })
  }
})
