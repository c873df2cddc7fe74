import { parse } from 'parse5'
import { stopPart } from '../../../pipeline/stop.ts'
import { editInRounds } from '../../text/edit-rounds.ts'
import { escaped } from '../../text/references.ts'
import type { Edit } from '../../text/written-text.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { wholeOf } from '../whole.ts'
import { StyleSheet } from '../../../readers/html/css.ts'
import { Unplaced } from '../../../readers/html/unplaced.ts'
import { walk } from '../../../readers/html/walk.ts'
import { PageEdits, type Within } from './page-edits.ts'

/** A page is held as a tree some ten times its size. */
const LARGEST = 16 * 1024 * 1024

/** HTML: edited in its source, so that everything that need not change stays as its author wrote it. */
export const htmlCleaner: Cleaner = {
  id: 'html',
  kinds: ['html'],
  removes: new Set([
    'markup-comment',
    'markup-metadata',
    'markup-data',
    'script',
    'hidden-text',
    'white-text',
    'tiny-text',
    'off-page-text',
    'invisible-text',
    'alt-text',
    'link-target',
    'fallback',
    'unplaced-text',
  ]),
  async clean(cleaning) {
    const bytes = await wholeOf(cleaning)
    if (bytes.length > LARGEST) throw stopPart('LIMIT_HELD', { max: LARGEST })
    return editInRounds(bytes, cleaning, (html) => editsOf(html, cleaning))
  },
}

async function editsOf(html: string, cleaning: Cleaning): Promise<readonly Edit[]> {
  const unplaced = new Unplaced(html)
  const root = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startOffset }) => unplaced.error(code, startOffset),
  })
  const sheet = new StyleSheet()
  walk(root, {
    enter: (node) => {
      unplaced.see(node)
      if ('tagName' in node && node.tagName === 'style')
        sheet.add(node.childNodes.map((one) => ('value' in one ? one.value : '')).join(''))
    },
    tick: cleaning.tick,
  })
  const page = new PageEdits(html, cleaning, sheet)
  walk(root, { enter: (node) => page.enter(node), leave: (node) => page.leave(node), tick: cleaning.tick })
  page.end()
  const edits = [
    ...page.edits,
    ...(cleaning.hidden.has('unplaced-text') ? unplacedEdits(unplaced, cleaning) : []),
  ]
  for (const one of page.within) {
    const edit = await cleanWithin(cleaning, one)
    if (edit !== null) edits.push(edit)
  }
  return edits
}

/** A doubled attribute stands in a tag that counts; it stays, and the proof says so. */
function* unplacedEdits(unplaced: Unplaced, { deed }: Cleaning): Generator<Edit> {
  for (const { from, to, instead } of unplaced.pieces()) {
    if (instead === null) continue
    deed({ address: '', what: 'unplaced-text', how: 'removed', count: 1 })
    yield { start: from, end: to, text: instead }
  }
}

/** Pictures and pages that stand within the page itself. */
async function cleanWithin(
  cleaning: Cleaning,
  { name, value, range, attribute }: Within,
): Promise<Edit | null> {
  const [, media = '', body = ''] = /^data:([^,]*),([^]*)$/i.exec(value) ?? []
  const place = { start: range.startOffset, end: range.endOffset }
  if (attribute === 'srcdoc' && !/^data:/i.test(value)) {
    const page = await cleaning.inner(name, Buffer.from(value))
    return page === null ? null : { ...place, text: `srcdoc="${escaped(new TextDecoder().decode(page))}"` }
  }
  const base64 = /;base64/i.test(media)
  const bytes = base64 ? Buffer.from(loosely(body), 'base64') : Buffer.from(loosely(body))
  const file = await cleaning.inner(name, bytes)
  if (file === null) return null
  const written = base64
    ? Buffer.from(file).toString('base64')
    : [...file].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  return { ...place, text: `${attribute}="${escaped(`data:${media},${written}`)}"` }
}

const loosely = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
