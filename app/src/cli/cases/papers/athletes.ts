import type { Chance } from '../../../server/simulate/chance.ts'
import { nobodies } from './nobodies.ts'
import { XLSX, type Paper } from './paper.ts'
import { workbook } from './workbook.ts'

export const ATHLETES = 24
const GROUPS = ['男子組', '女子組', '青少年組']

/** The list of runners that a contractor hangs under a news item of the event’s site. */
export function athletes(dice: Chance): Paper {
  const runners = nobodies(ATHLETES, dice)
  const rows = runners.map(({ name, phone }, i) => [i + 1, GROUPS[i % GROUPS.length] ?? '', name, phone])
  return {
    name: '參賽選手名單.xlsx',
    mediaType: XLSX,
    bytes: workbook([{ name: '選手', rows: [['號碼布', '組別', '姓名', '手機號碼'], ...rows] }]),
    secrets: runners.flatMap(({ name, phone }) => [name, phone]),
  }
}
