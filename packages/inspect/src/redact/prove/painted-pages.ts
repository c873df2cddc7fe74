import type { PageBox } from '../../words/span.ts'
import type { Check } from '../words.ts'
import type { Proving } from './proving.ts'

/** PIXELS, for kinds that somebody can paint; null for the others. */
export async function paintedPages(proving: Proving): Promise<Check | null> {
  const { before, after, marks, hidden, secrets, limits } = proving
  const proof = proving.pixelProofs.find(({ kinds }) => kinds.includes(before.seen.report.kind))
  if (proof === undefined) return null
  const boxes: PageBox[] = []
  for (const { mark, place } of before.seen.report.findings)
    if (marks.has(mark) && place.box !== null) boxes.push(place.box)
  for (const { sight, place } of before.seen.spans)
    if (sight !== 'visible' && hidden.has(sight) && place.box !== null) boxes.push(place.box)
  const compared = await proof.compare({
    before: before.bytes,
    after: after.bytes,
    secrets,
    hidden,
    boxes,
    limits,
  })
  return { code: 'PIXELS', ...compared }
}
