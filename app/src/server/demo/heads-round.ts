import type { Day, Refusal, Result } from '#kernel/ground'
import { actorOf } from '#kernel/people'
import { openItem, stamp } from '#kernel/review'
import type { Store } from '#kernel/store'
import type { SimPerson } from '../simulate/words.ts'
import type { MovableClock } from './clock.ts'
import { lookAt } from './days-work.ts'
import { read, text } from './desk-work.ts'
import { explain, judge, sheetLine, type Judgement, type SheetLine } from './judgement.ts'
import type { Staff } from './staff.ts'
import type { Event } from './story.ts'

export interface Round {
  /** Heads who asked something already; the others ask at the first occasion, but for those who never do. */
  readonly haveAsked: Set<string>
  readonly neverAsks: string
  readonly store: Store
  readonly staff: Staff
  readonly time: MovableClock
  /** Story of a line by `system seq`, or null for the ordinary ones. */
  storyOf(system: string, seq: number): Event['case'] | null
}

/** One reviewer goes through the lines that wait for him on the sheets, one by one. @returns the ids of those whom he asked */
export async function stampSheets(
  round: Round,
  reviewer: SimPerson,
  sheets: readonly string[],
): Promise<readonly string[]> {
  const desk = await round.staff.at(reviewer.no)
  const asking: { line: SheetLine; judgement: Judgement }[] = []
  const deciding: { line: SheetLine; judgement: Exclude<Judgement, { decision: 'ask' }> }[] = []
  for (const sheet of sheets) {
    for (const row of await desk.all(`/api/queries/sheet?sheet=${sheet}&state=todo`)) {
      const line = sheetLine(row)
      const curious =
        reviewer.no !== round.neverAsks && (!round.haveAsked.has(reviewer.no) || line.seq % 3 === 0)
      const judgement = judge(line, round.storyOf(line.system, line.seq), curious)
      if (judgement.decision === 'ask') round.haveAsked.add(reviewer.no)
      if (judgement.decision === 'ask') asking.push({ line, judgement })
      else deciding.push({ line, judgement })
    }
  }
  for (const { line, judgement } of asking) {
    await desk.post(`/api/queries/lines/${line.id}/open`)
    round.time.pass(50)
    await desk.post(`/api/review/items/${line.id}/stamp`, judgement)
  }
  await decide(round, await round.staff.id(reviewer.no), deciding)
  return asking.map(({ line }) => line.person)
}

/** Stamp, and the next line is shown: one deed a line, and between two of them the seconds of looking. */
async function decide(
  { store, time }: Round,
  person: string,
  lines: readonly { readonly line: SheetLine; readonly judgement: Exclude<Judgement, { decision: 'ask' }> }[],
): Promise<void> {
  const actor = await actorOf(store.read, person, time())
  const first = lines[0]
  if (!actor || !first) return
  done(await store.unit((unit) => openItem(unit, actor, first.line.id)))
  for (const [i, { line, judgement }] of lines.entries()) {
    const next = lines[i + 1]
    lookAt(time, line.seq, line.rules.length > 0)
    await store.unit(async (unit) => {
      done(await stamp(unit, actor, { item: line.id, ...judgement }))
      if (next) done(await openItem(unit, actor, next.line.id))
    })
  }
}

function done(result: Result<unknown, Refusal>): void {
  if (!result.ok) throw new Error(`the demo's reviewer was refused: ${result.error.code}`)
}

export interface OpenSheet {
  readonly id: string
  readonly unit: string
}
/** The open sheets of a day, as the ethics office sees them. */
export async function openSheets(round: Round, ethics: SimPerson, day: Day): Promise<readonly OpenSheet[]> {
  const desk = await round.staff.at(ethics.no)
  const sheets = await desk.all(`/api/review/sheets?state=open&from=${day}&to=${day}`)
  return sheets.map((sheet) => ({ id: text(sheet, 'id'), unit: text(sheet, 'unit') }))
}

/** The officers answer what they were asked, with a file. */
export async function answerTasks(round: Round, numbers: ReadonlySet<string>): Promise<void> {
  for (const number of numbers) {
    const desk = await round.staff.at(number)
    for (const task of await desk.all('/api/review/tasks?state=open')) {
      const line = sheetLine(read(await desk.get(`/api/queries/lines/${text(task, 'item')}`), 'line'))
      const answer = explain(line, round.storyOf(line.system, line.seq))
      if (!answer) continue
      round.time.pass(180)
      const id = text(task, 'id')
      const bytes = new TextEncoder().encode(answer.file.content)
      const file = await desk.upload(`/api/review/tasks/${id}/attachments`, {
        name: answer.file.name,
        bytes,
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
