import type { Check } from '../words.ts'
import { byteSearch } from './byte-search.ts'
import { ownReader } from './own-reader.ts'
import type { Proving } from './proving.ts'
import { LISTED } from './proving.ts'
import { paintedPages } from './painted-pages.ts'
import { secondReader } from './second-reader.ts'
import { seenText } from './seen-text.ts'

const checks: readonly (readonly [
  Check['code'],
  (proving: Proving) => Check | null | Promise<Check | null>,
])[] = [
  ['OWN_READER', ownReader],
  ['SECOND_READER', secondReader],
  ['BYTE_SEARCH', byteSearch],
  ['SEEN_TEXT', seenText],
  ['PIXELS', paintedPages],
]

/** All checks, each by itself: one that could not run is not held. A kind that nobody paints has no PIXELS. */
export async function prove(proving: Proving): Promise<readonly Check[]> {
  const done: Check[] = []
  for (const [code, check] of checks) {
    try {
      proving.tick()
      const one = await check(proving)
      if (one !== null) done.push({ ...one, where: one.where.slice(0, LISTED) })
    } catch {
      // What was thrown may hold text of the file.
      done.push({ code, held: false, counts: {}, where: ['?'] })
    }
  }
  return done
}
