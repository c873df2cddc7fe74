import { MAX_LINE } from './format.ts'

/** Whole lines, one after another, each with its newline (the file's very last line may lack it). */
export interface Block {
  readonly bytes: Buffer
  /** Number of the first line, counted from 1. */
  readonly firstLine: number
  /** A line longer than MAX_LINE stood here and was skipped; `bytes` is then empty. */
  readonly tooLong: boolean
  /** The last line of the block ends without a newline: the file was cut, or its maker is careless. */
  readonly unfinished: boolean
}

const BLOCK = 1024 * 1024
const NEWLINE = 10

/**
 * Cuts a stream of bytes into blocks of whole lines, about 1 MiB each, so that memory does not grow with the file.
 * Each block owns its memory and may be handed to another thread. Errors of the source pass through.
 */
export async function* wholeLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Block> {
  let parts: Uint8Array[] = []
  let held = 0
  let whole = false
  let line = 1
  let skipping = false
  for await (const chunk of source) {
    let rest = chunk
    if (skipping) {
      const newline = rest.indexOf(NEWLINE)
      if (newline < 0) continue
      skipping = false
      yield skipped(line, false)
      line += 1
      rest = rest.subarray(newline + 1)
    }
    parts.push(rest)
    held += rest.length
    whole ||= rest.includes(NEWLINE)
    if (!whole && held > MAX_LINE) {
      skipping = true
      parts = []
      held = 0
    }
    if (!whole || held < BLOCK) continue
    const { block, tail } = splitAtLastLine(parts, held)
    const firstLine = line
    // Counted before it is handed on: a block that went to another thread is empty here.
    line += countLines(block)
    yield { bytes: block, firstLine, tooLong: false, unfinished: false }
    parts = [tail]
    held = tail.length
    whole = false
  }
  if (skipping) yield skipped(line, true)
  if (held === 0) return
  const { block, tail } = splitAtLastLine(parts, held)
  const lines = countLines(block)
  if (block.length > 0) yield { bytes: block, firstLine: line, tooLong: false, unfinished: false }
  if (tail.length > 0) yield { bytes: tail, firstLine: line + lines, tooLong: false, unfinished: true }
}

function skipped(line: number, unfinished: boolean): Block {
  return { bytes: Buffer.alloc(0), firstLine: line, tooLong: true, unfinished }
}

/** Line numbers and bounds (newline excluded) of the lines of a block. */
export function* linesOf(block: Block): Generator<{ line: number; begin: number; end: number }> {
  let line = block.firstLine
  for (let begin = 0; begin < block.bytes.length; line += 1) {
    const newline = block.bytes.indexOf(NEWLINE, begin)
    const end = newline < 0 ? block.bytes.length : newline
    yield { line, begin, end }
    begin = end + 1
  }
}

function splitAtLastLine(parts: readonly Uint8Array[], held: number): { block: Buffer; tail: Buffer } {
  // Not pooled: a block's memory is transferred to a worker whole.
  const all = Buffer.from(new ArrayBuffer(held))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  const end = all.lastIndexOf(NEWLINE) + 1
  return { block: all.subarray(0, end), tail: Buffer.from(new Uint8Array(all.subarray(end)).buffer) }
}

function countLines(block: Buffer): number {
  let lines = 0
  for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, at + 1)) lines += 1
  return lines
}
