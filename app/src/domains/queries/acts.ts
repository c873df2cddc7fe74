import { act, acts } from '#kernel/ledger'

/** Every act of this room. Targets appear as keyed marks only. */
export const queriesActs = acts('queries', {
  'system.arranged': act({ zh: '設定查詢系統', en: 'Look-up system arranged', fields: { system: 'code', sensitivity: 'code', sequence: 'code', daily: 'flag', dueHour: 'count?', units: 'count', retired: 'flag' }, keep: 'P10Y' }),
  'profile.saved': act({ zh: '儲存欄位對應', en: 'Import profile saved', fields: { profile: 'ref', kind: 'code', system: 'code?', version: 'count', shape: 'digest' }, keep: 'P10Y' }),
  'import.done': act({
    zh: '匯入完成', en: 'Import done',
    fields: { kind: 'code', system: 'code?', file: 'digest', size: 'count', profile: 'ref?', read: 'count', added: 'count', overlapping: 'count', declared: 'count?', firstSeq: 'count?', lastSeq: 'count?', days: 'text', parts: 'digest' },
    keep: 'P10Y',
  }),
  'import.refused': act({ zh: '匯入退回', en: 'Import refused', fields: { kind: 'code', system: 'code?', file: 'digest?', code: 'code', faults: 'count' }, keep: 'P5Y' }),
  'import.cancelled': act({ zh: '匯入取消', en: 'Import cancelled', fields: { kind: 'code', system: 'code?', read: 'count' }, keep: 'P5Y' }),
  'import.missing': act({ zh: '逾時未匯入', en: 'Import missing', fields: { system: 'code', day: 'day', due: 'instant' }, keep: 'P5Y' }),
  'entry.written': act({
    zh: '登記查詢', en: 'Look-up registered',
    fields: { at: 'instant', systems: 'text', target: 'mark', purpose: 'code', caseNo: 'text?', noCase: 'code?', requester: 'ref?', behalfDocument: 'text?', printed: 'flag', forLine: 'ref?' },
    keep: 'P10Y',
  }),
  'entry.corrected': act({
    zh: '更正登記', en: 'Entry corrected',
    fields: { supersedes: 'ref', at: 'instant', systems: 'text', target: 'mark', purpose: 'code', caseNo: 'text?', noCase: 'code?', requester: 'ref?', behalfDocument: 'text?', printed: 'flag', why: 'digest' },
    keep: 'P10Y',
  }),
  'entry.searched': act({ zh: '以對象查登記', en: 'Entries searched by target', fields: { target: 'mark', from: 'day', to: 'day', found: 'count' }, keep: 'P5Y' }),
  'case.opened': act({ zh: '建立案件', en: 'Case opened', fields: { caseNo: 'text', unit: 'ref', owners: 'count', opened: 'instant', closed: 'instant?', parties: 'count' }, keep: 'P10Y' }),
  'day.reconciled': act({
    zh: '完成勾稽', en: 'Day reconciled',
    fields: { day: 'day', run: 'ref', why: 'code', lines: 'count', matched: 'count', unregistered: 'count', mismatch: 'count', entries: 'count', entriesMatched: 'count', phantom: 'count', entriesMismatch: 'count', result: 'digest', editions: 'text' },
    keep: 'P10Y',
  }),
  'day.requested': act({ zh: '要求重新勾稽', en: 'Reconciliation asked for', fields: { day: 'day' }, keep: 'P5Y' }),
  'line.moved': act({ zh: '勾稽結果變動', en: 'Result of a line changed', fields: { day: 'day', run: 'ref', from: 'code', to: 'code', entry: 'ref?' }, keep: 'P10Y' }),
  'subject.traced': act({ zh: '追查被查詢紀錄', en: 'Subject traced', fields: { target: 'mark', from: 'day', to: 'day', why: 'digest', lines: 'count', entries: 'count' }, keep: 'P10Y' }),
  'read.refused': act({ zh: '拒絕檢視', en: 'Reading refused', fields: { deed: 'code', reasons: 'text' }, keep: 'P5Y' }),
})
