import { covered } from '../../rules/covered.ts'
import { ownFault, runsAsFormula, type ImportFault } from '../../rules/import-faults.ts'
import { systemKey } from '../../rules/system-words.ts'
import { halfWidth, tidyCode, type BookRow, type LogRow } from '../../rules/tabular.ts'
import { record } from '../../store/line-files.ts'
import type { Staging } from '../../store/staging.ts'
import { noCaseReasons, purposes, type SequencePolicy } from '../../words.ts'

/** Takes the rows of one file in; what it objects to goes to `fault`. */
export interface Intake<R> {
  row(line: number, row: R, formula: readonly string[]): void
}
type Report = (fault: ImportFault) => void

const LOOKUPS = { Q: 'query', P: 'print', E: 'export' } as const
const DAY = 86_400

function formulas(line: number, row: object, formula: readonly string[], fault: Report): boolean {
  const cells = new Map<string, unknown>(Object.entries(row))
  const running = formula.filter((field) => {
    const cell = cells.get(field)
    return typeof cell === 'string' && runsAsFormula(cell)
  })
  for (const field of running) fault(ownFault('FORMULA_CELL', line, field, String(cells.get(field))))
  return running.length > 0
}

/** A free text of the source may name the target in clear; there it is replaced. */
const without = (text: string | null, target: string): string | null =>
  text === null
    ? null
    : halfWidth(text).toUpperCase().includes(target)
      ? '（略）'
      : covered(text).slice(0, 200)

export function logIntake(
  staging: Staging,
  policy: SequencePolicy,
  now: number,
  fault: Report,
): Intake<LogRow> {
  return {
    row(line, row, formula) {
      if (formula.length > 0 && formulas(line, row, formula, fault)) return
      if (row.seq === null && policy !== 'none') return fault(ownFault('SEQ_MISSING', line, 'seq'))
      if (row.at > now + DAY) return fault(ownFault('IN_FUTURE', line, 'time'))
      staging.add(
        record([
          line,
          policy === 'none' ? null : row.seq,
          row.at,
          row.account,
          LOOKUPS[row.act],
          row.terminal,
          row.session,
          without(row.purpose, row.target),
          row.caseNo,
          row.rows,
          row.logoutAt,
        ]),
        row.keyKind,
        row.target,
      )
    },
  }
}

/** Words of a closed list by any of its names; an unknown word stays as it was written. */
function coded(
  list: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
): (word: string | null) => string | null {
  const words = new Map(
    Object.entries(list).flatMap(([id, { zh, en }]) =>
      [id, zh, en].map((word) => [systemKey(word), id] as const),
    ),
  )
  return (word) => (word === null ? null : (words.get(systemKey(word)) ?? covered(word).slice(0, 60)))
}
const purposeOf = coded(purposes)
const noCaseOf = coded(noCaseReasons)

export function bookIntake(
  staging: Staging,
  systems: ReadonlyMap<string, string>,
  most: number,
  now: number,
  fault: Report,
): Intake<BookRow> {
  // A book says the same few words ten thousand times.
  const read = new Map<string, readonly string[] | null>()
  const systemsOf = (text: string): readonly string[] | null => {
    const before = read.get(text)
    if (before !== undefined) return before
    const named = text
      .split(/[、,，;；/+＋]/)
      .map(tidyCode)
      .filter((word) => word !== '')
    const known = [...new Set(named.map((word) => systems.get(systemKey(word))))]
    const ids = known.flatMap((id) => id ?? [])
    const found = ids.length === 0 || ids.length < known.length ? null : ids
    if (read.size < 10_000) read.set(text, found)
    return found
  }
  return {
    row(line, row, formula) {
      if (formula.length > 0 && formulas(line, row, formula, fault)) return
      if (row.at > now + DAY) return fault(ownFault('IN_FUTURE', line, 'time'))
      const known = systemsOf(row.system)
      if (known === null) return fault(ownFault('SYSTEM_UNKNOWN', line, 'system', row.system))
      if (known.length > most) return fault(ownFault('TOO_MANY_SYSTEMS', line, 'system', '', { most }))
      const reason = row.caseNo === null ? noCaseOf(row.noCaseReason) : null
      staging.add(
        record([
          line,
          row.entryNo,
          row.at,
          row.account,
          row.requester,
          known.join(','),
          purposeOf(row.purposeCode),
          row.caseNo,
          reason,
          row.printed ?? false,
          row.documentNo,
        ]),
        row.keyKind,
        row.target,
      )
    },
  }
}
