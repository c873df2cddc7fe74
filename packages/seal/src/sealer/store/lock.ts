import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ok } from '../../refusal.ts'
import { type Answer, no } from '../outcome.ts'
import { codeOf } from './durable.ts'

/** Takes the directory for one process. A lock left by a process that is gone (kill -9) is taken over. */
export async function lockStore(dir: string): Promise<Answer<() => Promise<void>>> {
  const path = join(dir, 'lock')
  const mine = `${path}.${process.pid}`
  await writeFile(mine, `${process.pid}\n`, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        await link(mine, path)
        return ok(() => rm(path, { force: true }))
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error
      }
      const owner = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10)
      if (isAlive(owner)) return no('STORE_LOCKED', `held by process ${owner}`)
      await rm(path, { force: true })
    }
    return no('STORE_LOCKED', 'being taken by another process')
  } finally {
    await rm(mine, { force: true })
  }
}

/** Our own number in a lock was left by an earlier life in the same container. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
