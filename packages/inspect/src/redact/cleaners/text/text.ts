import { cutsOf, type Cut } from '../../replace.ts'
import { editInRounds } from '../../text/edit-rounds.ts'
import type { Edit } from '../../text/written-text.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { wholeOf } from '../whole.ts'

/** Plain text and delimited tables: the bytes of the values are replaced, in the encoding of the file; every other byte stays. */
export const textCleaner: Cleaner = {
  id: 'text',
  kinds: ['text', 'delimited'],
  removes: new Set(),
  clean: cleanText,
}

async function cleanText(cleaning: Cleaning): Promise<Uint8Array | null> {
  return editInRounds(await wholeOf(cleaning), cleaning, (text) => {
    const cuts = cutsOf(text, cleaning.secrets)
    cleaning.deed({ address: '', what: 'finding', how: 'replaced', count: cuts.length })
    return cuts.map(editOf(text))
  })
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
