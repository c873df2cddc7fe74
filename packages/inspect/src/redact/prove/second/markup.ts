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
  let line = ''
  const end = (): void => {
    if (line !== '') lines.push(line)
    line = ''
  }
  for (const [piece] of markup.matchAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<[^<>]*>|[^<]+|</g)) {
    if (piece.startsWith('<!--')) aside.push(piece.slice(4, -3))
    else if (piece.startsWith('<![CDATA[')) line += piece.slice(9, -3)
    else if (!piece.startsWith('<') || piece.length === 1) line += piece
    else {
      const name = /^<\/?(?:[\w.-]+:)?([^\s/>]+)/.exec(piece)?.[1] ?? ''
      if (!INLINE.has(name)) end()
      for (const [, a, b] of piece.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g)) aside.push(a ?? b ?? '')
      if (piece.startsWith('<!') || piece.startsWith('<?')) aside.push(piece)
    }
  }
  end()
  return withoutEntities([...lines, ...aside].join('\n\n'))
}

export const markup: SecondReader = {
  kinds: ['html', 'xml', 'svg', 'official-document', 'flat-odf'],
  text: (bytes) => Promise.resolve(everyReading(bytes).map(markupText).join('\n\n')),
}
