import { asBytes, editInRounds } from '../../text/edit-rounds.ts'
import type { Edit } from '../../text/written-text.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { wholeOf } from '../whole.ts'
import { DocumentEdits, type PlacedData } from './document-edits.ts'
import { placedTokens } from './placed-tokens.ts'

/** RTF: edited in its source; what stands in another charset is cut and its replacement written in Unicode. */
export const rtfCleaner: Cleaner = {
  id: 'rtf',
  kinds: ['rtf'],
  removes: new Set([
    'property',
    'author',
    'custom-property',
    'comment',
    'field-code',
    'bookmark',
    'document-variable',
    'author-path',
    'alt-text',
    'external-link',
    'mail-merge',
    'custom-xml',
    'printer-settings',
    'unplaced-text',
    'hidden-text',
    'tiny-text',
    'white-text',
    'tracked-deletion',
    'tracked-insertion',
    'embedded-object',
    'stray-bytes',
    'fallback',
  ]),
  async clean(cleaning) {
    return editInRounds(await wholeOf(cleaning), cleaning, (rtf) => editsOf(rtf, cleaning), asBytes)
  },
}

async function editsOf(rtf: string, cleaning: Cleaning): Promise<readonly Edit[]> {
  const document = new DocumentEdits(cleaning)
  let count = 0
  for (const token of placedTokens(rtf)) {
    if (++count % 4096 === 0) cleaning.tick()
    document.take(token)
  }
  document.end()
  const edits = [...document.edits]
  for (const one of document.data) edits.push(...(await cleanData(cleaning, one)))
  return edits
}

/** Pictures, objects and data, written in hexadecimal. */
async function cleanData(
  cleaning: Cleaning,
  { name, hidden, start, end, hex, binary }: PlacedData,
): Promise<readonly Edit[]> {
  if (hidden !== null && cleaning.hidden.has(hidden) && end >= 0) {
    cleaning.deed({ address: '', what: hidden, how: 'removed', count: 1 })
    return [{ start, end, text: '' }]
  }
  const digits = hex.map(({ text }) => text.replace(/[^0-9a-fA-F]+/g, '')).join('')
  const bytes = Buffer.from(digits, 'hex')
  // Bytes written as they are cannot be told from what they are counted by.
  if (binary || bytes.length === 0) return []
  const cleaned = await cleaning.inner(name, bytes)
  const written = cleaned === null ? '' : Buffer.from(cleaned).toString('hex')
  return cleaned === null
    ? []
    : hex.map(({ from, to }, i) => ({ start: from, end: to, text: i === 0 ? written : '' }))
}
