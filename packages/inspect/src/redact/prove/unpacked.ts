import { Gunzip, Unzlib } from 'fflate'
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
  const max = limits.heldBytes
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield { where: `${where} › gzip`, bytes: gunzip(bytes, max) }
  // One character a byte: for long files a string is searched faster than bytes.
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (latin.startsWith('%PDF-')) yield* streams(where, latin, bytes, max)
  else if (latin.startsWith('\u0089PNG')) yield* pngTexts(where, latin, bytes, max)
  else yield* base64Blocks(where, latin)
}

/** Whatever inflates behind the word `stream`; other filters are the second reader's. */
function* streams(where: string, latin: string, bytes: Uint8Array, max: number): Generator<Unpacked> {
  let [count, end, starts] = [0, -1, 0]
  for (let at = latin.indexOf('stream'); at >= 0; at = latin.indexOf('stream', at + 6)) {
    if (latin.startsWith('end', at - 3)) continue
    const from = latin[at + 6] === '\r' && latin[at + 7] === '\n' ? at + 8 : at + 7
    // The two bytes with which zlib begins, by their own check.
    const [first = 0, second = 0] = [bytes[from], bytes[from + 1]]
    if (first % 16 !== 8 || (first * 256 + second) % 31 !== 0) continue
    if (end < from) {
      const next = latin.indexOf('endstream', from)
      end = next < 0 ? bytes.length : next
      starts = 0
    }
    // One may stand in another's bytes by chance; many are there to be tried one after another.
    if (++starts > MOST_STARTS) throw new Error('streams without end')
    const inflated = inflate(bytes.subarray(from, end), max)
    if (inflated !== null) yield { where: `${where} › stream ${++count}`, bytes: inflated }
  }
}

const MOST_STARTS = 64

class TooLarge extends Error {}

/** Null where it is no such stream, or a damaged one. Throws where it is larger than may be held. */
function inflate(bytes: Uint8Array, max: number): Uint8Array | null {
  const pieces: Uint8Array[] = []
  let length = 0
  const unpack = new Unzlib((piece) => {
    length += piece.length
    if (length > max) throw new TooLarge('too large to be unpacked')
    pieces.push(piece)
  })
  try {
    unpack.push(bytes, true)
  } catch (error) {
    if (error instanceof TooLarge) throw error
    // What came out before the damage was readable for somebody.
    return length === 0 ? null : Buffer.concat(pieces)
  }
  return Buffer.concat(pieces)
}

function gunzip(bytes: Uint8Array, max: number): Uint8Array {
  const pieces: Uint8Array[] = []
  let length = 0
  const unpack = new Gunzip((piece) => {
    length += piece.length
    if (length > max) throw new TooLarge('too large to be unpacked')
    pieces.push(piece)
  })
  unpack.push(bytes, true)
  return Buffer.concat(pieces)
}

function* pngTexts(where: string, latin: string, bytes: Uint8Array, max: number): Generator<Unpacked> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const kind of ['zTXt', 'iTXt'])
    for (let at = latin.indexOf(kind); at >= 4; at = latin.indexOf(kind, at + 4)) {
      const end = Math.min(bytes.length, at + 4 + view.getUint32(at - 4))
      // Behind a keyword of at most 79 letters and, in iTXt, a language and a translated keyword.
      for (let from = at + 4; from < Math.min(at + 300, end); from++) {
        const text = bytes[from] === 0x78 ? inflate(bytes.subarray(from, end), max) : null
        if (text !== null) yield { where: `${where} › ${kind}`, bytes: text }
      }
    }
}

const RUN = /[A-Za-z0-9+/]{16,}={0,2}/g
const NEXT_LINE = /\r?\n[ \t]*([A-Za-z0-9+/]+={0,2})(?=[\r\n]|$)/y

/** Lines of base64, as mail wraps them, or one long run as in a `data:` address. */
function* base64Blocks(where: string, latin: string): Generator<Unpacked> {
  let count = 0
  RUN.lastIndex = 0
  for (let at = 0; at < latin.length;) {
    RUN.lastIndex = at
    const run = RUN.exec(latin)
    if (run === null) return
    const lines = [run[0]]
    at = run.index + run[0].length
    for (;;) {
      NEXT_LINE.lastIndex = at
      const line = NEXT_LINE.exec(latin)
      if (line === null) break
      lines.push(line[1] ?? '')
      at += line[0].length
    }
    const bytes = Buffer.from(lines.join(''), 'base64')
    if (bytes.length > 0) yield { where: `${where} › base64 ${++count}`, bytes }
  }
}
