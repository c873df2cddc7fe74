export { settle, type Settled } from './group.ts'
export { byNearness, byRequester, type Outcome } from './residues.ts'
export { editsBetween, variants, type Neighbourhood } from './nearness.ts'
export type { Look, MatchNumbers, Noted, Pair, Remainder, Way } from './words.ts'
