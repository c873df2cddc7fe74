import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { bad, ok, type Result } from '#kernel/ground'

export interface DirectoryLock {
  release(): void
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * One process per data directory: PGlite takes no lock of its own, and two would corrupt it (pglite issue 1106).
 * A lock of a process that no longer lives is taken over; a live one's never.
 */
export function lockDirectory(directory: string): Result<DirectoryLock, { holder: number }> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = join(directory, 'subrosa.lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return ok({ release: () => rmSync(file, { force: true }) })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(readFileSync(file, 'utf8'))
      if (Number.isInteger(holder) && holder > 0 && holder !== process.pid && alive(holder))
        return bad({ holder })
      if (holder === process.pid) return bad({ holder })
      rmSync(file, { force: true })
    }
  }
  return bad({ holder: 0 })
}
