import type { Candidate, Detector } from '../../words/detector.ts'
import { found, inFolded } from '../pattern.ts'

/** Anchored at the start of a run, so that a long run is walked once. A blank or a line break may stand around the @. */
const AT = '(?: ?@ ?| ?[(\\[](?:AT|小老鼠)[)\\]] ?|@\\r?\\n[ ]{0,8})'
const PATTERN = inFolded(
  new RegExp(
    `(?<![A-Z0-9._%+\\-])[A-Z0-9_%+\\-][A-Z0-9._%+\\-]{0,63}${AT}[A-Z0-9-]{1,63}(?:(?:\\.|\\.\\r?\\n[ ]{0,8}|\\r?\\n[ ]{0,8}\\.)[A-Z0-9-]{1,63}){1,6}(?![A-Z0-9-])`,
    'g',
  ),
)
/** Mailboxes that an office keeps for everybody. */
const SERVICE =
  /^(service|services|mail|contact|info|public|webmaster|mayor|1999|admin|help|helpdesk|support|noreply|no-reply|postmaster|press|news|office|ethics|gov|secretary|egov|opinion)[0-9]*@/
const LABEL = /服務信箱|公務信箱|首長信箱|[市縣局處]長信箱|客服信箱|意見信箱|檢舉信箱/
const OFFICIAL = /\.(gov|mil)\.tw$/

/** 電子郵件地址; service mailboxes are nobody's. */
export const email: Detector = {
  id: 'tw.email',
  title: { zh: '電子郵件地址', en: 'E-mail address' },
  since: '2026-11',
  source: 'RFC 5321, as people write it',
  hits: [
    { text: '信箱：xiao.ming88@example.com', value: 'xiao.ming88@example.com' },
    { text: 'Xiao.Ming88@Example.COM', value: 'xiao.ming88@example.com' },
    { text: 'ｘｉａｏ＠ｅｘａｍｐｌｅ．ｃｏｍ', value: 'xiao@example.com' },
    { text: 'xiao @ example.com', value: 'xiao@example.com' },
    { text: 'xiao(at)example.com.tw', value: 'xiao@example.com.tw' },
    { text: 'xiao@\n  example.com', value: 'xiao@example.com' },
    { text: '王小明<xiao@example.com>', value: 'xiao@example.com' },
    { text: 'xm.wang@city.example.gov.tw', value: 'xm.wang@city.example.gov.tw' },
  ],
  misses: [
    'service@example.gov.tw',
    '首長信箱 chief@example.gov.tw',
    'info@shop.example.com',
    '@handle',
    'a@b',
    '1999@example.gov.tw',
  ],
  *find(text): Generator<Candidate> {
    for (const match of found(PATTERN, text)) {
      const value = match[0]
        .replace(/[ ]?[([](?:AT|小老鼠)[)\]][ ]?/, '@')
        .replace(/\s/g, '')
        .toLowerCase()
      const mailbox = LABEL.exec(text.folded.slice(Math.max(0, match.index - 12), match.index))
      const evidence = [
        { code: 'PATTERN', weight: 0.8 } as const,
        ...(SERVICE.test(value) ? [{ code: 'NEGATIVE', weight: -0.5, what: '服務信箱' } as const] : []),
        ...(mailbox === null ? [] : [{ code: 'NEGATIVE', weight: -0.4, what: mailbox[0] } as const]),
        ...(OFFICIAL.test(value) ? [{ code: 'NEGATIVE', weight: -0.15, what: 'gov.tw' } as const] : []),
      ]
      yield { start: match.index, end: match.index + match[0].length, value, evidence }
    }
  },
  mask: (value) => `${value.slice(0, 1)}***@***${value.slice(value.lastIndexOf('.'))}`,
}
