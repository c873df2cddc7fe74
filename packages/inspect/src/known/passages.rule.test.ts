import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownMatcher } from './matcher.ts'
import { prepareKnown } from './marks.ts'

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i)

/** Words of one, two and three characters, as meeting papers are made of: two on the average. */
const WORDS =
  '本 案 擬 由 業務 單位 重新 檢討 收費 標準 並 與 得標 廠商 另訂 契約 條件 其 底線 為 每年 調整 一次 不得 對外 公布 以免 影響 後續 談判 委員會 建議 先行 徵詢 法制局 意見 再 提報 首長 核定 用地 取得 採 協議 價購 方式 辦理 經費 缺口 由 基金 支應 風險 評估 報告 列為 附件 主計處 認為 應 保留 彈性 都市 計畫 變更 時程 延後 三個月 鄰近 地主 反對 聲浪 升高 媒體 詢問 時 統一 說明 尚在 研議 中 區段 徵收 比例 試算 結果 兩案 併陳 人事 案 另行 密簽 核示'.split(
    ' ',
  )
/** Words of other papers, none of which is among the above. */
const OTHERS =
  '學校 午餐 食材 登革熱 孳生源 巡查 志工 訓練 圖書館 借閱 統計 道路 養護 路燈 修繕 公園 綠美化 資源 回收 宣導 長照 據點 運動會 報名 消防 演習 游泳池 開放 時間 家長會 夏令營 停車格 劃設 里民 活動中心 租借 使用 管理 要點 節約 用電 措施 社區 大學 開課'.split(
    ' ',
  )
const words = (from: readonly string[], length: number): fc.Arbitrary<readonly string[]> =>
  fc.array(fc.constantFrom(...from), { minLength: length, maxLength: length })

const found = (secret: string, text: string): readonly number[] => {
  const { marks } = prepareKnown(KEY, [{ id: 'p', kind: 'passage', text: secret }])
  return knownMatcher(KEY, marks)
    .match(text)
    .map(({ share }) => share)
}

/** Changes 30 % of the words: other words in their place, none at all, or one more before them. */
const edited = (
  original: readonly string[],
  places: readonly number[],
  others: readonly string[],
): string => {
  const count = Math.floor(original.length * 0.3)
  const chosen = new Set(
    [...original.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0)).slice(0, count),
  )
  return original
    .map((word, i) => {
      if (!chosen.has(i)) return word
      const other = others[i % others.length] ?? ''
      return i % 3 === 0 ? '' : i % 3 === 1 ? other : other + other
    })
    .join('')
}

describe('a passage of a meeting paper', () => {
  it('is found with 30 % of its words changed, in the middle of other text', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 40, max: 400 })
          .chain((length) =>
            fc.tuple(
              words(WORDS, length),
              fc.array(fc.integer(), { minLength: length, maxLength: length }),
              words(OTHERS, 50),
            ),
          ),
        ([original, places, others]) => {
          const text = `${others.join('')}。${edited(original, places, others)}。\n${others.join('，')}`
          const shares = found(original.join(''), text)
          expect(shares.length).toBeGreaterThan(0)
        },
      ),
      { seed: 3, numRuns: 300 },
    )
  })

  it('is not found in unrelated text, nor in text on other matters', () => {
    const unrelated = fc.string({
      unit: fc.constantFrom(...WORDS.join(''), ...OTHERS.join('')),
      minLength: 200,
      maxLength: 2000,
    })
    fc.assert(
      fc.property(words(WORDS, 80), unrelated, words(OTHERS, 300), (original, noise, others) => {
        expect(found(original.join(''), noise)).toEqual([])
        expect(found(original.join(''), others.join(''))).toEqual([])
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  it('is not found in another paper of the same office that uses the same words', () => {
    fc.assert(
      fc.property(words(WORDS, 120), words(WORDS, 400), (original, another) => {
        expect(found(original.join(''), another.join(''))).toEqual([])
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  it('is placed where it stands, and a part of a long one is enough', () => {
    const long = Array.from({ length: 6 }, (_, i) => WORDS.slice(i * 12, i * 12 + 40).join('')).join('。')
    const { marks } = prepareKnown(KEY, [{ id: 'p', kind: 'passage', text: long }])
    const quoted = long.slice(130, 330)
    const text = `${OTHERS.join('')}。${quoted}。${OTHERS.join('')}`
    const [hit] = knownMatcher(KEY, marks).match(text)
    expect(hit?.start).toBeGreaterThan(OTHERS.join('').length - 40)
    expect(hit?.end).toBeLessThan(OTHERS.join('').length + quoted.length + 40)
  })
})
