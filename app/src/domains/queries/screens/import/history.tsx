import {
  Badge,
  bytes,
  count,
  DataTable,
  Empty,
  Filters,
  RefusalNote,
  RocTime,
  Select,
  Skeleton,
  useGo,
  usePages,
  useQueryState,
  useSaid,
  type Column,
  type Tone,
} from '#kernel/ui'
import { importKinds, importPhases, type ImportKind, type ImportPhase } from '../../words.ts'
import { api, type ImportRow } from '../api.ts'
import { useText } from '../text.ts'

export const phaseTone = (phase: ImportPhase): Tone =>
  phase === 'refused' ? 'red' : phase === 'done' || phase === 'cancelled' ? 'plain' : 'amber'
const isKind = (text: string): text is ImportKind => Object.hasOwn(importKinds, text)
const isPhase = (text: string): text is ImportPhase => Object.hasOwn(importPhases, text)

/** What was brought, when, by whom, and what became of it. */
export function History() {
  const t = useText()
  const say = useSaid()
  const go = useGo()
  const [kind, setKind] = useQueryState('kind')
  const [phase, setPhase] = useQueryState('phase')
  const imports = usePages(api, 'GET /api/queries/imports', {
    query: { ...(isKind(kind) ? { kind } : {}), ...(isPhase(phase) ? { phase } : {}) },
  })
  const columns: Column<ImportRow>[] = [
    { id: 'at', head: t('col.time'), cell: (row) => <RocTime at={row.started} />, min: true },
    {
      id: 'kind',
      head: t('import.kind'),
      cell: (row) => (row.system ? say(row.system) : say(importKinds[row.kind])),
      min: true,
    },
    { id: 'file', head: t('import.file'), cell: (row) => row.file, clip: true },
    {
      id: 'phase',
      head: t('import.state'),
      cell: (row) => <Badge tone={phaseTone(row.phase)}>{say(importPhases[row.phase])}</Badge>,
      min: true,
    },
    { id: 'added', head: t('import.count.added'), cell: (row) => count(row.added), end: true, min: true },
    {
      id: 'over',
      head: t('import.count.overlapping'),
      cell: (row) => count(row.overlapping),
      end: true,
      min: true,
      hide: 's',
    },
    {
      id: 'checks',
      head: t('import.checks'),
      cell: (row) =>
        row.checks.length > 0 && (
          <Badge tone="amber">{t('import.checksN', { n: count(row.checks.length) })}</Badge>
        ),
      min: true,
      hide: 's',
    },
    { id: 'size', head: t('import.size'), cell: (row) => bytes(row.size), end: true, min: true, hide: 'm' },
    { id: 'by', head: t('import.by'), cell: (row) => row.by?.name, min: true, hide: 'm' },
  ]
  return (
    <>
      <Filters label={t('import.filters')}>
        <Select
          name="kind"
          label={t('import.kind')}
          value={kind}
          none={t('all')}
          options={Object.entries(importKinds).map(([value, words]) => ({ value, label: say(words) }))}
          onChange={setKind}
        />
        <Select
          name="phase"
          label={t('import.state')}
          value={phase}
          none={t('all')}
          options={Object.entries(importPhases).map(([value, words]) => ({ value, label: say(words) }))}
          onChange={setPhase}
        />
      </Filters>
      <RefusalNote refusal={imports.refusal} />
      {imports.loading ? (
        <Skeleton />
      ) : (
        <DataTable
          caption={t('import.tab.history')}
          rows={imports.rows}
          columns={columns}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/queries/import/${row.id}`)}
          more={imports.more}
          fetching={imports.fetching}
          tone={(row) => (row.phase === 'refused' ? 'red' : row.checks.length > 0 ? 'amber' : 'plain')}
          empty={<Empty title={t('import.historyEmptyTitle')}>{t('import.historyEmpty')}</Empty>}
        />
      )}
    </>
  )
}
