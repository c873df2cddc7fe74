import type { Ending, Entry, Head, Language } from '../words.ts'

/** A scan that is over, as a report is written from it. */
export interface Finished {
  readonly head: Head
  readonly ending: Ending
  /** In the order of paths; may be gone through more than once. */
  entries(): AsyncIterable<Entry>
  readonly language: Language
}

/** A report as a whole. */
export type Format = (finished: Finished) => AsyncIterable<string>

/** A report that is told while the scan goes on. */
export interface LiveFormat {
  begin(head: Head): string
  entry(entry: Entry): string
  end(ending: Ending): string
}
