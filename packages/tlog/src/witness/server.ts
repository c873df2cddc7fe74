import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Witness, WitnessReply } from './witness.ts'

/** Header that names the fault beside the status, since the body of a 409 is fixed by the specification. */
const FAULT_HEADER = 'tlog-witness-fault'

/** A checkpoint with dozens of signatures and a full proof is far smaller. */
export const MAX_BODY = 256 * 1024

/** Events for the operator's log. */
export interface WitnessEvent {
  readonly event: 'cosigned' | 'refused' | 'failed'
  readonly status: number
  readonly fault: string | null
  readonly origin: string | null
  readonly size: number | null
}

/**
 * The witness over HTTP: `POST /add-checkpoint` as C2SP tlog-witness has it, and `GET /<hex SHA-256 of
 * origin>/checkpoint` for monitors, the place that C2SP tlog-mirror uses. Everything else is 404 or 405.
 */
export function witnessServer(witness: Witness, onEvent: (event: WitnessEvent) => void): Server {
  const server = createServer(
    { requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      void answer(witness, request, response, onEvent).catch(() => {
        onEvent({ event: 'failed', status: 500, fault: null, origin: null, size: null })
        send(response, 500, 'internal error\n')
      })
    },
  )
  server.maxConnections = 256
  server.maxHeadersCount = 64
  return server
}

async function answer(
  witness: Witness,
  request: IncomingMessage,
  response: ServerResponse,
  onEvent: (event: WitnessEvent) => void,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  if (path === '/add-checkpoint') {
    if (request.method !== 'POST') return send(response, 405, 'POST only\n', { allow: 'POST' })
    const body = await readBody(request)
    if (body === null) return send(response, 413, `more than ${MAX_BODY} bytes\n`, { connection: 'close' })
    const reply = await witness.addCheckpoint(body)
    onEvent(eventOf(reply))
    return send(response, reply.status, reply.body, {
      'content-type': reply.type,
      ...(reply.fault === null ? {} : { [FAULT_HEADER]: reply.fault }),
    })
  }
  const found = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path)
  if (found === null) return send(response, 404, 'not found\n')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'GET only\n', { allow: 'GET, HEAD' })
  const note = await witness.latest(found[1] as string)
  return note === null ? send(response, 404, 'nothing cosigned yet\n') : send(response, 200, note)
}

function eventOf({ status, fault, origin, size }: WitnessReply): WitnessEvent {
  return { event: fault === null ? 'cosigned' : 'refused', status, fault, origin, size }
}

/** The body, or null when it is too long; then the rest is not read. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > MAX_BODY) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  if (response.headersSent) return
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(body)
}
