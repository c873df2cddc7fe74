import type { Chance } from '../../../server/simulate/chance.ts'
import { letter } from './letter.ts'
import { nobodies } from './nobodies.ts'
import { DOCX, type Paper } from './paper.ts'

/** A complaint about a school, drafted as a fax to that school, with the complainant and a story that points to her as well. */
export function faxDraft(dice: Chance): Paper {
  const [complainant] = nobodies(1, dice)
  if (complainant === undefined) throw new RangeError('nobody')
  const { name, phone } = complainant
  const home = '連江縣莒光鄉潮音路二段8號5樓'
  return {
    name: '傳真稿.docx',
    mediaType: DOCX,
    bytes: letter([
      '傳真',
      '受文者：潮音國民小學總務處',
      '主旨：請查處校園環境衛生案，並於七日內回復。',
      `一、據陳情人${name}（手機：${phone}，住址：${home}）反映，其每日下午四時接二年級的孩子放學，多次見老鼠自廚房後門竄出。`,
      '二、請加強清潔並檢附改善照片。',
    ]),
    secrets: [name, phone, home],
  }
}
