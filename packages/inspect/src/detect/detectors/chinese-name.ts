import type { Candidate, Detector, Evidence } from '../../words/detector.ts'
import { nameCues } from '../name-cues.ts'
import { isDoubtful, lastJun, maskName, mayBeName, NAME, officialTitle, withoutGaps } from '../name-text.ts'
import { found, inFolded } from '../pattern.ts'

const DOUBTFUL = { code: 'NEGATIVE', weight: -0.2, what: '姓氏亦為常用字' } as const
/** A whole cell: only its heading makes it a name. */
const CELL = inFolded(
  new RegExp(`(?<=^|[,\\t\\n"|;\\u001d\\u001f])[ ]?(${NAME})[ ]?(?=$|[,\\t\\r\\n"|;\\u001d\\u001f])`, 'g'),
)

/** Blanks, a line break with its indent, and the character behind them. */
const LONGEST_GAP = 14

/** 中文姓名 by surname and cue. Free-standing names without any cue are missed, which the accuracy table states. */
export const chineseName: Detector = {
  id: 'tw.name',
  title: { zh: '中文姓名', en: 'Chinese name' },
  since: '2026-11',
  source: '內政部 全國姓名統計（姓氏）；稱謂與欄位用語',
  headings: { pattern: /姓名|戶名|聯絡人|申請人|陳情人|檢舉人|當事人|NAME/i, weight: 0.6 },
  neighbour: 0.05,
  hits: [
    { text: '檢舉人：王小明', value: '王小明' },
    { text: '檢舉人王小明於昨日來電', value: '王小明' },
    { text: '姓名：王　小　明', value: '王小明' },
    { text: '姓　名：林　華　電話', value: '林華' },
    { text: '陳情人：歐陽小明', value: '歐陽小明' },
    { text: '王小明先生您好', value: '王小明' },
    { text: '申請人王\n小明', value: '王小明' },
    { text: '此致\n甲乙市政府\n王小明 敬上', value: '王小明' },
    { text: '寄件者："王小明" <a@example.com>', value: '王小明' },
    { text: '王小明（身分證字號A123456789）', value: '王小明' },
    { text: '被告陳大文，男', value: '陳大文' },
    { text: '王小\u200b明小姐', value: '王小明' },
    { text: '檢舉人王怡君表示', value: '王怡君' },
    { text: '檢舉人：王 怡 君', value: '王怡君' },
    { text: '編號,組別\n7,王怡君,甲組', value: '王怡君' },
    { text: '受理王小明君申請', value: '王小明' },
  ],
  misses: [
    '市長王小明表示',
    '王小明局長主持會議',
    '申請人應於期限內繳費',
    '民眾高度關切',
    '承辦人：王小明',
    '王○明先生',
    '申請人許可證',
    '請施工單位辦理',
    '陳情人：詳如附件',
    '員工管理規定',
  ],
  *find(text): Generator<Candidate> {
    const seen = new Set<number>()
    for (const { start, name, cue, weight, inSentence } of nameCues(text)) {
      const value = withoutGaps(name)
      if (seen.has(start) || !mayBeName(value)) continue
      seen.add(start)
      const bare = start + name.length
      const end = bare + lastJun(name, text.folded.slice(bare, bare + LONGEST_GAP))
      const evidence: Evidence[] = [{ code: 'KEYWORD', weight, what: cue }]
      if (inSentence && isDoubtful(value)) evidence.push(DOUBTFUL)
      const title = officialTitle(text.folded, start, end)
      if (title !== null) evidence.push({ code: 'NEGATIVE', weight: -0.5, what: title })
      yield { start, end, value: withoutGaps(text.folded.slice(start, end)), evidence }
    }
    for (const match of found(CELL, text)) {
      const name = match[1] ?? ''
      const value = withoutGaps(name)
      const start = match.index + match[0].indexOf(name)
      const end = start + name.length
      // Only half-width commas part cells; a full-width one parts words of a sentence.
      const isClause = /[，；]/.test(text.plain.charAt(start - 1) + text.plain.charAt(end))
      if (seen.has(start) || isClause || !mayBeName(value)) continue
      yield { start, end, value, evidence: [{ code: 'PATTERN', weight: 0.1 }] }
    }
  },
  mask: maskName,
}
