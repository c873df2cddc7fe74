import type { Day } from '#kernel/ground'
import {
  Badge,
  count,
  DataTable,
  Empty,
  Facts,
  Go,
  Masked,
  Note,
  Paper,
  RocDate,
  RocTime,
  Section,
  useMe,
  Unseen,
  useSaid,
  type Column,
} from '#kernel/ui'
import { entryBuckets, lineBuckets, lookups, purposes } from '../../words.ts'
import type { Trace } from '../api.ts'
import { today } from '../period.tsx'
import { useText } from '../text.ts'
import { wordIn } from '../word-in.ts'

type Row = Trace['rows'][number]
type Entry = Trace['entries'][number]

/** Everybody who looked the subject up, and what the book says about it. */
export function Found({
  trace,
  from,
  to,
  why,
}: {
  trace: Trace
  from: Day | null
  to: Day | null
  why: string
}) {
  const t = useText()
  const say = useSaid()
  const me = useMe()
  const people = new Set(trace.rows.map((row) => row.person?.id ?? row.account))
  const columns: Column<Row>[] = [
    { id: 'at', head: t('col.time'), cell: (row) => <RocTime at={row.at} seconds />, min: true },
    {
      id: 'who',
      head: t('col.person'),
      cell: (row) => row.person?.name ?? <span className="soft">{row.account}</span>,
      min: true,
    },
    { id: 'unit', head: t('col.unit'), cell: (row) => row.unit?.name, min: true },
    { id: 'system', head: t('col.system'), cell: (row) => say(row.system), clip: true },
    { id: 'act', head: t('records.row.act'), cell: (row) => say(lookups[row.lookup]), min: true, hide: 's' },
    {
      id: 'case',
      head: t('col.case'),
      cell: (row) => row.caseNo && <span className="fixed">{row.caseNo}</span>,
      min: true,
      hide: 's',
    },
    {
      id: 'bucket',
      head: t('col.bucket'),
      cell: (row) =>
        row.bucket && (
          <Badge tone={row.bucket === 'MATCHED' ? 'plain' : 'amber'}>{say(lineBuckets[row.bucket])}</Badge>
        ),
      min: true,
    },
    { id: 'review', head: t('subject.reviewer'), cell: (row) => row.reviewer, min: true, hide: 's' },
    {
      id: 'go',
      head: <Unseen>{t('subject.open')}</Unseen>,
      cell: (row) => row.review && <Go to={`/queries/lines/${row.id}`}>{t('subject.open')}</Go>,
      min: true,
      hide: 's',
    },
  ]
  const entryColumns: Column<Entry>[] = [
    { id: 'at', head: t('entry.at'), cell: (entry) => <RocTime at={entry.at} />, min: true },
    { id: 'who', head: t('col.person'), cell: (entry) => entry.person?.name, min: true },
    { id: 'purpose', head: t('entry.purpose'), cell: (entry) => say(wordIn(purposes, entry.purpose)) },
    {
      id: 'case',
      head: t('col.case'),
      cell: (entry) => entry.caseNo && <span className="fixed">{entry.caseNo}</span>,
      min: true,
    },
    {
      id: 'bucket',
      head: t('col.bucket'),
      cell: (entry) =>
        entry.bucket && (
          <Badge tone={entry.bucket === 'MATCHED' ? 'plain' : 'amber'}>
            {say(entryBuckets[entry.bucket])}
          </Badge>
        ),
      min: true,
    },
  ]
  return (
    <Paper
      agency={say(me.agency)}
      title={t('subject.paper')}
      {...(me.current ? { unit: say(me.current.unit) } : {})}
      day={today()}
      grade={t('subject.grade')}
    >
      <div className="stack wide">
        <div className="sheet folder">
          <Facts
            of={[
              [t('col.target'), <Masked>{trace.mask}</Masked>],
              [
                t('subject.period'),
                <>
                  {from && <RocDate day={from} />}
                  {t('to')}
                  {to && <RocDate day={to} />}
                </>,
              ],
              [t('subject.why'), why],
              [t('subject.number'), <span className="fixed long">{trace.trace}</span>],
              [
                t('subject.sum'),
                t('subject.sumWords', {
                  rows: count(trace.rows.length),
                  people: count(people.size),
                  entries: count(trace.entries.length),
                }),
              ],
            ]}
          />
        </div>
        {trace.cut && <Note tone="amber">{t('subject.cut')}</Note>}
        <Section title={t('subject.rows')}>
          <DataTable
            caption={t('subject.rows')}
            rows={trace.rows}
            columns={columns}
            rowKey={(row) => row.id}
            tone={(row) => (row.bucket && row.bucket !== 'MATCHED' ? 'amber' : 'plain')}
            empty={<Empty title={t('subject.noneTitle')}>{t('subject.none')}</Empty>}
          />
        </Section>
        <Section title={t('subject.entries')}>
          <DataTable
            caption={t('subject.entries')}
            rows={trace.entries}
            columns={entryColumns}
            rowKey={(entry) => entry.id}
            empty={<Empty title={t('subject.noEntries')} />}
          />
        </Section>
      </div>
    </Paper>
  )
}
