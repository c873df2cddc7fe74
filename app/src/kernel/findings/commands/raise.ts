import { recordAll, saltedAct, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { findingsActs } from '../acts.ts'
import { findingsByKey, insertFindings, type Raised } from '../store/findings.ts'
import type { NewFinding } from '../words.ts'
import { textDigest } from './refused.ts'

const CHUNK = 1000

/** Raises one finding, or gives the one its key already has. */
export async function raise(
  unit: Unit,
  by: Doer,
  finding: NewFinding,
): Promise<{ id: string; raised: boolean }> {
  const made = await write(unit, by, [finding])
  if (made[0]) return { id: made[0].id, raised: true }
  const [known] = await findingsByKey(unit.sql, [finding.key])
  if (!known) throw new Error('the finding is neither new nor known')
  return { id: known.id, raised: false }
}

/** Raises many; those whose key is known are left as they are, whatever became of them. */
export async function raiseAll(
  unit: Unit,
  by: Doer,
  findings: readonly NewFinding[],
): Promise<{ raised: number; known: number }> {
  const distinct = [...new Map(findings.map((finding) => [finding.key, finding])).values()]
  let raised = 0
  for (let at = 0; at < distinct.length; at += CHUNK)
    raised += (await write(unit, by, distinct.slice(at, at + CHUNK))).length
  return { raised, known: findings.length - raised }
}

async function write(unit: Unit, by: Doer, findings: readonly NewFinding[]): Promise<Raised[]> {
  if (findings.some((finding) => finding.reasons.length === 0)) throw new Error('a finding without a reason')
  const made = await insertFindings(unit, findings)
  const byKey = new Map(findings.map((finding) => [finding.key, finding]))
  const written = made.flatMap(({ id, key }) => {
    const finding = byKey.get(key)
    return finding ? [{ id, finding }] : []
  })
  const acts = written.map(({ id, finding }) =>
    saltedAct(findingsActs['finding.raised'], actOf(by, id, finding), unit.now, unit.vouch),
  )
  await recordAll(unit.sql, acts)
  await tell(unit, written)
  return made
}

/** One notice a rule, however many there are. */
async function tell(unit: Unit, written: readonly { id: string; finding: NewFinding }[]): Promise<void> {
  for (const rule of new Set(written.map(({ finding }) => finding.rule))) {
    const ids = written.filter(({ finding }) => finding.rule === rule).map(({ id }) => id)
    const finding = ids.length === 1 ? (ids[0] ?? null) : null
    await unit.notify({ topic: 'findings.raised', about: { rule, count: ids.length, finding } })
  }
}

const actOf = (by: Doer, id: string, finding: NewFinding) => ({
  by,
  on: { kind: 'finding', id },
  edition: finding.edition,
  fields: {
    rule: finding.rule,
    severity: finding.severity,
    unit: finding.unit,
    subject: finding.subject,
    day: finding.day,
    reasons: textDigest(JSON.stringify(finding.reasons)),
    rows: textDigest(JSON.stringify(finding.rows)),
  },
})
