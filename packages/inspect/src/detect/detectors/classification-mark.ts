import type { Candidate, Detector, Evidence } from '../../words/detector.ts'
import type { Anchored } from '../anchors.ts'
import { found, inFolded } from '../pattern.ts'

const B = '[ ]{0,3}'
const LEVEL = `(?:絕${B}對${B}機${B}密|極${B}機${B}密|機${B}密|密)`
/** The field of every letter head, and its short forms. */
const FIELD = inFolded(
  new RegExp(
    `(?:密${B}等${B}及${B}解${B}密${B}條${B}件${B}或${B}保${B}密${B}期${B}限|密等(?:級)?|機密等級|保密等級|核定密等)[ ]?[:：\\t\\u001f]?[ \\n]{0,3}(${LEVEL})(?![\\u4e00-\\u9fff]{2}(?:條件|期限))`,
    'g',
  ),
)
/** A stamp: alone on its line, in its cell, or in brackets. */
const STAMP = inFolded(
  new RegExp(
    `(?<=^|[\\n\\t\\u001d\\u001f])[ ]{0,40}(${LEVEL})(?:件)?[ ]{0,3}(?=$|[\\r\\n\\t\\u001d\\u001f])|[【〔(\\[『「](${LEVEL})(?:件)?[】〕)\\]』」]`,
    'g',
  ),
)
/** 絕對機密 and 極機密 are words of the State Secrets Act and of nothing else; 機密 and 密 need 件 behind them. */
const WORD = inFolded(
  new RegExp(`絕${B}對${B}機${B}密|極${B}機${B}密|(?:國家)?機密(?=件(?![的是]))|密件`, 'g'),
)
/** When it ends, wherever that is written. */
const CONDITION =
  /解密條件|保密期限|於?公布時解密|附件抽存後解密|保密至|至.{1,16}(?:日|年)?解密|工作完成或會議終了時解密|解密日期/
const LAW =
  /國家機密保護法|機密保護|營業機密|商業機密|工商機密|施行細則|辦法|要點|規定|應依|第[0-9一二三四五六七八九十]+條|等級分為|區分為|層級/

const ranks: readonly (readonly [RegExp, string])[] = [
  [/絕/, '絕對機密'],
  [/極/, '極機密'],
  [/機/, '機密'],
]
const rank = (written: string): string => ranks.find(([sign]) => sign.test(written))?.[1] ?? '密'

/** 密等標示, with or without its 解密條件: a level without a condition is told as such. */
export const classificationMark: Detector = {
  id: 'tw.classification-mark',
  title: { zh: '密等標示', en: 'Classification mark' },
  since: '2026-11',
  source: '國家機密保護法 §4、§13；文書處理手冊（密等及解密條件或保密期限）',
  hits: [
    { text: '密等及解密條件或保密期限：機密（本件於公布時解密）', value: '密等:機密' },
    { text: '密等及解密條件或保密期限：密', value: '密等:密' },
    { text: '密等：極機密', value: '密等:極機密' },
    { text: '　　　極　機　密\n臺灣某某署 函', value: '密等:極機密' },
    { text: '絕對機密', value: '密等:絕對機密' },
    { text: '【密】簽呈', value: '密等:密' },
    { text: '本案為密件，請密不錄由', value: '密等:密' },
    { text: '密等:機 密', value: '密等:機密' },
  ],
  misses: [
    '密等及解密條件或保密期限：\n附件：如文',
    '密等及解密條件或保密期限：普通',
    '祕密、嚴密、密切、密度',
    '依國家機密保護法，等級分為絕對機密、極機密及機密',
    '營業機密之保護',
    '資訊機密性、完整性及可用性',
    '緊密合作',
  ],
  *find(text): Generator<Candidate> {
    const { folded } = text
    const seen = new Set<number>()
    for (const [pattern, weight] of PATTERNS)
      for (const match of found(pattern, text)) {
        const level = match[1] ?? match[2] ?? match[0]
        const start = match.index + match[0].lastIndexOf(level)
        const end = start + level.length
        if (seen.has(end)) continue
        seen.add(end)
        const around = folded.slice(Math.max(0, match.index - 30), end + 30)
        const law = pattern !== WORD ? null : LAW.exec(around)
        yield {
          start,
          end,
          value: `密等:${rank(level)}`,
          evidence: [
            { code: 'PATTERN', weight },
            ...(pattern === WORD ? spoken(folded, start, end) : []),
            ...(law === null
              ? []
              : [{ code: 'NEGATIVE', weight: -0.5, what: law[0].replace(/\d/g, '') } as const]),
            condition(folded, start, end),
          ],
        }
      }
  },
  mask: (value) => value.slice(3),
}

const PATTERNS: readonly (readonly [Anchored, number])[] = [
  [FIELD, 0.9],
  [STAMP, 0.8],
  [WORD, 0.5],
]

/** A word in a sentence: of this paper, or of levels in general, where several stand in a row. */
function* spoken(folded: string, start: number, end: number): Generator<Evidence> {
  const own = /(本件|本案|本文|本簽|本函|附件)[為係屬列]{0,2}$/.exec(
    folded.slice(Math.max(0, start - 8), start),
  )
  if (own !== null) yield { code: 'KEYWORD', weight: 0.3, what: own[1] ?? '' }
  if (
    /[、/,及或] ?(?:極?機密|密(?![件切]))/.test(folded.slice(end, end + 6)) ||
    /密 ?[、/,及或] ?$/.test(folded.slice(start - 4, start))
  )
    yield { code: 'NEGATIVE', weight: -0.3, what: '等級並列' }
}

/** Law asks for level and condition together; their absence is no less a finding than the level. */
function condition(folded: string, start: number, end: number): Evidence {
  const near =
    CONDITION.test(folded.slice(end, end + 60).replace(/密等及解密條件或保密期限/g, '')) ||
    CONDITION.test(folded.slice(Math.max(0, start - 40), start).replace(/密等及解密條件或保密期限/g, ''))
  return near
    ? { code: 'RULE', weight: 0.05, what: '附有解密條件或保密期限 (with its condition)' }
    : { code: 'RULE', weight: 0, what: '未見解密條件或保密期限 (no condition seen)' }
}
