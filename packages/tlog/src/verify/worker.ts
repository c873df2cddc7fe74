import { parentPort, workerData } from 'node:worker_threads'
import type { Trust } from './analyse.ts'
import { analyseBlock, checkpointJudge } from './analyse.ts'
import type { WorkerReply, WorkerRequest } from './pool.ts'

const judge = checkpointJudge(workerData as Trust)

parentPort?.on('message', ({ id, bytes, length, ...block }: WorkerRequest) => {
  if (judge === null) throw new RangeError('a malformed key')
  const pieces = analyseBlock({ bytes: Buffer.from(bytes, 0, length), ...block }, judge)
  const memory = pieces.flatMap((piece) => {
    if (piece.kind === 'records')
      return [piece.leaves.buffer, piece.roots.buffer, piece.rooted.buffer, piece.lines.buffer]
    return []
  })
  parentPort?.postMessage({ id, pieces } satisfies WorkerReply, memory as ArrayBuffer[])
})
