import {
  Checkbox,
  DataTable,
  Empty,
  Filters,
  Named,
  RefusalNote,
  RocDate,
  Select,
  Skeleton,
  useGo,
  usePages,
  useQueryState,
  useSaid,
  type Column,
} from '#kernel/ui'
import { api, useText, type FindingLine } from './api.ts'
import { Severity, State } from './marks.tsx'

const states = ['open', 'in_hand', 'closed', 'rechecked'] as const
const severities = ['1', '2', '3'] as const
const oneOf = <T extends string>(all: readonly T[], value: string): T | undefined =>
  all.find((one) => one === value)

export function FindingList({ open, rules }: { open: string; rules: readonly string[] }) {
  const t = useText()
  const say = useSaid()
  const go = useGo()
  const [state, setState] = useQueryState('state', 'open')
  const [severity, setSeverity] = useQueryState('severity')
  const [rule, setRule] = useQueryState('rule')
  const [mine, setMine] = useQueryState('mine')
  const findings = usePages(api, 'GET /api/findings', {
    query: {
      state: oneOf(states, state),
      severity: oneOf(severities, severity),
      rule: rule || undefined,
      mine: mine === '1' ? 'true' : undefined,
    },
  })
  const columns: Column<FindingLine>[] = [
    {
      id: 'headline',
      head: t('list.headline'),
      cell: (row) => (
        <>
          {say(row.headline)}
          {row.recurrence > 0 && (
            <span className="soft small"> {t('list.again', { n: String(row.recurrence + 1) })}</span>
          )}
        </>
      ),
    },
    {
      id: 'severity',
      head: t('list.severity'),
      cell: (row) => <Severity of={row.severity} />,
      min: true,
      hide: 's',
    },
    { id: 'state', head: t('list.state'), cell: (row) => <State of={row.state} />, min: true, hide: 's' },
    {
      id: 'unit',
      head: t('list.unit'),
      cell: (row) => (row.unit ? <Named id={row.unit} /> : ''),
      min: true,
      hide: 'm open',
    },
    {
      id: 'owner',
      head: t('list.owner'),
      cell: (row) =>
        row.owner ? <Named id={row.owner} /> : <span className="soft">{t('list.nobody')}</span>,
      min: true,
      hide: 'm open',
    },
    { id: 'day', head: t('list.day'), cell: (row) => <RocDate day={row.day} />, min: true, end: true },
  ]
  return (
    <>
      <Filters label={t('list.filters')}>
        <Select
          name="state"
          label={t('list.state')}
          value={state}
          options={[
            ...states.map((value) => ({ value, label: t(`state.${value}`) })),
            { value: 'all', label: t('list.all') },
          ]}
          onChange={setState}
        />
        <Select
          name="severity"
          label={t('list.severity')}
          value={severity}
          none={t('list.all')}
          options={severities.map((value) => ({ value, label: t(`severity.s${value}`) }))}
          onChange={setSeverity}
        />
        {rules.length > 1 && (
          <Select
            name="rule"
            label={t('list.rule')}
            value={rule}
            none={t('list.all')}
            options={rules.map((value) => ({ value, label: value }))}
            onChange={setRule}
          />
        )}
        <Checkbox
          name="mine"
          label={t('list.mine')}
          checked={mine === '1'}
          onChange={(on) => setMine(on ? '1' : '')}
        />
      </Filters>
      <RefusalNote refusal={findings.refusal} />
      {findings.loading ? (
        <Skeleton lines={8} />
      ) : (
        <DataTable
          caption={t('list.caption')}
          rows={findings.rows}
          columns={columns}
          rowKey={(row) => row.id}
          current={open === '' ? null : open}
          tone={(row) => (row.severity === 3 && row.state === 'open' ? 'red' : 'plain')}
          onOpen={(row) => go(`/findings/${row.id}${location.search}`)}
          more={findings.more}
          fetching={findings.fetching}
          empty={<Empty title={t('list.emptyTitle')}>{t('list.empty')}</Empty>}
        />
      )}
    </>
  )
}
