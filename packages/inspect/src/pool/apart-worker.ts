import { parentPort, workerData } from 'node:worker_threads'
import { work, type FromApart, type Task } from './apart-work.ts'

const say = (message: FromApart): void => parentPort?.postMessage(message)
// What goes wrong beyond a coded fault takes the thread with it, and whoever waits hears WORKER_DIED.
void work(workerData as Task, { onProgress: (progress) => say({ did: 'progress', progress }) }).then(say)
