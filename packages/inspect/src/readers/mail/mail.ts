import { windowSupply } from '../../source/supplies.ts'
import type { RandomAccess } from '../../source/source.ts'
import type { Reader } from '../../words/reader.ts'
import { decodeText } from './charset.ts'
import { readMessage } from './message.ts'

/** One message. Held in memory: its parts lie in one another. */
export const mailReader: Reader = {
  id: 'mail',
  kinds: ['eml'],
  async read(reading) {
    const bytes = await reading.source.bytes()
    await readMessage(
      reading,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
    )
  },
}

/** A mailbox: messages one after another, each behind a line that begins with `From `. */
export const mailboxReader: Reader = {
  id: 'mailbox',
  kinds: ['mbox'],
  async read(reading) {
    const access = await reading.source.access()
    let number = 0
    let from: number | null = null
    for await (const at of messageStarts(access, () => reading.tick())) {
      if (from !== null) await readOne(from, at, ++number)
      else if (at > 0)
        reading.span(decodeText(await access.read(0, Math.min(at, 65_536)), '').text.trim(), '', {
          sight: 'unplaced-text',
        })
      from = at
    }
    if (from !== null) await readOne(from, access.size, ++number)

    async function readOne(start: number, end: number, number: number): Promise<void> {
      const head = decodeText(await access.read(start, Math.min(1024, end - start)), '').text
      const line = head.slice(0, head.includes('\n') ? head.indexOf('\n') : head.length)
      const skip = Buffer.byteLength(line) + 1
      reading.span(line.trim(), `#${number}`, { sight: 'mail-header' })
      const source = windowSupply(access, start + skip, Math.max(0, end - start - skip))
      await reading.child({ name: `#${number}`, kind: 'eml', source })
    }
  },
}

const STEP = 1024 * 1024
const START = Buffer.from('From ')

/** Offsets of the lines that begin a message: at the beginning, or behind an empty line. */
async function* messageStarts(access: RandomAccess, tick: () => void): AsyncIterable<number> {
  for (let at = 0; at < access.size; at += STEP) {
    tick()
    // A little of what came before and comes behind, so that no mark is cut.
    const before = Math.min(at, 4)
    const bytes = Buffer.from(await access.read(at - before, before + STEP + START.length))
    for (let found = bytes.indexOf(START); found >= 0; found = bytes.indexOf(START, found + 1)) {
      if (found < before || found >= before + STEP) continue
      const lead = bytes.subarray(Math.max(0, found - 4), found).toString('latin1')
      if (at - before + found === 0 || /\n\r?\n$/.test(lead)) yield at - before + found
    }
  }
}
