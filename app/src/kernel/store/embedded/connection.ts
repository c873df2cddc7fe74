import { Worker } from 'node:worker_threads'
import { openHost, type Answer, type Call, type Fault, type Host, type HostOptions } from './host.ts'

/** The database said no. Carries SQLSTATE, never the statement's values. */
export class DatabaseFault extends Error {
  readonly code: string | null
  readonly constraint: string | null
  constructor(fault: Fault) {
    super(fault.message)
    this.name = 'DatabaseFault'
    this.code = fault.code
    this.constraint = fault.constraint
  }
}

/**
 * Opens the embedded database: in a worker thread from the built program, in this thread when run from source (tests),
 * because Node 20 cannot start a thread from TypeScript.
 */
export async function openConnection(options: HostOptions): Promise<Host> {
  return import.meta.url.endsWith('.ts') ? openHost(options) : openThread(options)
}

function openThread(options: HostOptions): Promise<Host> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: options })
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let last = 0
  let dead: Error | null = null
  let closing = false
  const host: Host = {
    call: (call: Call) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(dead)
        const id = ++last
        closing ||= call.op === 'close'
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, call })
      }),
  }

  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      dead = error
      for (const caller of waiting.values()) caller.reject(error)
      waiting.clear()
      reject(error)
    }
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('the embedded database has stopped')))
    worker.on('message', (message: { id: number; answer?: Answer; fault?: Fault }) => {
      if (message.id === 0) return resolve(host)
      const caller = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.fault) caller?.reject(new DatabaseFault(message.fault))
      else if (message.answer) caller?.resolve(message.answer)
      if (closing && waiting.size === 0) void worker.terminate()
    })
  })
}
