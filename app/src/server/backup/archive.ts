import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { OpsFault } from '../ops-fault.ts'
import { MANIFEST, manifestSchema, SEALED_KEYS, type Manifest } from './manifest.ts'
import { tarEntries, type TarEntry } from './tar-read.ts'

/** The most that is ever held at once: one part of a table, the manifest, the sealed keys. */
const WHOLE_LIMIT = 256 * 1024 * 1024

const broken = (part: string): OpsFault => new OpsFault('BACKUP_BROKEN', { part })

/** A backup's entries, unpacked on the way. A file that is no backup, or only its beginning, is a coded fault. */
export async function* entriesOf(file: string): AsyncGenerator<TarEntry> {
  yield* tarEntries(unzipped(file))
}

async function* unzipped(file: string): AsyncGenerator<Uint8Array> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk as Uint8Array
  } catch (error) {
    throw Object.assign(broken('gzip'), { cause: error })
  } finally {
    source.destroy()
  }
}

/** One entry in memory, with its hash. */
export async function whole({ name, size, bytes }: TarEntry): Promise<{ bytes: Buffer; sha256: string }> {
  if (size > WHOLE_LIMIT) throw broken(name)
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  const joined = Buffer.concat(parts)
  return { bytes: joined, sha256: createHash('sha256').update(joined).digest('hex') }
}

export interface Checked {
  readonly manifest: Manifest
  readonly sealedKeys: Uint8Array | null
}

/** Reads the whole archive once and holds every part against the manifest: nothing is restored from a file that fails here. */
export async function checkArchive(file: string): Promise<Checked> {
  const seen = new Map<string, { size: number; sha256: string }>()
  let sealedKeys: Uint8Array | null = null
  let manifest: Manifest | null = null
  for await (const entry of entriesOf(file)) {
    if (manifest !== null || seen.has(entry.name)) throw broken(entry.name)
    if (entry.name === MANIFEST) {
      manifest = parseManifest((await whole(entry)).bytes)
    } else if (entry.name === SEALED_KEYS) {
      const { bytes, sha256 } = await whole(entry)
      sealedKeys = bytes
      seen.set(entry.name, { size: entry.size, sha256 })
    } else {
      const hash = createHash('sha256')
      for await (const part of entry.bytes) hash.update(part)
      seen.set(entry.name, { size: entry.size, sha256: hash.digest('hex') })
    }
  }
  if (manifest === null) throw broken(MANIFEST)
  for (const { name, size, sha256 } of manifest.parts) {
    const found = seen.get(name)
    if (found?.sha256 !== sha256 || found.size !== size) throw broken(name)
    seen.delete(name)
  }
  const [extra] = seen.keys()
  if (extra !== undefined) throw broken(extra)
  if ((manifest.keys === 'sealed') !== (sealedKeys !== null)) throw broken(SEALED_KEYS)
  return { manifest, sealedKeys }
}

function parseManifest(bytes: Buffer): Manifest {
  let read: unknown
  try {
    read = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw broken(MANIFEST)
  }
  if (
    typeof read === 'object' &&
    read !== null &&
    'version' in read &&
    typeof read.version === 'number' &&
    read.version > 1
  )
    throw new OpsFault('BACKUP_TOO_NEW', { what: `format ${read.version}` })
  const parsed = manifestSchema.safeParse(read)
  if (!parsed.success) throw broken(MANIFEST)
  return parsed.data
}
