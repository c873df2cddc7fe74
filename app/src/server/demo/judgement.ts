import type { Event } from './story.ts'
import { read, rows, text } from './desk-work.ts'

/** What the API says of a line, as far as a head needs it to judge. */
export interface SheetLine {
  readonly id: string
  /** Whose look-up it was; empty for an account of nobody. */
  readonly person: string
  readonly system: string
  readonly seq: number
  readonly bucket: string
  readonly rules: readonly string[]
  readonly state: string
  readonly needsReason: boolean
  readonly needsExplanation: boolean
}
export function sheetLine(row: unknown): SheetLine {
  const review = read(row, 'review')
  return {
    id: text(row, 'id'),
    person: text(read(row, 'person'), 'id'),
    system: text(read(row, 'system'), 'id'),
    seq: Number(read(row, 'seq')),
    bucket: text(row, 'bucket'),
    rules: rows({ rows: read(row, 'reasons') }).map((reason) => text(reason, 'rule')),
    state: text(review, 'state'),
    needsReason: read(review, 'needsReason') === true,
    needsExplanation: read(review, 'needsExplanation') === true,
  }
}

export type Judgement =
  | { readonly decision: 'approve'; readonly reason?: string }
  | { readonly decision: 'ask'; readonly question: string }
  | { readonly decision: 'refer'; readonly reason: string }

/** What a line needs explained: that it was not registered, that its maker should have been elsewhere, or how it was written. */
type Matter = 'forgotten' | 'duty' | 'written'
const DUTY_RULES = new Set(['Q06', 'Q07', 'Q08'])
const matterOf = (line: SheetLine): Matter =>
  line.bucket === 'UNREGISTERED'
    ? 'forgotten'
    : line.rules.some((rule) => DUTY_RULES.has(rule))
      ? 'duty'
      : 'written'
const ASK: Readonly<Record<Matter, string>> = {
  forgotten: '紀錄簿查無本筆登記，請說明查詢事由並附佐證文件。',
  duty: '本筆查詢與勤務分配表不符，請說明當時勤務並附更動紀錄。',
  written: '本筆登記與系統紀錄或案件清冊不一致，請說明並附案卷資料。',
}
const EXPLAINED: Readonly<Record<Matter, readonly string[]>> = {
  forgotten: [
    '已核閱說明及佐證，屬漏未登記，已請同仁補正並加強宣導。',
    '說明與受理紀錄相符，係交接時漏登，准予備查。',
  ],
  duty: ['已核閱說明及更動紀錄，當時確在勤務中，准予備查。', '換勤屬實，已請勤務承辦更新勤務分配表。'],
  written: ['已核對案卷，係登記時誤繕，准予備查。'],
}

/** Words for what an honest line could not say by itself, by the rule that asked. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  Q03: ['登記時誤植，已核對案卷與系統紀錄為同一對象。', '案號誤繕，已請同仁於紀錄簿更正。'],
  Q05: ['勤區訪查所需，已核對訪查紀錄。', '現場盤查未立案，盤查紀錄已附卷。'],
  Q06: ['當日臨時換勤，已查勤務更動紀錄。'],
  Q07: ['臨時返所支援，已查勤務更動紀錄。'],
  Q08: ['銷假返勤，差假紀錄尚未更新，已查證。'],
}

/**
 * How the heads of the demo judge: the honest line is approved with a word where one is needed, the story goes its way.
 * `curious`: asks about whatever does not explain itself.
 */
export function judge(line: SheetLine, story: Event['case'] | null, curious: boolean): Judgement {
  if (story === '001-1b')
    return {
      decision: 'refer',
      reason: '所引案件早已結案，與本次查詢對象無關，同日又接續查戶籍，移請政風查明。',
    }
  if (story === '001-1c' && line.state === 'answered')
    return { decision: 'refer', reason: '自承受友人電話請託而查詢，且未登記，移請政風依規定辦理。' }
  if (story === '004#10' && line.state === 'open')
    return { decision: 'ask', question: '本筆查詢引用他所承辦之案號，請說明與該案之關係並附佐證。' }
  if (curious && line.state === 'open' && line.needsReason)
    return { decision: 'ask', question: ASK[matterOf(line)] }
  if (line.state === 'answered')
    return { decision: 'approve', reason: pick(EXPLAINED[matterOf(line)], line.seq) }
  if (!line.needsReason) return { decision: 'approve' }
  const rule = line.rules.find((id) => id in REASONS)
  return {
    decision: 'approve',
    reason: pick((rule && REASONS[rule]) || ['已核對案卷及勤務紀錄，查詢與職務相符。'], line.seq),
  }
}

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

export interface Explanation {
  readonly words: string
  readonly file: { readonly name: string; readonly content: string }
}
/** What an officer answers. Null: he has not come to it yet. */
export function explain(line: SheetLine, story: Event['case'] | null): Explanation | null {
  if (story === '004#10' || story === 'forgotten') return null
  if (story === '001-1c') {
    return {
      words:
        '友人來電稱欲與人合夥，請我查一輛車的車主，我一時未想清楚就查了，也沒有登記。查得資料未告知友人，願受處分。',
      file: {
        name: '說明書.txt',
        content: '說明書\n本人於值班時受友人電話請託查詢車籍一筆，未依規定登記，說明如上。\n',
      },
    }
  }
  const words: Readonly<Record<Matter, readonly string[]>> = {
    forgotten: [
      '民眾臨櫃，受理後接續處理其他案件，漏未登記；已於紀錄簿補登，附受理紀錄。',
      '交接時同時有報案電話，查詢後未及登記，附工作紀錄簿影本。',
    ],
    duty: ['當日與同仁臨時互換勤務，已向值班報備，附勤務更動紀錄。', '臨時返所支援備勤，附工作紀錄簿影本。'],
    written: [
      '登記時看錯一碼，查詢對象與案卷相同，附案卷首頁影本。',
      '誤將另案案號填入，已於紀錄簿更正，附案卷影本。',
    ],
  }
  return {
    words: pick(words[matterOf(line)], line.seq),
    file: {
      name: '工作紀錄.txt',
      content: '工作紀錄（摘錄）\n受理時間、事由及處理情形與系統查詢時間相符。\n',
    },
  }
}
