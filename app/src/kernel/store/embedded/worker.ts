import { parentPort, workerData } from 'node:worker_threads'
import { faultOf, openHost, type Call, type HostOptions } from './host.ts'

// The embedded database runs in its own thread: a long query must not stop the web server's event loop.
const port = parentPort
if (port) {
  const host = await openHost(workerData as HostOptions)
  port.on('message', (message: { id: number; call: Call }) => {
    host.call(message.call).then(
      (answer) => port.postMessage({ id: message.id, answer }),
      (error: unknown) => port.postMessage({ id: message.id, fault: faultOf(error) }),
    )
  })
  port.postMessage({ id: 0, answer: { rows: [], affected: 0 } })
}
