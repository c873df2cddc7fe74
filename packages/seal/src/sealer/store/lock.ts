import { rename, rm, stat } from 'node:fs/promises'
import { type Server, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { ok } from '../../refusal.ts'
import { type Answer, no } from '../outcome.ts'
import { codeOf } from './durable.ts'

/**
 * Takes the directory for one process, by a socket that only a living process can answer at: a number in a file would
 * be held by a zombie, or by whoever got the number after a restart. One left by kill -9 is taken over.
 */
export async function lockStore(dir: string): Promise<Answer<() => Promise<void>>> {
  const path = join(dir, 'lock')
  if (!isSocketPath(path)) return no('CONFIG_UNFIT', 'the directory’s path is too long for a socket')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = await listenAt(path)
    if (server !== null) return ok(() => new Promise<void>((resolve) => void server.close(() => resolve())))
    const before = await inodeOf(path)
    if (await answers(path)) return no('STORE_LOCKED', 'another process answers at the lock')
    if (!(await takeAway(path, before))) return no('STORE_LOCKED', 'another process took it just now')
  }
  return no('STORE_LOCKED', 'being taken by another process')
}

/** The system holds 107 bytes, and the runtime may cut a longer path short without a word. */
export const isSocketPath = (path: string): boolean => Buffer.byteLength(path) <= 103

function listenAt(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(null) : reject(error)))
    const before = process.umask(0o077)
    server.listen(path, () => resolve(server.unref()))
    process.umask(before)
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const end = (alive: boolean): void => {
      socket.destroy()
      resolve(alive)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}

/** Removes the dead lock that was looked at, and not one that a quicker starter has put in its place. */
async function takeAway(path: string, inode: number | null): Promise<boolean> {
  const aside = `${path}.${process.pid}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true
    throw error
  }
  if ((await inodeOf(aside)) !== inode) {
    await rename(aside, path)
    return false
  }
  await rm(aside, { force: true })
  return true
}

async function inodeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ ino }) => ino,
    () => null,
  )
}
