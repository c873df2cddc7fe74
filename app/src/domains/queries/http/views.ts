import { dayOf, type Day } from '#kernel/ground'
import type { Item } from '#kernel/review'
import type { CaseRow, Party } from '../store/cases.ts'
import type { ImportRow } from '../store/imports.ts'
import type { LineRow } from '../store/lines.ts'
import type { EntryWords } from '../store/phantoms.ts'
import type { QueryReason } from '../rules/indicators/index.ts'
import type { EntryBucket } from '../words.ts'
import type { Names } from './names.ts'

/** How stored rows look in replies. Marks stay inside. */
export const reasonView = (reason: QueryReason, day: Day, names: Names) => ({
  rule: reason.rule,
  version: reason.version,
  severity: reason.severity,
  zh: reason.zh,
  en: reason.en,
  law: reason.law ?? null,
  parameters: names.cited(reason.rule, day),
  facts: { ...reason.facts },
})

/** `viewer` is told nothing of a decision about his own line: a referral must not warn him. */
export const lineView = (line: LineRow, item: Item | null, names: Names, viewer: string) => ({
  id: line.id,
  day: line.day,
  at: line.at,
  system: names.systemOf(line.system),
  seq: line.seq,
  account: line.account,
  person: names.person(line.person),
  unit: names.unit(line.unit),
  mask: line.mask,
  lookup: line.lookup,
  terminal: line.terminal,
  caseNo: line.caseNo,
  caseLevel: line.caseLevel,
  bucket: line.bucket,
  differences: [...line.differences],
  entry:
    line.entry === null
      ? null
      : {
          id: line.entry.id,
          at: line.entry.at,
          written: line.entry.written,
          mask: line.entry.mask,
          purpose: line.entry.purpose ?? '',
          caseNo: line.entry.caseNo,
          noCase: line.entry.noCase,
          late: line.entry.late,
        },
  reasons: line.reasons.map((reason) => reasonView(reason, line.day, names)),
  review:
    item === null
      ? null
      : {
          state: item.state,
          decision: line.person === viewer ? null : item.decision,
          needsReason: item.needsReason,
          needsExplanation: item.needsExplanation,
          sheet: item.sheet,
          route: item.route,
          desk: item.desk,
        },
})

export interface EntryStanding {
  readonly supersedes: string | null
  readonly supersededBy: string | null
  readonly bucket: EntryBucket | null
}
export const entryView = (entry: Omit<EntryWords, 'target'>, standing: EntryStanding, names: Names) => ({
  id: entry.id,
  no: entry.no,
  at: entry.at,
  written: entry.written,
  person: names.person(entry.person),
  unit: names.unit(entry.unit),
  systems: entry.systems.flatMap((id) => names.system(id) ?? []),
  mask: entry.mask,
  purpose: entry.purpose ?? '',
  caseNo: entry.caseNo,
  noCase: entry.noCase,
  requester: names.person(entry.requester),
  behalfDocument: entry.behalfDocument,
  printed: entry.printed,
  ...standing,
})

export const caseView = (row: CaseRow, parties: readonly Party[], names: Names) => ({
  id: row.id,
  caseNo: row.caseNo,
  title: row.title,
  unit: names.unit(row.unit),
  owners: row.owners.flatMap((owner) => names.person(owner) ?? []),
  opened: row.opened,
  closed: row.closed,
  parties: parties.map(({ keyKind, mask }) => ({ keyKind, mask })),
})

export const importView = (row: ImportRow, names: Names) => ({
  id: row.id,
  kind: row.kind,
  system: names.system(row.system),
  file: row.file,
  digest: row.digest,
  size: row.size,
  phase: row.phase,
  read: row.read,
  added: row.added,
  overlapping: row.overlapping,
  faults: row.faults,
  declared: row.declared,
  firstSeq: row.firstSeq,
  lastSeq: row.lastSeq,
  days: [...row.days],
  started: row.started,
  finished: row.finished,
  by: names.person(row.by),
  refusal: row.refusal,
  checks: row.checks.map((reason) => reasonView(reason, row.days[0] ?? dayOf(row.started), names)),
})
