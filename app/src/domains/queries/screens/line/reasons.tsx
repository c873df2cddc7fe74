import { Badge, Icon, useSaid, type Tone } from '#kernel/ui'
import type { Line, Reason } from '../api.ts'
import { useText } from '../text.ts'

const weights = { serious: 3, explain: 2, notice: 1 } as const
/** The heaviest first: it is the headline. */
export const byWeight = (reasons: readonly Reason[]): readonly Reason[] =>
  [...reasons].sort((a, b) => weights[b.severity] - weights[a.severity])

/** Amber needs somebody; a mere notice does not. Red is kept for what is stopped or overdue. */
export const toneOf = (reason: Reason): Tone => (reason.severity === 'notice' ? 'plain' : 'amber')

const short = ['Q01', 'Q02', 'Q03', 'Q05', 'Q06', 'Q07', 'Q08', 'Q35'] as const
type ShortRule = (typeof short)[number]
export const isShortRule = (rule: string): rule is ShortRule => (short as readonly string[]).includes(rule)

/** What one reason is called in a narrow column: 未登記, 勤務外 … */
export function useReasonName(): (reason: Reason) => string {
  const t = useText()
  return (reason) => {
    if (reason.rule === 'Q01' && reason.severity === 'notice') return t('rule.late')
    return isShortRule(reason.rule) ? t(`rule.short.${reason.rule}`) : reason.rule
  }
}

export function ReasonBadges({ of }: { of: Pick<Line, 'reasons'> }) {
  const name = useReasonName()
  const say = useSaid()
  if (of.reasons.length === 0) return null
  return (
    <span className="q-badges">
      {byWeight(of.reasons).map((reason, i) => (
        <span key={`${reason.rule}-${i}`} title={say(reason)}>
          <Badge tone={toneOf(reason)}>
            {reason.severity === 'serious' && <Icon name="warn" size={14} />}
            {name(reason)}
          </Badge>
        </span>
      ))}
    </span>
  )
}
