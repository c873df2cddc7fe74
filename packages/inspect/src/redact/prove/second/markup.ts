import { withoutEntities } from '../disguises.ts'
import type { SecondReader } from '../ports.ts'
import { everyReading } from './plain.ts'

/** Elements that do not end a line: runs, looks, marks of revision. All others part what stands in them. */
const INLINE = new Set(
  (
    'a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rb rp rt ruby s samp small span strike strong sub sup ' +
    'time tt u var wbr r t rPr hyperlink smartTag sdt sdtContent proofErr bookmarkStart bookmarkEnd fld endParaRPr rPh phoneticPr ' +
    'lang szCs sz color rFonts tspan textPath soft-page-break bookmark bookmark-start bookmark-end'
  ).split(' '),
)

/** What a document in markup says, by nothing but a look at its angle brackets: text, attributes, comments. */
export function markupText(markup: string): string {
  const lines: string[] = []
  const aside: string[] = []
  let line: string[] = []
  const end = (): void => {
    if (line.length > 0) lines.push(line.join(''))
    line = []
  }
  for (let at = 0; at < markup.length;) {
    const open = markup.indexOf('<', at)
    if (open !== at) line.push(markup.slice(at, open < 0 ? undefined : open))
    if (open < 0) break
    const [mark, from] = closingMark(markup, open)
    const close = markup.indexOf(mark, from)
    const piece = markup.slice(from, close < 0 ? undefined : close)
    at = close < 0 ? markup.length : close + mark.length
    if (mark === ']]>') line.push(piece)
    else if (mark === '>') {
      const name = /^\/?(?:[\w.-]+:)?([^\s/>]+)/.exec(piece)?.[1] ?? ''
      if (!INLINE.has(name)) end()
      for (const [, a, b] of piece.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g)) aside.push(a ?? b ?? '')
      // A bracket that closes nothing, or a quote with a bracket in it: better said twice than not at all.
      if (/["'!<]/.test(piece)) aside.push(piece)
    } else aside.push(piece)
  }
  end()
  return withoutEntities([...lines, ...aside].join('\n\n'))
}

function closingMark(markup: string, at: number): readonly [string, number] {
  if (markup.startsWith('<!--', at)) return ['-->', at + 4]
  if (markup.startsWith('<![CDATA[', at)) return [']]>', at + 9]
  return markup.startsWith('<?', at) ? ['?>', at + 2] : ['>', at + 1]
}

export const markup: SecondReader = {
  kinds: ['html', 'xml', 'svg', 'official-document', 'flat-odf'],
  text: (bytes) => Promise.resolve(everyReading(bytes).map(markupText).join('\n\n')),
}
