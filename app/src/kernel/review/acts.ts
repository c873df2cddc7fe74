import { act, acts } from '#kernel/ledger'

/** Free text (reason, question, answer) enters the ledger as a digest only: it may name people, and the row keeps the words. */
export const reviewActs = acts('review', {
  'sheet.opened': act({
    zh: '開立核章日表',
    en: 'Review sheet opened',
    fields: { kind: 'code', unit: 'ref', day: 'day', due: 'instant' },
    keep: 'P5Y',
  }),
  'sheet.filled': act({
    zh: '列入待核章列',
    en: 'Lines added to a review sheet',
    fields: { added: 'count', unexplained: 'count', ids: 'digest', reopens: 'flag' },
    keep: 'P5Y',
  }),
  'sheet.closed': act({
    zh: '日表核畢',
    en: 'Review sheet closed: every line carries a final decision',
    fields: { items: 'count', approved: 'count', referred: 'count' },
    keep: 'P5Y',
  }),
  'sheet.overdue': act({
    zh: '日表逾期未核畢',
    en: 'Review sheet overdue',
    fields: { open: 'count', level: 'code', day: 'day' },
    keep: 'P5Y',
  }),
  'line.stamped': act({
    zh: '逐筆核章',
    en: 'Line decided',
    fields: { sheet: 'ref', decision: 'code', text: 'digest?', dwellMs: 'count', unexplained: 'flag' },
    keep: 'P5Y',
  }),
  'line.corrected': act({
    zh: '更正核章（原章保留）',
    en: 'Decision corrected; the earlier one stays',
    fields: {
      sheet: 'ref',
      corrects: 'ref',
      from: 'code',
      decision: 'code',
      text: 'digest?',
      dwellMs: 'count',
      unexplained: 'flag',
    },
    keep: 'P5Y',
  }),
  'line.reopened': act({
    zh: '重新開啟已核章列',
    en: 'Decided line reopened by the ethics office',
    fields: { sheet: 'ref', stamp: 'ref', text: 'digest', due: 'instant' },
    keep: 'P5Y',
  }),
  'line.reweighed': act({
    zh: '待核章列情形變動',
    en: 'What speaks for or against a line changed',
    fields: { sheet: 'ref', weight: 'count', needsReason: 'flag', needsExplanation: 'flag' },
    keep: 'P5Y',
  }),
  'history.read': act({
    zh: '調閱核章歷程',
    en: 'Review history of a line read',
    fields: { sheet: 'ref' },
    keep: 'P5Y',
  }),
  'explanation.asked': act({
    zh: '請查詢人說明',
    en: 'Explanation asked for',
    fields: { item: 'ref', person: 'ref', text: 'digest', due: 'instant', needsAttachment: 'flag' },
    keep: 'P5Y',
  }),
  'explanation.answered': act({
    zh: '提出說明',
    en: 'Explanation given',
    fields: { item: 'ref', text: 'digest', attachments: 'count', late: 'flag' },
    keep: 'P5Y',
  }),
  'explanation.overdue': act({
    zh: '說明逾期',
    en: 'Explanation overdue',
    fields: { item: 'ref', person: 'ref', day: 'day' },
    keep: 'P5Y',
  }),
  'attachment.stored': act({
    zh: '收存附件',
    en: 'Attachment stored',
    fields: { task: 'ref', digest: 'digest', size: 'count', mediaType: 'code' },
    keep: 'P5Y',
  }),
  'attachment.read': act({
    zh: '調閱附件',
    en: 'Attachment read',
    fields: { task: 'ref', digest: 'digest' },
    keep: 'P5Y',
  }),
  refused: act({
    zh: '核章作業遭拒',
    en: 'Review deed refused',
    fields: { code: 'code', deed: 'code', rule: 'code?' },
    keep: 'P5Y',
  }),
})
