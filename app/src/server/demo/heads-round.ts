import type { Day } from '#kernel/ground'
import type { SimPerson } from '../simulate/words.ts'
import type { MovableClock } from './clock.ts'
import { lookAt } from './days-work.ts'
import { rows, text } from './desk-work.ts'
import { explain, judge, sheetLine } from './judgement.ts'
import type { Staff } from './staff.ts'
import type { Event } from './story.ts'

export interface Round {
  readonly staff: Staff
  readonly time: MovableClock
  /** Story of a line by `system seq`, or null for the ordinary ones. */
  storyOf(system: string, seq: number): Event['case'] | null
}

/** Everybody who may judge, the unit heads first: what is left over for the next level goes there. */
export const judges = (persons: readonly SimPerson[]): readonly SimPerson[] => [
  ...persons.filter((person) => person.role === 'head'),
  ...persons.filter((person) => person.role === 'chief'),
  ...persons.filter((person) => person.role === 'ethics').slice(0, 1),
]

/** One reviewer goes through the lines that wait for him on the sheets of a day, one by one. @returns how many he stamped */
export async function stampDay(round: Round, reviewer: SimPerson, day: Day): Promise<number> {
  const desk = await round.staff.at(reviewer.no)
  let stamped = 0
  for (const sheet of await desk.all(`/api/review/sheets?state=open&from=${day}&to=${day}`)) {
    for (const row of await desk.all(`/api/queries/sheet?sheet=${text(sheet, 'id')}&state=todo`)) {
      const line = sheetLine(row)
      const judgement = judge(line, round.storyOf(line.system, line.seq))
      if (judgement.decision === 'ask' && line.state !== 'open') continue
      await desk.post(`/api/queries/lines/${line.id}/open`)
      lookAt(round.time, line.seq, line.rules.length > 0)
      await desk.post(`/api/review/items/${line.id}/stamp`, judgement)
      stamped += 1
    }
  }
  return stamped
}

/** The officers answer what they were asked, with a file. */
export async function answerTasks(round: Round, persons: readonly SimPerson[]): Promise<void> {
  for (const person of persons) {
    const desk = await round.staff.at(person.no)
    for (const task of await desk.all('/api/review/tasks?state=open')) {
      const [line] = await lineOf(desk, text(task, 'item'))
      const seq = line ? line.seq : 0
      const answer = explain(line ? round.storyOf(line.system, line.seq) : null, seq)
      if (!answer) continue
      round.time.pass(180)
      const id = text(task, 'id')
      const file = await desk.upload(`/api/review/tasks/${id}/attachments`, {
        name: answer.file.name,
        bytes: new TextEncoder().encode(answer.file.content),
        mediaType: 'text/plain',
        fields: {},
      })
      await desk.post(`/api/review/tasks/${id}/answer`, {
        text: answer.words,
        attachments: [text(file, 'id')],
      })
    }
  }
}

async function lineOf(
  desk: { get(path: string): Promise<unknown> },
  id: string,
): Promise<readonly ReturnType<typeof sheetLine>[]> {
  const body = await desk.get(`/api/queries/lines/${id}`)
  return rows({ rows: [typeof body === 'object' && body !== null && 'line' in body ? body.line : body] }).map(
    sheetLine,
  )
}
