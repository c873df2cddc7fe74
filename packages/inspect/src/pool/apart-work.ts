import type { MarkKey } from '../detect/mark.ts'
import { inspectBytes } from '../pipeline/inspect.ts'
import { redactBytes } from '../redact/redact.ts'
import type { Redacted, Wish } from '../redact/words.ts'
import type { Fault } from '../words/faults.ts'
import type { Limits } from '../words/limits.ts'
import type { Progress, Report } from '../words/report.ts'
import type { Span } from '../words/span.ts'

interface Common {
  readonly bytes: Uint8Array
  readonly name: string
  readonly markKey: MarkKey
  readonly limits: Partial<Limits>
}
export type Task = Common &
  (
    | { readonly do: 'inspect'; readonly keepChars: number }
    | { readonly do: 'redact'; readonly wish: Wish; readonly now: string }
  )
export type Done =
  | {
      readonly did: 'inspected'
      readonly read: { readonly report: Report; readonly spans: readonly Span[]; readonly cut: boolean }
    }
  | { readonly did: 'redacted'; readonly redacted: Redacted }
  | { readonly did: 'lost'; readonly why: Fault }
export type FromApart = Done | { readonly did: 'progress'; readonly progress: Progress }

interface Meanwhile {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** Does one task, wherever it runs. */
export async function work(task: Task, { signal, onProgress }: Meanwhile): Promise<Done> {
  const { bytes, name, markKey, limits } = task
  const shared = {
    markKey,
    limits,
    ...(signal === undefined ? {} : { signal }),
  }
  if (task.do === 'redact')
    return {
      did: 'redacted',
      redacted: await redactBytes(bytes, name, task.wish, { ...shared, now: () => new Date(task.now) }),
    }
  const spans: Span[] = []
  let [left, cut] = [task.keepChars, false]
  const report = await inspectBytes(bytes, name, {
    ...shared,
    ...(onProgress === undefined ? {} : { onProgress }),
    onSpan: (span) => {
      left -= span.text.length
      if (left < 0) cut = true
      else spans.push(span)
    },
  })
  return { did: 'inspected', read: { report, spans, cut } }
}
