import { rocDay, type Day } from '#kernel/ground'
import {
  address,
  Badge,
  Button,
  bytes,
  count,
  ExplainPanel,
  Facts,
  Go,
  Load,
  Note,
  Page,
  RefusalNote,
  RocTime,
  Section,
  useApi,
  useDeed,
  useMayEver,
  useParam,
  useSaid,
} from '#kernel/ui'
import { importKinds, importPhases } from '../../words.ts'
import { api, type ImportRow, type RowFault } from '../api.ts'
import { useRule } from '../line/explain-line.tsx'
import { useText } from '../text.ts'
import { FaultTable } from './fault-table.tsx'
import { phaseTone } from './history.tsx'
import './import.css'
import '../line/line.css'

const final = new Set(['done', 'refused', 'cancelled'])

/** One import: what came in, what was known already, what is odd about the source, or why nothing came in. */
export default function OneImport() {
  const t = useText()
  const id = useParam('import')
  const reading = useApi(api, 'GET /api/queries/imports/:import', { params: { import: id } })
  const phase = reading.data?.import.phase
  const live = useApi(
    api,
    'GET /api/queries/imports/:import',
    { params: { import: id } },
    { every: phase === undefined || final.has(phase) ? false : 1_000 },
  )
  return (
    <Page
      title={t('import.oneTitle')}
      purpose={t('import.onePurpose')}
      deeds={
        <Go to="/queries/import" className="button">
          {t('import.another')}
        </Go>
      }
    >
      <Load of={live}>{(data) => <Outcome row={data.import} faults={data.faults} />}</Load>
    </Page>
  )
}

function Outcome({ row, faults }: { row: ImportRow; faults: readonly RowFault[] }) {
  const t = useText()
  const say = useSaid()
  const running = !final.has(row.phase)
  return (
    <div className="stack wide">
      <div className="sheet q-outcome">
        <p className="row">
          <Badge tone={phaseTone(row.phase)}>{say(importPhases[row.phase])}</Badge>
          <strong>{row.system ? say(row.system) : say(importKinds[row.kind])}</strong>
          <span className="soft">{row.file}</span>
        </p>
        {row.refusal && <p className="q-refused">{say(row.refusal)}</p>}
        <Counts row={row} />
        {running && <progress aria-label={t('import.progress')} />}
        {running && <Cancel id={row.id} />}
        {row.phase === 'done' && <Next row={row} />}
      </div>
      {row.checks.length > 0 && <Checks row={row} />}
      {faults.length > 0 && (
        <Section title={t('import.fault.title')} note={t('import.fault.note')}>
          <FaultTable
            faults={faults}
            total={row.faults}
            csv={address('GET /api/queries/imports/:import/faults', { params: { import: row.id } })}
          />
        </Section>
      )}
      <Section title={t('import.source')}>
        <Facts
          of={[
            [
              t('import.by'),
              <>
                {row.by?.name} <RocTime at={row.started} seconds />
              </>,
            ],
            ...(row.finished ? [[t('import.finished'), <RocTime at={row.finished} seconds />] as const] : []),
            [t('import.size'), bytes(row.size)],
            ...(row.digest
              ? [[t('line.digest'), <span className="fixed long">{row.digest}</span>] as const]
              : []),
            ...(row.firstSeq !== null && row.lastSeq !== null
              ? [[t('import.numbers'), `${count(row.firstSeq)}${t('to')}${count(row.lastSeq)}`] as const]
              : []),
          ]}
        />
      </Section>
    </div>
  )
}

function Counts({ row }: { row: ImportRow }) {
  const t = useText()
  const figures = [
    ['read', row.read],
    ['added', row.added],
    ['overlapping', row.overlapping],
    ...(row.declared === null ? [] : [['declared', row.declared] as const]),
    ['faults', row.faults],
  ] as const
  return (
    <dl className="q-figures">
      {figures.map(([name, n]) => (
        <div key={name} className={name === 'faults' && n > 0 ? 'q-bad' : undefined}>
          <dt>{t(`import.count.${name}`)}</dt>
          <dd>{count(n)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Next({ row }: { row: ImportRow }) {
  const t = useText()
  const mayDays = useMayEver('queries.day.read')
  if (row.days.length === 0) return null
  return (
    <div className="row">
      <span className="soft">{t('import.days')}</span>
      {row.days.map((day) =>
        mayDays ? (
          <Go key={day} to={`/queries/days/${day}`} className="button small">
            {rocDay(day as Day)}
          </Go>
        ) : (
          <span key={day}>{rocDay(day as Day)}</span>
        ),
      )}
    </div>
  )
}

function Checks({ row }: { row: ImportRow }) {
  const t = useText()
  const rule = useRule(row.days[0] ?? row.started.slice(0, 10))
  return (
    <Section title={t('import.checks')} note={t('import.checksNote')}>
      <div className="sheet">
        <ExplainPanel
          tone="amber"
          gist={t('import.checksGist', { n: count(row.checks.length) })}
          rules={row.checks.map((check) => rule(check, true))}
          changes={[t('rule.change.Q35')]}
          next={<Note>{t('import.checksNext')}</Note>}
        />
      </div>
    </Section>
  )
}

function Cancel({ id }: { id: string }) {
  const t = useText()
  const may = useMayEver('queries.import.bring')
  const cancel = useDeed(api, 'POST /api/queries/imports/:import/cancel', {
    renews: ['/api/queries/imports'],
  })
  if (!may) return null
  return (
    <div>
      <RefusalNote refusal={cancel.refusal} />
      <Button
        look="stop"
        small
        busy={cancel.busy}
        onClick={() => void cancel.run({ params: { import: id } })}
      >
        {t('import.cancel')}
      </Button>
    </div>
  )
}
