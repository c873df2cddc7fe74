import type { CleaningStyle } from '../../words.ts'
import type { Finding, Report, Tally } from '../api.ts'

/** What somebody wants to be rid of. Values are chosen by mark: an equal value elsewhere goes with it. */
export interface Choice {
  readonly hidden: ReadonlySet<string>
  /** Detectors all of whose findings go, also those that the report only counts. */
  readonly detectors: ReadonlySet<string>
  readonly marks: ReadonlySet<string>
  readonly style: CleaningStyle
}
export type Extent = 'all' | 'some' | 'none'

/** At first everything hidden goes, and of what people are meant to see nothing. */
export const firstChoice = (report: Report): Choice => ({
  hidden: new Set(report.hidden.map(({ id }) => id)),
  detectors: new Set(),
  marks: new Set(),
  style: 'bar',
})

const toggled = (set: ReadonlySet<string>, one: string, on: boolean): ReadonlySet<string> =>
  new Set(on ? [...set, one] : [...set].filter((other) => other !== one))

export const withClass = (choice: Choice, id: string, on: boolean): Choice => ({
  ...choice,
  hidden: toggled(choice.hidden, id, on),
})

/** Marks of every listed value that goes. */
export const goingMarks = (choice: Choice, findings: readonly Finding[]): ReadonlySet<string> =>
  new Set([
    ...choice.marks,
    ...findings.filter(({ detector }) => choice.detectors.has(detector.id)).map(({ mark }) => mark),
  ])

export function withDetector(
  choice: Choice,
  findings: readonly Finding[],
  detector: string,
  on: boolean,
): Choice {
  const mine = new Set(findings.filter((one) => one.detector.id === detector).map(({ mark }) => mark))
  return {
    ...choice,
    detectors: toggled(choice.detectors, detector, on),
    marks: new Set([...choice.marks].filter((mark) => !mine.has(mark))),
  }
}

/** Turns one value. Where it went with its whole detector, the detector's other listed values stay chosen one by one. */
export function withMark(choice: Choice, findings: readonly Finding[], mark: string): Choice {
  if (!goingMarks(choice, findings).has(mark)) return { ...choice, marks: toggled(choice.marks, mark, true) }
  const opened = new Set(
    findings
      .filter((one) => one.mark === mark && choice.detectors.has(one.detector.id))
      .map(({ detector }) => detector.id),
  )
  const others = findings.filter(({ detector }) => opened.has(detector.id)).map((one) => one.mark)
  return {
    ...choice,
    detectors: new Set([...choice.detectors].filter((id) => !opened.has(id))),
    marks: toggled(new Set([...choice.marks, ...others]), mark, false),
  }
}

export function extentOf(choice: Choice, findings: readonly Finding[], detector: string): Extent {
  if (choice.detectors.has(detector)) return 'all'
  const going = goingMarks(choice, findings)
  return findings.some((one) => one.detector.id === detector && going.has(one.mark)) ? 'some' : 'none'
}

/** The wish as the server takes it: one number for each value. */
export function wishOf(choice: Choice, findings: readonly Finding[]) {
  const open = new Set(choice.marks)
  const numbers: number[] = []
  for (const one of findings)
    if (!choice.detectors.has(one.detector.id) && open.delete(one.mark)) numbers.push(one.no)
  return {
    hidden: [...choice.hidden],
    findings: numbers,
    detectors: [...choice.detectors],
    style: choice.style,
  }
}

export interface Plan {
  readonly classes: number
  readonly hiddenItems: number
  /** Different values, and in how many places they stand; of findings that are only counted, places alone are known. */
  readonly values: number
  readonly places: number
  readonly staysHidden: readonly Tally[]
  /** Detectors with findings that nobody chose, and how many. */
  readonly staysFound: readonly Tally[]
  readonly empty: boolean
}
/** What will happen, in figures, before it does. */
export function planOf(choice: Choice, report: Report): Plan {
  const going = goingMarks(choice, report.findings)
  const chosen = tallied(report.findings.filter(({ mark }) => going.has(mark)))
  // A finding in hidden data goes with its class; the same value elsewhere stays.
  const along = tallied(report.findings.filter((one) => !going.has(one.mark) && choice.hidden.has(one.sight)))
  const left = report.detectors.flatMap((tally) => {
    if (choice.detectors.has(tally.id)) return []
    const items = tally.items - chosen(tally.id) - along(tally.id)
    return items > 0 ? [{ ...tally, items }] : []
  })
  const classes = report.hidden.filter(({ id }) => choice.hidden.has(id))
  const places = report.detectors.map(({ id, items }) => (choice.detectors.has(id) ? items : chosen(id)))
  return {
    classes: classes.length,
    hiddenItems: classes.reduce((sum, { items }) => sum + items, 0),
    values: going.size,
    places: places.reduce((sum, n) => sum + n, 0),
    staysHidden: report.hidden.filter(({ id }) => !choice.hidden.has(id)),
    staysFound: left,
    empty: classes.length === 0 && going.size === 0 && choice.detectors.size === 0,
  }
}

function tallied(findings: readonly Finding[]): (detector: string) => number {
  const counts = new Map<string, number>()
  for (const { detector } of findings) counts.set(detector.id, (counts.get(detector.id) ?? 0) + 1)
  return (detector) => counts.get(detector) ?? 0
}
