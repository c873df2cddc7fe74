import { createReadStream, existsSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { dataPaths } from '../data-dir.ts'
import { FILES } from './manifest.ts'
import type { KeyFiles } from './sealed-keys.ts'
import type { TarPart } from './tar-write.ts'

/** Files of one directory of the data, as parts of an archive. A file that grows meanwhile is taken as long as it was at first sight. */
export function* fileParts(dataDir: string, directory: string): Generator<TarPart> {
  if (!existsSync(directory)) return
  for (const entry of readdirSync(directory, { withFileTypes: true }).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) yield* fileParts(dataDir, path)
    else if (entry.isFile()) yield partOf(FILES + relative(dataDir, path).split(sep).join('/'), path)
  }
}

function partOf(name: string, path: string): TarPart {
  const handle = openSync(path, 'r')
  const { size } = fstatSync(handle)
  // A stream always closes its handle at the end; one byte range, so that later bytes stay out.
  const bytes = createReadStream(path, {
    fd: handle,
    start: 0,
    ...(size > 0 ? { end: size - 1 } : { end: 0 }),
  })
  return { name, size, bytes: size > 0 ? bytes : closing(bytes) }
}

/** An empty file gives no bytes; its handle must be closed all the same. */
function closing(stream: { destroy(): unknown }): Iterable<Uint8Array> {
  stream.destroy()
  return []
}

/** The key files as they lie in the directory. */
export function keyFiles(dataDir: string): KeyFiles {
  const { keys } = dataPaths(dataDir)
  if (!existsSync(keys)) return new Map()
  return new Map(
    readdirSync(keys, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, new Uint8Array(readFileSync(join(keys, entry.name)))]),
  )
}
