import { makeIdentity, recipientOf } from '../envelope/age.ts'
import { ok } from '../refusal.ts'
import type { Config } from './config.ts'
import { type Answer, no } from './outcome.ts'
import { assign, destroy, hello, inspect, leave, mark } from './requests/keeping.ts'
import { open } from './requests/opening.ts'
import { compare, release } from './requests/price.ts'
import type { Room } from './requests/room.ts'
import { reseal, sealNew } from './requests/sealing.ts'
import { type Ask, type Replies, type RequestOf, requestShapes } from './requests/words.ts'
import type { MasterKey } from './store/master-key.ts'
import type { SealerStore } from './store/store.ts'

const deeds: { readonly [A in Ask]: (room: Room, ask: RequestOf<A>) => Promise<Answer<Replies[A]>> } = {
  hello,
  inspect,
  seal: sealNew,
  open,
  compare,
  release,
  assign,
  leave,
  reseal,
  destroy,
  mark,
}

/** The sealer without its socket. Takes anything, answers a value or a coded refusal, does one thing at a time. */
export class Sealer {
  readonly #room: Room
  #last: Promise<unknown> = Promise.resolve()

  private constructor(room: Room) {
    this.#room = room
  }

  /** A session key is made here and dies with the process. */
  static async start(parts: {
    config: Config
    store: SealerStore
    key: MasterKey
    now?: () => Date
  }): Promise<Sealer> {
    const identity = await makeIdentity()
    const session = { identity, recipient: await recipientOf(identity) }
    return new Sealer({ now: () => new Date(), ...parts, session })
  }

  /** Handles one request as it came off the wire. */
  async handle(request: unknown): Promise<Answer<Replies[Ask]>> {
    const ask = askOf(request)
    if (ask === null) return no('REQUEST_MALFORMED', 'no such request')
    return this.#inTurn(() => this.#work(ask, request))
  }

  async #work<A extends Ask>(ask: A, request: unknown): Promise<Answer<Replies[A]>> {
    const read = requestShapes[ask](request) as RequestOf<A> | undefined
    return read === undefined ? no('REQUEST_MALFORMED', ask) : deeds[ask](this.#room, read)
  }

  /** One after another: what is checked stays true until it is acted on. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work)
    this.#last = mine.catch(() => undefined)
    return mine
  }

  /** Waits for the request in hand, then gives the store back. */
  async stop(): Promise<Answer<null>> {
    await this.#last
    await this.#room.store.close()
    return ok(null)
  }
}

function askOf(request: unknown): Ask | null {
  if (typeof request !== 'object' || request === null || !('ask' in request)) return null
  const { ask } = request
  return typeof ask === 'string' && Object.hasOwn(requestShapes, ask) ? (ask as Ask) : null
}
