import { epochMs, later, type Instant } from '#kernel/ground'

/** What is known of failed sign-ins under one typed account name, whether it exists or not. */
export interface Attempts {
  readonly failures: number
  readonly last: Instant
  readonly lockedUntil: Instant | null
}
const FREE_TRIES = 4
const FIRST_WAIT_S = 30
const LONGEST_WAIT_S = 900
const FORGET_MS = 24 * 3600 * 1000

/** Seconds to wait after so many failures: none for the first four, then 30 s doubling up to 15 min; never for ever. */
export const waitSeconds = (failures: number): number =>
  failures <= FREE_TRIES
    ? 0
    : Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** Math.min(failures - FREE_TRIES - 1, 10))

/** Whole seconds until the next try is heard, 0 when now. */
export const secondsLeft = (attempts: Attempts | null, now: Instant): number =>
  attempts?.lockedUntil ? Math.max(0, Math.ceil((epochMs(attempts.lockedUntil) - epochMs(now)) / 1000)) : 0

/** The state after one more failure. A day without failures forgets the earlier ones. */
export function failedOnceMore(attempts: Attempts | null, now: Instant): Attempts {
  const before = attempts && epochMs(now) - epochMs(attempts.last) < FORGET_MS ? attempts.failures : 0
  const failures = before + 1
  const wait = waitSeconds(failures)
  return { failures, last: now, lockedUntil: wait === 0 ? null : later(now, wait * 1000) }
}
