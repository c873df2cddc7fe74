import type { Detector } from '../../words/detector.ts'
import { PERSON, showWord, worded, wordingPattern, type Wording } from '../wording.ts'

/** Words of a record alone report; words of a procedure do where a person stands beside them. */
const WORDING: Wording = [
  ['前科紀錄 前案紀錄 前科資料 刑案紀錄 刑案資料 素行資料 犯罪紀錄 刑案查註 全國前案簡列表 刑事紀錄', 0.5],
  [
    '通緝犯 遭通緝 通緝中 服刑中 假釋中 緩刑期間 羈押中 保護管束 強制戒治 觀察勒戒 毒品列管 性侵害加害人 治安顧慮人口',
    0.4,
  ],
  ['有期徒刑 判處拘役 緩起訴處分 不起訴處分 判決有罪 判決確定 科刑 前科 累犯 移送偵辦', 0.3],
]
const PATTERN = wordingPattern(WORDING)

/** 犯罪前科: special data of the Personal Data Protection Act. */
export const criminalRecord: Detector = {
  id: 'tw.criminal-record',
  title: { zh: '犯罪前科用語', en: 'Criminal record wording' },
  since: '2026-11',
  source: '個人資料保護法 §6 犯罪前科',
  keywords: { pattern: PERSON, weight: 0.2 },
  headings: { pattern: /前科|刑案|素行/, weight: 0.2 },
  negatives: [
    {
      pattern: /本法|條例|第[0-9一二三四五六七八九十百]+條|罪者|處[0-9一二三四五六七八九十]+年以下|良民證/,
      weight: -0.3,
    },
    { pattern: /無前科|查無/, weight: -0.05 },
  ],
  hits: ['當事人王○○前科紀錄如附表', '該員曾判處有期徒刑六月', '被告緩刑期間再犯', '受刑人服刑中'],
  misses: [
    '處三年以下有期徒刑',
    '依本法判決確定者',
    '犯前項之罪者，處五年以下有期徒刑',
    '法院判決確定後公告',
    '刑法第132條',
  ],
  find: (text) => worded(text, PATTERN, WORDING),
  mask: showWord,
}
