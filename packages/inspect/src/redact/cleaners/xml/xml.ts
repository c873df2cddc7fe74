import { editInRounds } from '../../text/edit-rounds.ts'
import { MappedText } from '../../text/mapped-text.ts'
import { addMarkup, escaped } from '../../text/references.ts'
import type { Edit } from '../../text/written-text.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { wholeOf } from '../whole.ts'
import { attributesOf, xmlTokens, type XmlToken } from './tokens.ts'

/** Attributes that are printed with the text; the reader of 公文 knows the same. */
const PRINTED = new Set(['段名', '序號', '名稱'])

/** 公文 as exchanged, and other XML: edited in place, in its own encoding; declaration, order and white space stay as they are. */
export const xmlCleaner: Cleaner = {
  id: 'xml',
  kinds: ['official-document', 'xml', 'svg'],
  removes: new Set(['markup-comment', 'attribute']),
  async clean(cleaning) {
    return editInRounds(await wholeOf(cleaning), cleaning, (xml) => editsOf(xml, cleaning))
  },
}

function editsOf(xml: string, cleaning: Cleaning): readonly Edit[] {
  const edits: Edit[] = []
  const replace = (text: MappedText, address: string): void => {
    const found = text.edits(cleaning.secrets, escaped)
    cleaning.deed({
      address,
      what: 'finding',
      how: 'replaced',
      count: found.filter(({ text }) => text !== '').length,
    })
    edits.push(...found)
  }
  const remove = (start: number, end: number, what: 'markup-comment' | 'attribute'): void => {
    if (start === end) return
    cleaning.deed({ address: '', what, how: 'removed', count: 1 })
    edits.push({ start, end, text: '' })
  }
  let text = new MappedText()
  for (const token of xmlTokens(xml)) {
    cleaning.tick()
    const { kind, start, end } = token
    if (kind === 'text') addMarkup(text, xml, start, end)
    else if (kind === 'cdata') text.plain(xml.slice(start + 9, Math.max(start + 9, end - 3)), start + 9)
    else if (kind === 'tag') {
      replace(text, '')
      text = new MappedText()
      for (const { name, start, end } of attributesOf(xml, token)) {
        if (cleaning.hidden.has('attribute') && !PRINTED.has(name) && !isNamespace(name))
          remove(start, end, 'attribute')
        else replace(mapped(xml, start, end), '')
      }
    } else aside(xml, token, cleaning, remove, replace)
  }
  replace(text, '')
  return edits
}

/** Comments, instructions, the document type: kept unless they are to go, and looked through in any case. */
function aside(
  xml: string,
  { kind, start, end }: XmlToken,
  { hidden }: Cleaning,
  remove: (start: number, end: number, what: 'markup-comment' | 'attribute') => void,
  replace: (text: MappedText, address: string) => void,
): void {
  const declaration = kind === 'instruction' && /^<\?xml\s/.test(xml.slice(start, start + 6))
  if (declaration) return
  if (kind === 'comment' ? hidden.has('markup-comment') : hidden.has('attribute'))
    return remove(start, end, kind === 'comment' ? 'markup-comment' : 'attribute')
  if (kind === 'doctype' && hidden.has('markup-comment'))
    for (const { index, 0: comment } of xml.slice(start, end).matchAll(/<!--[^]*?-->/g))
      remove(start + index, start + index + comment.length, 'markup-comment')
  replace(mapped(xml, start, end), kind === 'doctype' ? 'DOCTYPE' : '')
}

function mapped(xml: string, start: number, end: number): MappedText {
  const text = new MappedText()
  addMarkup(text, xml, start, end)
  return text
}

const isNamespace = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:')
