import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { dataPaths } from './data-dir.ts'
import { OpsFault, reasonOf } from './ops-fault.ts'
import { opsFaults, type OpsCode } from './ops-faults.ts'

/** What the program beside the server may ask of it: whoever can open the socket (0600, in a 0700 directory) owns the data anyhow. */
const requestSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('backup'), file: z.string(), passphrase: z.string().nullable() }),
  z.strictObject({ op: z.literal('check'), deep: z.boolean() }),
  z.strictObject({ op: z.literal('import'), file: z.string(), fields: z.record(z.string(), z.string()) }),
])
export type ControlRequest = z.output<typeof requestSchema>

const doneSchemas = {
  backup: z.strictObject({ file: z.string(), bytes: z.number(), sha256: z.string(), rows: z.number() }),
  import: z.strictObject({ id: z.string(), read: z.number(), added: z.number(), known: z.boolean() }),
  check: z.array(
    z.strictObject({
      id: z.string(),
      state: z.enum(['ok', 'warn', 'bad', 'skipped']),
      zh: z.string(),
      en: z.string(),
    }),
  ),
}
type Op = ControlRequest['op']
type Request<K extends Op> = Extract<ControlRequest, { op: K }>
type Answer<K extends Op> = z.output<(typeof doneSchemas)[K]>
export type ControlHandlers = { readonly [K in Op]: (request: Request<K>) => Promise<Answer<K>> }
const faultSchema = z.strictObject({
  fault: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** The longest path that a Unix socket may have on Linux. */
const LONGEST = 107

export interface Control {
  close(): Promise<void>
}

/** Opens the socket of a running server. A path too long for a socket leaves it closed: commands then ask to stop the server. */
export async function openControl(dataDir: string, handlers: ControlHandlers): Promise<Control> {
  const path = dataPaths(dataDir).control
  if (Buffer.byteLength(path) > LONGEST) return { close: () => Promise.resolve() }
  // The directory's lock is ours by now: what lies here is a dead server's.
  rmSync(path, { force: true })
  const server = createServer((socket) => void serve(socket, handlers))
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

async function serve(socket: Socket, handlers: ControlHandlers): Promise<void> {
  socket.on('error', () => socket.destroy())
  for await (const line of createInterface({ input: socket })) {
    try {
      const request = requestSchema.parse(JSON.parse(line))
      const done = await answer(handlers, request)
      socket.end(`${JSON.stringify({ done })}\n`)
    } catch (error) {
      const fault =
        error instanceof OpsFault ? error : new OpsFault('CONTROL_FAILED', { reason: reasonOf(error) })
      socket.end(`${JSON.stringify({ fault: fault.code, params: fault.params })}\n`)
    }
    return
  }
}

function answer(handlers: ControlHandlers, request: ControlRequest): Promise<unknown> {
  switch (request.op) {
    case 'backup':
      return handlers.backup(request)
    case 'check':
      return handlers.check(request)
    case 'import':
      return handlers.import(request)
  }
}

/** Asks the server that holds the directory. @returns null when none answers there */
export async function askServer<K extends Op>(
  dataDir: string,
  request: Request<K> & { readonly op: K },
): Promise<Answer<K> | null> {
  const socket = await reach(dataPaths(dataDir).control)
  if (!socket) return null
  try {
    socket.write(`${JSON.stringify(request)}\n`)
    for await (const line of createInterface({ input: socket })) {
      const reply: unknown = JSON.parse(line)
      if (typeof reply === 'object' && reply !== null && 'done' in reply)
        return doneSchemas[request.op].parse(reply.done) as Answer<K>
      const { fault, params } = faultSchema.parse(reply)
      throw new OpsFault(isCode(fault) ? fault : 'CONTROL_FAILED', params)
    }
    throw new OpsFault('CONTROL_FAILED', { reason: 'EPIPE' })
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
