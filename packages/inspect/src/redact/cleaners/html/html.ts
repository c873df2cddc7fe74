import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { stopPart } from '../../../pipeline/stop.ts'
import { editInRounds } from '../../text/edit-rounds.ts'
import { escaped } from '../../text/references.ts'
import type { Edit } from '../../text/written-text.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { wholeOf } from '../whole.ts'
import { StyleSheet } from './looks.ts'
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
  ]),
  async clean(cleaning) {
    const bytes = await wholeOf(cleaning)
    if (bytes.length > LARGEST) throw stopPart('LIMIT_HELD', { max: LARGEST })
    return editInRounds(bytes, cleaning, (html) => editsOf(html, cleaning))
  },
}

async function editsOf(html: string, cleaning: Cleaning): Promise<readonly Edit[]> {
  const root = parse(html, { sourceCodeLocationInfo: true })
  const sheet = new StyleSheet()
  walk(root, cleaning, (node) => {
    if ('tagName' in node && node.tagName === 'style')
      sheet.add(node.childNodes.map((one) => ('value' in one ? one.value : '')).join(''))
  })
  const page = new PageEdits(html, cleaning, sheet)
  walk(
    root,
    cleaning,
    (node) => page.enter(node),
    (node) => page.leave(node),
  )
  page.end()
  const edits = [...page.edits]
  for (const one of page.within) {
    const edit = await cleanWithin(cleaning, one)
    if (edit !== null) edits.push(edit)
  }
  return edits
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

/** In document order, without recursion: a page may be nested deeper than any stack. */
function walk(
  root: Tree.Document,
  { tick }: Pick<Cleaning, 'tick'>,
  enter: (node: Tree.Node) => void,
  leave: (node: Tree.Node) => void = () => undefined,
): void {
  const stack: { readonly node: Tree.Node; readonly done: boolean }[] = [{ node: root, done: false }]
  for (let top = stack.pop(), count = 0; top !== undefined; top = stack.pop(), count++) {
    if (count % 1024 === 0) tick()
    const { node, done } = top
    if (done) {
      leave(node)
      continue
    }
    enter(node)
    stack.push({ node, done: true })
    const children = [
      ...('content' in node ? [node.content] : []),
      ...('childNodes' in node ? node.childNodes : []),
    ]
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]
      if (child !== undefined) stack.push({ node: child, done: false })
    }
  }
}
