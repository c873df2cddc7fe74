import { useState } from 'react'
import { usePages } from '#kernel/ui'
import { api, type GivenStamp, type Line } from '../api.ts'

/** Lines shown at a time: the page stays quick with 100,000 waiting. */
export const SLICE = 100
export type Waiting = 'todo' | 'asked' | 'decided'

export interface SheetLines {
  readonly rows: readonly Line[]
  /** What was stamped here since the list was read; the rows stay in their place. */
  readonly given: ReadonlyMap<string, GivenStamp>
  readonly loading: boolean
  readonly fetching: boolean
  readonly refusal: ReturnType<typeof usePages>['refusal']
  readonly more: (() => void) | null
  keep(stamp: GivenStamp): void
  /** Whether the line still waits for a decision of the one who reads. */
  waits(line: Line): boolean
  /** The next line that waits after this one, else the first before it. */
  after(id: string): Line | null
}

/** The lines of one sheet that this reviewer must stamp, page by page. A stamp changes its row here; nothing is read again. */
export function useLines(sheet: string, state: Waiting, flagged: boolean): SheetLines {
  const [given, setGiven] = useState<ReadonlyMap<string, GivenStamp>>(new Map())
  const pages = usePages(
    api,
    'GET /api/queries/sheet',
    { query: { sheet, state, limit: SLICE, ...(flagged ? { flagged: 'true' as const } : {}) } },
    { enabled: sheet !== '' },
  )
  const waits = (line: Line) =>
    !given.has(line.id) && (line.review?.state === 'open' || line.review?.state === 'answered')
  return {
    rows: pages.rows,
    given,
    loading: pages.loading,
    fetching: pages.fetching,
    refusal: pages.refusal,
    more: pages.more,
    keep: (stamp) => setGiven((before) => new Map(before).set(stamp.item, stamp)),
    waits,
    after(id) {
      const at = pages.rows.findIndex((row) => row.id === id)
      return pages.rows.slice(at + 1).find(waits) ?? pages.rows.slice(0, Math.max(at, 0)).find(waits) ?? null
    },
  }
}
