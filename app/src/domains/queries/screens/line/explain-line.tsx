import { Badge, ExplainPanel, RocDate, StatusBadge, useSaid, type RuleSaid } from '#kernel/ui'
import { caseLevels, severities } from '../../words.ts'
import type { OpenedLine, Reason } from '../api.ts'
import { useGround } from '../law-book.ts'
import { useText } from '../text.ts'
import { byWeight, isShortRule, toneOf } from './reasons.tsx'
import { useSideBySide } from './side-by-side.tsx'

/** Why the line stands out, or why it does not: the four records, the rules with edition and law, and what would change it. */
export function ExplainLine({ opened }: { opened: OpenedLine }) {
  const t = useText()
  const say = useSaid()
  const ground = useGround()
  const records = useSideBySide(opened)
  const { line } = opened
  const reasons = byWeight(line.reasons)
  const [first] = reasons
  const rule = (reason: Reason): RuleSaid => ({
    id: t('rule.id', { id: reason.rule, version: reason.version }),
    says: (
      <>
        <Badge tone={toneOf(reason)}>{say(severities[reason.severity])}</Badge>{' '}
        {isShortRule(reason.rule) && <strong>{t(`rule.name.${reason.rule}`)}</strong>}
        {reason !== first && <> {say(reason)}</>}
        <Parameters of={reason} standing={(id, status) => ground.standing(id, status, line.day)} />
      </>
    ),
    law: ground.cite(reason.law, line.day),
  })
  const changes = reasons.flatMap((reason) =>
    isShortRule(reason.rule) ? [t(`rule.change.${reason.rule}`)] : [],
  )
  return (
    <ExplainPanel
      tone={first ? (toneOf(first) === 'plain' ? 'plain' : 'amber') : 'green'}
      gist={first ? say(first) : t('line.clean')}
      records={records}
      story={
        <p className="small soft q-level">
          {t('line.level', {
            n: String(line.caseLevel),
            words: say(caseLevels[line.caseLevel] ?? caseLevels[0]),
          })}
        </p>
      }
      rules={reasons.map(rule)}
      changes={[...new Set(changes)]}
    />
  )
}

interface ParametersProps {
  readonly of: Reason
  readonly standing: (id: string, status: string) => ReturnType<ReturnType<typeof useGround>['standing']>
}
function Parameters({ of, standing }: ParametersProps) {
  const t = useText()
  const say = useSaid()
  if (of.parameters.length === 0) return null
  return (
    <span className="q-parameters small">
      {of.parameters.map((parameter) => {
        const status = standing(parameter.id, parameter.status)
        return (
          <span key={parameter.id}>
            {say(parameter)}
            {t('colon')}
            <strong>{parameter.value}</strong>
            <span className="soft">
              {t('rule.edition')} <RocDate day={parameter.edition} />
            </span>
            {status && <StatusBadge status={status} />}
          </span>
        )
      })}
    </span>
  )
}
