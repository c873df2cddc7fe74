import { act, acts } from '#kernel/ledger'

export const webActs = acts('web', {
  refused: act({
    zh: '拒絕請求',
    en: 'Request refused at the door',
    /** `repeats`: how often the same refusal was met within a minute and not written down again. */
    fields: { route: 'code', code: 'code', repeats: 'count' },
    keep: 'P5Y',
  }),
})
