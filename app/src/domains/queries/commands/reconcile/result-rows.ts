import { instant, type Day, type Instant } from '#kernel/ground'
import type { EntryFacts, QueryReason } from '../../rules/indicators/index.ts'
import type { LineRow } from '../../store/lines.ts'
import type { PhantomRow } from '../../store/phantoms.ts'
import type { SystemRow } from '../../store/systems.ts'
import type { CaseLevel, LineBucket, Lookup } from '../../words.ts'
import { differencesOf } from './match-day.ts'

/** Rows of a run's result files, as DuckDB gives them. Times are epoch seconds. */
export interface ResultLine {
  readonly [column: string]: string | number | boolean | null
  readonly id: string
  readonly t: number
  readonly system: string
  readonly seq: number | null
  readonly account: string
  readonly person: string | null
  readonly unit: string | null
  readonly target: string
  readonly mask: string
  readonly lookup: Lookup
  readonly terminal: string | null
  readonly case_no: string | null
  readonly import: string
  readonly bucket: LineBucket
  readonly differs: number
  readonly level: CaseLevel
  readonly reasons: string | null
  readonly entry: string | null
  readonly entry_t: number | null
  readonly entry_written: number | null
  readonly entry_mask: string | null
  readonly purpose: string | null
  readonly entry_case: string | null
  readonly no_case: string | null
  readonly requester: string | null
  readonly late: boolean
  readonly entry_no: string | null
  readonly entry_person: string | null
  readonly entry_unit: string | null
  readonly entry_systems: string | null
  readonly behalf_document: string | null
  readonly printed: boolean | null
}
export interface ResultEntry {
  readonly [column: string]: string | number | boolean | null
  readonly id: string
  readonly entry_no: string | null
  readonly t: number
  readonly written: number
  readonly person: string | null
  readonly unit: string | null
  readonly requester: string | null
  readonly systems: string
  readonly target: string
  readonly mask: string
  readonly purpose: string | null
  readonly case_no: string | null
  readonly no_case: string | null
  readonly printed: boolean
  readonly behalf_document: string | null
}

const at = (second: number | null): Instant => instant((second ?? 0) * 1000)

export const lineOf = (row: ResultLine, day: Day, run: string): LineRow => ({
  id: row.id,
  day,
  at: at(row.t),
  system: row.system,
  seq: row.seq,
  account: row.account,
  person: row.person,
  unit: row.unit,
  target: row.target,
  mask: row.mask,
  lookup: row.lookup,
  terminal: row.terminal,
  caseNo: row.case_no,
  import: row.import,
  bucket: row.bucket,
  caseLevel: row.level,
  differences: differencesOf(row.differs),
  entry:
    row.entry === null
      ? null
      : {
          id: row.entry,
          at: at(row.entry_t),
          written: at(row.entry_written),
          no: row.entry_no,
          person: row.entry_person,
          unit: row.entry_unit,
          systems: row.entry_systems?.split(',') ?? [],
          behalfDocument: row.behalf_document,
          printed: row.printed === true,
          mask: row.entry_mask ?? '',
          purpose: row.purpose,
          caseNo: row.entry_case,
          noCase: row.no_case,
          requester: row.requester,
          late: row.late,
        },
  // Written by this room as JSON of exactly this shape.
  reasons: row.reasons === null ? [] : (JSON.parse(row.reasons) as QueryReason[]),
  run,
})

export function phantomOf(
  row: ResultEntry,
  day: Day,
  run: string,
  systems: ReadonlyMap<string, SystemRow>,
  judge: (facts: EntryFacts) => readonly QueryReason[],
): PhantomRow {
  const named = row.systems.split(',')
  return {
    entry: row.id,
    day,
    unit: row.unit,
    words: {
      id: row.id,
      no: row.entry_no,
      at: at(row.t),
      written: at(row.written),
      person: row.person,
      unit: row.unit,
      systems: named,
      target: row.target,
      mask: row.mask,
      purpose: row.purpose,
      caseNo: row.case_no,
      noCase: row.no_case,
      requester: row.requester,
      behalfDocument: row.behalf_document,
      printed: row.printed,
    },
    reasons: judge({
      at: row.t,
      bucket: 'PHANTOM',
      mask: row.mask,
      systems: named.map((id) => systems.get(id) ?? { zh: id, en: id }),
    }),
    run,
  }
}
