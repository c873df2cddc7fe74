import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const program = join(root, 'app/dist/cli/main.js')

export interface Started {
  /** `http://localhost:…`: a passkey needs a name, an address of numbers has none. */
  readonly url: string
  /** Path and token of the printed one-time link; null once an agency exists. */
  readonly setupLink: string | null
  /** What the terminal shows. */
  readonly said: () => string
  /** Stops gracefully and forgets the data. */
  stop(): Promise<void>
}

const READY = 120_000

/** Starts the built program as its keeper would, on a free port, with an empty data directory. */
export async function startProgram(...flags: readonly string[]): Promise<Started> {
  const dataDir = mkdtempSync(join(tmpdir(), 'subrosa-e2e-'))
  const child = spawn(process.execPath, [program, 'start', `--data=${dataDir}`, '--port=0', ...flags], {
    env: ownEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (part: Buffer) => (text += part.toString('utf8')))
  child.stderr.on('data', (part: Buffer) => (text += part.toString('utf8')))
  const stop = async (): Promise<void> => {
    await ended(child)
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const port = await said(child, () => /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/.exec(text)?.[1])
    await said(child, () => (text.includes('Ctrl-C') ? 'all' : undefined))
    const link = /(\/setup#\S+)/.exec(text)?.[1] ?? null
    return { url: `http://localhost:${port}`, setupLink: link, said: () => text, stop }
  } catch (error) {
    await stop()
    throw new Error(`the program did not start:\n${text}`, { cause: error })
  }
}

/** The tests' own settings must not reach the program: it starts as on a new machine. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(SUBROSA_|VITEST|DATABASE_URL|NODE_OPTIONS|NODE_ENV)/.test(name),
  )
  return Object.fromEntries(kept)
}

async function said(child: ChildProcess, look: () => string | undefined): Promise<string> {
  const until = Date.now() + READY
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    if (Date.now() > until) throw new Error('it did not say so in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await gone
  clearTimeout(late)
}

/** A program of the repository, run to its end. */
export function runProgram(path: string, args: readonly string[]): Promise<{ code: number; out: string }> {
  const child = spawn(process.execPath, [join(root, path), ...args], { env: ownEnvironment() })
  let out = ''
  child.stdout.on('data', (part: Buffer) => (out += part.toString('utf8')))
  child.stderr.on('data', (part: Buffer) => (out += part.toString('utf8')))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, out })))
}
