import type { FileHandle } from 'node:fs/promises'

export interface FoundLine {
  readonly text: string
  readonly at: number
  readonly length: number
}

const STEP = 1024 * 1024

/** The whole lines of a file with their places, in bytes; what stands behind the last line break is none. */
export async function* linesOf(handle: FileHandle): AsyncGenerator<FoundLine> {
  let held: Buffer[] = []
  let heldBytes = 0
  let start = 0
  for (let at = 0; ;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(STEP), 0, STEP, at)
    if (bytesRead === 0) return
    let from = 0
    for (let to = buffer.indexOf(10); to >= 0 && to < bytesRead; to = buffer.indexOf(10, from)) {
      const piece = Buffer.concat([...held, buffer.subarray(from, to)], heldBytes + to - from)
      yield { text: piece.toString('utf8'), at: start, length: piece.length }
      held = []
      heldBytes = 0
      from = to + 1
      start = at + from
    }
    if (from < bytesRead) {
      held.push(buffer.subarray(from, bytesRead))
      heldBytes += bytesRead - from
    }
    at += bytesRead
  }
}
