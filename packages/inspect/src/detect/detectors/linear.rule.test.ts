import { describe, expect, it } from 'vitest'
import { normalText } from '../normal-text.ts'
import { detectors } from './index.ts'

/** Runs that almost fit, over and over: what a hostile file would hold to keep a pattern busy. */
const UNITS = [
  ...['1 2 3 4 ', '0-', '0912', 'A1 ', 'A12345678', 'AB-12', '<', 'A<1', '1.1.', '1年1月', '75年3月'],
  ...[
    'a@',
    'a.',
    'a@a.',
    'a@\n',
    '_9',
    'LINE:',
    '王',
    '王 ',
    '王小明',
    '王\n',
    '陳情人',
    '陳情人:',
    '姓 名',
    '歐陽',
  ],
  ...[
    '號',
    '1號',
    '路號',
    '臺北市',
    '大安區',
    '中山路1段',
    '一',
    '三百',
    '里鄰',
    '底價',
    '底價1,',
    '底價\n',
    '機 密',
    '密',
  ],
  ...['(', '((', '【密', '編號第', ' ', '\n', '\n ', '\u2060', '帳號', '局號1', '0000', '4111 ', '永 久'],
]
/** So long that a square of it is minutes: the runner's own patience then ends the test. */
const LENGTH = 256_000

describe('every detector takes linear time', () => {
  for (const detector of detectors) {
    it(`${detector.id} does`, () => {
      for (const unit of UNITS) {
        const text = normalText(unit.repeat(LENGTH / unit.length))
        const outside: number[] = []
        for (const { start, end } of detector.find(text))
          if (start < 0 || end <= start || end > text.folded.length) outside.push(start)
        expect([unit, outside]).toEqual([unit, []])
      }
    })
  }
})
