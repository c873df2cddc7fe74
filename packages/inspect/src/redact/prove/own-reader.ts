import { showPath } from '../../words/part.ts'
import { holdsAny } from '../replace.ts'
import type { Check } from '../words.ts'
import type { Proving } from './proving.ts'

/**
 * Faults that leave the text of a part whole: what is painted in a picture was not read before either, and the certificate says so.
 * Every other fault means that a value could stand where nobody looked.
 */
export const ONLY_PIXELS: ReadonlySet<string> = new Set(['PIXELS_NOT_READ'])

/** Read again by this package: no chosen value and no chosen class is left, and nothing is unread in which one could be. */
export function ownReader({ after: { seen }, marks, secrets, hidden }: Proving): Check {
  const { report, spans, cut } = seen
  const where: string[] = []
  let remaining = 0
  for (const { mark, place } of report.findings) {
    if (!marks.has(mark)) continue
    remaining += 1
    where.push(`${showPath(place.part)} ${place.address}`.trim())
  }
  for (const { text, place } of spans)
    if (holdsAny(text, secrets)) where.push(`${showPath(place.part)} ${place.address}`.trim())
  for (const why of hidden) {
    const items = report.hiddenTotals[why]?.items ?? 0
    remaining += items
    if (items > 0) where.push(why)
  }
  const unread = report.reasons.filter(({ fault }) => !ONLY_PIXELS.has(fault.code))
  for (const { part, fault } of unread) where.push(`${showPath(part)} ${fault.code}`)
  if (cut) where.push('LIMIT_HELD')
  return {
    code: 'OWN_READER',
    held: where.length === 0,
    counts: { parts: report.parts.length, chars: report.chars, remaining, unread: unread.length },
    where: [...new Set(where)],
  }
}
