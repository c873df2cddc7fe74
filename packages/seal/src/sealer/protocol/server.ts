import { chmod } from 'node:fs/promises'
import { type Server, type Socket, createServer } from 'node:net'
import type { Answer } from '../outcome.ts'
import { no } from '../outcome.ts'
import type { Sealer } from '../sealer.ts'
import { FrameReader, type Framed, encodeFrame } from './frame.ts'

export interface ServerLimits {
  readonly connections: number
  /** A frame that has begun must be whole within this time. */
  readonly frameMs: number
  /** An answer must be given within this time. */
  readonly answerMs: number
  readonly idleMs: number
}
export const LIMITS: ServerLimits = { connections: 32, frameMs: 10_000, answerMs: 10_000, idleMs: 60_000 }

/** What the operator's log gets: which request, how it ended, how long it took. Never a field of it. */
export interface ServerEvent {
  readonly event: 'request' | 'failed'
  readonly ask: string
  readonly code: string
  readonly ms: number
}

/** Serves a sealer on a Unix socket: one frame, one answer, in order. */
export async function serveSealer(
  sealer: Sealer,
  path: string,
  {
    mode = 0o600,
    limits = LIMITS,
    say = () => undefined,
  }: { mode?: number; limits?: ServerLimits; say?: (event: ServerEvent) => void } = {},
): Promise<Server> {
  const server = createServer((socket) => attend(socket, sealer, limits, say))
  server.maxConnections = limits.connections
  await new Promise<void>((resolve, reject) => {
    const before = process.umask(0o077)
    server.once('error', reject)
    server.listen(path, () => resolve())
    process.umask(before)
  })
  await chmod(path, mode)
  return server
}

function attend(
  socket: Socket,
  sealer: Sealer,
  limits: ServerLimits,
  say: (event: ServerEvent) => void,
): void {
  const reader = new FrameReader()
  let turn: Promise<void> = Promise.resolve()
  let waiting = 0
  let deadline: NodeJS.Timeout | undefined
  const reply = (answer: Answer<unknown>): void =>
    void (socket.writable && socket.write(encodeFrame(wire(answer))))
  let over = false
  const give = (answer: Answer<unknown>): void => {
    reply(answer)
    over = true
    socket.destroySoon()
  }
  socket.on('error', () => socket.destroy())
  socket.on('close', () => clearTimeout(deadline))
  socket.setTimeout(limits.idleMs, () => socket.destroy())
  socket.on('data', (piece: Buffer) => {
    if (over) return
    for (const frame of reader.push(piece)) {
      if (frame.kind === 'too-large') return give(no('FRAME_TOO_LARGE', 'over the limit'))
      waiting += 1
      if (waiting > 8) return give(no('BUSY', 'too many requests at once'))
      turn = turn.then(async () => {
        reply(await answerTo(frame, sealer, limits, say))
        waiting -= 1
      })
    }
    clearTimeout(deadline)
    if (reader.midway)
      deadline = setTimeout(() => give(no('TIME_OVER', 'a frame begun and not ended')), limits.frameMs)
  })
}

async function answerTo(
  frame: Framed,
  sealer: Sealer,
  limits: ServerLimits,
  say: (event: ServerEvent) => void,
): Promise<Answer<unknown>> {
  if (frame.kind !== 'value') return no('REQUEST_MALFORMED', 'not JSON')
  const began = performance.now()
  const ask = askWord(frame.value)
  const end = (event: ServerEvent['event'], answer: Answer<unknown>): Answer<unknown> => {
    say({
      event,
      ask,
      code: answer.ok ? 'OK' : answer.refusal.code,
      ms: Math.round(performance.now() - began),
    })
    return answer
  }
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<Answer<unknown>>((resolve) => {
    timer = setTimeout(() => resolve(no('TIME_OVER', 'the answer took too long')), limits.answerMs)
  })
  try {
    return end('request', await Promise.race([sealer.handle(frame.value), over]))
  } catch {
    // What failed is not told to the asker: an error text may quote what it failed on.
    return end('failed', no('INTERNAL', 'see the log'))
  } finally {
    clearTimeout(timer)
  }
}

function askWord(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('ask' in value)) return '?'
  return typeof value.ask === 'string' && /^[a-z]{1,16}$/.test(value.ask) ? value.ask : '?'
}

const wire = (answer: Answer<unknown>): object =>
  answer.ok
    ? { ok: true, value: answer.value }
    : { ok: false, code: answer.refusal.code, detail: answer.refusal.detail }
