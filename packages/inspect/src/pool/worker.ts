import { parentPort, workerData } from 'node:worker_threads'
import { inspectFile } from '../pipeline/inspect.ts'
import { openTesseract } from '../ocr/tesseract.ts'
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts'

const { ocr, ...setup } = workerData as WorkerSetup
/** Ends with this thread. */
const engine = ocr ? { ocr: openTesseract() } : {}
const say = (message: FromWorker): void => parentPort?.postMessage(message)
let current = new AbortController()

parentPort?.on('message', (message: ToWorker) => {
  if (message.do === 'stop') return current.abort()
  current = new AbortController()
  const { signal } = current
  const onProgress = (progress: Parameters<typeof tell>[0]): void => tell(progress)
  // What goes wrong beyond a coded fault takes the thread with it, and the pool says WORKER_DIED.
  void inspectFile(message.path, { ...setup, ...engine, signal, onProgress }).then((report) =>
    say({ did: 'report', report }),
  )
})

const tell = (progress: Extract<FromWorker, { did: 'progress' }>['progress']): void =>
  say({ did: 'progress', progress })
