import type { RuleSaid, Said } from '#kernel/ui'
import type { Finding } from './api.ts'

/** The reasons of a finding as grounds of the explain panel: each with its rule, in the edition that held on the day. */
export const rulesOf = (finding: Finding, say: (said: Said) => string): RuleSaid[] =>
  finding.reasons.map((reason) => ({
    id: `${reason.rule} · ${finding.edition}`,
    says: say(reason),
    lawId: reason.law,
    onDay: finding.day,
  }))
