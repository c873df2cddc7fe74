import { epochMs, type Instant } from '#kernel/ground'
import type { LawOnDay } from '#kernel/law'

/** A session as it lies in the table. */
export interface SessionFacts {
  readonly id: string
  readonly person: string
  readonly post: string | null
  readonly started: Instant
  readonly seen: Instant
  readonly workplace: string
  readonly place: string
  readonly other: string | null
  readonly otherAt: Instant | null
  readonly ended: Instant | null
  readonly endReason: string | null
}
export interface SessionPolicy {
  readonly idleMinutes: number
  readonly sharedWindowMinutes: number
  readonly absoluteHours: number
}
/** Which computer a request comes from: keyed mark of address and browser, and words that the account's owner recognises. */
export interface Workplace {
  readonly mark: string
  readonly place: string
}
export type SessionState = 'live' | 'idle' | 'absolute' | 'elsewhere' | 'ended'

const ABSOLUTE_HOURS = 12

/** The limits of the day; the book has already clamped what the agency set. */
export const sessionPolicy = (law: LawOnDay): SessionPolicy => ({
  idleMinutes: law.value('session.idleMinutes'),
  sharedWindowMinutes: law.value('session.sharedWindowMinutes'),
  absoluteHours: ABSOLUTE_HOURS,
})

/** Is the session still good, asked from this workplace at this moment? Exactly at the limit it is over. */
export function sessionState(
  session: SessionFacts,
  workplace: string | null,
  now: Instant,
  policy: SessionPolicy,
): SessionState {
  if (session.ended !== null) return 'ended'
  if (epochMs(now) - epochMs(session.started) >= policy.absoluteHours * 3_600_000) return 'absolute'
  if (epochMs(now) - epochMs(session.seen) >= policy.idleMinutes * 60_000) return 'idle'
  return workplace === null || workplace === session.workplace ? 'live' : 'elsewhere'
}

/** Two workplaces at once: the other one was used within the window (M38). */
export const usedAtOnce = (
  session: SessionFacts,
  workplace: string,
  now: Instant,
  policy: SessionPolicy,
): boolean =>
  session.workplace !== workplace &&
  epochMs(now) - epochMs(session.seen) < policy.sharedWindowMinutes * 60_000

const TOUCH_MS = 10_000
/** A busy session is written down at most every ten seconds, which can only shorten the idle time. */
export const isDueForTouch = (session: SessionFacts, now: Instant): boolean =>
  epochMs(now) - epochMs(session.seen) >= TOUCH_MS

const NOTICE_MS = 10 * 60_000
/** The same second workplace is reported again only after ten minutes. */
export const isNewElsewhere = (session: SessionFacts, workplace: string, now: Instant): boolean =>
  session.other !== workplace ||
  session.otherAt === null ||
  epochMs(now) - epochMs(session.otherAt) >= NOTICE_MS
