import { Badge, ExplainPanel, useSaid, type RuleSaid } from '#kernel/ui'
import { caseLevels, severities } from '../../words.ts'
import type { OpenedLine, Reason } from '../api.ts'
import { useText } from '../text.ts'
import { Parameters } from './parameters.tsx'
import { byWeight, isShortRule, toneOf } from './reasons.tsx'
import { useSideBySide } from './side-by-side.tsx'

/** Why the line stands out, or why it does not: the four records, the rules with edition and law, and what would change it. */
export function ExplainLine({ opened }: { opened: OpenedLine }) {
  const t = useText()
  const say = useSaid()
  const records = useSideBySide(opened)
  const rule = useRule(opened.line.day)
  const { line } = opened
  const reasons = byWeight(line.reasons)
  const [first] = reasons
  const changes = reasons.flatMap((reason) =>
    isShortRule(reason.rule) ? [t(`rule.change.${reason.rule}`)] : [],
  )
  const level = say(caseLevels[line.caseLevel] ?? caseLevels[0])
  return (
    <ExplainPanel
      tone={first ? (toneOf(first) === 'plain' ? 'plain' : 'amber') : 'green'}
      gist={first ? say(first) : t('line.clean')}
      records={records}
      story={
        <p className="small soft q-level">{t('line.level', { n: String(line.caseLevel), words: level })}</p>
      }
      rules={reasons.map((reason) => rule(reason, reason !== first))}
      changes={[...new Set(changes)]}
    />
  )
}

/** A reason as the explain panel wants it; `whole` says its sentence too, where no headline does. */
export function useRule(day: string): (reason: Reason, whole: boolean) => RuleSaid {
  const t = useText()
  const say = useSaid()
  return (reason, whole) => ({
    id: t('rule.id', { id: reason.rule, version: reason.version }),
    says: (
      <>
        <Badge tone={toneOf(reason)}>{say(severities[reason.severity])}</Badge>{' '}
        {isShortRule(reason.rule) && <strong>{t(`rule.name.${reason.rule}`)}</strong>} {whole && say(reason)}
        <Parameters of={reason} day={day} />
      </>
    ),
    lawId: reason.law,
    onDay: day,
  })
}
