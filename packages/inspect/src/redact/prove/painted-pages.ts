import { showPath, type PartPath } from '../../words/part.ts'
import type { PageBox } from '../../words/span.ts'
import type { Check } from '../words.ts'
import type { Proving } from './proving.ts'

/** PIXELS, of the file or of files within it; null where nothing changed that somebody can paint. */
export async function paintedPages(proving: Proving): Promise<Check | null> {
  const { hidden, secrets, limits, pairs } = proving
  if (pairs.length === 0) return null
  const counts: Record<string, number> = {}
  const where: string[] = []
  for (const { path, kind, before, after } of pairs) {
    const proof = proving.pixelProofs.find(({ kinds }) => kinds.includes(kind))
    if (proof === undefined) continue
    const boxes = boxesOf(proving, path)
    const compared = await proof.compare({ before, after, secrets, hidden, boxes, limits })
    for (const [name, count] of Object.entries(compared.counts)) counts[name] = (counts[name] ?? 0) + count
    const within = showPath(path.slice(1))
    if (!compared.held)
      where.push(
        ...(compared.where.length === 0 ? ['/'] : compared.where).map((at) => `${within} ${at}`.trim()),
      )
  }
  return { code: 'PIXELS', held: where.length === 0, counts, where }
}

/** Where the report tells something of this part that had to go. */
function boxesOf({ before, marks, hidden }: Proving, path: PartPath): readonly PageBox[] {
  const same = (part: PartPath): boolean =>
    part.length === path.length && part.every((name, i) => name === path[i])
  const boxes: PageBox[] = []
  for (const { mark, place } of before.seen.report.findings)
    if (marks.has(mark) && place.box !== null && same(place.part)) boxes.push(place.box)
  for (const { sight, place } of before.seen.spans)
    if (sight !== 'visible' && hidden.has(sight) && place.box !== null && same(place.part))
      boxes.push(place.box)
  return boxes
}
