import type { Reading } from '../../words/reader.ts'

/** Shorter runs are chance. */
const SHORTEST = 4
const WIDE = /[\u0020-\u007e\u3000-\u9fff\uf900-\ufaff\uff01-\uff5e]{4,}/g
const NARROW = /[\x20-\x7e]{4,}/g
const NARROW_OR_WIDE = /[\x20-\x7e\u3000-\u9fff\uff01-\uff5e]{2,}/g
/** Chinese words may be shorter; in bytes read as Big5 or UTF-8 they are the only sign that it is. */
const CHINESE = /[\u4e00-\u9fff]{2}/

/** Settings in a binary form of the system's own (DEVMODE): names and paths stand in it as UTF-16, ASCII, Big5 or UTF-8. */
export async function readStrings(reading: Reading): Promise<void> {
  reading.span(stringsIn(await reading.source.bytes()), '')
}

/** The runs of characters in binary bytes, a line each, whichever of the four encodings they are in. */
export function stringsIn(content: Uint8Array): string {
  const bytes = Buffer.from(content)
  const found = new Set<string>()
  for (const text of [bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')])
    for (const [run] of text.matchAll(WIDE)) if (plausible(run)) found.add(run.trim())
  for (const [run] of bytes.toString('latin1').matchAll(NARROW)) found.add(run.trim())
  for (const encoding of ['big5', 'utf-8'])
    for (const [run] of new TextDecoder(encoding).decode(bytes).matchAll(NARROW_OR_WIDE))
      if (CHINESE.test(run)) found.add(run.trim())
  return [...found].filter((run) => run.length >= SHORTEST || CHINESE.test(run)).join('\n')
}

/** Two ASCII letters side by side read as one Chinese character: a run without any other Chinese is told as ASCII instead. */
function plausible(run: string): boolean {
  const wide = Array.from(run).filter((char) => char > '\u00ff')
  const isPair = (char: string): boolean =>
    Buffer.from(char, 'utf16le').every((byte) => byte >= 0x20 && byte < 0x7f)
  return wide.length === 0 || !wide.every(isPair)
}
