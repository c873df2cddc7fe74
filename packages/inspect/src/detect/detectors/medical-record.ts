import type { Candidate, Detector } from '../../words/detector.ts'
import { digitRun } from '../digit-run.ts'
import { labelled } from '../labels.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches } from '../pattern.ts'

const DIGITS = inDigits(digitRun(5, 12))
const LETTER = inDigits(/(?<![0-9A-Z])[A-Z]{1,2}-?[0-9]{5,10}(?![0-9A-Z])/g)

/** 病歷號: every hospital has its own form, so the label decides. */
export const medicalRecord: Detector = {
  id: 'tw.medical-record',
  title: { zh: '病歷號碼', en: 'Medical record number' },
  since: '2026-11',
  source: '醫療法 §67 病歷；號碼格式各院自訂',
  headings: { pattern: /病歷|MRN|CHART/i, weight: 0.5 },
  neighbour: 0.05,
  hits: [
    { text: '病歷號碼：1234567', value: '1234567' },
    { text: '病歷號 12-345-678', value: '12345678' },
    { text: '病歷號：１２３４５６７', value: '1234567' },
    { text: 'MRN: A0123456', value: 'A0123456' },
    { text: '病歷號一二三四五六七', value: '1234567' },
    { text: '病歷號碼 123\n4567', value: '1234567' },
  ],
  misses: ['1234567', '病歷保存7年，電話 02-23456789', '病歷號 1234', '序號 1234567'],
  *find(text): Generator<Candidate> {
    for (const pattern of [DIGITS, LETTER])
      for (const { start, end, value } of matches(pattern, text)) {
        const label = labelled(text, start, ['record'], { right: 0.5, wrong: -0.2 })
        yield { start, end, value, evidence: [{ code: 'PATTERN', weight: 0.1 }, ...label] }
      }
  },
  mask: (value) => maskMiddle(value, 1, 2),
}
