import { Badge } from '#kernel/ui'
import { useText, type FindingLine } from './api.ts'

export function Severity({ of }: { of: FindingLine['severity'] }) {
  const t = useText()
  return <Badge tone={of === 3 ? 'red' : of === 2 ? 'amber' : 'plain'}>{t(`severity.s${of}`)}</Badge>
}
export function State({ of }: { of: FindingLine['state'] }) {
  const t = useText()
  return (
    <Badge
      tone={of === 'open' ? 'amber' : of === 'in_hand' ? 'rose' : of === 'rechecked' ? 'green' : 'plain'}
    >
      {t(`state.${of}`)}
    </Badge>
  )
}
