export {
  act,
  acts,
  declaredActs,
  type ActDeclaration,
  type DeclaredAct,
  type FieldsOf,
  type FieldSpec,
} from './act.ts'
export { doerText, type Doer, type ThingRef } from './doer.ts'
export { record, recordAll, saltedAct, type ActOf, type ActRecord, type SaltedAct } from './record.ts'
export { ActAppender } from './append.ts'
export { KeyFileOpen, ledgerKey } from './key-file.ts'
export { SideFile, type IssuedCheckpoint } from './side-file.ts'
export { LedgerBroken, Sequencer, type Sequenced } from './sequencer.ts'
export { ledgerHealth, type LedgerHealth } from './health.ts'
export { recomputeLedger } from './recompute.ts'
export { Witnesses, type WitnessAddress } from './witnesses.ts'
export { evidenceLines, type EvidenceNeeds } from './evidence.ts'
export { ledgerRoutes } from './http.ts'
export { ledgerContract, type LedgerContract } from './contract.ts'
export { ledgerRefusals } from './refusals.ts'
export { ledgerMigrations } from './migrations.ts'
