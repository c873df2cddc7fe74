import { act, acts } from '#kernel/ledger'

/** Every act of the inspection desk. Files appear by digest and figures; neither their names nor anything that they say. */
export const outflowActs = acts('outflow', {
  'file.brought': act({
    zh: '送檢檔案',
    en: 'File laid on the inspection desk',
    fields: { check: 'ref', file: 'digest', size: 'count' },
    keep: 'P5Y',
  }),
  'file.inspected': act({
    zh: '檢查完成',
    en: 'File inspected',
    fields: {
      file: 'digest',
      kind: 'code',
      verdict: 'code',
      findings: 'count',
      hidden: 'count',
      persons: 'count',
      unread: 'count',
    },
    keep: 'P5Y',
  }),
  'file.lost': act({
    zh: '無法檢查',
    en: 'File could not be inspected',
    fields: { file: 'digest', code: 'code' },
    keep: 'P5Y',
  }),
  'file.cleaned': act({
    zh: '製作可公開版本',
    en: 'Publishable version made',
    fields: {
      file: 'digest',
      cleaned: 'digest',
      certificate: 'digest',
      proved: 'flag',
      style: 'code',
      classes: 'count',
      values: 'count',
    },
    keep: 'P10Y',
  }),
  'file.taken': act({
    zh: '取走清理後的檔案',
    en: 'Cleaned file taken',
    fields: { file: 'digest', cleaned: 'digest', what: 'code', proved: 'flag' },
    keep: 'P10Y',
  }),
  'file.destroyed': act({
    zh: '銷毀送檢檔案',
    en: 'File on the desk destroyed',
    fields: { file: 'digest', why: 'code' },
    keep: 'P5Y',
  }),
})
