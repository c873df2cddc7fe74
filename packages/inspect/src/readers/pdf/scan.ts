import { stopPart } from '../../pipeline/stop.ts'
import { decode } from './filters.ts'
import { BadSyntax, dictOf, latin, Lexer, nameOf, numberOf, type Dict, type Value } from './values.ts'

/** One definition of an object. A file that was changed by appending holds several of one number; the last one counts. */
export interface Definition {
  readonly number: number
  readonly value: Value
  /** The bytes of a stream as they stand in the file. */
  readonly raw: Uint8Array | null
  readonly start: number
  readonly end: number
}

export interface Scan {
  readonly latest: ReadonlyMap<number, Definition>
  /** Definitions that a later one has replaced. */
  readonly superseded: readonly Definition[]
  readonly trailers: readonly Dict[]
  /** What lies between the objects, without what belongs there. */
  readonly gaps: readonly { readonly at: number; readonly text: string }[]
  /** Offsets just behind each end-of-file mark. */
  readonly ends: readonly number[]
  readonly damaged: number
}

const OBJECT = /(?<![\d.])(\d{1,10})[\s\0]+\d{1,5}[\s\0]+obj\b|trailer\b|%%EOF/g
const MAX_OBJECTS = 2_000_000

/**
 * Every object in the file by going through its bytes, not by its own table of contents: what the table leaves out is there as well.
 */
export function scanPdf(bytes: Uint8Array, maxHeld: number, tick: () => void): Scan {
  const text = latin(bytes)
  const all: Definition[] = []
  const trailers: Dict[] = []
  const ends: number[] = []
  const known: { start: number; end: number }[] = []
  let [damaged, packed] = [0, 0]
  OBJECT.lastIndex = 0
  for (let mark = OBJECT.exec(text); mark !== null; mark = OBJECT.exec(text)) {
    tick()
    if (all.length > MAX_OBJECTS) throw stopPart('LIMIT_PARTS', { max: MAX_OBJECTS })
    if (mark[0] === '%%EOF') {
      ends.push(mark.index + 5)
      continue
    }
    const start = mark.index
    const lexer = new Lexer(bytes, start + mark[0].length)
    const value = attempt(() => lexer.value())
    if (mark[1] === undefined) {
      const dict = dictOf(value ?? undefined)
      if (dict !== null) trailers.push(dict)
      known.push({ start, end: value === null ? start + 7 : lexer.at })
      continue
    }
    if (value === null) {
      damaged += 1
      continue
    }
    const body = streamAt(bytes, text, lexer, value)
    if (body === 'damaged') damaged += 1
    const raw = body === null || body === 'damaged' ? null : body
    const close = text.indexOf('endobj', lexer.at)
    const end = close >= 0 && close - lexer.at < 64 ? close + 6 : lexer.at
    known.push({ start, end })
    OBJECT.lastIndex = Math.max(end, start + mark[0].length)
    all.push({ number: Number(mark[1]), value, raw, start, end })
    const dict = dictOf(value)
    if (raw === null || dict === null) continue
    if (nameOf(dict.get('Type')) === 'XRef') trailers.push(dict)
    if (nameOf(dict.get('Type')) === 'ObjStm') {
      const inner = packedObjects(dict, raw, start, maxHeld - packed)
      if (inner === null) damaged += 1
      packed += inner?.length ?? 0
      all.push(...(inner?.objects ?? []))
    }
  }
  const latest = new Map<number, Definition>()
  const superseded: Definition[] = []
  for (const one of all) {
    const before = latest.get(one.number)
    if (before !== undefined) superseded.push(before)
    latest.set(one.number, one)
  }
  return { latest, superseded, trailers, ends, damaged, gaps: gapsOf(text, known) }
}

function attempt(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof BadSyntax) return null
    throw error
  }
}

/** Moves the lexer behind the stream, if one follows. */
function streamAt(
  bytes: Uint8Array,
  text: string,
  lexer: Lexer,
  value: Value,
): Uint8Array | null | 'damaged' {
  const before = lexer.at
  const dict = dictOf(value)
  if (dict === null || lexer.word() !== 'stream') {
    lexer.at = before
    return null
  }
  if (bytes[lexer.at] === 13) lexer.at += 1
  if (bytes[lexer.at] === 10) lexer.at += 1
  const start = lexer.at
  const length = numberOf(dict.get('Length'))
  const told = length !== null && /^\s{0,2}endstream/.test(text.slice(start + length, start + length + 11))
  const mark = told ? text.indexOf('endstream', start + length) : text.indexOf('endstream', start)
  if (mark < 0) return 'damaged'
  lexer.at = mark + 9
  return bytes.subarray(start, told ? start + length : mark)
}

function packedObjects(dict: Dict, raw: Uint8Array, start: number, max: number) {
  const decoded = decode(dict, raw, Math.max(1, max))
  const [count, first] = [numberOf(dict.get('N')), numberOf(dict.get('First'))]
  if (decoded === null || decoded.left.length > 0 || count === null || first === null) return null
  const heads = new Lexer(decoded.bytes)
  const objects: Definition[] = []
  for (let i = 0; i < count; i++) {
    const [number, offset] = [Number(heads.word()), Number(heads.word())]
    const value = attempt(() => new Lexer(decoded.bytes, first + offset).value())
    if (!Number.isInteger(number) || value === null) return null
    objects.push({ number, value, raw: null, start, end: start })
  }
  return { objects, length: decoded.bytes.length }
}

const FURNITURE =
  /xref\s+(\d+\s+\d+\s+(\d{10}\s\d{5}\s[nf]\s*)*)*|startxref\s*\d*|%%EOF|%PDF-\d\.\d|%[\x80-\xff]{3,}[^\r\n]*|endobj|[\s\0]+/g

/** What no object, table or mark accounts for, up to the last end-of-file mark. */
function gapsOf(text: string, known: readonly { readonly start: number; readonly end: number }[]) {
  const gaps: { at: number; text: string }[] = []
  const last = text.lastIndexOf('%%EOF')
  let at = 0
  for (const { start, end } of [...known, { start: last < 0 ? text.length : last, end: 0 }]) {
    if (start > at) {
      const left = text.slice(at, start).replace(FURNITURE, ' ').trim()
      if (left !== '') gaps.push({ at, text: left })
    }
    at = Math.max(at, end)
  }
  return gaps
}
