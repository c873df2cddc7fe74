import { rocDay, type Day } from '#kernel/ground'
import {
  Badge,
  DataTable,
  inWords,
  Load,
  Page,
  Paper,
  RocDate,
  StatusBadge,
  useApi,
  useLanguage,
  useMe,
  useSaid,
} from '#kernel/ui'
import { useWebText } from '../text.ts'
import { houseApi } from './api.ts'
import { useUnitWords } from './unit-words.ts'

/** Every number that rests on law or practice: edition, source, and how far it has been checked. */
export default function LawParameters() {
  const t = useWebText()
  const say = useSaid()
  const at = useLanguage()
  const me = useMe()
  const unit = useUnitWords()
  const law = useApi(houseApi, 'GET /api/law/parameters')
  return (
    <Page
      title={t('settings.law')}
      purpose={law.data ? t('settings.lawPurpose', { day: rocDay(law.data.day as Day) }) : ''}
      help={<p>{t('settings.help')}</p>}
    >
      <Load of={law}>
        {(data) => (
          <Paper agency={inWords(me.agency, at)} title={t('settings.law')} day={data.day as Day} grade="普通">
            <DataTable
              caption={t('settings.lawCaption')}
              rows={data.rows}
              rowKey={(row) => row.id}
              empty={null}
              columns={[
                {
                  id: 'name',
                  head: t('settings.name'),
                  cell: (row) => (
                    <>
                      {say(row.name)} <span className="fixed small soft">{row.id}</span>
                    </>
                  ),
                },
                {
                  id: 'value',
                  head: t('settings.value'),
                  cell: (row) => `${row.value} ${unit(row.unit)}`,
                  end: true,
                  min: true,
                },
                {
                  id: 'edition',
                  head: t('settings.edition'),
                  cell: (row) => <RocDate day={row.edition} />,
                  min: true,
                  hide: 's',
                },
                {
                  id: 'status',
                  head: t('settings.status'),
                  cell: (row) =>
                    row.setBy === 'agency' ? (
                      <Badge tone="rose">{t('settings.own')}</Badge>
                    ) : (
                      <StatusBadge status={row.mark} />
                    ),
                  min: true,
                },
                {
                  id: 'source',
                  head: t('settings.source'),
                  cell: (row) => <span className="small">{row.source}</span>,
                  hide: 'm',
                },
              ]}
            />
          </Paper>
        )}
      </Load>
    </Page>
  )
}
