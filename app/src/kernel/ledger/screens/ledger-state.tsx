import { Badge, count, DataTable, Facts, Note, RocTime, Sparkline } from '#kernel/ui'
import type { z } from 'zod'
import type { LedgerContract } from '../contract.ts'
import { useText } from './api.ts'
import './ledger.css'

type State = z.output<LedgerContract['GET /api/ledger/state']['reply']>

export function LedgerState({ state }: { state: State }) {
  const t = useText()
  const sound = state.health === 'sound'
  const last = state.checkpoints[0]
  return (
    <section className="sheet ledger-state" aria-label={t('state.title')}>
      <div className="stack tight">
        <p className="row">
          <span className="ledger-size">{t('state.sizeValue', { n: count(state.size) })}</span>
          <Badge tone={sound ? 'green' : 'red'} icon={sound ? 'check' : 'stop'}>
            {t(`state.${state.health}`)}
          </Badge>
        </p>
        <Facts
          of={[
            [t('state.checkpoint'), last ? <RocTime at={last.at} seconds /> : t('state.noCheckpoint')],
            [
              t('state.witnesses'),
              last && last.witnesses.length > 0 ? last.witnesses.join('、') : t('state.unwitnessed'),
            ],
            ...(state.waiting > 0
              ? [[t('state.waiting'), t('state.waitingValue', { n: count(state.waiting) })] as const]
              : []),
            [t('state.root'), <code className="fixed long">{state.root}</code>],
          ]}
        />
        {!sound && <Note tone="red">{t('state.broken')}</Note>}
      </div>
      <Growth state={state} />
    </section>
  )
}

/** The growth between the last checkpoints; its table is one key away. */
function Growth({ state }: { state: State }) {
  const t = useText()
  const rising = [...state.checkpoints].reverse()
  if (rising.length < 2) return null
  const sizes = rising.map((checkpoint) => checkpoint.size)
  const marks = rising.flatMap((checkpoint, i) =>
    checkpoint.witnesses.length > 0 ? [i / (rising.length - 1)] : [],
  )
  return (
    <div>
      <Sparkline
        values={sizes}
        marks={marks}
        label={t('state.growth', { from: count(sizes[0] ?? 0), to: count(state.size) })}
      />
      <details>
        <summary className="small soft">{t('state.growthTable')}</summary>
        <DataTable
          caption={t('checkpoints.caption')}
          rows={state.checkpoints}
          rowKey={(row) => String(row.size)}
          empty={null}
          columns={[
            {
              id: 'at',
              head: t('checkpoints.at'),
              cell: (row) => <RocTime at={row.at} seconds />,
              min: true,
            },
            { id: 'size', head: t('checkpoints.size'), cell: (row) => count(row.size), end: true },
            { id: 'witnesses', head: t('checkpoints.witnesses'), cell: (row) => row.witnesses.join('、') },
          ]}
        />
      </details>
    </div>
  )
}
