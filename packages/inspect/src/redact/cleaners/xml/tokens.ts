export interface XmlToken {
  readonly kind: 'text' | 'cdata' | 'tag' | 'comment' | 'instruction' | 'doctype'
  readonly start: number
  readonly end: number
}

/** The pieces of an XML text in order; every character is in exactly one. What is cut off at the end is a piece like any other. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (let at = 0; at < xml.length;) {
    const [kind, end] = tokenAt(xml, at)
    yield { kind, start: at, end }
    at = end
  }
}

function tokenAt(xml: string, at: number): readonly [XmlToken['kind'], number] {
  if (xml[at] !== '<') {
    const next = xml.indexOf('<', at)
    return ['text', next < 0 ? xml.length : next]
  }
  if (xml.startsWith('<!--', at)) return ['comment', past(xml, '-->', at + 4)]
  if (xml.startsWith('<![CDATA[', at)) return ['cdata', past(xml, ']]>', at + 9)]
  if (xml.startsWith('<?', at)) return ['instruction', past(xml, '?>', at + 2)]
  if (xml.startsWith('<!', at)) return ['doctype', doctypeEnd(xml, at)]
  return ['tag', tagEnd(xml, at)]
}

/** Behind a mark, or at the end where there is none. */
function past(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  return found < 0 ? xml.length : found + mark.length
}

/** The angle bracket that closes a declaration: not one of its internal subset, of a comment in it or of a quoted word. */
function doctypeEnd(xml: string, at: number): number {
  let subset = false
  for (let i = at + 2; i < xml.length; i++) {
    const char = xml[i]
    if (char === '"' || char === "'") i = past(xml, char, i + 1) - 1
    else if (char === '[') subset = true
    else if (char === ']') subset = false
    else if (subset && char === '<' && xml.startsWith('<!--', i)) i = past(xml, '-->', i + 4) - 1
    else if (subset && char === '<' && xml[i + 1] === '?') i = past(xml, '?>', i + 2) - 1
    else if (char === '>' && !subset) return i + 1
  }
  return xml.length
}

/** Angle brackets may stand in the quotes of an attribute. */
function tagEnd(xml: string, at: number): number {
  for (let i = at + 1; i < xml.length; i++) {
    const char = xml[i]
    if (char === '>') return i + 1
    if (char === '"' || char === "'") i = past(xml, char, i + 1) - 1
  }
  return xml.length
}

export interface XmlAttribute {
  readonly name: string
  /** Of the value within its quotes. */
  readonly start: number
  readonly end: number
}

export function* attributesOf(xml: string, { start, end }: XmlToken): Generator<XmlAttribute> {
  const tag = xml.slice(start, end)
  for (const found of tag.matchAll(/([^\s"'=<>/]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    const [whole, name = '', quoted = ''] = found
    const from = start + found.index + whole.length - quoted.length + 1
    yield { name, start: from, end: from + quoted.length - 2 }
  }
}
