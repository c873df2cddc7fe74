import { detectorName, hiddenName } from '../names.ts'
import type { Finished, LiveFormat } from './format.ts'

/** One document, written piece by piece: what it tells of a file may be large, and there may be thousands. */
export async function* json({ head, ending, entries }: Finished): AsyncIterable<string> {
  yield `${JSON.stringify({ subrosaScan: 1, ...head, ...ending, titles: titlesOf(ending.totals) }).slice(0, -1)},"files":[`
  yield* listed('file')
  yield '\n],"passed":['
  yield* listed('passed')
  yield '\n]}\n'

  async function* listed(type: 'file' | 'passed'): AsyncIterable<string> {
    let first = true
    for await (const entry of entries()) {
      if (entry.type !== type) continue
      yield `${first ? '' : ','}\n${JSON.stringify(entry)}`
      first = false
    }
  }
}

/** What the codes in the report mean, in both languages. */
function titlesOf({ findings, hidden }: Finished['ending']['totals']): Record<string, unknown> {
  const both = (name: (code: string, language: 'zh' | 'en') => string) => (code: string) =>
    [code, { zh: name(code, 'zh'), en: name(code, 'en') }] as const
  return Object.fromEntries([
    ...Object.keys(findings).map(both(detectorName)),
    ...Object.keys(hidden).map(both(hiddenName)),
  ])
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`

/** One JSON value a line, each as soon as it is known: `begin`, `file` and `passed` in any order, `end`. */
export const ndjson: LiveFormat = {
  begin: (head) => line({ type: 'begin', subrosaScan: 1, ...head }),
  entry: line,
  end: (ending) => line({ type: 'end', ...ending }),
}
