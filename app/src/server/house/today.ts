import { addDays, dayOf, rocDay, type Instant } from '#kernel/ground'
import type { Actor } from '#kernel/policy'
import { sheetsOf, tasksOf } from '#kernel/review'
import type { Reader } from '#kernel/store'
import { countFindings, findingDeeds } from '#kernel/findings'
import { couldEver, unitTree } from '#kernel/people'
import { daysToBring, queriesDeeds } from '#domains/queries'
import type { TodayItem } from './house-contract.ts'

/** What a room says a person must do. */
export type TodaySource = (reader: Reader, actor: Actor, now: Instant) => Promise<TodayItem[]>

const rank: Readonly<Record<TodayItem['urgency'], number>> = { overdue: 0, today: 1, soon: 2, later: 3 }

/** Everything, most pressing first; within one urgency by due moment. */
export async function todayOf(
  sources: readonly TodaySource[],
  reader: Reader,
  actor: Actor,
  now: Instant,
): Promise<TodayItem[]> {
  const items = (await Promise.all(sources.map((source) => source(reader, actor, now)))).flat()
  return items.sort((a, b) => rank[a.urgency] - rank[b.urgency] || (a.due ?? '9').localeCompare(b.due ?? '9'))
}

/** Due by the end of today is today; within three days is soon. */
export function urgencyOf(due: Instant | null, now: Instant): TodayItem['urgency'] {
  if (due === null) return 'later'
  if (due < now) return 'overdue'
  if (dayOf(due) <= dayOf(now)) return 'today'
  return dayOf(due) <= addDays(dayOf(now), 3) ? 'soon' : 'later'
}

/** Sheets with lines that this person must stamp. */
export const sheetsToStamp: TodaySource = async (reader, actor, now) => {
  const [{ rows }, units] = [
    await sheetsOf(reader, actor, { state: 'open' }, { limit: 50 }, now),
    await unitTree(reader),
  ]
  const names = new Map(units.map((unit) => [unit.id, unit]))
  return rows
    .filter((sheet) => sheet.mine.open - sheet.mine.asked > 0)
    .map((sheet) => {
      const unit = names.get(sheet.unit)
      return {
        kind: 'review.sheet',
        title: {
          zh: `逐筆核對：${unit?.name ?? ''} ${sheet.day.slice(5).replace('-', '/')}`,
          en: `Line review: ${unit?.nameEn ?? unit?.name ?? ''} ${sheet.day}`,
        },
        due: sheet.due,
        count: sheet.mine.open - sheet.mine.asked,
        href: `/queries/sheet?sheet=${sheet.id}`,
        urgency: urgencyOf(sheet.due, now),
      }
    })
}

/** Questions put to this person about his own look-ups. */
export const explanationsToGive: TodaySource = async (reader, actor, now) => {
  const { rows } = await tasksOf(reader, actor.person, { state: 'open' }, { limit: 50 })
  return rows.map((task) => ({
    kind: 'review.task',
    title: { zh: '請說明一筆查詢', en: 'Explain one of your look-ups' },
    due: task.due,
    count: null,
    href: `/queries/explain?task=${task.id}`,
    urgency: urgencyOf(task.due, now),
  }))
}

/** Findings that wait for somebody to take them: the ethics office's inbox, a head's own unit. */
export const findingsToHandle: TodaySource = async (reader, actor, now) => {
  if (!couldEver(actor, findingDeeds.take)) return []
  const counts = await countFindings(reader, actor, now)
  if (counts.open + counts.in_hand === 0) return []
  return [
    {
      kind: 'findings.open',
      title: { zh: '待處理之異常發現', en: 'Findings to handle' },
      due: null,
      count: counts.open + counts.in_hand,
      href: '/findings',
      urgency: counts.open > 0 ? 'soon' : 'later',
    },
  ]
}

/** Days whose logs have not all come: the records clerk brings them before their hour (M03). */
export const logsToBring: TodaySource = async (reader, actor, now) => {
  if (!couldEver(actor, queriesDeeds.importBring)) return []
  return (await daysToBring(reader, now)).map(({ day, due, systems }) => ({
    kind: 'queries.import',
    title: {
      zh: `匯入 ${rocDay(day)} 查詢紀錄（${systems} 個系統）`,
      en: `Bring in the query logs of ${day} (${systems} systems)`,
    },
    due,
    count: null,
    href: '/queries/import',
    urgency: urgencyOf(due, now),
  }))
}
