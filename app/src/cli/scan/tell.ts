import type { Baseline } from './baseline.ts'
import { failing } from './fail-on.ts'
import type { LiveFormat } from './formats/format.ts'
import type { Plan } from './plan.ts'
import type { ProgressLine } from './progress.ts'
import type { RunRecord } from './record.ts'
import { Review } from './review.ts'
import { scan } from './scan.ts'
import type { Sink } from './sink.ts'
import { INTERRUPTED } from './stop.ts'
import { Totalling } from './totals.ts'
import { walk } from './walk.ts'
import type { Ending, Head } from './words.ts'

export interface Telling {
  readonly plan: Plan
  readonly head: Head
  readonly record: RunRecord
  readonly baseline: Baseline
  readonly own: ReadonlySet<string>
  readonly controller: AbortController
  readonly progress: ProgressLine
  /** Told as it goes, where the format allows it. */
  readonly live: LiveFormat | null
  readonly sink: Sink
}

/** Scans everything, tells it as it goes, and adds it up. Stops where nobody reads any more. */
export async function tellAll(telling: Telling): Promise<Ending> {
  const { plan, record, baseline, own, controller, progress, live, sink } = telling
  const { signal } = controller
  const [totals, review] = [new Totalling(), new Review(record.key, plan.review)]
  let [found, unread, files, bytes] = [false, false, 0, 0]
  const say = async (text: string): Promise<void> => {
    if (!(await sink.write(text))) controller.abort()
  }
  if (progress.shows) void count(telling)
  if (live !== null) await say(live.begin(telling.head))
  const entries = scan({
    ...{
      roots: plan.roots,
      key: record.key,
      limits: plan.limits,
      jobs: plan.jobs,
      ocr: plan.ocr,
      review: plan.review,
    },
    ...{ journal: record.journal, rehash: plan.rehash, own, signal },
    onProgress: (shown, { parts }) => progress.current(shown, parts),
  })
  for await (const { entry: whole, given } of entries) {
    const entry = whole.type === 'file' ? baseline.strip(whole) : whole
    totals.take(entry)
    const fails = failing(entry, plan.failOn)
    found ||= fails.found
    unread ||= fails.unread
    if (entry.type === 'file') {
      review.take(entry)
      files += 1
      bytes += entry.size
    }
    if (live !== null) await say(live.entry(entry))
    progress.step({ files, bytes, findings: totals.found }, given)
  }
  progress.clear()
  const interrupted = signal.aborted
  return {
    ended: new Date().toISOString(),
    interrupted,
    totals: totals.told(),
    review: review.drawn(),
    exitCode: interrupted ? INTERRUPTED : found ? 1 : unread ? 3 : 0,
  }
}

/** How much there is, found out beside the scan, for a line of progress that can tell what is left. */
async function count({ plan, own, controller, progress }: Telling): Promise<void> {
  let [files, bytes] = [0, 0]
  for await (const { size } of walk(plan.roots, { own, onPassed: () => undefined })) {
    if (controller.signal.aborted) return
    files += 1
    bytes += size
  }
  progress.total({ files, bytes })
}
