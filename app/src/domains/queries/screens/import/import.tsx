import { Page, Tabs, useMayEver, useQueryState } from '#kernel/ui'
import { useText } from '../text.ts'
import { CalendarTab } from './calendar-tab.tsx'
import { History } from './history.tsx'
import { Wizard } from './wizard.tsx'
import './import.css'

const tabs = ['bring', 'calendar', 'history'] as const
type TabId = (typeof tabs)[number]

/** 匯入: bring a file, see which days are in, find what was brought before. */
export default function ImportPage() {
  const t = useText()
  const may = useMayEver('queries.import.bring')
  const [asked, setTab] = useQueryState('tab', may ? 'bring' : 'calendar')
  const open = tabs.filter((tab) => may || tab !== 'bring')
  const at: TabId = open.find((tab) => tab === asked) ?? (may ? 'bring' : 'calendar')
  return (
    <Page title={t('import.title')} purpose={t('import.purpose')} help={<Help />}>
      <Tabs
        label={t('import.title')}
        tabs={open.map((id) => ({ id, title: t(`import.tab.${id}`) }))}
        at={at}
        onChange={setTab}
      >
        {at === 'bring' ? <Wizard /> : at === 'calendar' ? <CalendarTab /> : <History />}
      </Tabs>
    </Page>
  )
}

function Help() {
  const t = useText()
  return (
    <ul>
      <li>{t('import.help.preview')}</li>
      <li>{t('import.help.whole')}</li>
      <li>{t('import.help.again')}</li>
      <li>{t('import.help.marks')}</li>
    </ul>
  )
}
