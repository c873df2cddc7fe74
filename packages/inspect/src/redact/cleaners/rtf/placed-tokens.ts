/** A token of an RTF file and where it is written. */
export type PlacedToken = { readonly from: number; readonly to: number } & (
  | { readonly type: 'open' | 'close' | 'star' | 'nothing' }
  | { readonly type: 'word'; readonly name: string; readonly value: number | null }
  | { readonly type: 'byte'; readonly byte: number }
  /** `sign`: written otherwise than it reads. */
  | { readonly type: 'text'; readonly text: string; readonly sign: boolean }
  | { readonly type: 'binary'; readonly bytes: string }
)

const WORD = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y
const TEXT = /[^\\{}\r\n\u0080-\u00ff]+/y
const SIGNS: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '\u2011',
  '-': '\u00ad',
  '\\': '\\',
  '{': '{',
  '}': '}',
}

/** The tokens of an RTF file (one character a byte) with their places; every character is in exactly one. */
export function* placedTokens(rtf: string): Generator<PlacedToken> {
  for (let at = 0; at < rtf.length;) {
    const token = tokenAt(rtf, at)
    yield token
    at = token.to
  }
}

function tokenAt(rtf: string, from: number): PlacedToken {
  const char = rtf[from] ?? ''
  if (char === '{') return { type: 'open', from, to: from + 1 }
  if (char === '}') return { type: 'close', from, to: from + 1 }
  if (char === '\r' || char === '\n') return { type: 'nothing', from, to: from + 1 }
  if (char === '\\') return control(rtf, from)
  if (char >= '\u0080') return { type: 'byte', byte: char.charCodeAt(0), from, to: from + 1 }
  TEXT.lastIndex = from
  const text = TEXT.exec(rtf)?.[0] ?? char
  return { type: 'text', text, sign: false, from, to: from + text.length }
}

function control(rtf: string, from: number): PlacedToken {
  const at = from + 1
  const char = rtf[at] ?? ''
  if (char === "'") {
    const digits = rtf.slice(at + 1, at + 3)
    return /^[0-9a-fA-F]{2}$/.test(digits)
      ? { type: 'byte', byte: Number.parseInt(digits, 16), from, to: at + 3 }
      : { type: 'text', text: "'", sign: true, from, to: at + 1 }
  }
  if (char === '*') return { type: 'star', from, to: at + 1 }
  WORD.lastIndex = at
  const found = WORD.exec(rtf)
  if (found !== null) {
    const [whole, name = '', digits] = found
    const value = digits === undefined ? null : Number(digits)
    const to = at + whole.length
    if (name !== 'bin') return { type: 'word', name, value, from, to }
    const end = Math.min(rtf.length, to + Math.max(0, value ?? 0))
    return { type: 'binary', bytes: rtf.slice(to, end), from, to: end }
  }
  if (char === '\r' || char === '\n') return { type: 'word', name: 'par', value: null, from, to: at + 1 }
  const text = SIGNS[char]
  const to = Math.min(rtf.length, at + 1)
  return text === undefined ? { type: 'nothing', from, to } : { type: 'text', text, sign: true, from, to }
}
