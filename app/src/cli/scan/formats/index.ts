import type { FormatName } from '../plan.ts'
import type { Language } from '../words.ts'
import { csv } from './csv.ts'
import type { Finished, Format, LiveFormat } from './format.ts'
import { html } from './html.ts'
import { json, ndjson } from './json.ts'
import { sarif } from './sarif.ts'
import { text } from './text.ts'

/** Formats that are told while the scan goes on, where they go to a terminal or a pipe. */
const live: Readonly<Partial<Record<FormatName, (language: Language) => LiveFormat>>> = {
  text,
  ndjson: () => ndjson,
}
const whole: Readonly<Record<Exclude<FormatName, 'text' | 'ndjson'>, Format>> = { json, sarif, csv, html }

export const liveFormat = (name: FormatName, language: Language): LiveFormat | null =>
  live[name]?.(language) ?? null

/** The report of a scan that is over. */
export async function* written(name: FormatName, finished: Finished): AsyncIterable<string> {
  if (name !== 'text' && name !== 'ndjson') {
    yield* whole[name](finished)
    return
  }
  const format = liveFormat(name, finished.language)
  if (format === null) return
  yield format.begin(finished.head)
  for await (const entry of finished.entries()) yield format.entry(entry)
  yield format.end(finished.ending)
}
