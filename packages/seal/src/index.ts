// The face for browser and server alike: no Node import is reached from here (a test follows every import).
export { type Outcome, type Refusal, must, refusalWords } from './refusal.ts'
export { CORE_REFUSALS, type CoreCode, type RefusalWords } from './refusals.ts'
export { type Bytes, fromBase64, fromHex, randomBytes, toBase64, toHex, wipe } from './bytes.ts'
export {
  type Identity,
  type Recipient,
  fromArmor,
  identityOf,
  makeIdentity,
  toArmor,
} from './envelope/age.ts'
export { ageOpen, ageSeal, parseIdentity, parseRecipient, recipientOf } from './envelope/age.ts'
export { SIZES, type PaddedSize, pad, sizeFor, unpad } from './envelope/pad.ts'
export { KEY_SIZE, type ObjectRef, dataKey } from './envelope/derive.ts'
export {
  type Holder,
  type SealedObject,
  type ToSeal,
  type Wrap,
  parseSealed,
  seal,
  unseal,
} from './envelope/object.ts'
export { joinParts, unwrapPart, wrapFor } from './envelope/object.ts'
export { SHARE_SIZE, type ShareHead, combineShares, readShare, splitKey } from './shares/split.ts'
export { type PaperShare, printShare, readPaperShare } from './shares/paper.ts'
export {
  type OfflineSeal,
  type PaperKey,
  identityFromPaper,
  makePaperKey,
  openOffline,
  sealOffline,
} from './shares/offline.ts'
export { type Argon2id, type Cost, DEFAULT_COST, argon2id } from './officer/argon2.ts'
export { type OfficerKey, type WrappedKey, makeOfficerKey, parseWrappedKey } from './officer/key.ts'
export { unwrapByPasskey, unwrapByPassphrase, wrapByPasskey, wrapByPassphrase } from './officer/key.ts'
export { blindMark } from './blind-index.ts'
export { parseAmount } from './price/amount.ts'
export { type Bid, type Kind, bidsText, lowestOf, parseBids } from './price/bids.ts'
export {
  type Band,
  type Classification,
  checkClassification,
  classificationDigest,
  classify,
} from './price/classify.ts'
export { type Made, mayFollow } from './price/follow.ts'
export { LOWEST_BID } from './price/lowest-bid.ts'
export { type PriceTerms, commitmentOf, decodePrice, encodePrice, makeNonce } from './price/commitment.ts'
export { type Published, type RecordedVerdict, verifyPublished } from './price/verify.ts'
export {
  type HeldObject,
  type LeaverPlan,
  dropHolder,
  planLeaver,
  resealObject,
  rewrapPart,
} from './rotate/leaver.ts'
export { type DestructionRecord, destructionDigest, parseDestruction } from './destruction.ts'
export {
  type Sealing,
  type SealerKeys,
  type ShareUse,
  boxForSealing,
  boxShare,
  openGrant,
  sealingDigest,
} from './boxes.ts'
