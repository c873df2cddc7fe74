import type { Candidate, Detector } from '../../words/detector.ts'
import { DIGIT_LIKE } from '../look-alikes.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches, spaced } from '../pattern.ts'
import { checksumHolds, thingLabel, repaired } from '../personal-number.ts'

const PATTERN = inDigits(spaced(['[A-Z]', '[12]', [8, '\\d']]))
const MISREAD = inDigits(spaced(['[A-Z158]', '[12IL]', [8, DIGIT_LIKE]]))

/** 國民身分證統一編號: letter, 1 or 2, seven digits, check digit. */
export const nationalId: Detector = {
  id: 'tw.national-id',
  title: { zh: '國民身分證統一編號', en: 'National ID number' },
  since: '2026-11',
  source:
    '國民身分證及戶口名簿製發相片影像檔建置管理辦法; checksum as published with the numbering rule of the Ministry of the Interior',
  // One random number in ten passes the check, so the check alone only just suffices and words decide.
  keywords: { pattern: /身\s?[分份]\s?證|統一編號|證號|ID\s?(NO|NUMBER|CARD)?\b|IDENTITY/, weight: 0.2 },
  headings: { pattern: /身[分份]證|統一編號|證號|^ID/, weight: 0.2 },
  negatives: [
    { pattern: /發票|型號|料號|序號|條碼|流水號|MODEL|SERIAL|PART\s?NO|S\/N/, weight: -0.3 },
    { pattern: /範例|樣張|SAMPLE|EXAMPLE/, weight: -0.1 },
  ],
  neighbour: 0.1,
  hits: [
    { text: '身分證字號：A123456789', value: 'A123456789' },
    { text: '統一編號 a123456789。', value: 'A123456789' },
    { text: 'Ａ１２３４５６７８９', value: 'A123456789' },
    { text: 'A1234-56789 王小明', value: 'A123456789' },
    { text: '身分證 A 1 2 3 4 5 6 7 8 9', value: 'A123456789' },
    { text: '身分證號A12345\n    6789，住址如附', value: 'A123456789' },
    { text: '身分證字號 A一二三四五六七八九', value: 'A123456789' },
    { text: '身分證字號 Ａ壹貳參肆伍陸柒捌玖', value: 'A123456789' },
    { text: 'A1\u200b23456789', value: 'A123456789' },
    { text: '舊號 Y190290172（陽明山）', value: 'Y190290172' },
    { text: 'ID NO. B 246 813 570', value: 'B246813570' },
    { text: '掃描：Al234S6789', value: 'A123456789' },
    { text: '身分證 8246B13570', value: 'B246813570' },
  ],
  misses: [
    'A123456788',
    'XA123456789',
    'A1234567890',
    'A323456789',
    '發票號碼 AB12345678',
    '料號 A123456789',
    '產品序號：A123456789',
    'A12\t3456789',
    'A1234S6788',
    'ABOLISHOSL',
    '8246813570',
    'A123○○○789',
    'https://example.gov.tw/doc/3FA123456789BC',
  ],
  *find(text): Generator<Candidate> {
    for (const { start, end, value } of matches(PATTERN, text)) {
      if (!checksumHolds(value)) continue
      yield { start, end, value, evidence: [FORM, CHECKSUM, ...thingLabel(text, start)] }
    }
    yield* repaired(MISREAD, text)
  },
  mask: (value) => maskMiddle(value, 3, 3),
}

const FORM = { code: 'PATTERN', weight: 0.3 } as const
const CHECKSUM = { code: 'CHECKSUM', weight: 0.4 } as const
