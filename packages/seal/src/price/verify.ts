import { fromHex, sameBytes } from '../bytes.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { lowestOf, parseBids } from './bids.ts'
import { type Classification, checkClassification, classificationDigest, classify } from './classify.ts'
import { type Made, mayFollow } from './follow.ts'
import { NONCE_SIZE, type PriceTerms, commitmentOf } from './commitment.ts'

/** One evaluation as the ledger has it. */
export interface RecordedVerdict {
  readonly stage: string
  /** The bids' one text, from the opening record. */
  readonly bids: string
  readonly code: string
}

/** What is published after the award. */
export interface Published {
  readonly terms: PriceTerms
  /** Hex, from the ledger, made before the opening. */
  readonly commitment: string
  readonly price: bigint
  /** Hex. */
  readonly nonce: string
  readonly classification: Classification
  readonly verdicts: readonly RecordedVerdict[]
}

/**
 * Anybody's check, after the award, that the price is the one sealed before the opening and that the machine told
 * nothing but the truth about it: recomputes the commitment and every verdict, and that each was permitted.
 */
export function verifyPublished(published: Published): Outcome<{ readonly verdicts: number }> {
  const { terms, price, classification, verdicts } = published
  const checked = checkClassification(classification)
  if (!checked.ok) return checked
  if (classificationDigest(classification) !== terms.classification)
    return refuse('COMMITMENT_DIFFERS', 'another classification than the one sealed')
  const [commitment, nonce] = [fromHex(published.commitment), fromHex(published.nonce)]
  if (commitment === null || nonce?.length !== NONCE_SIZE)
    return refuse('BYTES_MALFORMED', 'commitment or nonce')
  if (price <= 0n || price >= 10n ** 27n) return refuse('AMOUNT_MALFORMED', 'price')
  if (!sameBytes(commitment, commitmentOf(price, nonce, terms)))
    return refuse('COMMITMENT_DIFFERS', 'the commitment is not of this price')
  const made: Made[] = []
  for (const [n, { stage, bids: text, code }] of verdicts.entries()) {
    const bids = parseBids(text)
    if (!bids.ok) return bids
    const lowest = lowestOf(bids.value, terms)
    if (!lowest.ok) return lowest
    const permitted = mayFollow(classification, stage, made, lowest.value)
    if (!permitted.ok) return permitted
    const band = classify(classification, stage, price, lowest.value)
    if (!band.ok) return band
    if (band.value.code !== code) return refuse('VERDICT_DIFFERS', `verdict ${n + 1}`)
    made.push({ stage, awardable: band.value.awardable, lowest: lowest.value })
  }
  return ok({ verdicts: verdicts.length })
}
