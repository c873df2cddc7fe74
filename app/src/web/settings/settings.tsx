import { useState } from 'react'
import {
  Badge,
  count,
  DataTable,
  Facts,
  Go,
  Load,
  Note,
  Page,
  Section,
  useApi,
  useSaid,
  type Column,
} from '#kernel/ui'
import { useWebText } from '../text.ts'
import { houseApi, peopleApi, type Setting } from './api.ts'
import { ChangeSetting } from './change-setting.tsx'
import { useUnitWords } from './unit-words.ts'

/** 設定: how this installation runs, and what the agency may set within the bounds of policy. */
export default function Settings() {
  const t = useWebText()
  const say = useSaid()
  const system = useApi(houseApi, 'GET /api/system')
  const settings = useApi(peopleApi, 'GET /api/settings')
  const unit = useUnitWords()
  const [changing, setChanging] = useState<Setting | null>(null)
  const columns: Column<Setting>[] = [
    { id: 'name', head: t('settings.name'), cell: (row) => say(row) },
    {
      id: 'value',
      head: t('settings.value'),
      cell: (row) => `${count(row.value)} ${unit(row.unit)}`,
      end: true,
      min: true,
    },
    {
      id: 'bounds',
      head: t('settings.bounds'),
      cell: (row) =>
        t('settings.between', {
          min: count(row.bounds.min),
          max: count(row.bounds.max),
          unit: unit(row.unit),
        }),
      end: true,
      min: true,
      hide: 's',
    },
    {
      id: 'by',
      head: t('settings.setBy'),
      cell: (row) =>
        row.setBy === 'agency' ? (
          <Badge tone="rose">{t('settings.own')}</Badge>
        ) : (
          <Badge>{t('settings.book')}</Badge>
        ),
      min: true,
      hide: 's',
    },
    { id: 'decision', head: t('settings.decision'), cell: (row) => row.decision ?? '', hide: 'm' },
  ]
  return (
    <Page title={t('settings.title')} purpose={t('settings.purpose')} help={<p>{t('settings.help')}</p>}>
      <Section title={t('settings.system')}>
        <Load of={system} lines={2}>
          {(data) => (
            <div className="stack tight">
              <Facts
                of={[
                  [t('settings.database'), t(`settings.${data.database}`)],
                  [t('settings.version'), <span className="fixed">{data.version}</span>],
                ]}
              />
              <Note tone={data.database === 'embedded' ? 'amber' : 'plain'}>{say(data.statement)}</Note>
            </div>
          )}
        </Load>
      </Section>
      <Section
        title={t('settings.agency')}
        note={
          <>
            {t('settings.agencyNote')} <Go to="/law">{t('settings.lawLink')}</Go>
          </>
        }
      >
        <Load of={settings}>
          {(data) => (
            <DataTable
              caption={t('settings.agencyCaption')}
              rows={data.parameters}
              columns={columns}
              rowKey={(row) => row.id}
              onOpen={setChanging}
              empty={null}
            />
          )}
        </Load>
      </Section>
      {changing && <ChangeSetting setting={changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}
