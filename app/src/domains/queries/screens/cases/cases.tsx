import { dayOf, type Instant } from '#kernel/ground'
import {
  Badge,
  Button,
  DataTable,
  Empty,
  Facts,
  Filters,
  Go,
  Load,
  Masked,
  Page,
  RefusalNote,
  RocDate,
  RocTime,
  Select,
  Skeleton,
  Split,
  TextField,
  useApi,
  useGo,
  useMayEver,
  useParam,
  usePages,
  useQueryState,
  useSaid,
  type Column,
} from '#kernel/ui'
import { useState } from 'react'
import { api, type Case } from '../api.ts'
import { keyKindWords } from '../key-kinds.ts'
import { useText } from '../text.ts'
import { NewCase } from './new-case.tsx'

/** 案件: what a look-up hangs on. */
export default function Cases() {
  const t = useText()
  const go = useGo()
  const open = useParam('case')
  const [writing, setWriting] = useQueryState('write')
  const [state, setState] = useQueryState('open', 'true')
  const [caseNo, setCaseNo] = useQueryState('no')
  const [typed, setTyped] = useState(caseNo)
  const mayWrite = useMayEver('queries.case.arrange')
  const mayImport = useMayEver('queries.import.bring')
  const cases = usePages(api, 'GET /api/queries/cases', {
    query: {
      limit: 100,
      ...(state === 'true' || state === 'false' ? { open: state } : {}),
      ...(caseNo === '' ? {} : { caseNo }),
    },
  })
  const columns: Column<Case>[] = [
    { id: 'no', head: t('col.case'), cell: (row) => <span className="fixed">{row.caseNo}</span>, min: true },
    { id: 'title', head: t('cases.name'), cell: (row) => row.title, clip: true },
    { id: 'unit', head: t('col.unit'), cell: (row) => row.unit?.name, min: true, hide: 's' },
    {
      id: 'owners',
      head: t('cases.owners'),
      cell: (row) => row.owners.map((owner) => owner.name).join(t('and')),
      clip: true,
      hide: 's open',
    },
    {
      id: 'opened',
      head: t('cases.opened'),
      cell: (row) => <RocDate day={dayOf(row.opened as Instant)} />,
      min: true,
      hide: 's open',
    },
    {
      id: 'closed',
      head: t('cases.closed'),
      cell: (row) =>
        row.closed ? <RocDate day={dayOf(row.closed as Instant)} /> : <Badge>{t('records.stillOpen')}</Badge>,
      min: true,
    },
  ]
  const leave = () => go('/queries/cases')
  return (
    <Page
      title={t('cases.title')}
      purpose={t('cases.purpose')}
      help={<p>{t('cases.help')}</p>}
      deeds={
        <>
          {mayImport && (
            <Go to="/queries/import" className="button">
              {t('cases.import')}
            </Go>
          )}
          {mayWrite && writing !== '1' && (
            <Button look="primary" icon="plus" onClick={() => go('/queries/cases?write=1')}>
              {t('cases.write')}
            </Button>
          )}
        </>
      }
    >
      <Split
        title={writing === '1' ? t('cases.write') : t('cases.one')}
        onClose={leave}
        thing={
          writing === '1' ? (
            <NewCase onDone={(id) => go(`/queries/cases/${id}`)} onLeave={() => setWriting('')} />
          ) : open !== '' ? (
            <OneCase key={open} id={open} />
          ) : null
        }
        list={
          <>
            <Filters label={t('cases.filters')}>
              <Select
                name="open"
                label={t('cases.state')}
                value={state}
                options={[
                  { value: 'true', label: t('cases.openOnly') },
                  { value: 'false', label: t('cases.closedOnly') },
                  { value: 'all', label: t('all') },
                ]}
                onChange={setState}
              />
              <form
                onSubmit={(event) => {
                  event.preventDefault()
                  setCaseNo(typed.trim())
                }}
              >
                <TextField
                  name="no"
                  label={t('col.case')}
                  value={typed}
                  onChange={setTyped}
                  placeholder={t('cases.find')}
                  maxLength={60}
                />
              </form>
            </Filters>
            <RefusalNote refusal={cases.refusal} />
            {cases.loading ? (
              <Skeleton />
            ) : (
              <DataTable
                caption={t('cases.title')}
                rows={cases.rows}
                columns={columns}
                rowKey={(row) => row.id}
                current={open === '' ? null : open}
                onOpen={(row) => go(`/queries/cases/${row.id}${location.search.replace(/[?&]write=1/, '')}`)}
                more={cases.more}
                fetching={cases.fetching}
                empty={<Empty title={t('cases.emptyTitle')}>{t('cases.empty')}</Empty>}
              />
            )}
          </>
        }
      />
    </Page>
  )
}

function OneCase({ id }: { id: string }) {
  const t = useText()
  const say = useSaid()
  const reading = useApi(api, 'GET /api/queries/cases/:case', { params: { case: id } })
  return (
    <Load of={reading}>
      {({ case: found }) => (
        <div className="stack">
          <Facts
            of={[
              [t('col.case'), <span className="fixed strong">{found.caseNo}</span>],
              [t('cases.name'), found.title ?? '—'],
              [t('col.unit'), found.unit?.name ?? '—'],
              [t('cases.owners'), found.owners.map((owner) => owner.name).join(t('and'))],
              [t('cases.opened'), <RocTime at={found.opened} />],
              [t('cases.closed'), found.closed ? <RocTime at={found.closed} /> : t('records.stillOpen')],
            ]}
          />
          <section>
            <h3>{t('cases.parties')}</h3>
            {found.parties.length === 0 ? (
              <p className="soft">{t('cases.noParties')}</p>
            ) : (
              <Facts
                of={found.parties.map(
                  (party) => [say(keyKindWords[party.keyKind]), <Masked>{party.mask}</Masked>] as const,
                )}
              />
            )}
          </section>
          <p className="small soft">{t('cases.masked')}</p>
        </div>
      )}
    </Load>
  )
}
