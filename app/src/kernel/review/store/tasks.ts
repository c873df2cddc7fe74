import { sql } from 'kysely'
import { epochMs, newId, type Day, type Instant } from '#kernel/ground'
import type { Reader, Unit } from '#kernel/store'
import type { Page, PageOf, Task, TaskState, TaskWithFiles } from '../words.ts'
import { attachmentsOf } from './attachments.ts'
import { fromCursor, toCursor } from './cursor.ts'

interface TaskRow {
  readonly id: string
  readonly item: string
  readonly sheet: string
  readonly person: string
  readonly asked_by: string | null
  readonly asked_at: Instant
  readonly question: string
  readonly due: Instant
  readonly state: TaskState
  readonly needs_attachment: boolean
  readonly answer: string | null
  readonly answered_at: Instant | null
}
const toTask = (row: TaskRow): Task => ({
  id: row.id,
  item: row.item,
  sheet: row.sheet,
  person: row.person,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  question: row.question,
  due: row.due,
  state: row.state,
  needsAttachment: row.needs_attachment,
  text: row.answer,
  answeredAt: row.answered_at,
})

export interface NewTask {
  readonly item: string
  readonly sheet: string
  readonly person: string
  readonly askedBy: string | null
  readonly question: string
  readonly due: Instant
  readonly needsAttachment: boolean
}
export async function insertTask(unit: Unit, task: NewTask): Promise<Task> {
  const { rows } =
    await sql<TaskRow>`insert into review_task (id, item, sheet, person, asked_by, asked_at, question, due, needs_attachment)
    values (${newId(epochMs(unit.now))}, ${task.item}, ${task.sheet}, ${task.person}, ${task.askedBy}, ${unit.now}, ${task.question}, ${task.due},
      ${task.needsAttachment}) returning *`.execute(unit.sql)
  if (!rows[0]) throw new Error('the task was not written')
  return toTask(rows[0])
}

/** The task with its row locked. */
export async function lockTask(unit: Unit, id: string): Promise<Task | null> {
  const { rows } = await sql<TaskRow>`select * from review_task where id = ${id} for update`.execute(unit.sql)
  return rows[0] ? toTask(rows[0]) : null
}
export async function taskById(reader: Reader, id: string): Promise<Task | null> {
  const { rows } = await sql<TaskRow>`select * from review_task where id = ${id}`.execute(reader)
  return rows[0] ? toTask(rows[0]) : null
}
/** The latest question on a line, with its files. No right is checked here. */
export async function taskOfItem(reader: Reader, item: string): Promise<TaskWithFiles | null> {
  const { rows } =
    await sql<TaskRow>`select * from review_task where item = ${item} order by no desc limit 1`.execute(
      reader,
    )
  return rows[0] ? withFiles(reader, toTask(rows[0])) : null
}
export const withFiles = async (reader: Reader, task: Task): Promise<TaskWithFiles> => ({
  ...task,
  attachments: await attachmentsOf(reader, task.id),
})

/** The questions put to a person, oldest first. */
export async function tasksOf(
  reader: Reader,
  person: string,
  filter: { readonly state?: TaskState | undefined },
  page: Page,
): Promise<PageOf<Task>> {
  const after = page.after ? (fromCursor(page.after, 1)?.[0] ?? '') : ''
  const { rows } = await sql<TaskRow>`select * from review_task where person = ${person} and id > ${after}
    and (${filter.state ?? null}::text is null or state = ${filter.state ?? null}) order by id limit ${page.limit + 1}`.execute(
    reader,
  )
  const shown = rows.slice(0, page.limit).map(toTask)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > page.limit && last ? toCursor([last.id]) : null }
}

export async function setAnswer(
  unit: Unit,
  task: string,
  text: string,
  attachments: readonly string[],
): Promise<Task> {
  await sql`update review_attachment set used = true where task = ${task} and id = any(${[...attachments]}::text[])`.execute(
    unit.sql,
  )
  const { rows } =
    await sql<TaskRow>`update review_task set state = 'answered', answer = ${text}, answered_at = ${unit.now}
    where id = ${task} returning *`.execute(unit.sql)
  if (!rows[0]) throw new Error('the task is gone')
  return toTask(rows[0])
}
export async function endTask(unit: Unit, task: string, state: 'closed' | 'withdrawn'): Promise<void> {
  await sql`update review_task set state = ${state} where id = ${task}`.execute(unit.sql)
}

export interface LateTask {
  readonly id: string
  readonly item: string
  readonly sheet: string
  readonly person: string
  readonly unit: string
  readonly day: Day
}
/** Questions whose day has passed, marked as noticed today. */
export async function markLateTasks(unit: Unit, today: Day): Promise<LateTask[]> {
  const { rows } = await sql<LateTask>`update review_task t set late_day = ${today} from review_sheet s
    where s.id = t.sheet and t.state = 'open' and t.due <= ${unit.now} and (t.late_day is null or t.late_day < ${today})
    returning t.id, t.item, t.sheet, t.person, s.unit, s.day`.execute(unit.sql)
  return rows
}
