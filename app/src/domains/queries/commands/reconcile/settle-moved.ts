import { raise } from '#kernel/findings'
import type { Doer } from '#kernel/ledger'
import { reweigh } from '#kernel/review'
import type { Unit } from '#kernel/store'
import type { LineRow } from '../../store/lines.ts'
import type { LineBucket } from '../../words.ts'

const RANK: Readonly<Record<LineBucket, number>> = { MATCHED: 0, MISMATCH: 1, UNREGISTERED: 2 }
const reasonsAgainst = (line: LineRow): number =>
  line.reasons.filter((reason) => reason.severity !== 'notice').length

/**
 * A known line ended in another bucket. Its review item takes the new weight; where somebody had approved what now looks worse,
 * no stamp explains it any more and it becomes a finding.
 */
export async function settleMoved(unit: Unit, by: Doer, line: LineRow, before: LineBucket): Promise<void> {
  const weight = reasonsAgainst(line)
  const item = await reweigh(unit, by, line.id, {
    weight,
    needsReason: weight > 0,
    needsExplanation: line.bucket === 'UNREGISTERED' && line.person !== null,
  })
  if (item?.decision !== 'approve' || RANK[line.bucket] <= RANK[before]) return
  await raise(
    unit,
    by,
    lineFinding(line, `moved:${line.run}`, line.bucket === 'UNREGISTERED' ? 'Q01' : 'Q03'),
  )
}

/** A finding about one line, with the rows that its rules used. */
export const lineFinding = (line: LineRow, key: string, rule: string): Parameters<typeof raise>[2] => ({
  key: `queries.${rule}:${line.id}:${key}`,
  rule: `queries.${rule}`,
  edition: line.reasons.map((reason) => `${reason.rule}@${reason.version}`).join(' ') || `${rule}@1`,
  severity: line.reasons.some((reason) => reason.severity === 'serious') ? 3 : 2,
  unit: line.unit,
  subject: line.person,
  day: line.day,
  things: [{ kind: 'line', id: line.id }],
  reasons:
    line.reasons.length > 0
      ? line.reasons
      : [
          {
            rule,
            zh: '審核人認為本筆查詢應移政風查明',
            en: 'The reviewer referred this look-up to the ethics office',
          },
        ],
  rows: [
    {
      line: line.id,
      at: line.at,
      system: line.system,
      account: line.account,
      mask: line.mask,
      lookup: line.lookup,
      terminal: line.terminal,
      caseNo: line.caseNo,
      bucket: line.bucket,
    },
    ...(line.entry === null
      ? []
      : [
          {
            entry: line.entry.id,
            at: line.entry.at,
            mask: line.entry.mask,
            purpose: line.entry.purpose,
            caseNo: line.entry.caseNo,
          },
        ]),
  ],
})
