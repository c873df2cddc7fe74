import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson, must } from '@subrosa/tlog'
import type { Instant } from '#kernel/ground'
import type { Reader, Unit, Vouch } from '#kernel/store'
import type { ActDeclaration, DeclaredAct, FieldsOf } from './act.ts'
import { doerText, thingText, type Doer, type ThingRef } from './doer.ts'

/** One act about to be recorded. */
export interface ActOf<D extends ActDeclaration> {
  readonly by: Doer
  readonly on: ThingRef
  /** Edition of the rule or law the decision rested on, e.g. `query.match.windowMinutes@2026-01-01`. */
  readonly edition?: string | undefined
  readonly fields: FieldsOf<D>
}
/** The canonical record: flat, text keys, JSON scalars. Business fields carry the prefix `f.`. */
export type ActRecord = Readonly<Record<string, string | number | boolean | null>>
export interface SaltedAct {
  readonly record: ActRecord
  /** 16 random bytes a field, in the order of the names. */
  readonly salts: Uint8Array
  readonly voucher: Uint8Array
}

/** The voucher of an act; the sequencer makes it again from the stored row and compares. */
export const voucherOf = (vouch: Vouch, record: ActRecord, salts: Uint8Array): Uint8Array =>
  vouch(must(canonicalJson(record)), salts)

const SALT_BYTES = 16

/** Makes the record and a fresh salt for each of its fields: without the salt, a hash in the log tells nothing. */
export function saltedAct<D extends ActDeclaration>(
  declared: DeclaredAct<D>,
  act: ActOf<D>,
  now: Instant,
  vouch: Vouch,
): SaltedAct {
  const record: Record<string, string | number | boolean | null> = {
    act: declared.kind,
    at: now,
    by: doerText(act.by),
    post: act.by.kind === 'person' ? act.by.post : null,
    unit: act.by.kind === 'person' ? act.by.unit : null,
    behalf: act.by.kind === 'person' ? (act.by.onBehalfOf ?? null) : null,
    on: thingText(act.on),
    edition: act.edition ?? null,
  }
  for (const [name, value] of Object.entries(act.fields))
    record[`f.${name}`] = value as string | number | boolean | null
  const salts = randomBytes(SALT_BYTES * Object.keys(record).length)
  return { record, salts, voucher: voucherOf(vouch, record, salts) }
}

/**
 * Writes an act in the caller's transaction: it exists if and only if the business does.
 * @returns the act's number in this database (its leaf in the log follows within a second)
 */
export async function record<D extends ActDeclaration>(
  unit: Unit,
  declared: DeclaredAct<D>,
  act: ActOf<D>,
): Promise<number> {
  const salted = saltedAct(declared, act, unit.now, unit.vouch)
  unit.stir()
  return insertAct(unit.sql, salted)
}

async function insertAct(db: Reader | Unit['sql'], { record, salts, voucher }: SaltedAct): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into ledger_act (record, salts, voucher)
    values (${JSON.stringify(record)}::jsonb, ${salts}, ${voucher}) returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the act was not written')
  return id
}

/** Writes many acts in one statement, in the given order; inside a unit, or as a transaction of its own. */
export async function recordAll(db: Reader | Unit['sql'], acts: readonly SaltedAct[]): Promise<number[]> {
  const [first] = acts
  if (!first) return []
  // An act alone, which is the usual case, needs no set to be taken apart and put in order.
  if (acts.length === 1) return [await insertAct(db, first)]
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  const { rows } = await sql<{ id: number }>`insert into ledger_act (record, salts, voucher)
    select r, decode(s, 'hex'), decode(v, 'hex') from unnest(${acts.map((a) => JSON.stringify(a.record))}::jsonb[],
      ${acts.map((a) => hex(a.salts))}::text[], ${acts.map((a) => hex(a.voucher))}::text[]) with ordinality as t(r, s, v, n)
    order by n returning id`.execute(db)
  return rows.map((row) => row.id)
}
