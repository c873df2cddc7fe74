/** Values of the PDF syntax, as far as somebody needs them: what carries text, and what leads to it. */
export type Value =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'string'; readonly bytes: Uint8Array }
  | { readonly is: 'array'; readonly items: readonly Value[] }
  | { readonly is: 'dict'; readonly entries: Dict }
  | { readonly is: 'ref'; readonly to: number }
  /** `true`, `false`, `null`; in a content stream an operator as well. */
  | { readonly is: 'other'; readonly word: string }
export type Dict = ReadonlyMap<string, Value>

/** The bytes are not the syntax; the object is damaged. */
export class BadSyntax extends Error {}

const MAX_NESTING = 100
const SPACE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITERS = new Set(Array.from('()<>[]{}/%', (char) => char.charCodeAt(0)))
const isRegular = (byte: number | undefined): byte is number =>
  byte !== undefined && !SPACE.has(byte) && !DELIMITERS.has(byte)
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** Reads one value after the other from bytes. */
export class Lexer {
  at: number
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  value(depth = 0): Value {
    if (depth > MAX_NESTING) throw new BadSyntax()
    this.#skip()
    const byte = this.#bytes[this.at]
    if (byte === 0x2f) return { is: 'name', name: this.#name() }
    if (byte === 0x28) return { is: 'string', bytes: this.#literal() }
    if (byte === 0x5b) return this.#array(depth)
    if (byte === 0x3c)
      return this.#bytes[this.at + 1] === 0x3c ? this.#dict(depth) : { is: 'string', bytes: this.#hex() }
    return this.#numberOrWord()
  }

  /** The next regular characters as a word, e.g. `stream`; empty at a delimiter. */
  word(): string {
    this.#skip()
    const from = this.at
    while (isRegular(this.#bytes[this.at])) this.at += 1
    return latin(this.#bytes.subarray(from, this.at))
  }

  #skip(): void {
    for (;;) {
      const byte = this.#bytes[this.at]
      if (byte === undefined) return
      if (byte === 0x25) {
        while (this.at < this.#bytes.length && this.#bytes[this.at] !== 10 && this.#bytes[this.at] !== 13)
          this.at += 1
      } else if (SPACE.has(byte)) this.at += 1
      else return
    }
  }

  #name(): string {
    this.at += 1
    return this.here().replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  }

  /** As `word`, but right here: `/ Name` is an empty name. */
  here(): string {
    const from = this.at
    while (isRegular(this.#bytes[this.at])) this.at += 1
    return latin(this.#bytes.subarray(from, this.at))
  }

  #array(depth: number): Value {
    this.at += 1
    const items: Value[] = []
    for (;;) {
      this.#skip()
      if (this.#bytes[this.at] === 0x5d) break
      items.push(this.value(depth + 1))
    }
    this.at += 1
    return { is: 'array', items }
  }

  #dict(depth: number): Value {
    this.at += 2
    const entries = new Map<string, Value>()
    for (;;) {
      this.#skip()
      if (this.#bytes[this.at] === 0x3e && this.#bytes[this.at + 1] === 0x3e) break
      if (this.#bytes[this.at] !== 0x2f) throw new BadSyntax()
      const key = this.#name()
      entries.set(key, this.value(depth + 1))
    }
    this.at += 2
    return { is: 'dict', entries }
  }

  #numberOrWord(): Value {
    const word = this.word()
    if (word === '') throw new BadSyntax()
    if (!/^[-+]?[\d.]+$/.test(word)) return { is: 'other', word }
    const after = this.at
    if (/^\d+$/.test(word) && /^\d+$/.test(this.word()) && this.word() === 'R')
      return { is: 'ref', to: Number(word) }
    this.at = after
    return { is: 'number', value: Number(word) }
  }

  #hex(): Uint8Array {
    const end = this.#bytes.indexOf(0x3e, this.at)
    if (end < 0) throw new BadSyntax()
    const digits = latin(this.#bytes.subarray(this.at + 1, end)).replace(/[^0-9a-f]/gi, '')
    this.at = end + 1
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
  }

  #literal(): Uint8Array {
    const out: number[] = []
    let open = 1
    for (this.at += 1; ; this.at += 1) {
      const byte = this.#bytes[this.at]
      if (byte === undefined) throw new BadSyntax()
      if (byte === 0x5c) {
        const escaped = this.#escape()
        if (escaped !== null) out.push(escaped)
        continue
      }
      if (byte === 0x28) open += 1
      if (byte === 0x29 && --open === 0) break
      out.push(byte)
    }
    this.at += 1
    return Uint8Array.from(out)
  }

  #escape(): number | null {
    this.at += 1
    const char = String.fromCharCode(this.#bytes[this.at] ?? 0)
    if (char === '\n') return null
    if (char === '\r') {
      if (this.#bytes[this.at + 1] === 10) this.at += 1
      return null
    }
    if (!/[0-7]/.test(char)) return ESCAPES[char] ?? char.charCodeAt(0)
    const octal = /^[0-7]{1,3}/.exec(latin(this.#bytes.subarray(this.at, this.at + 3)))?.[0] ?? '0'
    this.at += octal.length - 1
    return parseInt(octal, 8) & 0xff
  }
}

export const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

export const dictOf = (value: Value | undefined): Dict | null => (value?.is === 'dict' ? value.entries : null)
export const nameOf = (value: Value | undefined): string => (value?.is === 'name' ? value.name : '')
export const numberOf = (value: Value | undefined): number | null =>
  value?.is === 'number' ? value.value : null

const PDF_DOC: Readonly<Record<number, string>> = Object.fromEntries(
  [...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((char, i) => [0x80 + i, char]),
)

/** A text string: UTF-16 or UTF-8 by their marks, else the format's own table; Big5 and plain UTF-8 as some programs write them. */
export function textOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if (bytes.some((byte) => byte > 0x7f))
    for (const encoding of ['utf-8', 'big5']) {
      try {
        const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
        if (/\p{Script=Han}/u.test(text)) return text
      } catch {
        // not of this encoding
      }
    }
  return latin(bytes).replace(/[\x80-\x9f]/g, (char) => PDF_DOC[char.charCodeAt(0)] ?? char)
}
