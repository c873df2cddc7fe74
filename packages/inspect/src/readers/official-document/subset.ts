import type { Reading } from '../../words/reader.ts'

const DECLARATION =
  /<!--([^]*?)-->|<\?[^]*?\?>|<!(ENTITY|NOTATION|ELEMENT|ATTLIST)\s+((?:"[^"]*"|'[^']*'|[^"'<>])*)>/g
const QUOTED = /"([^"]*)"|'([^']*)'/g

/**
 * The document type declaration of a 公文: the name of its DTD, and the attachments as unparsed entities. Nothing that it names is ever
 * opened, and no entity is ever put in the place of its reference; what it says itself is told.
 */
export function tellDoctype(reading: Reading, declaration: string): void {
  const open = declaration.indexOf('[')
  const subset = open < 0 ? '' : declaration.slice(open + 1, declaration.lastIndexOf(']'))
  const outside = open < 0 ? declaration : declaration.slice(0, open)
  reading.span(outside.trim(), 'DOCTYPE', { sight: 'attribute' })
  let rest = ''
  let at = 0
  for (const found of subset.matchAll(DECLARATION)) {
    const [whole, comment, kind, body = ''] = found
    rest += subset.slice(at, found.index)
    at = found.index + whole.length
    if (comment !== undefined) reading.span(comment.trim(), 'DOCTYPE', { sight: 'markup-comment' })
    else if (kind === undefined) reading.span(whole, 'DOCTYPE', { sight: 'attribute' })
    else tellDeclaration(reading, kind, body.trim())
  }
  rest += subset.slice(at)
  if (rest.trim() === '') return
  reading.span(rest.trim(), 'DOCTYPE', { sight: 'attribute' })
  reading.fault('PART_NOT_UNDERSTOOD', { what: 'DOCTYPE' })
}

function tellDeclaration(reading: Reading, kind: string, body: string): void {
  const name = /^(?:%\s*)?[^\s"']+/.exec(body)?.[0] ?? ''
  const address = `DOCTYPE/${name}`
  if (kind === 'NOTATION') {
    // Declared empty in real files; a name in it would be the writer's.
    const words = [...body.matchAll(QUOTED)].map(([, a, b]) => a ?? b ?? '').join(' ')
    return reading.span(words.trim(), address, { sight: 'attribute' })
  }
  if (kind !== 'ENTITY') {
    reading.span(body, address, { sight: 'attribute' })
    // Declared defaults would stand in the document without being written in it.
    if (kind === 'ATTLIST') reading.fault('PART_NOT_UNDERSTOOD', { what: 'ATTLIST' })
    return
  }
  for (const [, a, b] of body.matchAll(QUOTED))
    reading.span(a ?? b ?? '', address, { sight: 'attribute', heading: '附件' })
  const external = /\b(SYSTEM|PUBLIC)\b/.test(body.slice(name.length)) && !/\sNDATA\s/.test(body)
  if (name.startsWith('%') || external) reading.fault('XML_DOCTYPE')
}
