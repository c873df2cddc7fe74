export interface XmlToken {
  readonly kind: 'text' | 'cdata' | 'tag' | 'comment' | 'instruction' | 'doctype'
  readonly start: number
  readonly end: number
}

const SUBSET = /\[(?:[^\]"'<]|"[^"]*"|'[^']*'|<!--[^]*?-->|<\?[^]*?\?>|<[^!?]|<!(?!--))*\]/y

/** The pieces of an XML text in order; every character is in exactly one. What is cut off at the end is a piece like any other. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (let at = 0; at < xml.length;) {
    const [kind, end] = tokenAt(xml, at)
    yield { kind, start: at, end }
    at = end
  }
}

function tokenAt(xml: string, at: number): readonly [XmlToken['kind'], number] {
  const past = (mark: string, from: number): number => {
    const found = xml.indexOf(mark, from)
    return found < 0 ? xml.length : found + mark.length
  }
  if (xml[at] !== '<') {
    const next = xml.indexOf('<', at)
    return ['text', next < 0 ? xml.length : next]
  }
  if (xml.startsWith('<!--', at)) return ['comment', past('-->', at + 4)]
  if (xml.startsWith('<![CDATA[', at)) return ['cdata', past(']]>', at + 9)]
  if (xml.startsWith('<?', at)) return ['instruction', past('?>', at + 2)]
  if (xml.startsWith('<!', at)) return ['doctype', doctypeEnd(xml, at)]
  return ['tag', tagEnd(xml, at)]
}

function doctypeEnd(xml: string, at: number): number {
  for (let i = at; i < xml.length; i++) {
    const char = xml[i]
    if (char === '>') return i + 1
    if (char === '"' || char === "'") i = closing(xml, char, i)
    else if (char === '[') {
      SUBSET.lastIndex = i
      i += Math.max(0, (SUBSET.exec(xml)?.[0].length ?? 1) - 1)
    }
  }
  return xml.length
}

/** Angle brackets may stand in the quotes of an attribute. */
function tagEnd(xml: string, at: number): number {
  for (let i = at + 1; i < xml.length; i++) {
    const char = xml[i]
    if (char === '>') return i + 1
    if (char === '"' || char === "'") i = closing(xml, char, i)
  }
  return xml.length
}

const closing = (xml: string, quote: string, at: number): number => {
  const found = xml.indexOf(quote, at + 1)
  return found < 0 ? xml.length : found
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
