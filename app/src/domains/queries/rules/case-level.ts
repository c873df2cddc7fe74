import type { CaseLevel } from '../words.ts'

/** A case as the rule sees it. Times are epoch seconds. */
export interface CaseFacts {
  readonly unit: string
  readonly owners: readonly string[]
  readonly opened: number
  readonly closed: number | null
  readonly parties: ReadonlySet<string>
}
export interface LevelNumbers {
  readonly closedGraceDays: number
  readonly openedAfterHours: number
}
export interface Bound {
  readonly level: CaseLevel
  readonly closedDays: number | null
  readonly openedAfterHours: number | null
}
const plain = (level: CaseLevel): Bound => ({ level, closedDays: null, openedAfterHours: null })
const LEVELS = ([0, 1, 2, 3, 4, 5] as const).map(plain)

/** How firmly a look-up hangs on the case it names (M12, Q05): 0 no number, 1 unknown, 2 not open then, 3 of others, 4 no party, 5 bound. */
export function caseLevel(
  look: {
    readonly at: number
    readonly person: string | null
    readonly unit: string | null
    readonly target: string
  },
  caseNo: string | null,
  found: CaseFacts | null,
  numbers: LevelNumbers,
): Bound {
  if (caseNo === null) return LEVELS[0] ?? plain(0)
  if (found === null) return LEVELS[1] ?? plain(1)
  const closed = found.closed === null ? 0 : look.at - found.closed
  if (closed > numbers.closedGraceDays * 86_400)
    return { level: 2, closedDays: Math.floor(closed / 86_400), openedAfterHours: null }
  const early = found.opened - look.at
  if (early > numbers.openedAfterHours * 3600)
    return { level: 2, closedDays: null, openedAfterHours: Math.floor(early / 3600) }
  const own =
    (look.person !== null && found.owners.includes(look.person)) ||
    (look.unit !== null && found.unit === look.unit)
  return LEVELS[!own ? 3 : found.parties.has(look.target) ? 5 : 4] ?? plain(3)
}
