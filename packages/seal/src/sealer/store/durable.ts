import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file that after a crash is there whole or as it was: aside, synced, renamed, directory synced. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const aside = await writeAside(path, content)
  await rename(aside, path)
  await syncDirectory(dirname(path))
}

/** Writes a file that must not be there yet. False when it is: of two callers one alone gets true, also across crashes. */
export async function writeOnce(path: string, content: string): Promise<boolean> {
  const aside = await writeAside(path, content)
  try {
    await link(aside, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(aside, { force: true })
  }
  await syncDirectory(dirname(path))
  return true
}

/** Overwrites, syncs and removes. On a medium that copies on write the overwriting is no more than an attempt. */
export async function eraseFile(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+')
    try {
      const { size } = await file.stat()
      await file.write(new Uint8Array(size), 0, size, 0)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  await rm(path, { force: true })
  await syncDirectory(dirname(path))
}

export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

let asides = 0

async function writeAside(path: string, content: string): Promise<string> {
  asides += 1
  const aside = `${path}.${process.pid}-${asides}.new`
  const file = await open(aside, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  return aside
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
