import { createHash } from 'node:crypto'
import {
  bad,
  dayOf,
  instant,
  newId,
  ok,
  type Day,
  type Instant,
  type Refusal,
  type Result,
} from '#kernel/ground'
import { record } from '#kernel/ledger'
import { accountKey, accountsOfAll, doerIn, may, type Actor } from '#kernel/people'
import { historyOf, itemsByIds } from '#kernel/review'
import { queriesActs } from '../../acts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { mask, normaliseTarget, type KeyKind } from '../../rules/tabular.ts'
import { parquet } from '../../store/duck.ts'
import { linesByIds } from '../../store/lines.ts'
import { partsOf } from '../../store/parts.ts'
import { personNumbers, unitsOfPersons } from '../../store/persons.ts'
import type { Difference, LineBucket, Lookup } from '../../words.ts'
import { readBook, type BookEntry } from '../entry/entry-book.ts'
import { readRefused } from './refused.ts'

const MOST = 2000

export interface TracedLine {
  readonly id: string
  readonly day: Day
  readonly at: Instant
  readonly system: string
  readonly account: string
  readonly person: string | null
  readonly unit: string | null
  readonly lookup: Lookup
  readonly caseNo: string | null
  readonly bucket: LineBucket | null
  readonly differences: readonly Difference[]
  readonly review: string | null
  readonly reviewer: string | null
}
export interface Traced {
  readonly trace: string
  readonly mask: string
  readonly rows: readonly TracedLine[]
  readonly entries: readonly BookEntry[]
  readonly cut: boolean
}

/**
 * Who looked this subject up (M30, M32): over all imported lines of the period, by the mark of what was typed. The trace is itself
 * an act; the clear value is neither kept nor written anywhere.
 */
export async function traceSubject(
  room: QueriesRoom,
  actor: Actor,
  asked: { target: string; keyKind: KeyKind; from: Day; to: Day; why: string },
): Promise<Result<Traced, Refusal>> {
  const { store } = room
  const thing = { kind: 'subject', id: 'trace' }
  const verdict = may(actor, queriesDeeds.subjectTrace, thing)
  if (!verdict.allowed)
    return store.append((unit) => readRefused(unit, actor, queriesDeeds.subjectTrace, thing, verdict.reasons))
  const target = normaliseTarget(asked.keyKind, asked.target)
  if (target === '') return bad(refuseAs('QUERIES_EMPTY_TARGET'))
  const mark = room.marks.mark(target)
  const found = await linesOf(room, mark, asked.from, asked.to)
  const book = await readBook(room, { from: asked.from, to: asked.to, target: mark }, undefined, MOST)
  const trace = newId()
  await store.append((unit) =>
    record(unit, queriesActs['subject.traced'], {
      by: doerIn(actor, verdict.post),
      on: { kind: 'trace', id: trace },
      fields: {
        target: mark,
        from: asked.from,
        to: asked.to,
        why: createHash('sha256').update(asked.why).digest('hex'),
        lines: found.length,
        entries: book?.rows.length ?? 0,
      },
    }),
  )
  return ok({
    trace,
    mask: mask(asked.keyKind, target),
    rows: await judged(room, found.slice(0, MOST)),
    entries: book?.rows ?? [],
    cut: found.length > MOST || book?.next != null,
  })
}

interface Found {
  readonly [column: string]: string | number | null
  readonly id: string
  readonly system: string
  readonly t: number
  readonly account: string
  readonly lookup: Lookup
  readonly case_no: string | null
}
async function linesOf(room: QueriesRoom, mark: string, from: Day, to: Day): Promise<Found[]> {
  const parts = await partsOf(room.store.read, 'log', { from, to })
  const found: Found[] = []
  await room.duck.with(async (session) => {
    for (const system of new Set(parts.map((part) => part.system ?? ''))) {
      const paths = parts
        .filter((part) => part.system === system)
        .map((part) => room.files.absolute(part.path))
      const rows = await session.rows<Found>(
        `select id, $system as system, cast(t as double) as t, account, lookup, case_no from ${parquet(...paths)} where target = $mark order by t desc limit ${MOST + 1}`,
        { mark, system },
      )
      found.push(...rows)
    }
  })
  return found.toSorted((a, b) => b.t - a.t)
}

/** Puts beside each line who it was, what reconciliation said and what its reviewer decided. */
async function judged(room: QueriesRoom, found: readonly Found[]): Promise<TracedLine[]> {
  const db = room.store.read
  const ids = found.map((row) => row.id)
  const lines = await linesByIds(db, ids)
  const items = new Map((await itemsByIds(db, ids)).map((item) => [item.id, item]))
  const accounts = await accountsOfAll(db)
  const numbers = await personNumbers(db)
  const units = new Map<Day, ReadonlyMap<string, string>>()
  const rows: TracedLine[] = []
  for (const row of found) {
    const at = instant(row.t * 1000)
    const day = dayOf(at)
    const line = lines.get(row.id)
    const person =
      line?.person ??
      accounts.at(row.system, row.account, day) ??
      numbers.get(accountKey(row.account)) ??
      null
    if (!units.has(day)) units.set(day, await unitsOfPersons(db, day, []))
    const item = items.get(row.id)
    const stamps = item?.stamp == null ? [] : await historyOf(db, row.id)
    rows.push({
      id: row.id,
      day,
      at,
      system: row.system,
      account: row.account,
      person,
      unit: line?.unit ?? (person === null ? null : (units.get(day)?.get(person) ?? null)),
      lookup: row.lookup,
      caseNo: row.case_no,
      bucket: line?.bucket ?? null,
      differences: line?.differences ?? [],
      review: item ? (item.decision ?? item.state) : null,
      reviewer: stamps.at(-1)?.by ?? null,
    })
  }
  return rows
}
