import type { Reading } from '../../words/reader.ts'

/** Runs of at least this many characters are words; shorter ones are chance. */
const SHORTEST = 4
const WIDE = /[\u0020-\u007e\u3000-\u9fff\uf900-\ufaff\uff01-\uff5e]{4,}/g
const NARROW = /[\x20-\x7e]{4,}/g

/** Settings in a binary form of the system's own (DEVMODE): names and paths stand in it as UTF-16 or ASCII. */
export async function readStrings(reading: Reading): Promise<void> {
  const bytes = Buffer.from(await reading.source.bytes())
  const found = new Set<string>()
  for (const text of [bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')])
    for (const [run] of text.matchAll(WIDE)) if (plausible(run)) found.add(run.trim())
  for (const [run] of bytes.toString('latin1').matchAll(NARROW)) found.add(run.trim())
  reading.span([...found].filter((run) => run.length >= SHORTEST).join('\n'), '')
}

/** Two ASCII letters side by side read as one Chinese character: such runs are told as ASCII instead. */
const plausible = (run: string): boolean => {
  const narrow = [...Buffer.from(run, 'utf16le')].filter((byte) => byte >= 0x20 && byte < 0x7f).length
  return /[\x20-\x7e]{4}/.test(run) || narrow < run.length
}
