export { witnessServer } from './server.ts'
export { DirectoryState, originHash } from './state.ts'
export { type Submission, type Submitted, submitToWitness } from './submit.ts'
export { Witness } from './witness.ts'
