import { act, acts } from './act.ts'

export const ledgerActs = acts('ledger', {
  'evidence.exported': act({
    zh: '匯出稽核證據',
    en: 'Exported evidence',
    fields: { after: 'count' },
    keep: 'P10Y',
  }),
})
