import type { RandomAccess } from '../source/source.ts'
import type { FileKind } from '../words/kinds.ts'

/** Names of streams by which Office tells its compound files apart; the first that occurs decides. */
const NAMES: readonly (readonly [string, FileKind])[] = [
  ['EncryptedPackage', 'encrypted-office'],
  ['__properties_version1.0', 'msg'],
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
]
const STEP = 1024 * 1024

/** Looks for the names as they stand in a directory entry: UTF-16, in a field of 64 bytes, at a multiple of 128. */
export async function compoundKind(access: RandomAccess): Promise<FileKind> {
  const wanted = NAMES.map(([name, kind]) => ({ kind, bytes: Buffer.from(`${name}\0`, 'utf16le') }))
  const found = new Set<FileKind>()
  for (let at = 0; at < access.size; at += STEP) {
    const bytes = await access.read(at, STEP)
    for (let entry = 0; entry + 128 <= bytes.length; entry += 128) {
      // The length of the name, in bytes, stands behind it.
      const length = (bytes[entry + 64] ?? 0) + (bytes[entry + 65] ?? 0) * 256
      if (length < 2 || length > 64) continue
      const hit = wanted.find(
        (one) => one.bytes.length === length && one.bytes.every((byte, i) => bytes[entry + i] === byte),
      )
      if (hit !== undefined) found.add(hit.kind)
    }
  }
  return NAMES.find(([, kind]) => found.has(kind))?.[1] ?? 'compound'
}
