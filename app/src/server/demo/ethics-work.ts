import type { Day } from '#kernel/ground'
import type { Cast } from './cast.ts'
import { text } from './desk-work.ts'
import type { Staff } from './staff.ts'

/** Findings about one person, as the ethics office lists them. */
async function about(staff: Staff, by: string, subject: string, state: string): Promise<readonly string[]> {
  const desk = await staff.at(by)
  const list = await desk.all(`/api/findings?rule=queries.referred&subject=${subject}&state=${state}`)
  return list.map((finding) => text(finding, 'id'))
}

/** The car owner's case is taken in hand. */
export async function takeCase(staff: Staff, cast: Cast, subject: string, words: string): Promise<void> {
  const desk = await staff.at(cast.ethics.no)
  for (const id of await about(staff, cast.ethics.no, subject, 'open')) {
    await desk.post(`/api/findings/${id}/take`, {})
    await desk.post(`/api/findings/${id}/note`, { text: words })
  }
}

/** … closed as an improper look-up, nothing passed on … */
export async function closeCase(staff: Staff, cast: Cast, subject: string, recheckDue: Day): Promise<void> {
  const desk = await staff.at(cast.ethics.no)
  for (const id of await about(staff, cast.ethics.no, subject, 'in_hand')) {
    await desk.post(`/api/findings/${id}/close`, {
      outcome: 'improper',
      disclosure: 'no',
      conclusion:
        '經訪談及調閱通聯，當事人承認受友人請託查詢車籍且未登記，查無將資料提供他人之事證；移請考績會議處，並列入該所教育訓練案例。',
      recheckDue,
    })
  }
}

/** … and re-checked by the colleague who did not close it. */
export async function recheckCase(staff: Staff, cast: Cast, subject: string): Promise<void> {
  const desk = await staff.at(cast.ethics2.no)
  for (const id of await about(staff, cast.ethics2.no, subject, 'closed')) {
    await desk.post(`/api/findings/${id}/recheck`, {
      held: true,
      text: '複核訪談紀錄、勤務分配表及系統紀錄，結論與事證相符。',
    })
  }
}
