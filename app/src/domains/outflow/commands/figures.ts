import { personTables, type Report } from '@subrosa/inspect'

/** The figures of a report that the list of files and the ledger tell. */
export interface Figures {
  readonly kind: string
  readonly verdict: string
  readonly findings: number
  readonly hidden: number
  readonly persons: number
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

export function figuresOf({ kind, verdict, findings, findingTotals, hiddenTotals }: Report): Figures {
  return {
    kind,
    verdict,
    findings: sum(Object.values(findingTotals)),
    hidden: sum(Object.values(hiddenTotals).map((tally) => tally.items)),
    persons: sum(personTables(findings).map((table) => table.persons)),
  }
}
