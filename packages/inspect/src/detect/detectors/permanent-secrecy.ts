import type { Detector, Evidence } from '../../words/detector.ts'
import { showWord, worded, wordingPattern, type Wording } from '../wording.ts'

const WORDING: Wording = [['永久保密 永久機密 永不解密 保密期限永久 永久密 保密永久', 0.8]]
const PATTERN = wordingPattern(WORDING)

/**
 * 永久保密 has had no ground since the amendment of 2023-12-27: former permanent secrets had to be decided anew within two years,
 * or count as declassified. Whoever still marks so has a file to look at.
 */
export const permanentSecrecy: Detector = {
  id: 'tw.permanent-secrecy',
  title: { zh: '永久保密標示', en: 'Permanent secrecy' },
  since: '2026-11',
  source: '國家機密保護法 §11、§39-1（112.12.27 修正）',
  hits: [
    { text: '保密期限：永久保密', value: '#永久保密' },
    { text: '本件永 久 保 密', value: '#永久保密' },
    '密等：機密（永不解密）',
  ],
  misses: ['永久保存', '刪除永久保密之規定', '不得核定永久保密', '永久居留'],
  find: (text) => worded(text, PATTERN, WORDING, (start, end) => abolished(text.folded, start, end)),
  mask: showWord,
}

/** The law speaks of it to forbid it. */
const BEFORE = /(不得核定為?|不得|廢止|刪除|修正|取消|原核定)[「]?$/
const BEHIND = /^[」]?(之規定|規定|者,?視為|制度)/
function* abolished(folded: string, start: number, end: number): Generator<Evidence> {
  const found =
    BEFORE.exec(folded.slice(Math.max(0, start - 8), start)) ?? BEHIND.exec(folded.slice(end, end + 8))
  if (found !== null) yield { code: 'NEGATIVE', weight: -0.5, what: found[1] ?? '' }
}
