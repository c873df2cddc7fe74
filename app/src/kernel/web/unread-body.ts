import { Socket } from 'node:net'
import type { IncomingMessage } from 'node:http'

const MOST_MS = 30_000
const MOST_BYTES = 256 * 1024 * 1024
const LOOK_MS = 250

/**
 * After the answer the rest of a body is let through unread: a browser that is still sending reads no answer, and a connection
 * that is cut while it sends loses it. Not for ever: whoever goes on for too long is cut off.
 */
export function letThrough(request: IncomingMessage): void {
  const { socket } = request
  if (request.complete || request.destroyed || !(socket instanceof Socket)) return
  request.unpipe()
  request.resume()
  const start = socket.bytesRead
  const until = performance.now() + MOST_MS
  const watch = setInterval(() => {
    if (!request.complete && !socket.destroyed) {
      if (performance.now() < until && socket.bytesRead - start < MOST_BYTES) return
      socket.destroy()
    }
    clearInterval(watch)
  }, LOOK_MS)
  watch.unref()
}
