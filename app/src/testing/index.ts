export { eachDatabase, embeddedStore, handClock, type HandClock } from './database.ts'
export { actsSince, expectActs, lastAct, type SeenAct } from './acts.ts'
export {
  testHouse,
  type TestClient,
  type TestFile,
  type TestHouse,
  type TestHouseOptions,
  type TestPerson,
  type TestReply,
} from './door.ts'
export { seedAgency, seeder, seedPeople, type SeedPerson, type SeedUnit } from './seed-agency.ts'
export { actor, notices, postOf } from './cast.ts'
export { checkRoleByRoute, checkUndescribed, type RouteHouse } from './role-route.ts'
export { SoftAuthenticator } from './authenticator.ts'
export { openSignOn, type SignOn } from './sign-on.ts'
