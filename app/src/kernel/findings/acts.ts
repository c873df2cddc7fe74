import { act, acts } from '#kernel/ledger'

/** Free text enters the ledger as a digest; the row keeps the words. */
export const findingsActs = acts('findings', {
  'finding.raised': act({
    zh: '產生徵候',
    en: 'Finding raised',
    fields: {
      rule: 'code',
      severity: 'count',
      unit: 'ref?',
      subject: 'ref?',
      day: 'day',
      reasons: 'digest',
      rows: 'digest',
    },
    keep: 'P10Y',
  }),
  'finding.read': act({ zh: '開啟徵候', en: 'Finding opened', fields: { rule: 'code' }, keep: 'P10Y' }),
  'finding.taken': act({
    zh: '接辦徵候',
    en: 'Finding taken in hand',
    fields: { rule: 'code', from: 'ref?' },
    keep: 'P10Y',
  }),
  'finding.noted': act({
    zh: '徵候註記',
    en: 'Note added to a finding',
    fields: { text: 'digest' },
    keep: 'P10Y',
  }),
  'finding.closed': act({
    zh: '徵候結案',
    en: 'Finding closed',
    fields: { rule: 'code', outcome: 'code', disclosure: 'code', conclusion: 'digest', recheckDue: 'day?' },
    keep: 'P10Y',
  }),
  'finding.rechecked': act({
    zh: '徵候複查',
    en: 'Finding re-checked by another person',
    fields: { rule: 'code', held: 'flag', text: 'digest' },
    keep: 'P10Y',
  }),
  'action.set': act({
    zh: '訂定改善措施',
    en: 'Corrective action set',
    fields: { finding: 'ref', owner: 'ref', due: 'day', text: 'digest' },
    keep: 'P10Y',
  }),
  'action.finished': act({
    zh: '完成改善措施',
    en: 'Corrective action reported done',
    fields: { finding: 'ref', text: 'digest', late: 'flag' },
    keep: 'P10Y',
  }),
  'action.verified': act({
    zh: '查驗改善措施',
    en: 'Corrective action verified',
    fields: { finding: 'ref' },
    keep: 'P10Y',
  }),
  refused: act({
    zh: '徵候作業遭拒',
    en: 'Deed on a finding refused',
    fields: { code: 'code', deed: 'code', rule: 'code?' },
    keep: 'P10Y',
  }),
})
