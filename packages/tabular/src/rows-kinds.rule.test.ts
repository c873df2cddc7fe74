import { describe, expect, it } from 'vitest'
import { fields } from './fields.ts'
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

describe('the other kinds', () => {
  it('book', () => {
    const row = first(
      'book',
      [
        '登記編號',
        '登記時間',
        '查詢人',
        '交辦人',
        '系統',
        '查詢對象',
        '用途代碼',
        '案號',
        '無案號原因',
        '是否列印',
        '代查',
        '來文文號',
      ],
      [
        'B-1',
        '115/11/21 14:00',
        'a01',
        'a02',
        'HR',
        'A123456789',
        '01',
        '',
        '民眾到場',
        '是',
        '',
        '府警字第1號',
      ],
    )
    expect(row).toMatchObject({
      ok: true,
      row: {
        entryNo: 'B-1',
        requester: 'a02',
        system: 'HR',
        caseNo: null,
        noCaseReason: '民眾到場',
        printed: true,
        onBehalf: null,
        documentNo: '府警字第1號',
      },
    })
  })

  it('roster: a night shift ends on the next day', () => {
    const head = ['員警代號', '勤務日期', '起時', '迄時', '勤務', '內外勤']
    const [night, day] = read('roster', head, [
      ['p1', '115/11/21', '22:00', '06:00', '巡邏', '外勤'],
      ['p1', '115/11/21', '08:00', '24:00', '值班', '內勤'],
    ])
    expect(night).toMatchObject({
      row: { start: at('2026-11-21T22:00:00'), end: at('2026-11-22T06:00:00'), place: 'outdoor' },
    })
    expect(day).toMatchObject({
      row: { start: at('2026-11-21T08:00:00'), end: at('2026-11-22T00:00:00'), place: 'indoor' },
    })
  })

  it('leave: days count whole; the wrong way round is a fault', () => {
    const head = ['人員代號', '起日', '迄日', '假別']
    const [good, wrong] = read('leave', head, [
      ['p1', '115/11/20', '115/11/21', '休假'],
      ['p1', '115/11/22', '115/11/20', '休假'],
    ])
    expect(good).toMatchObject({ row: { start: at('2026-11-20T00:00:00'), end: at('2026-11-22T00:00:00') } })
    expect(wrong).toMatchObject({
      ok: false,
      faults: [{ code: 'END_BEFORE_START', column: '迄日', line: 3 }],
    })
  })

  it('cases with owners and parties', () => {
    const row = first(
      'cases',
      ['案號', '案由', '承辦單位', '承辦人', '立案日期', '結案日期', '當事人'],
      ['115偵12', '詐欺', 'U1', 'p1;p2；p3', '115/11/01', '', 'a123456789; ABC-1234、王 小明'],
    )
    expect(row).toMatchObject({
      row: {
        owners: ['p1', 'p2', 'p3'],
        opened: at('2026-11-01T00:00:00'),
        closed: null,
        parties: [
          { keyKind: 'national_id', target: 'A123456789' },
          { keyKind: 'plate', target: 'ABC1234' },
          { keyKind: 'name', target: '王小明' },
        ],
      },
    })
  })

  it('persons, units and posts', () => {
    expect(
      first('persons', ['人員代號', '姓名', '帳號', '單位'], ['p1', '王 大明', 'a01', 'U1']),
    ).toMatchObject({ row: { personNo: 'p1', account: 'a01', unit: 'U1', left: null } })
    expect(first('units', ['單位代號', '單位名稱', '上級單位'], ['U2', '偵查隊', 'U1'])).toMatchObject({
      row: { unit: 'U2', name: '偵查隊', parent: 'U1' },
    })
    expect(
      first('posts', ['單位', '職稱', '人員代號', '主管', '職掌'], ['U2', '隊長', 'p1', 'Y', '審核;督導']),
    ).toMatchObject({ row: { head: true, duties: ['審核', '督導'], start: null } })
  })
})

describe('suggestions', () => {
  it('knows the English and Chinese words, and says what is left', () => {
    expect(suggestMapping(['Seq', 'Query Time', 'User ID', 'Target', 'Case No.', '雜項'])).toEqual({
      columns: {
        Seq: 'seq',
        'Query Time': 'time',
        'User ID': 'account',
        Target: 'target',
        'Case No.': 'caseNo',
      },
      unknown: ['雜項'],
      missing: [],
    })
    expect(suggestMapping(['國民身分證統一編號', '車號', '查詢日期(民國)', '端末代號']).columns).toEqual({
      國民身分證統一編號: 'target',
      '查詢日期(民國)': 'time',
      端末代號: 'terminal',
    })
    expect(suggestMapping(['甲', '乙']).missing).toEqual(['time', 'account', 'target'])
  })

  it('every header word of a field leads to that field when it stands alone', () => {
    for (const [kind, table] of Object.entries(fields)) {
      for (const [field, spec] of Object.entries(table)) {
        const { columns } = suggestMapping([spec.headers[0] ?? ''], kind as ImportKind)
        expect(Object.values(columns), `${kind}.${field}`).toEqual([
          field === 'date' && 'time' in table ? 'time' : field,
        ])
      }
    }
  })
})
