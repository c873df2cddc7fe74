import { personTables, type FileReport, type HiddenClass, type MarkKey, type Report } from '@subrosa/inspect'
import { showPath } from '@subrosa/inspect'
import { documentsOf } from './documents.ts'
import { Lots } from './draw.ts'
import type { Met } from './walk.ts'
import type { Found, HiddenSum, NotRead, ScannedFile } from './words.ts'

/** Places of hidden text that are told; the counts are always whole. */
const PLACES = 10

/** What is kept of a report. `review`: how many documents without a mark a sample may need. */
export function entryOf(met: Met, report: Report, key: MarkKey, review: number): ScannedFile {
  const { paths, marked } = documentsOf(report.parts, report.findings)
  const counted = Object.values(report.findingTotals).reduce((sum, count) => sum + count, 0)
  return {
    type: 'file',
    path: met.shown,
    size: met.size,
    modified: new Date(met.mtimeMs).toISOString(),
    verdict: report.verdict,
    kind: report.kind,
    digest: report.digest,
    notRead: notReadOf(report),
    hidden: hiddenOf(report),
    findings: report.findings.map(foundOf),
    findingTotals: report.findingTotals,
    unlisted: counted - report.findings.length,
    persons: personTables(report.findings),
    documents: paths.length,
    marked,
    unmarked: unmarkedOf(met, paths, new Set(marked.map(({ part }) => showPath(part))), key, review),
    accepted: { findings: 0, hidden: 0 },
    ms: report.ms,
  }
}

type Finding = FileReport['report']['findings'][number]
const foundOf = ({ detector, place, sight, masked, mark, score, reasons }: Finding): Found => ({
  detector,
  part: place.part,
  address: place.address,
  sight,
  masked,
  mark,
  score: Math.round(score * 100) / 100,
  why: reasons.map(({ code }) => code),
})

function notReadOf({ reasons }: Report): readonly NotRead[] {
  const byCode = new Map<string, NotRead>()
  for (const { part, fault } of reasons) {
    const before = byCode.get(fault.code)
    byCode.set(
      fault.code,
      before === undefined
        ? { code: fault.code, count: 1, part, zh: fault.zh, en: fault.en }
        : { ...before, count: before.count + 1 },
    )
  }
  return [...byCode.values()]
}

function hiddenOf({ hidden, hiddenTotals }: Report): readonly HiddenSum[] {
  const places = new Map<HiddenClass, Set<string>>()
  for (const item of hidden) {
    const known = places.get(item.class) ?? new Set<string>()
    if (known.size < PLACES) known.add([...item.place.part.slice(1), item.place.address].join(' › '))
    places.set(item.class, known)
  }
  const totals = Object.entries(hiddenTotals) as [HiddenClass, { items: number; chars: number }][]
  return totals.map(([name, { items, chars }]) => ({
    class: name,
    items,
    chars,
    places: [...(places.get(name) ?? [])].filter((place) => place !== ''),
  }))
}

function unmarkedOf(
  met: Met,
  paths: readonly (readonly string[])[],
  marked: ReadonlySet<string>,
  key: MarkKey,
  review: number,
): ScannedFile['unmarked'] {
  const lots = new Lots<readonly string[]>(key, review)
  for (const part of paths) {
    const shown = showPath(part)
    if (!marked.has(shown)) lots.add(`${met.shown}\0${shown}`, part)
  }
  return lots.drawn()
}
