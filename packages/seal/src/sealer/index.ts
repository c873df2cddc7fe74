// The sealer (Node): its own process, or a library for a host that makes it one.
export { type Answer } from './outcome.ts'
export { SEALER_REFUSALS, type SealerCode, sealerWords } from './refusals.ts'
export {
  type ActWord,
  type Config,
  type ConfigFile,
  DEFAULT_ACTS,
  DEFAULT_FIELDS,
  parseConfig,
} from './config.ts'
export { type Evidence } from './ledger/evidence.ts'
export { type ShownAct, gatherEvidence } from './ledger/prove.ts'
export { type Ask, type Replies, type RequestOf } from './requests/words.ts'
export { Sealer } from './sealer.ts'
export { type SealerPlaces, initSealer, openSealer, rekeySealer } from './open-sealer.ts'
export { LIMITS, type ServerEvent, type ServerLimits, serveSealer } from './protocol/server.ts'
export { SealerClient } from './protocol/client.ts'
