import { type Socket, connect } from 'node:net'
import { ok } from '../../refusal.ts'
import { type Answer, no } from '../outcome.ts'
import { isSealerCode } from '../refusals.ts'
import type { Ask, Replies, RequestOf } from '../requests/words.ts'
import { FrameReader, encodeFrame } from './frame.ts'

/**
 * Asks a sealer over its socket; one connection, answers in order. A connection that breaks answers everything still
 * open with SEALER_AWAY: whether a grant was used up by then is for the ledger's next request to find out.
 */
export class SealerClient {
  readonly #socket: Socket
  readonly #reader = new FrameReader()
  #waiting: ((answer: Answer<unknown>) => void)[] = []
  #gone = false

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (piece: Buffer) => this.#take(piece))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.#gone = true
      for (const answer of this.#waiting.splice(0)) answer(no('SEALER_AWAY', 'the connection was closed'))
    })
  }

  static connect(path: string, timeoutMs = 2000): Promise<Answer<SealerClient>> {
    return new Promise((resolve) => {
      const socket = connect(path)
      const fail = (detail: string): void => {
        socket.destroy()
        resolve(no('SEALER_AWAY', detail))
      }
      const timer = setTimeout(() => fail('no answer in time'), timeoutMs)
      socket.once('error', () => fail('no sealer at this socket'))
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.removeAllListeners('error')
        resolve(ok(new SealerClient(socket)))
      })
    })
  }

  /** The reply is the sealer's, believed as far as the socket is: the caller checks what it can. */
  async ask<A extends Ask>(request: RequestOf<A> & { readonly ask: A }): Promise<Answer<Replies[A]>> {
    if (this.#gone) return no('SEALER_AWAY', 'the connection was closed')
    const answer = await new Promise<Answer<unknown>>((resolve) => {
      this.#waiting.push(resolve)
      this.#socket.write(encodeFrame(request))
    })
    return answer as Answer<Replies[A]>
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(piece: Buffer): void {
    for (const frame of this.#reader.push(piece)) {
      const answer = frame.kind === 'value' ? readAnswer(frame.value) : null
      if (answer === null) return void this.#socket.destroy()
      this.#waiting.shift()?.(answer)
    }
  }
}

function readAnswer(value: unknown): Answer<unknown> | null {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return null
  if (value.ok === true && 'value' in value) return ok(value.value)
  if (value.ok !== false || !('code' in value) || typeof value.code !== 'string' || !isSealerCode(value.code))
    return null
  return no(value.code, 'detail' in value && typeof value.detail === 'string' ? value.detail : '')
}
