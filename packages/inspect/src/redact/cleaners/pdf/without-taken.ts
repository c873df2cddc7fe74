import type { Rect } from '../../../readers/pdf/glyphs.ts'
import type { Dict } from '../../../readers/pdf/values.ts'
import { barsFor, barText } from './bars.ts'
import { cutOut } from './cut.ts'
import { matched } from './match.ts'
import type { Objects } from './objects.ts'
import type { Operator } from './operators.ts'
import type { Drawing } from './shown-text.ts'
import { signsFor } from './signs.ts'
import type { Taken } from './taken.ts'
import type { Task } from './task.ts'

export interface Without {
  readonly bytes: Uint8Array
  readonly resources: Dict
  /** Characters of pseudonyms that were put there. */
  readonly said: readonly string[]
}

/**
 * The content without the characters that have to go, a bar or a pseudonym in place of each value that was seen. Null where the content
 * does not say which codes paint them. `more` are areas that are blacked out as well.
 */
export function withoutTaken(
  objects: Objects,
  drawing: Drawing,
  taken: readonly Taken[],
  more: readonly Rect[],
  task: Task,
): Without | null {
  const { codes, unmatched } = matched(drawing.codes, taken)
  const [content] = drawing.contents
  if (unmatched > 0 || content === undefined) return null
  const signs = signsFor(codes, task)
  const cut = cutOut(objects, content, codes.keys(), signs)
  // What the pseudonym's own operator showed of the value needs no bar; what stands on other lines does.
  const signed = new Map<Operator, Set<number>>()
  for (const { operator, occurrence } of [...signs.keys()].map((code) => ({
    operator: code.operator,
    occurrence: codes.get(code)?.occurrence ?? -1,
  })))
    signed.set(operator, (signed.get(operator) ?? new Set<number>()).add(occurrence))
  const said = new Set<Taken>()
  for (const [{ operator }, one] of codes)
    if (one.secret >= 0 && signed.get(operator)?.has(one.occurrence) === true) said.add(one)
  const chars = [...signs.values()]
    .flatMap(({ text }) => Array.from(text))
    .filter((char) => char.trim() !== '')
  const areas = [...barsFor(taken.filter((one) => !said.has(one))), ...more]
  if (areas.length === 0 && content.unbalanced === 0) return { ...cut, said: chars }
  const open = 'q\n'.repeat(Math.max(0, -content.unbalanced) + 1)
  const close = 'Q\n'.repeat(Math.max(0, content.unbalanced) + 1)
  const painted = areas.map((area) => barText(area)).join('')
  return {
    ...cut,
    said: chars,
    bytes: Buffer.concat([
      Buffer.from(open, 'latin1'),
      cut.bytes,
      Buffer.from(`\n${close}${painted}`, 'latin1'),
    ]),
  }
}
