import { raise } from '#kernel/findings'
import type { Doer } from '#kernel/ledger'
import { historyOf } from '#kernel/review'
import type { NoticeHandler } from '#kernel/store'
import { lineFinding } from './commands/reconcile/settle-moved.ts'
import { lineById } from './store/lines.ts'

const by: Doer = { kind: 'system', job: 'queries.referred' }

/** 移政風: what a reviewer refers becomes a finding of the ethics office, with the rows that the line rests on. */
const referred: NoticeHandler = async (unit, { about }) => {
  if (about['kind'] !== 'queries.day' || typeof about['item'] !== 'string') return
  const line = await lineById(unit.sql, about['item'])
  if (!line) return
  const stamp = (await historyOf(unit.sql, line.id)).find((made) => made.id === about['stamp'])
  const finding = lineFinding(line, `referred:${String(about['stamp'])}`, line.reasons[0]?.rule ?? 'referred')
  const words = stamp?.reason ?? null
  await raise(unit, by, {
    ...finding,
    rule: 'queries.referred',
    desk: 'ethics',
    reasons: [
      {
        rule: 'queries.referred',
        zh: words === null ? '審核人移請政風單位查明' : `審核人移請政風單位查明：${words}`,
        en:
          words === null
            ? 'Referred to the ethics office by the reviewer'
            : `Referred to the ethics office by the reviewer: ${words}`,
      },
      ...line.reasons,
    ],
  })
}

export const queriesNotices: ReadonlyMap<string, NoticeHandler> = new Map([['review.referred', referred]])
