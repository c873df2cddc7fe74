import { expect, it } from 'vitest'
import { lineText } from './line-text.ts'

it.each([
  [['檢舉', '人', '：', '王', '小明'], '檢舉人：王小明'],
  [['電話', '0912', '345', '678'], '電話 0912 345 678'],
  [['Dear', '王', '先生', ','], 'Dear 王先生 ,'],
  [['身分證', 'A123456789', '號'], '身分證 A123456789 號'],
  [['身分證', '﹕', 'A123456789'], '身分證: A123456789'],
  [[' ', ''], ''],
])('%j is written %j', (words, line) => expect(lineText(words)).toBe(line))
