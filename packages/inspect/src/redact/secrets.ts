import { fault, type Fault } from '../words/faults.ts'
import type { Finding } from '../words/finding.ts'
import type { PartPath } from '../words/part.ts'
import { squeezed } from './blank.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import type { Seen } from './see.ts'
import type { Secret, Unproved, Wish } from './words.ts'
import { writtenForms } from './written-forms.ts'

export interface Collected {
  readonly secrets: readonly Secret[]
  readonly faults: readonly Unproved[]
}

/**
 * The values behind the chosen findings, in every form in which the file writes them. A mark is what counts: every finding that has it
 * goes, listed in the wish or not.
 */
export function collectSecrets(
  seen: Seen,
  wish: Wish,
  pseudonyms: Pseudonyms,
  titleOf: (detector: string) => string,
): Collected {
  const [root = []] = seen.report.parts.map(({ path }) => path)
  const faults: Unproved[] = []
  const complain = (part: PartPath, why: Fault): void => void faults.push({ part, why })
  const wanted = new Set(wish.findings.map(({ mark }) => mark))
  const byText = new Map<string, Secret>()
  const met = new Set<string>()
  for (const finding of seen.report.findings) {
    if (!wanted.has(finding.mark)) continue
    met.add(finding.mark)
    const raw = rawOf(finding, seen)
    if (raw === null) complain(finding.place.part, fault('VALUE_UNREADABLE', { detector: finding.detector }))
    else if (!byText.has(raw))
      for (const secret of secretsOf(raw, finding, wish, pseudonyms, titleOf))
        if (!byText.has(secret.text)) byText.set(secret.text, secret)
  }
  const missed = [...wanted].filter((mark) => !met.has(mark)).length
  if (missed > 0) complain(root, fault('VALUE_NOT_FOUND', { count: missed }))
  if (wanted.size > 0 && (seen.cut || seen.unlisted > 0)) complain(root, fault('VALUES_TOO_MANY'))
  return { secrets: [...byText.values()], faults }
}

function rawOf({ extent }: Finding, { spans }: Seen): string | null {
  const text = spans[extent.span]?.text.slice(extent.start, extent.end) ?? ''
  return squeezed(text) === '' ? null : text
}

function secretsOf(
  raw: string,
  { detector, mark }: Finding,
  { style }: Wish,
  pseudonyms: Pseudonyms,
  titleOf: (detector: string) => string,
): readonly Secret[] {
  const sign = style === 'pseudonym' ? pseudonyms.signOf(detector, titleOf(detector), mark, raw) : null
  return writtenForms(raw, detector).map((text) => ({ text, instead: sign ?? bar(text), detector, mark }))
}

/** As many blocks as letters. */
export const bar = (text: string): string => '█'.repeat(Math.max(1, Array.from(squeezed(text)).length))
