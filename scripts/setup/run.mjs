import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and keeps what it said.
 * @returns {Promise<{ code: number, output: string }>} code is 128 + n when signal n ended it; 127 when it could not be started
 */
export function run(program, args, { cwd, env, signal, live = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
    const parts = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        parts.push(part)
        if (live) process.stdout.write(part)
      })
    }
    const end = (code, extra = '') => resolve({ code, output: Buffer.concat(parts).toString('utf8') + extra })
    child.on('error', (error) => end(127, `${program}: ${error.message}\n`))
    child.on('close', (code, name) => end(code ?? 128 + (name === 'SIGINT' ? 2 : 15)))
  })
}

/** The last lines of a long output: the first cause is printed by the caller's choice of count. */
export const tail = (text, lines) => text.trimEnd().split('\n').slice(-lines).join('\n')
export const head = (text, lines) => {
  const all = text.trimEnd().split('\n')
  return all.length <= lines
    ? all.join('\n')
    : `${all.slice(0, lines).join('\n')}\n… ${all.length - lines} more lines`
}
