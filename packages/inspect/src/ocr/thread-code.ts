/**
 * What runs before tesseract.js in its thread. CommonJS as text, because that is what the package is, and a thread cannot be started from
 * TypeScript. INVARIANT: nothing is fetched or printed, whatever the package asks for; WebAssembly memory stays below the cap, which no limit of a
 * Node thread counts. A refused growth is an allocation that fails: the engine breaks, the thread is thrown away.
 */
export const threadCode = `
const { workerData } = require('node:worker_threads')
process.stdout.write = process.stderr.write = () => true
globalThis.fetch = () => Promise.reject(new Error('no network'))
const grow = WebAssembly.Memory.prototype.grow
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > workerData.maxBytes) throw new RangeError('MEMORY CAP')
  return grow.call(this, pages)
}
require(workerData.script)
`
