import { dayOf, type Instant } from '#kernel/ground'
import type { Actor } from '#kernel/policy'
import type { Reader } from '#kernel/store'
import { scopeOf } from '../rules/scope.ts'
import { countWithin, listWithin } from '../store/list.ts'
import type { FindingCounts, FindingFilter, FindingPage, FindingsPage } from '../words.ts'

/** The findings this person may see: all for the ethics office, his unit's for a head, none for an officer; never one about himself. */
export const listFindings = (
  reader: Reader,
  actor: Actor,
  filter: FindingFilter,
  page: FindingPage,
): Promise<FindingsPage> =>
  listWithin(reader, scopeOf(actor), { ...filter, owner: filter.mine ? actor.person : undefined }, page)

/** The counts of the same. */
export const countFindings = (reader: Reader, actor: Actor, now: Instant): Promise<FindingCounts> =>
  countWithin(reader, scopeOf(actor), dayOf(now))
