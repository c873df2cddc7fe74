import { gunzipSync, unzlibSync } from 'fflate'
import type { Limits } from '../../words/limits.ts'
import { isZip, unzipped } from './unzipped.ts'

export interface Unpacked {
  readonly where: string
  readonly bytes: Uint8Array
}

/**
 * A file and everything packed within it, whatever its kind: entries of packages, streams of a PDF, base64 of a mail or page. Told by
 * signatures alone; the census of the readers is not asked. Throws where something that is packed cannot be unpacked.
 */
export function* unpacked(file: Unpacked, limits: Limits, tick: () => void, depth = 0): Generator<Unpacked> {
  tick()
  if (depth > limits.depth) throw new Error(`nested too deep: ${file.where}`)
  yield file
  for (const one of within(file, limits)) yield* unpacked(one, limits, tick, depth + 1)
}

function* within({ where, bytes }: Unpacked, limits: Limits): Generator<Unpacked> {
  if (isZip(bytes)) {
    for (const [name, entry] of unzipped(bytes, limits)) yield { where: `${where} › ${name}`, bytes: entry }
    return
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield { where: `${where} › gzip`, bytes: gunzipSync(bytes) }
  // One character a byte: for long files a string is searched faster than bytes.
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (latin.startsWith('%PDF-')) yield* streams(where, latin, bytes)
  else if (latin.startsWith('\u0089PNG')) yield* pngTexts(where, latin, bytes)
  else yield* base64Blocks(where, latin)
}

/** Whatever inflates behind the word `stream`; other filters are the second reader's. */
function* streams(where: string, latin: string, bytes: Uint8Array): Generator<Unpacked> {
  let count = 0
  for (let at = latin.indexOf('stream'); at >= 0; at = latin.indexOf('stream', at + 6)) {
    if (latin.startsWith('end', at - 3)) continue
    const from = latin[at + 6] === '\r' && latin[at + 7] === '\n' ? at + 8 : at + 7
    // The two bytes with which zlib begins, by their own check.
    if ((bytes[from] ?? 0) % 16 !== 8 || ((bytes[from] ?? 0) * 256 + (bytes[from + 1] ?? 0)) % 31 !== 0)
      continue
    const end = latin.indexOf('endstream', from)
    const inflated = inflate(bytes.subarray(from, end < 0 ? undefined : end))
    if (inflated !== null) yield { where: `${where} › stream ${++count}`, bytes: inflated }
  }
}

function inflate(bytes: Uint8Array): Uint8Array | null {
  try {
    return unzlibSync(bytes)
  } catch {
    return null
  }
}

function* pngTexts(where: string, latin: string, bytes: Uint8Array): Generator<Unpacked> {
  for (const kind of ['zTXt', 'iTXt'])
    for (let at = latin.indexOf(kind); at >= 0; at = latin.indexOf(kind, at + 4)) {
      const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(Math.max(0, at - 4))
      for (let from = at + 4; from < Math.min(at + 300, at + 4 + length); from++) {
        const text = bytes[from] === 0x78 ? inflate(bytes.subarray(from, at + 4 + length)) : null
        if (text !== null) yield { where: `${where} › ${kind}`, bytes: text }
      }
    }
}

/** Lines of base64, as mail wraps them, or one long run as in a `data:` address. */
const BASE64 =
  /(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2,3}={0,2})?(?:\r?\n[ \t]*(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={0,2})?)*/g

function* base64Blocks(where: string, latin: string): Generator<Unpacked> {
  let count = 0
  for (const [block] of latin.matchAll(BASE64)) {
    const bytes = Buffer.from(block, 'base64')
    if (bytes.length > 0) yield { where: `${where} › base64 ${++count}`, bytes }
  }
}
