// The words of policy lie in a lower room, so that ledger and contracts can speak of deeds; people answers for them to all above.
export * from '#kernel/policy'
export { peopleDeeds } from './deeds.ts'
export { notAllowed, peopleRefusals } from './refusals.ts'
export { doerIn, doerOf } from './doer.ts'
export { leaveNames } from './words.ts'
export type * from './words.ts'
export { actorOf } from './store/actor.ts'
export { agency, agencyLaw } from './store/agency.ts'
export { accountKey, accountsOfAll, findAccount, type AccountBook } from './store/accounts.ts'
export { ethicsPeople, headOf, nextHeadAbove } from './store/heads.ts'
export {
  findPersonByNo,
  personsById,
  personsByNo,
  searchPersons,
  type PersonSearch,
} from './store/persons.ts'
export { postsOfPerson, postsOn, type PostFilter } from './store/posts.ts'
export { leaveAt, rosterAt } from './store/roster.ts'
export { unitTree } from './store/units.ts'
export { createAgency } from './commands/create-agency.ts'
export { importAccounts } from './commands/import-accounts.ts'
export { importPersons } from './commands/import-persons.ts'
export { importPosts } from './commands/import-posts.ts'
export { importLeave, importRoster } from './commands/import-roster.ts'
export { importUnits } from './commands/import-units.ts'
export type * from './rules/rows.ts'
export { liveSession, tidySessions, type LiveSession } from './commands/session.ts'
export { keepPassphrase, readyPassphrase } from './commands/set-passphrase.ts'
export { setupTicket } from './commands/set-up.ts'
export { peopleKeys, tokenHash, type PeopleKeys } from './credentials/keys.ts'
export { type OidcSettings, type PeopleContext } from './context.ts'
export { type SessionPolicy, type Workplace } from './rules/session-state.ts'
export { peopleContract, peopleRoutes } from './http/routes.ts'
export { type PeopleHttp } from './http/session-handlers.ts'
export { peopleMigrations } from './migrations.ts'
