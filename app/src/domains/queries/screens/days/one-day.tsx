import { useState, type ReactNode } from 'react'
import { rocDay, type Day } from '#kernel/ground'
import {
  Badge,
  Button,
  Confirm,
  count,
  Empty,
  Facts,
  Load,
  Note,
  Page,
  Paper,
  RefusalNote,
  RocTime,
  Section,
  Timeline,
  toast,
  useApi,
  useDeed,
  useMayEver,
  useMe,
  useParam,
  useSaid,
} from '#kernel/ui'
import { api, type DayDetail } from '../api.ts'
import { useText } from '../text.ts'
import { BarLegend, BucketBar } from './bar.tsx'
import { Phantoms } from './phantoms.tsx'
import { UnitTable } from './unit-table.tsx'
import './days.css'

/** One day: both sides of the reconciliation, unit by unit, the entries without look-up, and every run that led there. */
export default function OneDay() {
  const t = useText()
  const day = useParam('day')
  const say = useSaid()
  const me = useMe()
  const may = useMayEver('queries.day.reconcile')
  const [asking, setAsking] = useState(false)
  const first = useApi(api, 'GET /api/queries/days/:day', { params: { day } })
  const running = first.data !== undefined && first.data.day.state !== 'reconciled'
  const live = useApi(
    api,
    'GET /api/queries/days/:day',
    { params: { day } },
    { every: running ? 3_000 : false },
  )
  const again = useDeed(api, 'POST /api/queries/days/:day/reconciliation', { renews: ['/api/queries/days'] })
  const reconcile = async () => {
    setAsking(false)
    if ((await again.run({ params: { day } })).ok) toast(t('days.queued'))
  }
  return (
    <Page
      title={t('days.one', { day: rocDay(day as Day) })}
      purpose={t('days.onePurpose')}
      help={<p>{t('days.help')}</p>}
      deeds={
        <>
          <Button icon="print" onClick={() => print()}>
            {t('print')}
          </Button>
          {may && <Button onClick={() => setAsking(true)}>{t('days.again')}</Button>}
        </>
      }
    >
      <RefusalNote refusal={again.refusal} />
      <Load of={live}>
        {(detail) => (
          <Paper agency={say(me.agency)} title={t('days.title')} day={day as Day} grade={t('grade')}>
            <Whole detail={detail} />
          </Paper>
        )}
      </Load>
      {asking && (
        <Confirm
          title={t('days.again')}
          preview={<p>{t('days.againPreview', { day: rocDay(day as Day) })}</p>}
          deed={t('days.again')}
          onConfirm={() => void reconcile()}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  )
}

function Whole({ detail }: { detail: DayDetail }) {
  const t = useText()
  const say = useSaid()
  const { day, units, runs } = detail
  return (
    <div className="stack wide">
      {day.missing.length > 0 && (
        <Note tone="red" title={t('days.missingOf', { systems: day.missing.map(say).join(t('and')) })}>
          {t('days.missingWords')}
        </Note>
      )}
      {day.state !== 'reconciled' && (
        <Note tone="amber" title={t(`days.states.${day.state}`)}>
          {t(`days.stateWords.${day.state}`)}
        </Note>
      )}
      {day.buckets && (
        <div className="sheet q-sides">
          <Side title={t('days.logSide', { n: count(day.buckets.lines) })}>
            <BucketBar of={day.buckets} side="log" />
            <Facts
              of={(['matched', 'mismatch', 'unregistered'] as const).map(
                (part) => [t(`bucket.${part}`), count(day.buckets?.[part] ?? 0)] as const,
              )}
            />
          </Side>
          <Side title={t('days.bookSide', { n: count(day.buckets.entries) })}>
            <BucketBar of={day.buckets} side="book" />
            <Facts
              of={(['entriesMatched', 'entriesMismatch', 'phantom'] as const).map(
                (part) => [t(`bucket.${part}`), count(day.buckets?.[part] ?? 0)] as const,
              )}
            />
          </Side>
          <BarLegend />
        </div>
      )}
      <Section title={t('days.units')}>
        <UnitTable day={day.day} units={units} />
      </Section>
      {day.buckets && day.buckets.phantom > 0 && (
        <Section title={t('bucket.phantom')} note={t('days.phantomNote')}>
          <Phantoms day={day.day} />
        </Section>
      )}
      <Section title={t('days.runs')} note={t('days.runsNote')}>
        {runs.length === 0 ? (
          <Empty title={t('days.noRuns')} />
        ) : (
          <Timeline
            label={t('days.runs')}
            moments={runs.map((run) => ({
              id: run.id,
              when: <RocTime at={run.at} seconds />,
              tone: run.id === day.run ? 'rose' : 'plain',
              what: (
                <p className="row">
                  {t('days.run', { lines: count(run.buckets.lines), moved: count(run.moved) })}
                  <span className="soft small">{t('days.took', { ms: count(run.milliseconds) })}</span>
                  {run.id === day.run && <Badge>{t('days.current')}</Badge>}
                </p>
              ),
            }))}
          />
        )}
      </Section>
    </div>
  )
}
const Side = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="q-side-title">{title}</h2>
    {children}
  </section>
)
