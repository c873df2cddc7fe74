import { Page, useParam } from '#kernel/ui'
import { useText } from '../text.ts'
import { OpenLine } from './register.tsx'

/** One line by its address, e.g. from a finding. */
export default function OneLine() {
  const t = useText()
  const id = useParam('line')
  return (
    <Page title={t('line.title')} purpose={t('line.purpose')} narrow>
      <div className="sheet">
        <h2 className="unseen">{t('line.title')}</h2>
        <OpenLine key={id} id={id} />
      </div>
    </Page>
  )
}
