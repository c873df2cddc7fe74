export type Token =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'star' }
  | { readonly type: 'word'; readonly name: string; readonly value: number | null }
  /** A byte of text, written as `\'xx` or as itself. */
  | { readonly type: 'byte'; readonly byte: number }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'binary'; readonly bytes: string }

const WORD = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y
const TEXT = /[^\\{}\r\n\u0080-\u00ff]+/y
const SYMBOLS: Readonly<Record<string, string>> = { '~': '\u00a0', _: '\u2011', '-': '\u00ad' }

/** The tokens of an RTF file (one character a byte). Nothing is an error: what is no control word is text. */
export function* tokensOf(rtf: string): Generator<Token> {
  let at = 0
  while (at < rtf.length) {
    const char = rtf[at] ?? ''
    if (char === '{' || char === '}') {
      at += 1
      yield char === '{' ? { type: 'open' } : { type: 'close' }
    } else if (char === '\r' || char === '\n') at += 1
    else if (char === '\\') {
      const [token, next] = control(rtf, at + 1)
      at = next
      if (token !== null) yield token
    } else if (char >= '\u0080') {
      at += 1
      yield { type: 'byte', byte: char.charCodeAt(0) }
    } else {
      TEXT.lastIndex = at
      const text = TEXT.exec(rtf)?.[0] ?? char
      at += text.length
      yield { type: 'text', text }
    }
  }
}

function control(rtf: string, at: number): readonly [Token | null, number] {
  const char = rtf[at] ?? ''
  if (char === "'") {
    const digits = rtf.slice(at + 1, at + 3)
    if (/^[0-9a-fA-F]{2}$/.test(digits)) return [{ type: 'byte', byte: Number.parseInt(digits, 16) }, at + 3]
    return [{ type: 'text', text: "'" }, at + 1]
  }
  if (char === '*') return [{ type: 'star' }, at + 1]
  WORD.lastIndex = at
  const found = WORD.exec(rtf)
  if (found !== null) {
    const [whole, name = '', digits] = found
    const value = digits === undefined ? null : Number(digits)
    if (name !== 'bin') return [{ type: 'word', name, value }, at + whole.length]
    const from = at + whole.length
    const to = Math.min(rtf.length, from + Math.max(0, value ?? 0))
    return [{ type: 'binary', bytes: rtf.slice(from, to) }, to]
  }
  if (char === '\r' || char === '\n') return [{ type: 'word', name: 'par', value: null }, at + 1]
  const text = SYMBOLS[char] ?? (/[\\{}]/.test(char) ? char : '')
  return [text === '' ? null : { type: 'text', text }, at + 1]
}
