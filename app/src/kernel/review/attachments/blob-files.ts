import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bad, ok } from '#kernel/ground'
import type { BlobStore, Staged } from './blob-store.ts'

/** `ab/abcdef…`: 256 folders, so that none grows without end. */
const placeOf = (directory: string, digest: string): string => join(directory, digest.slice(0, 2), digest)
const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/**
 * Evidence files on the disk, 0600, each under its SHA-256. `scratch` must lie on the same file system; it is never backed up,
 * and what a crash leaves in it means nothing.
 */
export function fileBlobs(place: { readonly directory: string; readonly scratch: string }): BlobStore {
  return {
    async stage(bytes, limit) {
      await mkdir(place.scratch, { recursive: true, mode: 0o700 })
      const path = join(place.scratch, `${randomBytes(16).toString('hex')}.part`)
      const file = await open(path, 'wx+', 0o600)
      const drop = async (): Promise<void> => {
        await file.close()
        await rm(path, { force: true })
      }
      try {
        const hash = createHash('sha256')
        let size = 0
        for await (const chunk of bytes) {
          size += chunk.length
          if (size > limit) {
            await drop()
            return bad('TOO_LARGE')
          }
          hash.update(chunk)
          await file.writeFile(chunk)
        }
        return ok(stagedFile(file, path, size, hash.digest('hex'), place.directory, drop))
      } catch (error) {
        await drop()
        throw error
      }
    },
    async get(digest) {
      if (!isDigest(digest)) return null
      const path = placeOf(place.directory, digest)
      const size = await digestMatches(path, digest)
      return size === null ? null : { size, bytes: createReadStream(path) }
    },
  }
}

function stagedFile(
  file: FileHandle,
  path: string,
  size: number,
  digest: string,
  directory: string,
  drop: () => Promise<void>,
): Staged {
  return {
    size,
    digest,
    async read(offset, length) {
      const buffer = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
      const { bytesRead } = await file.read(buffer, 0, buffer.length, offset)
      return buffer.subarray(0, bytesRead)
    },
    async keep() {
      const target = placeOf(directory, digest)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await file.sync()
      await file.close()
      await rename(path, target)
      // The name must survive a power cut as well as the bytes.
      const folder = await open(dirname(target), 'r')
      await folder.sync()
      await folder.close()
    },
    discard: drop,
  }
}

/** @returns the size, or null where the file is missing or its bytes are not what its name says */
async function digestMatches(path: string, digest: string): Promise<number | null> {
  try {
    const { size } = await stat(path)
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
    return hash.digest('hex') === digest ? size : null
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null
    throw error
  }
}
