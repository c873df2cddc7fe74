import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Block } from '../evidence/blocks.ts'
import type { Piece, Trust } from './analyse.ts'
import { analyseBlock, checkpointJudge } from './analyse.ts'

/** Analyses blocks; results come out in the order in which the blocks went in. */
export interface Analyst {
  /** Resolves to the pieces of this block. */
  analyse(block: Block): Promise<Piece[]>
  /** Blocks that may be under way at once. */
  readonly width: number
  close(): Promise<void>
}

export interface WorkerRequest {
  readonly id: number
  readonly bytes: ArrayBuffer
  readonly length: number
  readonly firstLine: number
  readonly tooLong: boolean
  readonly unfinished: boolean
}

export interface WorkerReply {
  readonly id: number
  readonly pieces: Piece[]
}

/** In this thread: for small packages, and where workers cannot be had. */
export function inlineAnalyst(trust: Trust): Analyst {
  const judge = checkpointJudge(trust)
  if (judge === null) throw new RangeError('a malformed key')
  return {
    analyse: (block) => Promise.resolve(analyseBlock(block, judge)),
    width: 1,
    close: () => Promise.resolve(),
  }
}

/** In `threads` worker threads. */
export function workerAnalyst(trust: Trust, threads: number): Analyst {
  const waiting = new Map<number, { resolve: (pieces: Piece[]) => void; reject: (error: Error) => void }>()
  const fail = (error: Error): void => {
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: trust })
    worker.on('message', ({ id, pieces }: WorkerReply) => {
      waiting.get(id)?.resolve(pieces)
      waiting.delete(id)
    })
    return worker.on('error', fail)
  })
  let id = 0
  return {
    width: threads * 2,
    analyse(block) {
      id += 1
      const bytes = ownedMemory(block.bytes)
      const { firstLine, tooLong, unfinished } = block
      const request: WorkerRequest = { id, bytes, length: block.bytes.length, firstLine, tooLong, unfinished }
      workers[id % threads]?.postMessage(request, [bytes])
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** Threads worth starting: none where this runs from TypeScript source, which a worker cannot load. */
export function defaultThreads(): number {
  return import.meta.url.endsWith('.ts') ? 0 : Math.min(4, availableParallelism())
}

/** Blocks own their memory from its first byte on; anything else is copied, for what is transferred is lost here. */
function ownedMemory(bytes: Buffer): ArrayBuffer {
  const memory = bytes.buffer
  return memory instanceof ArrayBuffer && bytes.byteOffset === 0 ? memory : new Uint8Array(bytes).buffer
}
