import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysFromCivil } from './civil.ts'
import { readDate, readMoment, readTimeOfDay } from './dates.ts'

const at = (iso: string): number => Date.parse(iso) / 1000
const AFTERNOON = at('2026-11-21T14:05:09+08:00')
const MINUTE = at('2026-11-21T14:05:00+08:00')

describe('moments', () => {
  it.each([
    '115/11/21 14:05:09',
    '115-11-21 14:05:09',
    '115.11.21 14:05:09',
    '1151121140509',
    '1151121 140509',
    '1151121 14:05:09',
    '民國115年11月21日 14時5分9秒',
    '中華民國115年11月21日14時05分09秒',
    '民國 115/11/21 14:05:09',
    '１１５／１１／２１　１４：０５：０９',
    '115/11/21 下午 02:05:09',
    '115/11/21 02:05:09 PM',
    '115年11月21日下午2時5分9秒',
    '0115/11/21 14:05:09',
    '2026-11-21T14:05:09+08:00',
    '2026-11-21T06:05:09Z',
    '2026-11-21T06:05:09.999Z',
    '2026-11-21T01:05:09-05:00',
    '2026-11-21 14:05:09.123',
    '2026/11/21 14:05:09',
    '20261121140509',
    '20261121T140509+08:00',
    '  2026-11-21 14:05:09 ',
  ])('%s', (text) => {
    expect(readMoment(text)).toBe(AFTERNOON)
  })

  it.each([
    '115/11/21 14:05',
    '2026/11/21 14:05',
    '11511211405',
    '202611211405',
    '115年11月21日14時5分',
    '115/11/21 下午2:05',
  ])('%s (no seconds)', (text) => {
    expect(readMoment(text)).toBe(MINUTE)
  })

  it('noon, midnight and the end of a day', () => {
    expect(readMoment('115/11/21 下午12:00')).toBe(at('2026-11-21T12:00:00+08:00'))
    expect(readMoment('115/11/21 上午12:30')).toBe(at('2026-11-21T00:30:00+08:00'))
    expect(readMoment('115/11/21 24:00')).toBe(at('2026-11-22T00:00:00+08:00'))
  })

  it('a date alone means what the field says', () => {
    expect(readMoment('115/11/21')).toBe('TIME_MISSING')
    expect(readMoment('1151121', 'start')).toBe(at('2026-11-21T00:00:00+08:00'))
    expect(readMoment('2026-11-21', 'end')).toBe(at('2026-11-22T00:00:00+08:00'))
    expect(readMoment('115/11/21 08:00', 'end')).toBe(at('2026-11-21T08:00:00+08:00'))
  })

  it('short and two-digit ROC years', () => {
    expect(readMoment('99/1/2 3:04')).toBe(at('2010-01-02T03:04:00+08:00'))
    expect(readMoment('1/1/1', 'start')).toBe(at('1912-01-01T00:00:00+08:00'))
  })
})

describe('refused, never guessed', () => {
  it.each([
    ['民國113/02/30 08:00', 'DATE_NOT_REAL'],
    ['114/02/29 08:00', 'DATE_NOT_REAL'],
    ['115/13/01 08:00', 'DATE_NOT_REAL'],
    ['115/00/01 08:00', 'DATE_NOT_REAL'],
    ['2026-11-31T08:00:00Z', 'DATE_NOT_REAL'],
    ['1150230', 'DATE_NOT_REAL'],
    ['115/11/21 25:00', 'TIME_NOT_REAL'],
    ['115/11/21 24:01', 'TIME_NOT_REAL'],
    ['115/11/21 14:60', 'TIME_NOT_REAL'],
    ['1151121146009', 'TIME_NOT_REAL'],
    ['115/11/21 下午 14:05', 'TIME_NOT_REAL'],
    ['21/11/2026 08:00', 'DATE_AMBIGUOUS'],
    ['991231', 'DATE_AMBIGUOUS'],
    ['民國2026/11/21 08:00', 'DATE_AMBIGUOUS'],
    ['46347', 'DATE_EXCEL_SERIAL'],
    ['46347.58691', 'DATE_EXCEL_SERIAL'],
    ['0/11/21 08:00', 'DATE_OUT_OF_RANGE'],
    ['1900/11/21 08:00', 'DATE_OUT_OF_RANGE'],
    ['2100/01/01 08:00', 'DATE_OUT_OF_RANGE'],
    ['', 'DATE_NOT_READ'],
    ['昨天', 'DATE_NOT_READ'],
    ['115/11/21 08', 'DATE_NOT_READ'],
    ['115/11-21 08:00', 'DATE_NOT_READ'],
    ['115/11/21 08:00-12:00', 'DATE_NOT_READ'],
    ['115/11/21 08:00~12:00', 'DATE_NOT_READ'],
    ['A123456789', 'DATE_NOT_READ'],
    ['0912345678', 'DATE_NOT_READ'],
    ['2026-11-21T08:00:00+25:00', 'DATE_NOT_READ'],
    ['115/11/21 08:00:00:00', 'DATE_NOT_READ'],
  ])('%s → %s', (text, code) => {
    expect(readMoment(text)).toBe(code)
  })

  it('property: any text gives a number or a code, and digits of any length do not hang it', () => {
    const near = fc.array(
      fc.constantFrom(
        '1',
        '115',
        '2026',
        '/',
        '-',
        ':',
        ' ',
        'T',
        '年',
        '月',
        '日',
        '下午',
        '.',
        '+',
        '民國',
        'Z',
        '０',
      ),
      { maxLength: 24 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          near.map((parts) => parts.join('')),
        ),
        (text) => {
          const read = readMoment(text)
          expect(typeof read === 'string' || Number.isSafeInteger(read)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
    expect(readMoment('9'.repeat(5000))).toBe('DATE_NOT_READ')
  })
})

describe('two columns', () => {
  it('date and time of day', () => {
    expect(readDate('115/11/21')).toBe(at('2026-11-21T00:00:00+08:00'))
    expect(readDate('2026/11/21 00:00:00')).toBe(at('2026-11-21T00:00:00+08:00'))
    expect(readDate('115/11/21 09:00')).toBe('DATE_NOT_READ')
    expect(readTimeOfDay('14:05:09')).toBe(14 * 3600 + 5 * 60 + 9)
    expect(['1405', '14:05', '140500', '下午2:05', '14時5分'].map(readTimeOfDay)).toEqual(
      Array(5).fill(14 * 3600 + 300),
    )
    expect(readTimeOfDay('14時')).toBe(14 * 3600)
    expect(readTimeOfDay('24:00')).toBe(86_400)
    expect(readTimeOfDay('08:00-12:00')).toBe('DATE_NOT_READ')
    expect(readTimeOfDay('2560')).toBe('TIME_NOT_REAL')
    expect(readTimeOfDay('')).toBe('DATE_NOT_READ')
  })
})

describe('arithmetic', () => {
  it('property: agrees with the platform calendar on every moment, in every form', () => {
    const years = { min: Date.UTC(1912, 0, 2), max: Date.UTC(2099, 11, 30) }
    fc.assert(
      fc.property(fc.integer(years), (ms) => {
        const seconds = Math.floor(ms / 1000)
        const local = new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19)
        const [date = '', time = ''] = local.split('T')
        const [y, m, d] = date.split('-')
        const roc = String(Number(y) - 1911)
        for (const text of [
          `${local}+08:00`,
          `${date} ${time}`,
          `${roc}/${m}/${d} ${time}`,
          `民國${roc}年${m}月${d}日 ${time}`,
          local.replace(/\D/g, ''),
          `${roc.padStart(3, '0')}${m}${d}${time.replace(/:/g, '')}`,
        ]) {
          expect(readMoment(text), text).toBe(seconds)
        }
        expect(daysFromCivil(Number(y), Number(m), Number(d)) * 86_400_000).toBe(
          Date.parse(`${date}T00:00:00Z`),
        )
      }),
      { numRuns: 500 },
    )
  })
})
