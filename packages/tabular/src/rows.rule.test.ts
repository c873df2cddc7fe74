import { describe, expect, it } from 'vitest'
import { blankProfile, type ImportKind, type ImportProfile } from './profile.ts'
import { readRows } from './rows.ts'
import { suggestMapping } from './suggest.ts'
import type { FileFault } from './faults.ts'

const codeOf = (faults: readonly FileFault[] | null): string | undefined =>
  faults?.map(({ code }) => code).join(' ')

const at = (iso: string): number => Date.parse(`${iso}+08:00`) / 1000

/** Maps the header by its own words and reads the rows. */
function read<K extends ImportKind>(
  kind: K,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  more: Partial<ImportProfile> = {},
) {
  const profile = { ...blankProfile(kind), columns: suggestMapping(header, kind).columns, ...more, kind }
  const reader = readRows(profile, header)
  if (!reader.ok) throw new Error(codeOf(reader.error))
  return rows.map((row, i) => reader.value.read(row, i + 2))
}
const first = <K extends ImportKind>(
  kind: K,
  header: readonly string[],
  row: readonly string[],
  more: Partial<ImportProfile> = {},
) => {
  const [one] = read(kind, header, [row], more)
  if (one === undefined) throw new Error('no row')
  return one
}
const refused = (profile: Partial<ImportProfile>, header: readonly string[]) => {
  const reader = readRows({ ...blankProfile('log'), ...profile, kind: 'log' }, header)
  return reader.ok ? [] : reader.error
}

describe('a log row', () => {
  const HEADER = [
    '序號',
    '查詢時間',
    '使用者代號',
    '端末代號',
    '作業別',
    '查詢條件',
    '查詢對象',
    '查詢事由',
    '案號',
    '筆數',
    '登出時間',
  ]

  it('has every field, normalised', () => {
    const row = first('log', HEADER, [
      '１７',
      '115/11/21 14:05:09',
      ' Ａ０１ ',
      'T-03',
      '列印',
      '身分證統一編號',
      ' ａ１２３４５６７８９',
      '偵辦，詐欺',
      '115偵0012',
      '1',
      '115/11/21 14:20:00',
    ])
    expect(row).toEqual({
      ok: true,
      line: 2,
      formula: [],
      row: {
        seq: 17,
        at: at('2026-11-21T14:05:09'),
        account: 'A01',
        terminal: 'T-03',
        session: null,
        act: 'P',
        keyKind: 'national_id',
        target: 'A123456789',
        purpose: '偵辦，詐欺',
        caseNo: '115偵0012',
        rows: 1,
        logoutAt: at('2026-11-21T14:20:00'),
      },
    })
  })

  it('empty optional cells are null, the act is a query, the kind is guessed', () => {
    const row = first('log', ['時間', '帳號', '對象', '案號'], ['2026-11-21 14:05', 'a01', 'abc-1234', ' '])
    expect(row).toMatchObject({
      ok: true,
      row: { seq: null, act: 'Q', keyKind: 'plate', target: 'ABC1234', caseNo: null },
    })
  })

  it('joins a date column with a time column, also over midnight', () => {
    const row = first(
      'log',
      ['查詢日期', '時間', '帳號', '對象', '登出時間'],
      ['1151121', '2350', 'a01', '王小明', '0010'],
    )
    expect(row).toMatchObject({
      ok: true,
      row: { at: at('2026-11-21T23:50:00'), logoutAt: at('2026-11-22T00:10:00') },
    })
    expect(first('log', ['查詢日期', '時間', '帳號', '對象'], ['', '2350', 'a01', '王小明'])).toMatchObject({
      faults: [{ code: 'VALUE_MISSING', column: '查詢日期' }],
    })
  })

  it('takes defaults and the words of its own system from the profile', () => {
    const row = first('log', ['時間', '帳號', '對象', '功能'], ['115/11/21 14:05', 'a01', 'ab-1234', 'KU1'], {
      defaults: { keyKind: 'plate' },
      values: { act: { KU1: 'E' } },
    })
    expect(row).toMatchObject({ ok: true, row: { act: 'E', keyKind: 'plate', target: 'AB1234' } })
  })

  it('keeps formula cells as data and flags them', () => {
    const row = first(
      'log',
      ['時間', '帳號', '對象', '事由'],
      ['115/11/21 14:05', '@sum', '王小明', ' =HYPERLINK("x")'],
    )
    expect(row).toMatchObject({
      ok: true,
      formula: ['account', 'purpose'],
      row: { account: '@sum', purpose: '=HYPERLINK("x")' },
    })
  })

  it('lists every fault of a row with line, column and a masked value', () => {
    const row = first('log', HEADER, [
      'x7',
      '民國113/02/30 08:00',
      '',
      'T',
      '觀賞',
      '身分證',
      'A123456789',
      '',
      '',
      '-1',
      '115/11/21',
    ])
    expect(row.ok).toBe(false)
    if (row.ok) return
    expect(row.faults.map(({ code, column, line }) => [code, column, line])).toEqual([
      ['NUMBER_NOT_READ', '序號', 2],
      ['DATE_NOT_REAL', '查詢時間', 2],
      ['VALUE_NOT_MAPPED', '作業別', 2],
      ['NUMBER_NOT_READ', '筆數', 2],
      ['TIME_MISSING', '登出時間', 2],
    ])
    expect(row.faults[1]?.masked).toBe('民國113/02/30 08:00')
    expect(first('log', HEADER, ['1', 'A123456789', 'a', '', '', '', 'x', '', '', '', ''])).toMatchObject({
      faults: [{ masked: 'A1******89' }],
    })
  })

  it('a required cell must have a value; a long one has slipped', () => {
    const HEAD = ['時間', '帳號', '對象']
    expect(first('log', HEAD, ['115/11/21 14:05', '\u200b', '王'])).toMatchObject({
      ok: false,
      faults: [{ code: 'VALUE_MISSING', column: '帳號' }],
    })
    expect(first('log', HEAD, ['115/11/21 14:05', 'x'.repeat(201), '王'])).toMatchObject({
      ok: false,
      faults: [{ code: 'VALUE_TOO_LONG' }],
    })
  })
})

describe('a header that does not fit is refused whole', () => {
  const columns = { 時間: 'time', 帳號: 'account', 對象: 'target', 序號: 'seq' }

  it.each([
    [{ columns }, ['時間', '帳號', '對象', '序號', '備註', ''], ['UNKNOWN_COLUMNS'], '備註、第6欄'],
    [{ columns }, ['時間', '帳號', '對象'], ['MISSING_COLUMNS'], '序號'],
    [{ columns: { 時間: 'time' } }, ['時間'], ['MISSING_COLUMNS'], '使用者代號、查詢對象'],
    [{ columns }, ['時間', '帳號', '對象', '序號', '帳號'], ['DUPLICATE_COLUMNS'], '帳號'],
    [
      { columns: { ...columns, 甲: 'nothing' } },
      ['時間', '帳號', '對象', '序號', '甲'],
      ['PROFILE_FIELD_UNKNOWN'],
      'nothing',
    ],
    [
      { columns: { ...columns, 甲: 'seq' } },
      ['時間', '帳號', '對象', '序號', '甲'],
      ['PROFILE_FIELD_TWICE'],
      'seq',
    ],
    [{ columns }, ['115/11/21', 'a01', 'A123456789'], ['UNKNOWN_COLUMNS', 'MISSING_COLUMNS'], 'A1******89'],
    [
      { columns: { ...columns, ['__proto__']: 'seq' } },
      ['時間', '帳號', '對象', '序號'],
      ['PROFILE_FIELD_TWICE', 'MISSING_COLUMNS'],
      'seq',
    ],
  ])('%#', (profile, header, codes, named) => {
    const faults = refused(profile, header)
    expect(faults.map(({ code }) => code)).toEqual(codes)
    if (codes.length > 0) expect(String(faults[0]?.params['columns'])).toContain(named)
    expect(JSON.stringify(faults)).not.toContain('A123456789')
  })

  it('headers may be written in full width, and ignored columns stay out', () => {
    expect(
      refused({ columns: { ...columns, IP: 'terminal' }, ignore: ['備註', '第7欄'] }, [
        '時間 ',
        '帳號',
        '對象',
        '序號',
        'ＩＰ',
        '備註',
        '',
      ]),
    ).toEqual([])
  })
})
