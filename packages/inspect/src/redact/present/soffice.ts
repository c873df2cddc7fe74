import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { profileSettings } from './soffice-profile.ts'

export interface SofficeOptions {
  /** The program; left out: looked for in the PATH. */
  readonly program?: string | undefined
  /** Milliseconds for the whole run; then it is killed with all that it started. */
  readonly timeLimit?: number | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Converted {
  /** By the name of the file that was given, its ending changed. A file that the program refused is missing. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly end: 'done' | 'failed' | 'slow' | 'missing'
  /** Whether the run had no network at all. Where the system does not allow that, only a proxy that leads nowhere keeps it off. */
  readonly cutOff: boolean
}

/** Milliseconds. */
export const TIME_LIMIT = 120_000

/** Null: LibreOffice is not installed. */
export function findSoffice(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((one) => one !== '')
  return folders.map((folder) => join(folder, 'soffice')).find(canRun) ?? null
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Converts files by LibreOffice, all in one run with a profile of its own in a folder that is gone afterwards. Rejects only where the
 * folder cannot be written.
 */
export async function convertWithSoffice(
  files: ReadonlyMap<string, Uint8Array>,
  to: string,
  { program, timeLimit = TIME_LIMIT, signal }: SofficeOptions = {},
): Promise<Converted> {
  const soffice = program ?? findSoffice()
  if (soffice === null) return { files: new Map(), end: 'missing', cutOff: true }
  const room = await mkdtemp(join(tmpdir(), 'subrosa-present-'))
  try {
    const [profile, from, out] = ['profile', 'in', 'out'].map((name) => join(room, name)) as [
      string,
      string,
      string,
    ]
    for (const folder of [join(profile, 'user'), from, out])
      await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), profileSettings())
    for (const [name, bytes] of files) await writeFile(join(from, name), bytes, { mode: 0o600 })
    const cut = withoutNetwork()
    const end = await run(
      [
        ...cut,
        soffice,
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        ...[
          '--headless',
          '--norestore',
          '--nolockcheck',
          '--nodefault',
          '--nologo',
          '--convert-to',
          to,
          '--outdir',
          out,
        ],
        ...[...files.keys()].map((name) => join(from, name)),
      ],
      { room, timeLimit, signal },
    )
    const made = new Map<string, Uint8Array>()
    if (end !== 'slow') for (const name of await readdir(out)) made.set(name, await readFile(join(out, name)))
    return { files: made, end, cutOff: cut.length > 0 }
  } finally {
    await rm(room, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** A network of its own with nothing in it, where the system gives one to whoever asks. */
function withoutNetwork(): readonly string[] {
  const words = ['unshare', '--user', '--map-root-user', '--net', '--']
  const [command = '', ...rest] = words
  const tried = spawnSync(command, [...rest, 'true'], { stdio: 'ignore', timeout: 5000 })
  return tried.status === 0 ? words : []
}

interface Room {
  readonly room: string
  readonly timeLimit: number
  readonly signal: AbortSignal | undefined
}

function run(
  words: readonly string[],
  { room, timeLimit, signal }: Room,
): Promise<'done' | 'failed' | 'slow'> {
  const [command = '', ...rest] = words
  return new Promise((resolve) => {
    // A group of its own: the program that is started starts the one that works.
    const child = spawn(command, rest, {
      cwd: room,
      detached: true,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], HOME: room, TMPDIR: room, LANG: 'C.UTF-8' },
    })
    let slow = false
    const stop = (): void => {
      slow = true
      if (child.pid !== undefined) kill(child.pid)
    }
    const timer = setTimeout(stop, timeLimit)
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted === true) stop()
    const end = (how: 'done' | 'failed'): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      resolve(slow ? 'slow' : how)
    }
    child.on('error', () => end('failed'))
    child.on('close', (code) => end(code === 0 ? 'done' : 'failed'))
  })
}

function kill(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
