#!/usr/bin/env node
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { must } from '../fault.ts'
import type { Signer, Verifier } from '../note/keys.ts'
import { generateKey, isKeyName, parseCosigner, parseVerifier } from '../note/keys.ts'
import { isMissing, writeDurably } from '../tiles/directory-store.ts'
import { witnessServer } from '../witness/server.ts'
import { DirectoryState, lockDirectory } from '../witness/state.ts'
import { Witness } from '../witness/witness.ts'

const HELP = `subrosa-witness --dir <dir> --name <name> --log-vkey <key> [--listen 127.0.0.1:7380]

Cosigns checkpoints of the given logs, each only if it continues the last one (C2SP tlog-witness).

  --dir <dir>        where the key and the state live; made on the first start
  --name <name>      the witness's name, such as witness.agency.example; needed on the first start only
  --log-vkey <key>   public key of a log to witness; its name is the log's origin (repeatable)
  --listen <at>      host:port (default 127.0.0.1:7380); put TLS in front of it

POST /add-checkpoint                      submit a checkpoint
GET  /<hex SHA-256 of origin>/checkpoint  the last cosigned checkpoint of a log
`

class Usage extends Error {}

async function main(argv: string[]): Promise<void> {
  const { values } = readArguments(argv)
  if (values.help === true) {
    process.stdout.write(HELP)
    return
  }
  const dir = values.dir
  const logKeys = values['log-vkey'] ?? []
  if (dir === undefined || logKeys.length === 0)
    throw new Usage('--dir and at least one --log-vkey are needed')
  const logs = logKeys.map(readLogKey)
  const { host, port } = readListen(values.listen ?? '127.0.0.1:7380')
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const lock = await lockDirectory(dir)
  if (!lock.ok) throw new Usage(`${lock.fault.code}: ${lock.fault.detail}`)
  try {
    const signer = await openKey(dir, values.name)
    const witness = new Witness({
      signer,
      logs,
      state: new DirectoryState(dir),
      now: () => Math.floor(Date.now() / 1000),
    })
    const server = witnessServer(witness, (event) => say({ ...event }))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    const address = server.address()
    const at = typeof address === 'object' && address !== null ? `${host}:${address.port}` : host
    say({ event: 'listening', at, vkey: signer.verifier.vkey, logs: logs.map((log) => log.name) })
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
    })
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 3000).unref()
    })
    say({ event: 'stopped' })
  } finally {
    await lock.value()
  }
}

function readArguments(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        dir: { type: 'string' },
        name: { type: 'string' },
        'log-vkey': { type: 'string', multiple: true },
        listen: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : 'arguments')
  }
}

function readLogKey(vkey: string): Verifier {
  const key = parseVerifier(vkey)
  if (!key.ok) throw new Usage(`--log-vkey: ${key.fault.code}`)
  return key.value
}

function readListen(text: string): { host: string; port: number } {
  const found = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text)
  if (found === null || Number(found[3]) > 65_535) throw new Usage('--listen takes host:port')
  return { host: found[1] ?? found[2] ?? '', port: Number(found[3]) }
}

/** The witness's key, made on the first start. The file holds the secret; witness.vkey beside it is for handing out. */
async function openKey(dir: string, name: string | undefined): Promise<Signer> {
  const path = join(dir, 'witness.key')
  const stored = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (stored !== null) {
    const signer = parseCosigner(stored.trim())
    if (!signer.ok) throw new Usage(`${path}: ${signer.fault.code}`)
    if (name !== undefined && signer.value.verifier.name !== name)
      throw new Usage(`the key in ${dir} has another name`)
    return signer.value
  }
  if (name === undefined || !isKeyName(name))
    throw new Usage('the first start needs --name, without spaces or plus signs')
  const { skey } = generateKey(name)
  await writeDurably(path, `${skey}\n`, 0o600)
  const signer = must(parseCosigner(skey))
  await writeDurably(join(dir, 'witness.vkey'), `${signer.verifier.vkey}\n`)
  return signer
}

/** One JSON object per line. */
function say(event: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`)
}

// Whoever reads our log may go away; the witness goes on.
process.stdout.on('error', () => undefined)
try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Usage)) throw error
  process.stderr.write(`${error.message}\n\n${HELP}`)
  process.exitCode = 2
}
