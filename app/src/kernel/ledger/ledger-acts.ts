import { act, acts } from './act.ts'

export const ledgerActs = acts('ledger', {
  'evidence.exported': act({
    zh: '匯出稽核證據',
    en: 'Exported evidence',
    fields: { after: 'count' },
    keep: 'P10Y',
  }),
  'witness.refused': act({
    zh: '見證人拒絕連署檢查點',
    en: 'A witness refused to cosign a checkpoint',
    fields: { size: 'count', code: 'code' },
    keep: 'P10Y',
  }),
})
