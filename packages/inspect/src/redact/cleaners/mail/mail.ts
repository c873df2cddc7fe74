import type { Cleaner, Cleaning } from '../../words.ts'
import { replaceIn } from '../../replace.ts'
import { decodeText, latin1 } from '../../../readers/mail/charset.ts'
import { wholeOf } from '../whole.ts'
import { cleanMessage } from './entity.ts'

/** One message: headers, every alternative, attachments and messages within it. */
export const mailCleaner: Cleaner = {
  id: 'mail',
  kinds: ['eml'],
  removes: new Set(['mail-header', 'mail-alternative', 'tnef', 'unplaced-text']),
  async clean(cleaning) {
    const mail = latin(await wholeOf(cleaning))
    const cleaned = await cleanMessage(cleaning, mail)
    return cleaned === mail ? null : latin1(cleaned)
  },
}

/** A mailbox: each message by itself, and the lines that part them. Those stay: without them there is no mailbox. */
export const mailboxCleaner: Cleaner = {
  id: 'mailbox',
  kinds: ['mbox'],
  removes: new Set(),
  clean: cleanMailbox,
}

async function cleanMailbox(cleaning: Cleaning): Promise<Uint8Array | null> {
  const mailbox = latin(await wholeOf(cleaning))
  const starts = [...mailbox.matchAll(/(?<=^|\n\r?\n)From /g)].map(({ index }) => index)
  const out: Uint8Array[] = [latin1(mailbox.slice(0, starts[0] ?? mailbox.length))]
  let changed = false
  for (const [i, start] of starts.entries()) {
    cleaning.tick()
    const end = starts[i + 1] ?? mailbox.length
    const line = mailbox.indexOf('\n', start)
    const bodyAt = line < 0 || line >= end ? end : line + 1
    const parting = partingLine(cleaning, mailbox.slice(start, bodyAt), `#${i + 1}`)
    const message = latin1(mailbox.slice(bodyAt, end))
    const cleaned = await cleaning.inner(`#${i + 1}`, message, 'eml')
    changed ||= cleaned !== null || parting !== null
    out.push(parting ?? latin1(mailbox.slice(start, bodyAt)), cleaned ?? message)
    // Without an empty line before it the next message would be part of this one.
    if (cleaned !== null && i + 1 < starts.length && !/\n\r?\n$/.test(latin(cleaned.subarray(-4))))
      out.push(latin1('\r\n\r\n'))
  }
  return changed ? Buffer.concat(out) : null
}

function partingLine(cleaning: Cleaning, line: string, address: string): Uint8Array | null {
  const { segments, count } = replaceIn([decodeText(latin1(line), '').text], cleaning.secrets)
  if (count === 0) return null
  cleaning.deed({ address, what: 'finding', how: 'replaced', count })
  return Buffer.from(segments.join(''))
}

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
