#!/usr/bin/env node
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { initSealer, openSealer, rekeySealer } from '../open-sealer.ts'
import type { Answer } from '../outcome.ts'
import { SealerClient } from '../protocol/client.ts'
import { serveSealer } from '../protocol/server.ts'
import { sealerWords } from '../refusals.ts'
import { isSocketPath } from '../store/lock.ts'

const HELP = `subrosa-sealer init  --dir <dir> [--key <file>]
subrosa-sealer serve --dir <dir> [--key <file>] [--socket <path>] [--socket-mode 600]
subrosa-sealer rekey --dir <dir> [--key <file>] --to <new dir> [--to-key <file>]

Keeps one half of every sealed secret and gives it out only on the ground of what is in the ledger.

  --dir <dir>          the store, mode 0700; config.json in it pins the ledger's key (PROTOCOL.md)
  --key <file>         the master key (default <dir>/master.key); best on another medium than the store
  --socket <path>      where to listen (default <dir>/sealer.sock)
  --socket-mode <mode> octal mode of the socket (default 600; 660 for an application of another user)

init makes key and store and prints the recipient that browsers pin. It never overwrites one. rekey writes the store
under a new key into a new directory and leaves the old one alone: destroy its key when the new one serves.
`

class Usage extends Error {}

async function main(argv: string[]): Promise<void> {
  const { positionals, values } = readArguments(argv)
  if (values.help === true) return void process.stdout.write(HELP)
  const [command] = positionals
  const dir = values.dir
  if (dir === undefined || positionals.length !== 1) throw new Usage('a command and --dir are needed')
  const places = { dir, ...(values.key === undefined ? {} : { keyFile: values.key }) }
  if (command === 'init') return say({ event: 'made', ...demand(await initSealer(places)) })
  if (command === 'rekey') {
    if (values.to === undefined) throw new Usage('rekey needs --to')
    const next = { dir: values.to, ...(values['to-key'] === undefined ? {} : { keyFile: values['to-key'] }) }
    return say({ event: 'rekeyed', ...demand(await rekeySealer(places, next)) })
  }
  if (command === 'serve')
    return serve(places, values.socket ?? join(dir, 'sealer.sock'), modeOf(values['socket-mode'] ?? '600'))
  throw new Usage(`no such command: ${command}`)
}

async function serve(places: { dir: string; keyFile?: string }, socket: string, mode: number): Promise<void> {
  if (!isSocketPath(socket)) throw new Usage('--socket: the path is too long for a socket')
  const sealer = demand(await openSealer(places))
  try {
    const other = await SealerClient.connect(socket, 500)
    if (other.ok) {
      other.value.close()
      throw new Usage(`another process listens at ${socket}`)
    }
    await rm(socket, { force: true })
    const server = await serveSealer(sealer, socket, { mode, say })
    const hello = await sealer.handle({ ask: 'hello' })
    say({
      event: 'listening',
      socket,
      ...(hello.ok && 'recipient' in hello.value ? { recipient: hello.value.recipient } : {}),
    })
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
    })
    server.close()
  } finally {
    await sealer.stop()
  }
  say({ event: 'stopped' })
  process.exit(0)
}

function readArguments(argv: string[]) {
  try {
    const options = {
      dir: { type: 'string' },
      key: { type: 'string' },
      to: { type: 'string' },
      'to-key': { type: 'string' },
      socket: { type: 'string' },
      'socket-mode': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args: argv, options, allowPositionals: true })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : 'arguments')
  }
}

function modeOf(text: string): number {
  if (!/^0?[0-7]{3}$/.test(text) || (Number.parseInt(text, 8) & 0o007) !== 0)
    throw new Usage('--socket-mode: octal, nothing for others')
  return Number.parseInt(text, 8)
}

/** The value; or the refusal, in both languages, as the reason why the program ends. */
function demand<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  const { code, detail } = answer.refusal
  const { zh, en } = sealerWords(code)
  throw new Usage(`${code} (${detail})\n${zh}\n${en}`)
}

/** One JSON object per line. */
function say(event: object): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`)
}

process.stdout.on('error', () => undefined)
try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Usage)) throw error
  process.stderr.write(`${error.message}\n\n${HELP}`)
  process.exitCode = 2
}
