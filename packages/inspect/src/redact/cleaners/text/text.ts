import { stopPart } from '../../../pipeline/stop.ts'
import { cutsOf, type Cut } from '../../replace.ts'
import { encodingOf } from '../../text/encoding-of.ts'
import { edited, writtenText, type Edit } from '../../text/written-text.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { wholeOf } from '../whole.ts'

/** Plain text and delimited tables: the bytes of the values are replaced, in the encoding of the file; every other byte stays. */
export const textCleaner: Cleaner = {
  id: 'text',
  kinds: ['text', 'delimited'],
  removes: new Set(),
  clean: cleanText,
}

/** What is put in may make a value with what stands beside it, but not for ever. */
const ROUNDS = 16

async function cleanText(cleaning: Cleaning): Promise<Uint8Array | null> {
  let bytes = await wholeOf(cleaning)
  const found = encodingOf(bytes)
  if (found === null) throw stopPart('KIND_UNKNOWN')
  let count = 0
  for (let round = 0; round < ROUNDS; round++) {
    cleaning.tick()
    const written = writtenText(bytes, found.encoding, found.bom)
    const cuts = cutsOf(written.text, cleaning.secrets)
    if (cuts.length === 0) {
      cleaning.deed({ address: '', what: 'finding', how: 'replaced', count })
      return count === 0 ? null : bytes
    }
    count += cuts.length
    bytes = edited(bytes, written, cuts.map(editOf(written.text)))
  }
  throw stopPart('REPLACEMENT_RETURNS')
}

/** Line ends within a value stay, so that lines and rows stay what they are. */
const editOf =
  (text: string) =>
  ({ start, end, secret }: Cut): Edit => ({
    start,
    end,
    text:
      secret.instead +
      (text
        .slice(start, end)
        .match(/\r\n|[\n\r]/g)
        ?.join('') ?? ''),
  })
