import { useText } from './api.ts'

interface DoerSaid {
  readonly kind: 'person' | 'system'
  readonly id: string
  readonly name: string | null
}
export function Doer({ of }: { of: DoerSaid }) {
  const t = useText()
  if (of.kind === 'system') return <span className="soft">{t('acts.system', { job: of.id })}</span>
  return <>{of.name ?? t('acts.noName')}</>
}
