import type { LawOnDay } from '#kernel/law'
import { caseLevel } from '../../rules/case-level.ts'
import { judges, type LineFacts, type QueryReason } from '../../rules/indicators/index.ts'
import { noCases } from '../../store/day-columns.ts'
import type { DuckSession } from '../../store/duck.ts'
import type { DayTables } from '../../store/day-tables.ts'
import type { SystemRow } from '../../store/systems.ts'
import { differencesOf, type Matched } from './match-day.ts'
import type { Surroundings } from './surroundings.ts'

export interface Judged {
  /** Case level of each look-up, by number. */
  readonly levels: Uint8Array
  /** Only of those that have any. */
  readonly reasons: ReadonlyMap<number, readonly QueryReason[]>
}
export interface JudgeInput {
  readonly tables: DayTables
  readonly matched: Matched
  readonly systems: readonly SystemRow[]
  readonly around: Surroundings
  readonly law: LawOnDay
  /** Typed entries written after this (epoch seconds) came late; null: nothing was reconciled before. */
  readonly lateAfter: number | null
}

/**
 * Asks the indicators about every look-up. The facts are plain numbers, so that a line costs little; what a sentence needs beyond
 * (mask, account) is fetched for the lines that are hit, which are then asked once more.
 */
export async function judgeDay(session: DuckSession, input: JudgeInput): Promise<Judged> {
  const levels = new Uint8Array(input.tables.looks.row.length)
  const judge = judges(input.law).line
  const hits = new Map<number, LineFacts>()
  await eachFacts(session, input, levels, (n, facts) => {
    if (judge(facts).length > 0)
      hits.set(n, { ...facts, entry: facts.entry === null ? null : { ...facts.entry } })
  })
  const reasons = new Map<number, readonly QueryReason[]>()
  if (hits.size === 0) return { levels, reasons }
  const { row: rowOf } = input.tables.looks
  const numberOf = new Map([...hits.keys()].map((n) => [rowOf[n] ?? -1, n]))
  const rows = await session.rows<{ row: number; mask: string; account: string }>(
    `select cast(rowid as integer) as row, mask, account from raw_l where rowid in (${[...numberOf.keys()].join(',')})`,
  )
  for (const { row, mask, account } of rows) {
    const n = numberOf.get(row) ?? -1
    const facts = hits.get(n)
    if (facts !== undefined) reasons.set(n, judge({ ...facts, mask, account }))
  }
  return { levels, reasons }
}

type Loose<T> = { -readonly [K in keyof T]: T[K] }
const NOWHERE = { zh: '', en: '' }
const NO_DUTIES: LineFacts['duties'] = []
const NO_LEAVE: LineFacts['leave'] = []

async function eachFacts(
  session: DuckSession,
  input: JudgeInput,
  levels: Uint8Array,
  take: (n: number, facts: LineFacts) => void,
): Promise<void> {
  const { tables, matched, around, law } = input
  const { base, persons, cases, terminals, looks, entries } = tables
  const numbers = {
    closedGraceDays: law.value('query.case.closedGraceDays'),
    openedAfterHours: law.value('query.case.openedAfterHours'),
  }
  const parties = await partiesOfDay(session, tables, around)
  const names = input.systems.map(({ zh, en }) => ({ zh, en }))
  // One object for all lines: a million of them would keep the collector busier than the rules.
  const facts: Loose<LineFacts> = {
    at: 0,
    system: NOWHERE,
    mask: '',
    account: '',
    accountKnown: true,
    terminal: null,
    bucket: 'MATCHED',
    differences: [],
    edits: 0,
    entry: null,
    caseNo: null,
    caseLevel: 0,
    closedDays: null,
    openedAfterHours: null,
    rosterOf: 'none',
    duties: NO_DUTIES,
    mobile: around.mobile,
    leave: NO_LEAVE,
    left: null,
  }
  const entry: Loose<NonNullable<LineFacts['entry']>> = { at: 0, written: 0, late: false, noCase: null }
  for (let n = 0; n < looks.row.length; n++) {
    const at = base + (looks.at[n] ?? 0)
    const person = persons[looks.person[n] ?? -1] ?? null
    const unit = person === null ? null : (around.unitOf.get(person) ?? null)
    const e = matched.entryOf[n] ?? -1
    const ownCase = looks.case[n] ?? -1
    const c = ownCase >= 0 ? ownCase : e >= 0 ? (entries.case[e] ?? -1) : -1
    const caseNo = cases[c] ?? null
    const found = caseNo === null ? null : (around.cases.get(caseNo) ?? null)
    const bound = caseLevel({ at, person, unit, target: '' }, caseNo, found, numbers)
    // Being a party was settled by DuckDB on the marks; the level below 4 does not ask for it.
    const level =
      bound.level === 4 && parties.has((looks.target[n] ?? -1) * cases.length + c) ? 5 : bound.level
    levels[n] = level
    const bits = matched.differs[n] ?? 0
    const hasEntry = e >= 0
    if (hasEntry) {
      entry.at = base + (entries.at[e] ?? 0)
      entry.written = base + (entries.written[e] ?? 0)
      entry.late = entries.typed[e] === 1 && input.lateAfter !== null && entry.written > input.lateAfter
      entry.noCase = noCases[entries.noCase[e] ?? -1] ?? null
    }
    facts.at = at
    facts.system = names[looks.system[n] ?? -1] ?? NOWHERE
    facts.accountKnown = person !== null
    facts.terminal = terminals[looks.terminal[n] ?? -1] ?? null
    facts.bucket = !hasEntry ? 'UNREGISTERED' : bits === 0 ? 'MATCHED' : 'MISMATCH'
    facts.differences = differencesOf(bits)
    facts.edits = matched.edits[n] ?? 0
    facts.entry = hasEntry ? entry : null
    facts.caseNo = caseNo
    facts.caseLevel = level
    facts.closedDays = bound.closedDays
    facts.openedAfterHours = bound.openedAfterHours
    facts.duties = person === null ? NO_DUTIES : (around.dutiesOf.get(person) ?? NO_DUTIES)
    facts.rosterOf =
      facts.duties.length > 0 ? 'person' : unit !== null && around.rostered.has(unit) ? 'unit' : 'none'
    facts.leave = person === null ? NO_LEAVE : (around.leaveOf.get(person) ?? NO_LEAVE)
    facts.left = person === null ? null : (around.leftAt.get(person) ?? null)
    take(n, facts)
  }
}

/** Which targets are parties of which case: `target × number of cases + case`. */
async function partiesOfDay(
  session: DuckSession,
  tables: DayTables,
  around: Surroundings,
): Promise<ReadonlySet<number>> {
  const found = new Set<number>()
  const rows = tables.cases.flatMap((caseNo, c) =>
    [...(around.cases.get(caseNo)?.parties ?? [])].map((target) => [c, target] as const),
  )
  if (rows.length === 0) return found
  await session.append('pt', {
    c: Int32Array.from(rows, ([c]) => c),
    target: rows.map(([, target]) => target),
  })
  const { target, c } = await session.ints(
    ['target', 'c'],
    'select tg.k, pt.c from tg join pt using (target)',
  )
  target.forEach((k, i) => found.add(k * tables.cases.length + (c[i] ?? 0)))
  return found
}
