import type { Detector } from '../../words/detector.ts'
import { PERSON, showWord, worded, wordingPattern, type Wording } from '../wording.ts'

const WORDING: Wording = [
  ['診斷證明書 病歷摘要 出院病摘 就醫紀錄 診療紀錄 身心障礙證明 重大傷病卡 心理衡鑑 精神鑑定 檢驗報告', 0.4],
  [
    '思覺失調 精神分裂 憂鬱症 躁鬱症 焦慮症 愛滋 HIV 梅毒 肺結核 癌症 惡性腫瘤 糖尿病 高血壓 癲癇 失智症 智能障礙 酒癮 藥癮 自殺 自傷 流產 墮胎 洗腎',
    0.35,
  ],
  ['確診 罹患 就診 住院 服藥 手術 病史 診斷為', 0.3],
]
const PATTERN = wordingPattern(WORDING)

/** 病歷、醫療、健康檢查: special data; a word of illness reports where a person stands beside it. */
export const medicalWording: Detector = {
  id: 'tw.medical-wording',
  title: { zh: '醫療健康用語', en: 'Medical wording' },
  since: '2026-11',
  source: '個人資料保護法 §6 病歷、醫療、基因、性生活、健康檢查',
  keywords: { pattern: PERSON, weight: 0.2 },
  headings: { pattern: /診斷|病名|病史|疾病|健檢/, weight: 0.3 },
  negatives: [{ pattern: /宣導|防治|預防|講座|篩檢|衛教|統計|門診時間|計畫|研討|補助辦法/, weight: -0.3 }],
  hits: ['該名個案罹患憂鬱症', '病患診斷為糖尿病', '其子持重大傷病卡', '當事人之診斷證明書'],
  misses: ['癌症防治宣導講座', '高血壓統計', '憂鬱症', '辦理失智症篩檢計畫', '本人謹此說明'],
  find: (text) => worded(text, PATTERN, WORDING),
  mask: showWord,
}
