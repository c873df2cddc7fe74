import { describe, expect, it } from 'vitest'
import { inspectBytes } from '../pipeline/inspect.ts'
import { personTables } from './person-tables.ts'

const tablesOf = async (text: string) => {
  const report = await inspectBytes(new TextEncoder().encode(text), '名冊.csv')
  return personTables(report.findings)
}
const ROWS = [
  '王小明,A123456789,0912345678',
  '林大文,B246813570,0987654321',
  '陳一心,,0911222333',
  '合計,3,',
].join('\n')

describe('a table of persons', () => {
  it('is told with its people and columns', async () => {
    expect(await tablesOf(`姓名,身分證字號,手機\n${ROWS}\n`)).toEqual([
      {
        part: ['名冊.csv'],
        sheet: '',
        persons: 3,
        columns: [
          { column: 'C1', detector: 'tw.name', count: 3 },
          { column: 'C3', detector: 'tw.mobile', count: 3 },
          { column: 'C2', detector: 'tw.national-id', count: 2 },
        ],
      },
    ])
  })
  it('of sheets is told by the sheet', () => {
    const cell = (detector: string, address: string) => ({
      ...{ detector, mark: '', masked: '', score: 1, reasons: [], sight: 'visible' as const },
      ...{
        place: { part: ['a.xlsx'], address, box: null },
        extent: { span: 0, start: 0, end: 1, offset: 0 },
      },
    })
    const rows = [2, 3, 4].flatMap((row) => [
      cell('tw.name', `名單!A${row}`),
      cell('tw.birth-date', `名單!B${row}`),
    ])
    expect(personTables([...rows, cell('tw.ubn', '名單!C5')])).toMatchObject([{ sheet: '名單', persons: 3 }])
  })
  it('needs three people, and two kinds of data for each', async () => {
    expect(await tablesOf('姓名,備註,日期\n王小明,無,\n林大文,無,\n陳一心,無,\n')).toEqual([])
    expect(await tablesOf('王小明的電話是0912345678')).toEqual([])
  })
})
