import type { LawOnDay } from '#kernel/law'
import { dayOf } from '#kernel/ground'
import type { Store, Unit } from '#kernel/store'
import type { PeopleKeys } from './credentials/keys.ts'
import { agencyLaw } from './store/agency.ts'

/** What the agency's own sign-on needs; null in a house without one. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claim that holds the person number. */
  readonly claim: string
  /** For a provider on loopback in tests: plain http is refused otherwise. */
  readonly allowHttp?: boolean | undefined
}

/** What the room's commands stand on. */
export interface PeopleContext {
  readonly store: Store
  readonly keys: PeopleKeys
  readonly oidc: OidcSettings | null
}

/** The law of the day of this unit, the agency's values included. */
export const lawOf = async (unit: Pick<Unit, 'sql' | 'now'>): Promise<LawOnDay> =>
  (await agencyLaw(unit.sql)).at(dayOf(unit.now))
