import { useState } from 'react'
import { Button, Load, Page, Section, Split, useApi, useGo, useMayEver, useParam, count } from '#kernel/ui'
import { api, useText } from './api.ts'
import { ActDetail } from './act-detail.tsx'
import { ActList } from './act-list.tsx'
import { ExportEvidence } from './export-evidence.tsx'
import { LedgerState } from './ledger-state.tsx'
import { VerifyOffline } from './verify-offline.tsx'

/** 帳本: where the tree stands, what it holds, and how a stranger checks it. */
export default function Ledger() {
  const t = useText()
  const go = useGo()
  const open = useParam('act')
  const mayExport = useMayEver('ledger.export')
  const [exporting, setExporting] = useState(false)
  const state = useApi(api, 'GET /api/ledger/state', undefined, { every: 15_000 })
  return (
    <Page
      title={t('title')}
      purpose={t('purpose')}
      help={<p>{t('help')}</p>}
      deeds={
        mayExport && (
          <Button look="primary" icon="export" onClick={() => setExporting(true)}>
            {t('export.deed')}
          </Button>
        )
      }
    >
      {open === '' && (
        <div className="stack wide">
          <Load of={state}>{(data) => <LedgerState state={data} />}</Load>
          {state.data && <VerifyOffline origin={state.data.origin} size={state.data.size} />}
        </div>
      )}
      <Section title={t('acts.title')}>
        <Split
          list={<ActList open={open} />}
          title={t('act.title', { id: count(Number(open)) })}
          thing={open === '' ? null : <ActDetail id={Number(open)} />}
          onClose={() => go('/ledger')}
        />
      </Section>
      {exporting && <ExportEvidence size={state.data?.size ?? 0} onClose={() => setExporting(false)} />}
    </Page>
  )
}
