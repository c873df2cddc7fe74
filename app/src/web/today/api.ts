import { client, type Said } from '#kernel/ui'
import type { Endpoint } from '#kernel/contract'
import type { z } from 'zod'

/** One thing that this person must do. */
export interface TodayItem {
  /** `review.sheet`, `review.task`, `findings.open` …: gives the icon. */
  readonly kind: string
  readonly title: Said
  /** Moment by which it must be done; null when no date binds. */
  readonly due: string | null
  /** How many lines, findings … wait in it. */
  readonly count: number | null
  readonly href: string
  readonly urgency: 'overdue' | 'today' | 'soon' | 'later'
}
export interface Today {
  readonly items: readonly TodayItem[]
}
/** The server's wiring answers it; the web sees only this shape. */
type TodayContract = { readonly 'GET /api/today': Endpoint & { readonly reply: z.ZodType<Today> } }
export const todayApi = client<TodayContract>()
