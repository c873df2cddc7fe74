import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** Nesting beyond this is refused: stored acts are shallow, and a bomb must not exhaust the stack. */
export const MAX_DEPTH = 32

/**
 * The one spelling of a JSON value (RFC 8785): no spaces, keys in UTF-16 order, ECMAScript numbers, shortest
 * escapes. Refuses what JSON cannot hold exactly: undefined, NaN, infinities, lone surrogates, class instances.
 */
export function canonicalJson(value: JsonValue): Outcome<string> {
  const text = canonical(value, 0)
  return text === undefined ? fault('JSON_NOT_CANONICAL', 'the value has no canonical JSON form') : ok(text)
}

/** As {@link canonicalJson}, but undefined for a value that has no such form; for inner loops. */
export function canonical(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return canonicalString(value)
    case 'number':
      return Number.isFinite(value) ? String(value) : undefined
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth >= MAX_DEPTH) return undefined
      return Array.isArray(value) ? canonicalArray(value, depth + 1) : canonicalObject(value, depth + 1)
    default:
      return undefined
  }
}

function canonicalString(text: string): string | undefined {
  const quoted = JSON.stringify(text)
  // JSON.stringify writes a lone surrogate as \udXXX, and nothing else that way but a backslash before "ud".
  if (quoted.includes('\\ud') && /\p{Surrogate}/u.test(text)) return undefined
  return quoted
}

function canonicalArray(items: readonly unknown[], depth: number): string | undefined {
  let text = '['
  for (let i = 0; i < items.length; i += 1) {
    const item = canonical(items[i], depth)
    if (item === undefined) return undefined
    text += i === 0 ? item : `,${item}`
  }
  return `${text}]`
}

function canonicalObject(object: object, depth: number): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) return undefined
  let text = '{'
  for (const [key, value] of Object.entries(object).sort(byKey)) {
    const name = canonicalString(key)
    const item = canonical(value, depth)
    if (name === undefined || item === undefined) return undefined
    text += text === '{' ? `${name}:${item}` : `,${name}:${item}`
  }
  return `${text}}`
}

/** UTF-16 code unit order, as RFC 8785 §3.2.3 demands and as `<` compares strings. */
function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
