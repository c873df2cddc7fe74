import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { OpsFault } from '../ops-fault.ts'
import { entriesOf, whole } from './archive.ts'
import { FILES, type Manifest } from './manifest.ts'
import type { TarEntry } from './tar-read.ts'

/** What of the data directory a backup may bring; keys come sealed, everything else is made anew. */
const BROUGHT = /^(ledger|logs|files|notes)\//
const TABLE = /^database\/([a-z_][a-z0-9_]*)\/\d{6}\.jsonl$/

/**
 * The second reading: files go into the staging directory on the way, rows come out part by part. Every part is held against
 * its hash once more, because the file could have been exchanged since the first reading.
 */
export async function* unpack(
  file: string,
  manifest: Manifest,
  staging: string,
): AsyncGenerator<{ table: string; lines: readonly string[] }> {
  const expected = new Map(manifest.parts.map(({ name, sha256 }) => [name, sha256]))
  for await (const entry of entriesOf(file)) {
    const table = TABLE.exec(entry.name)?.[1]
    if (table !== undefined) {
      const { bytes, sha256 } = await whole(entry)
      if (expected.get(entry.name) !== sha256) throw new OpsFault('BACKUP_BROKEN', { part: entry.name })
      yield { table, lines: bytes.toString('utf8').split('\n').slice(0, -1) }
    } else if (entry.name.startsWith(FILES)) {
      const sha256 = await writeOut(entry, staging)
      if (expected.get(entry.name) !== sha256) throw new OpsFault('BACKUP_BROKEN', { part: entry.name })
    } else {
      for await (const _ of entry.bytes);
    }
  }
}

async function writeOut({ name, bytes }: TarEntry, staging: string): Promise<string> {
  const inner = name.slice(FILES.length)
  if (!BROUGHT.test(inner)) throw new OpsFault('BACKUP_BROKEN', { part: name })
  const path = join(staging, inner)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  await pipeline(
    Readable.from(bytes),
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return hash.digest('hex')
}
