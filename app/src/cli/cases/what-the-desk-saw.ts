import type { z } from 'zod'
import { outflowContract } from '#domains/outflow'
import { at } from '../../server/demo/days-work.ts'
import type { DeskWork } from '../../server/demo/desk-work.ts'
import type { SimPerson } from '../../server/simulate/words.ts'
import { carried } from './carried.ts'
import type { Paper } from './papers/paper.ts'
import type { Outcome } from './real-case.ts'
import type { Scene } from './scene.ts'

const checkReply = outflowContract['POST /api/outflow/checks'].reply
const fileReply = outflowContract['POST /api/outflow/checks/:check/files'].reply
const resultReply = outflowContract['GET /api/outflow/files/:file'].reply
const textReply = outflowContract['GET /api/outflow/files/:file/text'].reply
type Result = z.output<typeof resultReply>

/** What the inspection desk told of one file, as the API sent it. */
export interface Inspected {
  readonly file: Result['file']
  readonly report: NonNullable<Result['report']>
}
/** What the person ticks before asking for a publishable version. */
export interface Choice {
  readonly hidden: readonly string[]
  readonly detectors: readonly string[]
}
export interface Published extends Inspected {
  /** The publishable version as it was downloaded. */
  readonly cleaned: Uint8Array
}

/**
 * Lays the paper on the desk before it goes out, takes the version without what was chosen, and looks whether the desk kept its word:
 * proved, nothing hidden left of what was chosen, no value of the case in any byte or text of it, and what people see otherwise the same.
 * @returns null where it did not
 */
export async function published(
  scene: Scene,
  person: SimPerson,
  paper: Paper,
  choice: Choice,
): Promise<Published | null> {
  scene.time.hold(at(scene.day, 10))
  const desk = await scene.staff.at(person.no)
  const before = await inspected(scene, desk, paper)
  const missing = paper.secrets.length - carried(paper.bytes, paper.secrets).length
  if (missing > 0) throw new Error(`${paper.name} does not carry ${missing} of its values`)
  await desk.post(`/api/outflow/files/${before.file.id}/clean`, { ...choice, findings: [], style: 'bar' })
  await scene.standingWork()
  const { cleaning } = resultReply.parse(await desk.get(`/api/outflow/files/${before.file.id}`))
  if (cleaning?.proved !== true) return null
  const cleaned = await desk.download(`/api/outflow/files/${before.file.id}/cleaned`)
  if (carried(cleaned, paper.secrets).length > 0) return null
  const after = await inspected(scene, desk, { ...paper, bytes: cleaned })
  if (after.report.hidden.some(({ id }) => choice.hidden.includes(id))) return null
  const read = await texts(desk, after.file.id, 'all')
  if (paper.secrets.some((value) => read.includes(value))) return null
  const seen = without(paper.secrets, await texts(desk, before.file.id, 'visible'))
  const stays = await texts(desk, after.file.id, 'visible')
  return bare(seen) === bare(stays) ? { ...before, cleaned } : null
}

async function inspected(scene: Scene, desk: DeskWork, paper: Paper): Promise<Inspected> {
  const { name, mediaType, bytes } = paper
  const check = checkReply.parse(await desk.post('/api/outflow/checks', {}))
  const laid = fileReply.parse(
    await desk.upload(`/api/outflow/checks/${check.id}/files`, { name, mediaType, bytes, fields: {} }),
  )
  await scene.standingWork()
  const { file, report } = resultReply.parse(await desk.get(`/api/outflow/files/${laid.id}`))
  if (report === null) throw new Error(`${name} was not inspected: ${file.refused?.code ?? file.state}`)
  return { file, report }
}

/** All that the desk reads in a file, or only what people see of it. */
async function texts(desk: DeskWork, file: string, sight: 'all' | 'visible'): Promise<string> {
  const found: string[] = []
  for (let from: number | null = 0; from !== null;) {
    const page: z.output<typeof textReply> = textReply.parse(
      await desk.get(`/api/outflow/files/${file}/text?sight=${sight}&from=${from}`),
    )
    found.push(...page.rows.map(({ text }) => text))
    from = page.next
  }
  return found.map((text, i) => ownText(text, found[i + 1] ?? '')).join('\n')
}

/** A line of a printed page is read with the beginning of the next, where a value may go on; that belongs to the next. */
function ownText(text: string, next: string): string {
  const end = text.lastIndexOf('\n')
  return end >= 0 && next.startsWith(text.slice(end + 1)) ? text.slice(0, end) : text
}
const without = (values: readonly string[], text: string): string =>
  values.reduce((left, value) => left.replaceAll(value, ''), text)
/** Without the bars, and without the blanks that a page lays out anew where something went. */
const bare = (text: string): string => text.replace(/[█\s]/g, '')

/** Detected, if the desk showed a finding of this detector: with the reasons as the person read them. */
export function shownFinding(detector: string, { report }: Inspected, person: SimPerson): Outcome | null {
  const one = report.findings.find((finding) => finding.detector.id === detector)
  if (one === undefined) return null
  return shown(person, detector, {
    zh: `${one.detector.zh}：${one.reasons.map(({ zh }) => zh).join('；')}`,
    en: `${one.detector.en}: ${one.reasons.map(({ en }) => en).join('; ')}`,
  })
}

/** Detected, if the desk showed something hidden of this class: with the words as the person read them. */
export function shownHidden(hidden: string, { report }: Inspected, person: SimPerson): Outcome | null {
  const one = report.hidden.find(({ id }) => id === hidden)
  return one ? shown(person, hidden, one) : null
}

const shown = (
  { title, name }: SimPerson,
  rule: string,
  { zh, en }: { readonly zh: string; readonly en: string },
): Outcome => ({ verdict: 'DETECTED', rule, zh, en, seenBy: `${title}（${name}）` })
