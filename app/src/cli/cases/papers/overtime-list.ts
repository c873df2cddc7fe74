import type { Chance } from '../../../server/simulate/chance.ts'
import { nobodies } from './nobodies.ts'
import { XLSX, type Paper } from './paper.ts'
import { workbook } from './workbook.ts'

export const PAID = 30
const HOURLY = 263

/** A month’s overtime pay by person, with the numbers that the cashier needs and a chat does not. */
export function overtimeList(dice: Chance): Paper {
  const paid = nobodies(PAID, dice)
  const rows = paid.map(({ name, id }, i) => {
    const hours = dice.between(4, 40)
    return [i + 1, '隊員', name, id, hours, hours * HOURLY]
  })
  const heading = ['序號', '職稱', '姓名', '身分證統一編號', '時數', '金額']
  return {
    name: '十月份超勤加班費印領清冊.xlsx',
    mediaType: XLSX,
    bytes: workbook([{ name: '印領清冊', rows: [heading, ...rows] }]),
    secrets: paid.flatMap(({ name, id }) => [name, id]),
  }
}
