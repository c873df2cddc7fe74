import { decodeText, latin1 } from './charset.ts'
import { decodeWords } from './header.ts'

export interface Parameters {
  /** `text/plain`, `attachment`: lower case. */
  readonly value: string
  readonly named: ReadonlyMap<string, string>
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*("(?:\\[^]|[^"\\])*"?|[^;]*)/g

/** A structured header with its parameters: quoted, in pieces and with charsets (RFC 2231), or in words (RFC 2047) as most mailers write. */
export function parametersOf(raw: string): Parameters {
  const simple = new Map<string, string>()
  const pieces = new Map<string, { index: number; encoded: boolean; value: string }[]>()
  for (const [, name = '', written = ''] of raw.matchAll(PARAMETER)) {
    const value = unquoted(written.trim())
    const key = name.toLowerCase()
    const [base = '', second, third] = key.split('*')
    if (second === undefined) simple.set(key, simple.get(key) ?? decodeWords(value).text)
    else {
      const encoded = key.endsWith('*')
      const index = second === '' ? 0 : Number(second)
      const one = { index: Number.isInteger(index) ? index : 0, encoded: encoded || third === '', value }
      const list = pieces.get(base)
      if (list === undefined) pieces.set(base, [one])
      else list.push(one)
    }
  }
  for (const [name, list] of pieces) simple.set(name, joined(list))
  return { value: (raw.split(';')[0] ?? '').trim().toLowerCase(), named: simple }
}

function joined(list: readonly { index: number; encoded: boolean; value: string }[]): string {
  let charset = ''
  const bytes = list
    .toSorted((a, b) => a.index - b.index)
    .map(({ encoded, value }, i) => {
      if (!encoded) return latin1(value)
      const marked = i === 0 ? /^([^']*)'[^']*'([^]*)$/.exec(value) : null
      if (marked !== null) charset = marked[1] ?? ''
      return unescaped(marked?.[2] ?? value)
    })
  return decodeText(Buffer.concat(bytes), charset).text
}

const unescaped = (value: string): Uint8Array =>
  latin1(
    value.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )

const unquoted = (value: string): string =>
  value.startsWith('"') ? value.replace(/^"|"$/g, '').replace(/\\([^])/g, '$1') : value
