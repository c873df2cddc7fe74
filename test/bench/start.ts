import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Bench, Figure } from './bench.ts'

const program = join(import.meta.dirname, '../../app/dist/cli/main.js')

/** Seconds until the started program answers on its own port, and its graceful stop. */
async function start(directory: string): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, [program, 'start', `--data=${directory}`, '--port=0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`start ended with ${code}: ${said}`)))
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found) resolve(found[0])
    })
  })
  const reply = await fetch(`${address}/readyz`)
  if (!reply.ok) throw new Error(`not ready: ${reply.status}`)
  const seconds = (performance.now() - began) / 1000
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await ended
  return seconds
}

export const bench: Bench = {
  name: 'start',
  async run(world) {
    const directory = join(world.directory, 'start')
    const cold = await start(directory)
    const warm =
      [await start(directory), await start(directory), await start(directory)].sort((a, b) => a - b)[1] ??
      Number.NaN
    const figure = (what: string, value: number, aim: Figure['aim']): Figure => ({
      what,
      value,
      unit: 's',
      aim,
      data: 'embedded database, until /readyz answers',
    })
    return [
      figure('cold start (new data directory)', cold, null),
      figure('warm start (median of 3)', warm, { atMost: 3 }),
    ]
  },
}
