import { parse } from 'parse5'
import { decoded } from '../../kind/decode.ts'
import { stopPart } from '../../pipeline/stop.ts'
import { memorySupply } from '../../source/supplies.ts'
import type { Reader, Reading } from '../../words/reader.ts'
import { looksLikeWords } from '../../xml/scan.ts'
import { Gathered } from '../../xml/gathered.ts'
import { StyleSheet } from './css.ts'
import { Page, type Inner } from './page.ts'
import { Unplaced } from './unplaced.ts'
import { walk } from './walk.ts'

/** A page is held as a tree some ten times its size. */
const LARGEST = 16 * 1024 * 1024

/** HTML: what a browser shows, and what it does not: comments, hidden elements, white text, scripts, data. Nothing is fetched or run. */
export const htmlReader: Reader = {
  id: 'html',
  kinds: ['html'],
  read: readHtml,
}

async function readHtml(reading: Reading): Promise<void> {
  const max = Math.min(reading.limits.heldBytes, LARGEST)
  const pieces: string[] = []
  let length = 0
  for await (const text of decoded(reading)) {
    length += text.length
    if (length > max) throw stopPart('LIMIT_HELD', { max })
    pieces.push(text)
  }
  const source = pieces.join('')
  const unplaced = new Unplaced(source)
  const root = parse(source, {
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
    tick: reading.tick,
  })
  const page = new Page(reading, sheet)
  walk(root, { enter: (node) => page.enter(node), leave: (node) => page.leave(node), tick: reading.tick })
  page.end()
  const lost = new Gathered(reading, 'unplaced-text')
  for (const { text } of unplaced.pieces()) lost.add(text)
  lost.end()
  const data = new Gathered(reading, 'markup-data')
  for (const inner of page.inner) await readInner(reading, inner, data)
  data.end()
}

/** Pictures and pages that stand within the page itself (`data:`, `srcdoc`). */
async function readInner(reading: Reading, { name, url, hidden }: Inner, data: Gathered): Promise<void> {
  const parts = /^data:([^,]*),([^]*)$/i.exec(url)
  const [, media = '', body = ''] = parts ?? []
  const bytes =
    parts === null
      ? Buffer.from(url)
      : /;base64/i.test(media)
        ? Buffer.from(decodeLoosely(body), 'base64')
        : Buffer.from(decodeLoosely(body))
  if (looksLikeWords(media)) data.add(media)
  await reading.child({
    name,
    role: media,
    source: memorySupply(bytes),
    ...(hidden === null ? {} : { hidden }),
  })
}

const decodeLoosely = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
