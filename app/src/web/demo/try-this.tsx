import { useMayEver, useMe } from '#kernel/ui'
import { useWebText } from '../text.ts'
import { DemoHint } from './hint.tsx'
import { DemoSamples } from './samples.tsx'
import './demo.css'

/** On the first page of the demo: what to try as whom one is now, and the files for it. */
export function TryThis() {
  const t = useWebText()
  const me = useMe()
  const brings = useMayEver('queries.import.bring')
  return (
    <aside className="demo-try" aria-label={t('demo.try')}>
      <p>
        <span className="strong">{t('demo.try')}</span> <DemoHint person={me.person} />
      </p>
      {brings && <DemoSamples />}
    </aside>
  )
}
