import { act, acts } from './act.ts'

export const ledgerActs = acts('ledger', {
  'evidence.exported': act({
    zh: '匯出稽核證據',
    en: 'Exported evidence',
    fields: { size: 'count', records: 'count' },
    keep: 'P10Y',
  }),
})
