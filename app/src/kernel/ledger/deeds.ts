import { is, type Deed } from '#kernel/policy'

/** Reading the ledger is open to those who audit; the ledger holds marks and ids, never clear personal data. */
export const readLedger: Deed = {
  id: 'ledger.read',
  zh: '查閱帳本',
  en: 'Read the ledger',
  law: 'pdpa.18',
  allow: [{ id: 'auditors', all: [is.role('ethics', 'it_auditor', 'external_auditor', 'witness')] }],
  deny: [],
}
/** Taking evidence out of the house is itself an act. */
export const exportEvidence: Deed = {
  id: 'ledger.export',
  zh: '匯出稽核證據',
  en: 'Export evidence',
  law: 'pdpa.18',
  allow: [{ id: 'auditors', all: [is.role('ethics', 'it_auditor', 'external_auditor')] }],
  deny: [],
}
