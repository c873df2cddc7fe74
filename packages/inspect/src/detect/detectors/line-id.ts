import type { Candidate, Detector } from '../../words/detector.ts'
import { maskMiddle } from '../mask.ts'
import { found, inFolded } from '../pattern.ts'

const ID = '[A-Z0-9][A-Z0-9._-]{2,19}'
/** The word LINE and what says that an id follows. */
const LABELLED = inFolded(
  new RegExp(
    `(?<![A-Z])(LINE[ ]?(?:ID|I\\.D\\.|帳號|賬號|號碼)|賴[ ]?(?:ID|帳號)|LINE(?=[ ]?:[ ]?(?=[A-Z._-]*[0-9_])[A-Z]))[ ]?(?:號碼)?(?:是|為|[:=])?[ \\n]{0,3}(${ID})(?![A-Z0-9@])`,
    'g',
  ),
)
/** In a column of ids every cell is one; only words with a figure, a dot or an underscore are worth the look. */
const ANY = inFolded(/(?<![A-Z0-9._@/-])(?=[A-Z._-]*[0-9._])[A-Z][A-Z0-9._-]{3,19}(?![A-Z0-9._@/-])/g)

/** LINE 帳號. */
export const lineId: Detector = {
  id: 'tw.line-id',
  title: { zh: 'LINE 帳號', en: 'LINE id' },
  since: '2026-11',
  source: 'LINE 使用者 ID：4–20 碼小寫英數與 . - _',
  headings: { pattern: /LINE|賴/i, weight: 0.5 },
  hits: [
    { text: 'LINE ID：wang_88', value: 'wang_88' },
    { text: 'line id: Ming.Wang', value: 'ming.wang' },
    { text: 'ＬＩＮＥ　ＩＤ：ｗａｎｇ８８', value: 'wang88' },
    { text: 'Line帳號為 a-ming2020', value: 'a-ming2020' },
    { text: '可加 LINE：ming_ming', value: 'ming_ming' },
    { text: 'LINE ID\nwang_88', value: 'wang_88' },
  ],
  misses: [
    'LINE 官方帳號 @agency',
    'LINE Pay',
    'ONLINE ID',
    'LINE 群組公告',
    'line: number',
    'file_2026',
    '請加入LINE',
  ],
  *find(text): Generator<Candidate> {
    for (const match of found(LABELLED, text)) {
      const [all, label = '', id = ''] = match
      const start = match.index + all.length - id.length
      const evidence = [
        { code: 'PATTERN', weight: 0.1 },
        { code: 'KEYWORD', weight: 0.6, what: label },
      ] as const
      yield { start, end: start + id.length, value: id.toLowerCase(), evidence }
    }
    for (const match of found(ANY, text)) {
      const end = match.index + match[0].length
      yield {
        start: match.index,
        end,
        value: match[0].toLowerCase(),
        evidence: [{ code: 'PATTERN', weight: 0.1 }],
      }
    }
  },
  mask: (value) => maskMiddle(value, 2, 0),
}
