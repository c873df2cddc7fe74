import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placedColumns } from './columns.ts'
import { readTable } from './read-table.ts'
import { typedRows } from './typed-rows.ts'

it('finds columns by either name in any width, and names the missing ones', () => {
  expect(placedColumns('persons', ['姓名', ' ＰｅｒｓｏｎＮｏ ', '到職日', '備註'])).toEqual({
    at: new Map([
      ['personNo', 1],
      ['name', 0],
      ['joined', 2],
    ]),
    missing: [],
  })
  expect(placedColumns('persons', ['name']).missing).toEqual(['員工編號', '到職日'])
})

it('names line and column of every cell it cannot read, and gives no row for it', () => {
  const { at } = placedColumns('roster', ['員工編號', '起', '迄', '勤務', '內外勤', '終端'])
  const { rows, faults } = typedRows('roster', at, [
    { line: 2, cells: ['N002', '115/11/21 08:00', '115/11/21 20:00', '巡邏', '外勤', ''] },
    { line: 3, cells: ['N002', '113/02/30 08:00', '', '', '天上', '3'] },
    { line: 4, cells: [] },
  ])
  expect(rows).toEqual([
    {
      line: 2,
      personNo: 'N002',
      starts: '2026-11-21T00:00:00.000Z',
      ends: '2026-11-21T12:00:00.000Z',
      duty: '巡邏',
      place: 'outdoor',
      terminal: null,
    },
  ])
  expect(faults.map(({ line, column, code }) => [line, column, code])).toEqual([
    [3, 'starts', 'NOT_A_TIME'],
    [3, 'ends', 'MISSING'],
    [3, 'duty', 'MISSING'],
    [3, 'place', 'UNKNOWN_WORD'],
    [4, 'personNo', 'MISSING'],
    [4, 'starts', 'MISSING'],
    [4, 'ends', 'MISSING'],
    [4, 'duty', 'MISSING'],
    [4, 'place', 'MISSING'],
  ])
})

it('never throws on whatever a cell holds', () => {
  const { at } = placedColumns('posts', ['員工編號', '單位代碼', '職稱', '角色', '起日', '迄日'])
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }),
      (cells) => void typedRows('posts', at, [{ line: 2, cells }]),
    ),
  )
})

async function* bytesOf(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

it('reads a file in Big5 and in UTF-8 with a mark, however it is cut', async () => {
  const big5 = Uint8Array.from([
    0xa9, 0x6d, 0xa6, 0x57, 0x2c, 0x78, 0x0d, 0x0a, 0xaa, 0x4c, 0x2c, 0x31, 0x0d, 0x0a,
  ])
  expect(await readTable(bytesOf(big5.subarray(0, 1), big5.subarray(1)))).toEqual({
    ok: true,
    value: { header: ['姓名', 'x'], rows: [{ line: 2, cells: ['林', '1'] }] },
  })
  expect(await readTable(bytesOf(utf8('\ufeff姓名\tx\n林\t1')))).toMatchObject({
    ok: true,
    value: { header: ['姓名', 'x'] },
  })
})

it.each([
  ['nothing', new Uint8Array(0)],
  ['a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])],
  ['a quote that never ends', utf8('a,b\n"1,2\n')],
  ['a byte outside the encoding', Uint8Array.from([...utf8('姓名,x\n林,'), 0xff, 0xfe, 0x0a])],
])('refuses %s with a reason', async (_name, bytes) => {
  expect(await readTable(bytesOf(bytes))).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE' } })
})

it('names the rows whose width differs', async () => {
  expect(await readTable(bytesOf(utf8('a,b\n1,2\n1,2,3\n')))).toMatchObject({
    ok: false,
    error: { code: 'ROWS_FAULTY', faults: [{ line: 3, code: 'RAGGED' }] },
  })
})

it.each([
  ['115/11/21', '2026-11-21'],
  ['1150102', '2026-01-02'],
  ['民國115年1月2日', '2026-01-02'],
  ['2026-11-21', '2026-11-21'],
  ['113/02/29', '2024-02-29'],
  ['113/02/30', null],
  ['115/02/29', null],
  ['21/11/2026', null],
])('reads the day %j as %j', (text, day) => {
  const { at } = placedColumns('persons', ['員工編號', '姓名', '到職日'])
  const { rows, faults } = typedRows('persons', at, [{ line: 2, cells: ['N1', '甲', text] }])
  expect(rows[0]?.joined ?? null).toBe(day)
  expect(faults.map((fault) => fault.code)).toEqual(day === null ? ['NOT_A_DAY'] : [])
})

it('gives a day of leave its whole day', () => {
  const { at } = placedColumns('leave', ['員工編號', '起', '迄', '假別'])
  expect(typedRows('leave', at, [{ line: 2, cells: ['N1', '115/11/21', '115/11/22', '停職'] }]).rows).toEqual(
    [
      {
        line: 2,
        personNo: 'N1',
        starts: '2026-11-20T16:00:00.000Z',
        ends: '2026-11-22T16:00:00.000Z',
        kind: 'suspended',
      },
    ],
  )
})
