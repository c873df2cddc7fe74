export { settle, type Settled } from './group.ts'
export { byNearness, byRequester, type Outcome } from './residues.ts'
export { editsBetween, MARK_BYTES } from './nearness.ts'
export type { Look, MatchNumbers, Noted, Pair, Remainder, Way } from './words.ts'
