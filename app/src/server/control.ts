import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { dataPaths } from './data-dir.ts'
import { OpsFault } from './ops-fault.ts'
import { opsFaults, type OpsCode } from './ops-faults.ts'

/** What the program beside the server may ask of it: whoever can open the socket (0600, in a 0700 directory) owns the data anyhow. */
const requestSchema = z.strictObject({ op: z.literal('backup'), file: z.string(), passphrase: z.string().nullable() })
export type ControlRequest = z.output<typeof requestSchema>

const doneSchema = z.strictObject({ file: z.string(), bytes: z.number(), sha256: z.string(), rows: z.number() })
export type ControlAnswer = z.output<typeof doneSchema>
const replySchema = z.union([
  z.strictObject({ done: doneSchema }),
  z.strictObject({ fault: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
])

/** The longest path that a Unix socket may have on Linux. */
const LONGEST = 107

export interface Control {
  close(): Promise<void>
}

/** Opens the socket of a running server. A path too long for a socket leaves it closed: commands then ask to stop the server. */
export async function openControl(dataDir: string, handle: (request: ControlRequest) => Promise<ControlAnswer>): Promise<Control> {
  const path = dataPaths(dataDir).control
  if (Buffer.byteLength(path) > LONGEST) return { close: () => Promise.resolve() }
  // The directory's lock is ours by now: what lies here is a dead server's.
  rmSync(path, { force: true })
  const server = createServer((socket) => void serve(socket, handle))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  chmodSync(path, 0o600)
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        rmSync(path, { force: true })
      }),
  }
}

async function serve(socket: Socket, handle: (request: ControlRequest) => Promise<ControlAnswer>): Promise<void> {
  socket.on('error', () => socket.destroy())
  for await (const line of createInterface({ input: socket })) {
    try {
      const done = await handle(requestSchema.parse(JSON.parse(line)))
      socket.end(`${JSON.stringify({ done })}\n`)
    } catch (error) {
      const fault = error instanceof OpsFault ? error : new OpsFault('BACKUP_FAILED', { reason: 'request' })
      socket.end(`${JSON.stringify({ fault: fault.code, params: fault.params })}\n`)
    }
    return
  }
}

/** Asks the server that holds the directory. @returns null when none answers there */
export async function askServer(dataDir: string, request: ControlRequest): Promise<ControlAnswer | null> {
  const socket = await reach(dataPaths(dataDir).control)
  if (!socket) return null
  try {
    socket.write(`${JSON.stringify(request)}\n`)
    for await (const line of createInterface({ input: socket })) {
      const reply = replySchema.parse(JSON.parse(line))
      if ('done' in reply) return reply.done
      throw new OpsFault(isCode(reply.fault) ? reply.fault : 'BACKUP_FAILED', reply.params)
    }
    throw new OpsFault('BACKUP_FAILED', { reason: 'the server stopped' })
  } finally {
    socket.destroy()
  }
}

const isCode = (text: string): text is OpsCode => Object.hasOwn(opsFaults, text)

const reach = (path: string): Promise<Socket | null> =>
  new Promise((resolve) => {
    if (Buffer.byteLength(path) > LONGEST) return resolve(null)
    const socket = connect(path)
    socket.once('connect', () => resolve(socket)).once('error', () => resolve(null))
  })
