import { Page, Tabs, useGo, useMayEver, useParam, useQueryState } from '#kernel/ui'
import { useText } from './api.ts'
import { Directory } from './directory.tsx'
import { ImportTables } from './import-tables.tsx'
import { Roster } from './roster.tsx'
import { Units } from './units.tsx'

const views = ['directory', 'units', 'roster', 'imports'] as const
type View = (typeof views)[number]

/** 人員與職務 */
export default function People() {
  const t = useText()
  const go = useGo()
  const person = useParam('person')
  const [asked, ask] = useQueryState('view', 'directory')
  const mayRead = useMayEver('people.read')
  const mayImport = useMayEver('people.roster.keep')
  const shown = views.filter((view) => (view !== 'roster' || mayRead) && (view !== 'imports' || mayImport))
  const view: View = person === '' ? (shown.find((one) => one === asked) ?? 'directory') : 'directory'
  const change = (next: View) => (person === '' ? ask(next) : go(`/people?view=${next}`))
  return (
    <Page title={t('people.title')} purpose={t('people.purpose')} help={<p>{t('people.help')}</p>}>
      <Tabs
        label={t('people.views')}
        tabs={shown.map((id) => ({ id, title: t(`people.${id}`) }))}
        at={view}
        onChange={change}
      >
        {view === 'directory' && <Directory open={person} />}
        {view === 'units' && <Units />}
        {view === 'roster' && <Roster />}
        {view === 'imports' && <ImportTables />}
      </Tabs>
    </Page>
  )
}
