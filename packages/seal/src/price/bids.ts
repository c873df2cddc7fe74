import { isName } from '../ids.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { list, readJson, text, type Reader } from '../shape.ts'
import { parseAmount } from './amount.ts'

/** A unit price is never compared with a total, nor one currency with another. */
export interface Kind {
  readonly basis: 'total' | 'unit'
  /** ISO 4217. */
  readonly currency: string
}
export interface Bid extends Kind {
  readonly bidder: string
  readonly amount: bigint
}

const MAX_BIDS = 500
const quad: Reader<readonly string[]> = list(text(128), 4, 4)

/** The one text of a list of bids: what the opening record in the ledger holds, and what an evaluation is bound to. */
export function bidsText(bids: readonly Bid[]): string {
  return JSON.stringify(
    bids.map(({ bidder, basis, currency, amount }) => [bidder, basis, currency, String(amount)]),
  )
}

/** Reads exactly what `bidsText` writes; another spelling of the same list is another text, hence refused. */
export function parseBids(json: string): Outcome<readonly Bid[]> {
  const rows = readJson(list(quad, 1, MAX_BIDS), json)
  if (rows === undefined) return refuse('BIDS_UNFIT', 'not a list of bids')
  const bids: Bid[] = []
  for (const [bidder = '', basis, currency = '', figure = ''] of rows) {
    const amount = parseAmount(figure)
    if (!amount.ok) return amount
    if (!isName(bidder) || !isCurrency(currency) || (basis !== 'total' && basis !== 'unit'))
      return refuse('BIDS_UNFIT', 'bidder, basis or currency')
    bids.push({ bidder, basis, currency, amount: amount.value })
  }
  if (new Set(bids.map((bid) => bid.bidder)).size !== bids.length)
    return refuse('BIDS_UNFIT', 'a bidder twice')
  return bidsText(bids) === json ? ok(bids) : refuse('BIDS_UNFIT', 'another spelling')
}

export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code)

/** The lowest amount of bids that are all of this kind. */
export function lowestOf(bids: readonly Bid[], kind: Kind): Outcome<bigint> {
  const [first] = bids
  if (first === undefined) return refuse('BIDS_UNFIT', 'no bid')
  const alien = bids.some((bid) => bid.basis !== kind.basis || bid.currency !== kind.currency)
  if (alien) return refuse('BASIS_DIFFERS', 'a bid of another basis or currency')
  return ok(bids.reduce((least, bid) => (bid.amount < least ? bid.amount : least), first.amount))
}
