import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { run, tail } from '../setup/run.mjs'

const OLDEST = 15

/** The directory of the newest PostgreSQL ≥ 15 on this machine, or why there is none. */
export async function findPostgres() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = [
    ...versions.map((v) => join(debian, v, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ]
  let older = null
  for (const bin of places) {
    if (!existsSync(join(bin, 'initdb')) || !existsSync(join(bin, 'postgres'))) continue
    const { output } = await run(join(bin, 'postgres'), ['--version'])
    const major = Number(/(\d+)(?:\.\d+)?/.exec(output)?.[1] ?? 0)
    if (major >= OLDEST) return { bin, version: output.trim() }
    older = output.trim()
  }
  return {
    bin: null,
    version: older
      ? `found only ${older}, 15 or newer is needed`
      : 'no initdb/postgres in PATH or /usr/lib/postgresql',
  }
}

/** PostgreSQL refuses to run as root: it is started as `postgres`, or as `nobody` where that user doesn't exist. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find((u) => u[0] === 'postgres') ?? users.find((u) => u[0] === 'nobody')
  if (!user) throw new Error('running as root, and neither user postgres nor nobody exists')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts a throw-away server on the loopback. It gives up durability for speed: tests of durability stop *our* process, not this one.
 * A measurement asks for a durable one.
 * @returns {Promise<{ url: string, version: string, stop(): Promise<void> }>}
 */
export async function startPostgres({ bin, version }, runDirectory, { durable = false } = {}) {
  const who = unprivileged()
  const home = join(runDirectory, 'pg')
  mkdirSync(home)
  if (who.uid !== undefined) {
    chmodSync(runDirectory, 0o711)
    chownSync(home, who.uid, who.gid)
  }
  const data = join(home, 'data')
  const as = { ...who, cwd: home, env: { PATH: process.env['PATH'], HOME: home, LC_ALL: 'C.UTF-8' } }
  await must(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    as,
  )
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const settings = {
      listen_addresses: '127.0.0.1',
      port,
      unix_socket_directories: '',
      max_connections: 200,
      shared_buffers: '128MB',
      timezone: 'Asia/Taipei',
      log_min_messages: 'fatal',
      ...(durable ? {} : HASTY),
    }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (part) => (said = tail(said + part, 20)))
    const ended = new Promise((resolve) => child.once('close', resolve))
    if (await isReady(bin, port, child)) {
      return {
        version,
        url: `postgres://postgres@127.0.0.1:${port}/postgres`,
        stop: () => stop(child, ended),
      }
    }
    await stop(child, ended)
    // Between the look and the start another program may have taken the port.
    if (attempt === 3) throw new Error(`PostgreSQL did not start:\n${said}`)
  }
}

async function must(program, args, options) {
  const { code, output } = await runAs(program, args, options)
  if (code !== 0) throw new Error(`${program} failed:\n${tail(output, 20)}`)
}
function runAs(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

async function isReady(bin, port, child) {
  for (let waited = 0; waited < 300 && child.exitCode === null; waited++) {
    const { code } = await run(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)])
    if (code === 0 && child.exitCode === null) return true
    await sleep(100)
  }
  return false
}

/** Immediate stop: its data are thrown away anyhow. */
async function stop(child, ended) {
  if (child.exitCode === null) child.kill('SIGQUIT')
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(patience)
}
