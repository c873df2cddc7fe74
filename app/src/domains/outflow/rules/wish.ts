import type { Finding, HiddenClass } from '@subrosa/inspect'
import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { refuseAs } from '../refusals.ts'
import type { CleaningStyle } from '../words.ts'

/** What somebody chose on the screen, in terms of one report. */
export interface Choice {
  readonly hidden: readonly string[]
  /** Numbers of findings in the report. */
  readonly findings: readonly number[]
  readonly detectors: readonly string[]
  readonly style: CleaningStyle
}
export interface ChosenWish {
  readonly hidden: readonly HiddenClass[]
  readonly marks: readonly string[]
  readonly style: CleaningStyle
}

/**
 * Classes and values that a choice means. Values are named by their marks, so that every other place with the same value goes too.
 * @returns a refusal for a choice that names what the report does not have, or that names nothing
 */
export function wishOf(
  choice: Choice,
  findings: readonly Finding[],
  classes: Readonly<Partial<Record<HiddenClass, unknown>>>,
): Result<ChosenWish, Refusal> {
  const isClass = (name: string): name is HiddenClass => Object.hasOwn(classes, name)
  const detectors = new Set(findings.map(({ detector }) => detector))
  const strange =
    choice.hidden.find((name) => !isClass(name)) ??
    choice.detectors.find((name) => !detectors.has(name)) ??
    choice.findings.find((no) => findings[no] === undefined)
  if (strange !== undefined) return bad(refuseAs('OUTFLOW_UNKNOWN_CHOICE', { what: strange }))
  const asked = new Set(choice.detectors)
  const marks = new Set([
    ...findings.filter(({ detector }) => asked.has(detector)).map(({ mark }) => mark),
    ...choice.findings.flatMap((no) => findings[no]?.mark ?? []),
  ])
  const hidden = [...new Set(choice.hidden.filter(isClass))]
  return hidden.length + marks.size === 0
    ? bad(refuseAs('OUTFLOW_NOTHING_CHOSEN'))
    : ok({ hidden, marks: [...marks], style: choice.style })
}
