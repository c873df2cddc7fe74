import type { Chance } from '../../../server/simulate/chance.ts'
import { letter } from './letter.ts'
import { nobodies } from './nobodies.ts'
import { DOCX, type Paper } from './paper.ts'

/** The summary of a talk with the person reported, in which the one who reported him is named, twice and once without any cue. */
export function interviewSummary(dice: Chance): Paper {
  const [informant] = nobodies(1, dice)
  if (informant === undefined) throw new RangeError('nobody')
  const { name, phone } = informant
  return {
    name: '訪談摘要.docx',
    mediaType: DOCX,
    bytes: letter([
      '訪談摘要',
      '訪談時間：115年11月19日上午10時　訪談地點：三樓小會議室',
      `一、本案緣於檢舉人${name}（電話：${phone.slice(0, 6)}|${phone.slice(6)}）反映，單位採購之防護衣數量與驗收紀錄不符。`,
      `二、訪談時已告知：${name.slice(0, 1)}|${name.slice(1)}提供之照片顯示倉庫僅有十二件。`,
      '三、受訪談人稱其餘八件送洗，未能提出單據，允於三日內補正。',
    ]),
    secrets: [name, phone],
  }
}
