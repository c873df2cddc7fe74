import type { Reading } from '../../words/reader.ts'
import type { Header } from './header.ts'
import { parametersOf } from './parameters.ts'

/** What mail programs show above a message. */
const SHOWN = new Set(['from', 'to', 'cc', 'subject', 'date'])
/** The skeleton of the message; its parameters are told where they are not the usual ones. */
const STRUCTURE = new Set([
  'content-type',
  'content-disposition',
  'content-transfer-encoding',
  'mime-version',
])
const USUAL =
  /^(charset|boundary|name|filename|format|delsp|type|start|size|creation-date|modification-date|read-date|reply-type|method|protocol|micalg|report-type|smime-type|component)$/
/** Longest single header that is told in one piece. */
const LONG = 256 * 1024

/** All headers of a message or part: those that are shown, and those that travel with it. */
export function tellHeaders(reading: Reading, headers: readonly Header[], address: string): void {
  let bad = 0
  for (const { name, raw, text, bad: here } of headers) {
    bad += here
    const key = name.toLowerCase()
    if (STRUCTURE.has(key) && isUsual(raw)) continue
    const sight = SHOWN.has(key) && address === '' ? 'visible' : 'mail-header'
    for (let at = 0; at < text.length; at += LONG)
      reading.span(text.slice(at, at + LONG), `${address}${name}`, { sight, heading: name })
  }
  if (bad > 0) reading.fault('BYTES_OUTSIDE_ENCODING', { encoding: 'header', line: 1, count: bad })
}

function isUsual(raw: string): boolean {
  const { value, named } = parametersOf(raw)
  return /^[a-z0-9.+/-]*$/.test(value) && [...named.keys()].every((name) => USUAL.test(name))
}
