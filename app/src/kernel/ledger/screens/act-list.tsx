import { useState } from 'react'
import {
  count,
  DataTable,
  Empty,
  Filters,
  Load,
  RefusalNote,
  RocTime,
  Select,
  TextField,
  useApi,
  useGo,
  usePages,
  useQueryState,
  useSaid,
  type Column,
} from '#kernel/ui'
import type { z } from 'zod'
import type { LedgerContract } from '../contract.ts'
import { api, useText } from './api.ts'
import { Doer } from './doer.tsx'
import { Thing } from './thing.tsx'

type Act = z.output<LedgerContract['GET /api/ledger/acts']['reply']>['rows'][number]

/** The acts, newest first, filtered in words. */
export function ActList({ open }: { open: string }) {
  const t = useText()
  const say = useSaid()
  const go = useGo()
  const [kind, setKind] = useQueryState('kind')
  const [thing, setThing] = useQueryState('thing')
  const [typed, setTyped] = useState(thing)
  const kinds = useApi(api, 'GET /api/ledger/kinds')
  const acts = usePages(
    api,
    'GET /api/ledger/acts',
    { query: { kind: kind || undefined, thing: thing || undefined } },
    { cursor: 'before' },
  )
  const columns: Column<Act>[] = [
    { id: 'id', head: t('acts.no'), cell: (act) => count(act.id), min: true },
    { id: 'at', head: t('acts.at'), cell: (act) => <RocTime at={act.at} seconds />, min: true, hide: 's' },
    { id: 'what', head: t('acts.what'), cell: (act) => say(act.title) },
    { id: 'who', head: t('acts.who'), cell: (act) => <Doer of={act.doer} />, hide: 'open' },
    {
      id: 'on',
      head: t('acts.on'),
      cell: (act) => <Thing of={act.thing} />,
      clip: true,
      hide: 'm open',
    },
    {
      id: 'leaf',
      head: t('acts.leaf'),
      cell: (act) => (act.leaf === null ? t('acts.waiting') : count(act.leaf)),
      end: true,
      hide: 'open',
    },
  ]
  return (
    <>
      <Filters label={t('acts.filters')}>
        <Load of={kinds} lines={1}>
          {(data) => (
            <Select
              name="kind"
              label={t('acts.kind')}
              value={kind}
              none={t('acts.allKinds')}
              options={[...data.kinds]
                .sort((a, b) => a.kind.localeCompare(b.kind))
                .map((one) => ({ value: one.kind, label: say(one.title) }))}
              onChange={setKind}
            />
          )}
        </Load>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            setThing(typed.trim())
          }}
        >
          <TextField
            name="thing"
            label={t('acts.thing')}
            placeholder={t('acts.thingHint')}
            value={typed}
            onChange={setTyped}
          />
        </form>
      </Filters>
      <RefusalNote refusal={acts.refusal} />
      {!acts.loading && (
        <DataTable
          caption={t('acts.caption')}
          rows={acts.rows}
          columns={columns}
          rowKey={(act) => String(act.id)}
          current={open === '' ? null : open}
          onOpen={(act) => go(`/ledger/${act.id}${here()}`)}
          more={acts.more}
          fetching={acts.fetching}
          empty={<Empty title={t('acts.emptyTitle')}>{t('acts.empty')}</Empty>}
        />
      )}
    </>
  )
}
/** The filters stay while acts are opened one after another. */
const here = () => location.search
