import type { Reading } from '../../words/reader.ts'

/** Shorter runs are chance. */
const SHORTEST = 4
/** Chinese words may be shorter; in bytes read as Big5 or UTF-8 they are the only sign that it is. */
const CHINESE = /[\u4e00-\u9fff]{2}/

const isNarrow = (unit: number): boolean => unit >= 0x20 && unit <= 0x7e
const isWide = (unit: number): boolean =>
  isNarrow(unit) ||
  (unit >= 0x3000 && unit <= 0x9fff) ||
  (unit >= 0xf900 && unit <= 0xfaff) ||
  (unit >= 0xff01 && unit <= 0xff5e)

/** Settings in a binary form of the system's own (DEVMODE): names and paths stand in it as UTF-16, ASCII, Big5 or UTF-8. */
export async function readStrings(reading: Reading): Promise<void> {
  reading.span(stringsIn(await reading.source.bytes()), '')
}

/** The runs of characters in binary bytes, a line each, whichever of the four encodings they are in. */
export function stringsIn(content: Uint8Array): string {
  const bytes = Buffer.from(content)
  const found = new Set<string>()
  const take = (text: string, fits: (unit: number) => boolean, wanted: (run: string) => boolean): void => {
    for (const run of runsOf(text, fits)) if (wanted(run)) found.add(run.trim())
  }
  const long = (run: string): boolean => run.length >= SHORTEST
  for (const text of [bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')])
    take(text, isWide, (run) => long(run) && !isPairs(run))
  take(bytes.toString('latin1'), isNarrow, long)
  for (const encoding of ['big5', 'utf-8'])
    take(new TextDecoder(encoding).decode(bytes), isWide, (run) => CHINESE.test(run))
  return [...found].filter((run) => long(run) || CHINESE.test(run)).join('\n')
}

/** Walked through and not matched: a run of some millions of characters overflows the stack of a regular expression. */
function* runsOf(text: string, fits: (unit: number) => boolean): Generator<string> {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && fits(text.charCodeAt(at))) continue
    if (at > start) yield text.slice(start, at)
    start = at + 1
  }
}

/** Two ASCII letters side by side read as one Chinese character: a run without any other Chinese is told as ASCII instead. */
function isPairs(run: string): boolean {
  let pairs = false
  for (let at = 0; at < run.length; at++) {
    const unit = run.charCodeAt(at)
    if (unit <= 0xff) continue
    if (!isNarrow(unit & 0xff) || !isNarrow(unit >> 8)) return false
    pairs = true
  }
  return pairs
}
