import type { Candidate, Detector } from '../../words/detector.ts'
import { NUMERALS, numberOf } from '../calendar.ts'
import { found, inFolded } from '../pattern.ts'
import { showWord, worded, wordingPattern, type Wording } from '../wording.ts'

const WORDING: Wording = [
  [
    '機敏資料 密不錄由 不得外流 請勿外流 嚴禁外流 會後收回 會後繳回 會畢收回 閱後收回 閱後銷毀 限閱 僅供內部參閱 內部文件請勿外傳 不得轉載或外流 請勿翻拍',
    0.6,
  ],
  ['複製物 機敏 限內部使用 僅供與會人員參考', 0.4],
]
const PATTERN = wordingPattern(WORDING)
/** 編號第 12 號, 編號：第十二號: the number of one copy. */
const COPY = inFolded(new RegExp(`編號[ ]?[:]?[ ]?第[ ]?([${NUMERALS}]{1,5}|[_ ○]{1,6})[ ]?號`, 'g'))
const COPY_WORDS = /收回|繳回|機密|密件|密等|機敏|複製|會議資料|與會|外流|份數|共[0-9一二三四五六七八九十]+份/

/** 機敏資料、會後收回、編號第…號: papers that say themselves how they want to be kept. */
export const handlingMark: Detector = {
  id: 'tw.handling-mark',
  title: { zh: '機敏與管制標示', en: 'Handling mark' },
  since: '2026-11',
  source: '文書處理手冊；國家機密保護法 §18（複製物編號）',
  headings: { pattern: /管制|機敏/, weight: 0.1 },
  negatives: [{ pattern: /應標示|應註明|所稱機敏/, weight: -0.3 }],
  hits: [
    '本資料為機敏資料',
    '會　後　收　回',
    { text: '會議資料 編號第12號', value: '#編號第12號' },
    { text: '編號：第十二號（會後收回）', value: '#編號第12號' },
    '密不錄由',
  ],
  misses: ['機敏資料應標示其等級之規定', '建物門牌編號第12號', '收回成本', '會後聚餐', '編號第3頁'],
  *find(text): Generator<Candidate> {
    yield* worded(text, PATTERN, WORDING)
    for (const match of found(COPY, text)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const around = text.folded.slice(Math.max(0, start - 40), end + 40)
      const word = COPY_WORDS.exec(around)?.[0]
      const number = numberOf((match[1] ?? '').replaceAll(' ', ''))
      const evidence = [
        { code: 'PATTERN', weight: 0.25 } as const,
        ...(word === undefined
          ? []
          : [{ code: 'KEYWORD', weight: 0.35, what: word.replace(/\d/g, '') } as const]),
      ]
      yield { start, end, value: `#編號第${Number.isNaN(number) ? '…' : number}號`, evidence }
    }
  },
  mask: showWord,
}
