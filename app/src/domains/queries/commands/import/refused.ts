import { bad, fill, refuse, type Reason, type Refusal, type Result } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import { queriesActs } from '../../acts.ts'
import { queriesRefusals, refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import type { ImportFault } from '../../rules/import-faults.ts'
import { addFaults, finishImport, importById, type RefusalWords } from '../../store/imports.ts'
import type { Read } from './reading.ts'
import type { ImportSpec } from './spec.ts'

export const wordsOf = (refusal: Refusal): RefusalWords => {
  const entry = queriesRefusals[refusal.code as keyof typeof queriesRefusals]
  return { code: refusal.code, zh: fill(entry.zh, refusal.params), en: fill(entry.en, refusal.params) }
}

/** The reply names the import, where the faults can be read and downloaded. */
export async function refused(
  room: QueriesRoom,
  by: Doer,
  spec: ImportSpec,
  id: string,
  read: Read,
  faults: readonly ImportFault[],
  count: number,
): Promise<Result<never, Refusal>> {
  const [first] = faults
  const whole = read.stopped && first !== undefined
  const refusal = whole
    ? refuse('QUERIES_FILE_REFUSED', { why: first.zh, import: id }, faults.map(reasonOf))
    : refuse('QUERIES_ROWS_FAULTY', { count, import: id }, faults.slice(0, 20).map(reasonOf))
  const words = whole ? { code: first.code, zh: first.zh, en: first.en } : wordsOf(refusal)
  await room.store.append(async (unit) => {
    await addFaults(unit.sql, id, faults)
    await finishImport(
      unit.sql,
      id,
      {
        phase: 'refused',
        size: read.size,
        digest: read.digest,
        read: read.rows,
        faults: count,
        refusal: words,
      },
      unit.now,
    )
    await record(unit, queriesActs['import.refused'], {
      by,
      on: { kind: 'import', id },
      fields: {
        kind: spec.kind,
        system: spec.system?.id ?? null,
        file: read.digest,
        code: words.code,
        faults: count,
      },
    })
  })
  return bad(refusal)
}
const reasonOf = (fault: ImportFault): Reason => ({
  rule: `queries.import/${fault.code}`,
  zh: `${fault.line === null ? '' : `第${fault.line}行`}${fault.field === null ? '' : `「${fault.field}」`}：${fault.zh}`,
  en: `${fault.line === null ? '' : `Line ${fault.line}`}${fault.field === null ? '' : `, ${fault.field}`}: ${fault.en}`,
  facts: { line: fault.line, column: fault.field },
})

/** What is said of an import that ended without anybody wanting it. */
export const BROKEN_OFF: RefusalWords = {
  code: 'QUERIES_IMPORT_CANCELLED',
  zh: '匯入中斷，未匯入任何資料。請重新匯入。',
  en: 'The import broke off; nothing was imported. Please import again.',
}
export const brokenOff = (): Refusal =>
  refuseAs('QUERIES_IMPORT_CANCELLED', {}, [
    { rule: 'queries.import/broken-off', zh: BROKEN_OFF.zh, en: BROKEN_OFF.en, facts: {} },
  ])

export async function cancelled(
  room: QueriesRoom,
  by: Doer,
  spec: ImportSpec,
  id: string,
): Promise<Result<never, Refusal>> {
  const refusal = refuseAs('QUERIES_IMPORT_CANCELLED')
  await room.store.append(async (unit) => {
    const row = await importById(unit.sql, id)
    await finishImport(
      unit.sql,
      id,
      {
        phase: 'cancelled',
        size: row?.size ?? 0,
        digest: null,
        read: row?.read ?? 0,
        refusal: wordsOf(refusal),
      },
      unit.now,
    )
    await record(unit, queriesActs['import.cancelled'], {
      by,
      on: { kind: 'import', id },
      fields: { kind: spec.kind, system: spec.system?.id ?? null, read: row?.read ?? 0 },
    })
  })
  return bad(refusal)
}
