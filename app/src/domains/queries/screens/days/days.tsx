import {
  Badge,
  Button,
  count,
  DataTable,
  Empty,
  Filters,
  Keys,
  Load,
  Page,
  RocDate,
  useApi,
  useGo,
  useKeys,
  useMayEver,
  useQueryState,
  useSaid,
  type Column,
} from '#kernel/ui'
import { api, reviewApi, type DayRow } from '../api.ts'
import { weekday } from '../import/calendar.ts'
import { PeriodFields, usePeriod } from '../period.tsx'
import { useText } from '../text.ts'
import { BarLegend, BucketBar, type Buckets } from './bar.tsx'
import './days.css'

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const figures = [
  'lines',
  'matched',
  'mismatch',
  'unregistered',
  'entries',
  'phantom',
] as const satisfies readonly (keyof Buckets)[]

/** 每日勾稽: for each day what came in, how it was reconciled, and which sheets are still open. */
export default function Days() {
  const t = useText()
  const say = useSaid()
  const go = useGo()
  const period = usePeriod(14)
  const [view, setView] = useQueryState('view', 'bars')
  const days = useApi(api, 'GET /api/queries/days', { query: { from: period.from, to: period.to } })
  const overdue = useOverdue(period.from, period.to)
  const swap = () => setView(view === 'bars' ? 'table' : 'bars')
  useKeys(t('days.title'), [{ key: 't', says: t('days.swap'), run: swap }])
  const columns: Column<DayRow>[] = [
    {
      id: 'day',
      head: t('col.day'),
      cell: (row) => (
        <>
          <RocDate day={row.day} />{' '}
          <span className="soft">{t(`weekday.${weekdays[weekday(row.day)] ?? 'sun'}`)}</span>
        </>
      ),
      min: true,
    },
    {
      id: 'state',
      head: t('days.state'),
      cell: (row) => (
        <Badge tone={row.state === 'reconciled' ? 'plain' : 'amber'}>{t(`days.states.${row.state}`)}</Badge>
      ),
      min: true,
      hide: 's',
    },
    ...(view === 'bars'
      ? [
          {
            id: 'bar',
            head: <BarLegend />,
            cell: (row: DayRow) => row.buckets && <BucketBar of={row.buckets} side="log" />,
          },
          {
            id: 'lines',
            head: t('bucket.lines'),
            cell: (row: DayRow) => row.buckets && count(row.buckets.lines),
            end: true,
            min: true,
          },
        ]
      : figures.map((figure) => ({
          id: figure,
          head: t(`bucket.${figure}`),
          cell: (row: DayRow) => row.buckets && count(row.buckets[figure]),
          end: true,
          min: true,
        }))),
    {
      id: 'sheets',
      head: t('days.sheets'),
      cell: (row) => (
        <span className="row">
          {row.sheets.total > 0 && (
            <span className="nowrap">
              {t('days.closed', { closed: count(row.sheets.closed), total: count(row.sheets.total) })}
            </span>
          )}
          {(overdue.get(row.day) ?? 0) > 0 && (
            <Badge tone="red">{t('days.overdue', { n: count(overdue.get(row.day) ?? 0) })}</Badge>
          )}
        </span>
      ),
      min: true,
      hide: 's',
    },
    {
      id: 'missing',
      head: t('days.missing'),
      cell: (row) =>
        row.missing.length > 0 && (
          <Badge tone="red">{t('days.missingOf', { systems: row.missing.map(say).join(t('and')) })}</Badge>
        ),
      min: true,
      hide: 's',
    },
  ]
  return (
    <Page
      title={t('days.title')}
      purpose={t('days.purpose')}
      help={<p>{t('days.help')}</p>}
      deeds={
        <Button onClick={swap} aria-pressed={view !== 'bars'}>
          {t(view === 'bars' ? 'days.asTable' : 'days.asBars')} <Keys of="t" />
        </Button>
      }
    >
      <Filters label={t('days.filters')}>
        <PeriodFields period={period} />
      </Filters>
      <Load of={days}>
        {({ rows }) => (
          <DataTable
            caption={t('days.title')}
            rows={[...rows].sort((a, b) => b.day.localeCompare(a.day))}
            columns={columns}
            rowKey={(row) => row.day}
            onOpen={(row) => go(`/queries/days/${row.day}`)}
            tone={(row) => (row.missing.length > 0 || (overdue.get(row.day) ?? 0) > 0 ? 'red' : 'plain')}
            empty={<Empty title={t('days.emptyTitle')}>{t('days.empty')}</Empty>}
          />
        )}
      </Load>
    </Page>
  )
}

/** Day → sheets past their time; empty for those who may not read sheets. */
function useOverdue(from: string, to: string): ReadonlyMap<string, number> {
  const may = useMayEver('review.sheet.read')
  const sheets = useApi(
    reviewApi,
    'GET /api/review/sheets',
    { query: { kind: 'queries.day', overdue: 'true', from, to, limit: 200 } },
    { enabled: may },
  )
  const found = new Map<string, number>()
  for (const sheet of sheets.data?.rows ?? []) found.set(sheet.day, (found.get(sheet.day) ?? 0) + 1)
  return found
}
