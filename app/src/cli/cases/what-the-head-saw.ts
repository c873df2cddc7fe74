import { read, rows, text } from '../../server/demo/desk-work.ts'
import type { SimPerson } from '../../server/simulate/words.ts'
import type { Outcome } from './real-case.ts'
import type { Scene } from './scene.ts'

/** A line of the sheet with the reasons that the house gave for it. */
export interface Shown {
  readonly id: string
  readonly system: string
  readonly mask: string
  readonly bucket: string
  readonly reasons: readonly { readonly rule: string; readonly zh: string; readonly en: string }[]
}

/** What lies before the head the morning after: every line of his open sheets, as the API shows it. */
export async function sheetOf(scene: Scene, head: SimPerson): Promise<readonly Shown[]> {
  const desk = await scene.staff.at(head.no)
  const shown: Shown[] = []
  for (const sheet of await desk.all(`/api/review/sheets?from=${scene.day}&to=${scene.day}`)) {
    for (const state of ['todo', 'asked']) {
      const lines = await desk.all(`/api/queries/sheet?sheet=${text(sheet, 'id')}&state=${state}`)
      shown.push(...lines.map(shownLine))
    }
  }
  return shown
}

const shownLine = (row: unknown): Shown => ({
  id: text(row, 'id'),
  system: text(read(row, 'system'), 'id'),
  mask: text(row, 'mask'),
  bucket: text(row, 'bucket'),
  reasons: rows({ rows: read(row, 'reasons') }).map((reason) => ({
    rule: text(reason, 'rule'),
    zh: text(reason, 'zh'),
    en: text(reason, 'en'),
  })),
})

/** Detected, if one of the lines carries the rule: with the sentence as the head read it. */
export function detectedBy(rule: string, lines: readonly Shown[], head: SimPerson): Outcome | null {
  const reason = lines.flatMap((line) => line.reasons).find((one) => one.rule === rule)
  return reason
    ? {
        verdict: 'DETECTED',
        rule: reason.rule,
        zh: reason.zh,
        en: reason.en,
        seenBy: `${head.title}（${head.name}）`,
      }
    : null
}
