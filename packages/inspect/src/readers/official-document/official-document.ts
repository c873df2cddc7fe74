import type { Reader, Reading } from '../../words/reader.ts'
import { walkXml } from '../../xml/walk.ts'
import { tellDoctype } from './subset.ts'

interface Level {
  readonly name: string
  readonly path: string
  /** How often each child has occurred: the second 段落 is 段落[2]. */
  readonly children: Map<string, number>
  text: string
}

/** Attributes that are printed with the text. */
const PRINTED = new Set(['段名', '序號', '名稱'])
/** Elements that only hold the text of the one around them. */
const BARE = new Set(['文字', '全銜', '年月日', '字', '文號', '年度', '流水號', '支號'])
/** A text longer than this is handed out in pieces. */
const LONG = 256 * 1024

/** 公文 as exchanged: DI, SI and SW. Every text has the path of its element as its address. */
export const officialDocumentReader: Reader = {
  id: 'official-document',
  kinds: ['official-document', 'xml'],
  read: readDocument,
}

async function readDocument(reading: Reading): Promise<void> {
  const stack: Level[] = [{ name: '', path: '', children: new Map(), text: '' }]
  const flush = (level: Level): void => {
    const text = level.text.trim()
    level.text = ''
    if (text !== '') reading.span(text, level.path, { heading: headingOf(stack, level) })
  }
  await walkXml(reading, {
    doctype: (declaration) => tellDoctype(reading, declaration),
    open(name, attributes) {
      const around = stack.at(-1)
      if (around === undefined) return
      flush(around)
      const count = (around.children.get(name) ?? 0) + 1
      around.children.set(name, count)
      const path = `${around.path}${around.path === '' ? '' : '/'}${name}${count > 1 ? `[${count}]` : ''}`
      stack.push({ name, path, children: new Map(), text: '' })
      for (const [key, value] of Object.entries(attributes))
        reading.span(value, `${path}@${key}`, {
          sight: PRINTED.has(key) ? 'visible' : 'attribute',
          heading: name,
        })
    },
    text(text) {
      const level = stack.at(-1)
      if (level === undefined) return
      level.text += text
      if (level.text.length > LONG) flush(level)
    },
    close() {
      const level = stack.pop()
      if (level !== undefined) flush(level)
    },
  })
}

/** The name of the field: of the element, or of the one that it only wraps the text of. */
function headingOf(stack: readonly Level[], level: Level): string {
  if (!BARE.has(level.name)) return level.name
  const around = stack.findLast(({ name }) => !BARE.has(name))
  return around?.name ?? level.name
}
