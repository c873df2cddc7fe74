import { describe, expect, it } from 'vitest'
import type { Day } from '#kernel/ground'
import { lawBook } from '#kernel/law'
import { judges } from './indicators/index.ts'
import { sourceFacts, type SourceReport } from './source.ts'

const end = 1_800_000_000
const whole: SourceReport = {
  system: { zh: '車籍', en: 'vehicles', sequence: 'continuous', daily: true },
  declared: 100,
  received: 100,
  firstSeq: 501,
  lastSeqBefore: 500,
  gaps: [],
  steps: [],
  changed: 0,
  endOfFirstDay: end,
  now: end + 8 * 3600,
}
const judge = judges(lawBook().at('2026-11-20' as Day)).source
const said = (more: Partial<SourceReport>): string[] =>
  sourceFacts({ ...whole, ...more }).flatMap((facts) => judge(facts).map((reason) => reason.zh))

describe('what an import tells about its source', () => {
  it('is nothing when all is in order', () => expect(said({})).toEqual([]))
  it('is nothing about numbers at the first import of a continuous run', () =>
    expect(said({ lastSeqBefore: null })).toEqual([]))
  it('names what is missing since the last import', () =>
    expect(said({ firstSeq: 504 })).toEqual(['車籍與前次匯入之間缺序號501至503，計3筆']))
  it('expects a daily run to begin at 1', () => {
    expect(
      said({ system: { ...whole.system, sequence: 'daily' }, lastSeqBefore: null, firstSeq: 3 }),
    ).toHaveLength(1)
    expect(
      said({ system: { ...whole.system, sequence: 'daily' }, lastSeqBefore: null, firstSeq: 1 }),
    ).toEqual([])
  })
  it('is nothing when a file brings earlier numbers after all', () =>
    expect(said({ firstSeq: 101 })).toEqual([]))
  it('names gaps, counts, the clock, changed and late lines', () => {
    expect(
      said({
        gaps: [{ from: 7, to: 8 }],
        declared: 101,
        steps: [{ line: 9, seconds: 300 }],
        changed: 2,
        now: end + 25 * 3600,
      }),
    ).toEqual([
      '車籍缺序號7至8，計2筆',
      '車籍來源筆數101≠收到100',
      '車籍第9行時間較前一筆倒退300秒',
      '車籍有2筆與先前匯入之同序號紀錄內容不同',
      '車籍紀錄遲到25小時',
    ])
  })
})
