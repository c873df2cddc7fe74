import { parentPort, workerData } from 'node:worker_threads'
import { inspectFile } from '../pipeline/inspect.ts'
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts'

const setup = workerData as WorkerSetup
const say = (message: FromWorker): void => parentPort?.postMessage(message)
let current = new AbortController()

parentPort?.on('message', (message: ToWorker) => {
  if (message.do === 'stop') return current.abort()
  current = new AbortController()
  const { signal } = current
  const onProgress = (progress: Parameters<typeof tell>[0]): void => tell(progress)
  // What goes wrong beyond a coded fault takes the thread with it, and the pool says WORKER_DIED.
  void inspectFile(message.path, { ...setup, signal, onProgress }).then((report) =>
    say({ did: 'report', report }),
  )
})

const tell = (progress: Extract<FromWorker, { did: 'progress' }>['progress']): void =>
  say({ did: 'progress', progress })
