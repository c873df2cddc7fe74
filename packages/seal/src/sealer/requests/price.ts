import { openShareBox } from '../../boxes.ts'
import { type Bytes, fromHex, sameBytes, toHex, wipe } from '../../bytes.ts'
import { joinParts, unseal } from '../../envelope/object.ts'
import { lowestOf, parseBids } from '../../price/bids.ts'
import { classify } from '../../price/classify.ts'
import { type Made, mayFollow } from '../../price/follow.ts'
import { commitmentOf, decodePrice } from '../../price/commitment.ts'
import { ok } from '../../refusal.ts'
import type { BoundAct } from '../ledger/bound.ts'
import { type Answer, no } from '../outcome.ts'
import { unlockHalf } from '../store/master-key.ts'
import type { StoredObject, StoredVerdict } from '../store/store.ts'
import { type Room, loadObject, proveOne } from './room.ts'
import type { Replies, RequestOf } from './words.ts'

/**
 * The sealed comparison: the lowest of the bids in a ledgered record against the price, answered by one code. One act,
 * one evaluation; asked again for the same act it repeats the stored code, which tells nothing new. Counted before it
 * is answered.
 */
export async function compare(room: Room, ask: RequestOf<'compare'>): Promise<Answer<Replies['compare']>> {
  const act = await proveOne(room, ask.evidence, ['compare'], ['object', 'stage', 'bids'], ask.object)
  if (!act.ok) return act
  if (act.value.field('bids') !== ask.bids || act.value.field('stage') !== ask.stage)
    return no('BIDS_NOT_IN_RECORD', 'bids or stage are not those of the record')
  const stored = await loadObject(room, ask, 'price')
  if (!stored.ok) return stored
  const { sealing, verdicts } = stored.value
  if (sealing.price === null) return no('OBJECT_NOT_OF_THIS_KIND', 'secret')
  const leaf = toHex(act.value.leaf)
  const before = verdicts.find((verdict) => verdict.act === leaf)
  if (before !== undefined) return ok({ code: before.code })
  const { classification, terms } = sealing.price
  const bids = parseBids(ask.bids)
  if (!bids.ok) return bids
  const lowest = lowestOf(bids.value, terms)
  if (!lowest.ok) return lowest
  const permitted = mayFollow(classification, ask.stage, verdicts.map(madeOf), lowest.value)
  if (!permitted.ok) return permitted
  const opened = await openPrice(room, stored.value, ask, act.value)
  if (!opened.ok) return opened
  const band = classify(classification, ask.stage, opened.value.price, lowest.value)
  wipe(opened.value.nonce)
  if (!band.ok) return band
  const { code, awardable } = band.value
  const verdict = {
    act: leaf,
    stage: ask.stage,
    bids: ask.bids,
    code,
    awardable,
    at: room.now().toISOString(),
    lowest: String(lowest.value),
  }
  await room.store.save({ ...stored.value, verdicts: [...verdicts, verdict] })
  return ok({ code })
}

const madeOf = ({ stage, awardable, lowest }: StoredVerdict): Made => ({
  stage,
  awardable,
  lowest: BigInt(lowest),
})

/** The price itself, after the act of award (whose last verdict allowed one) or of lawful publication. */
export async function release(room: Room, ask: RequestOf<'release'>): Promise<Answer<Replies['release']>> {
  const act = await proveOne(room, ask.evidence, ['award', 'publish'], ['object'], ask.object)
  if (!act.ok) return act
  const stored = await loadObject(room, ask, 'price')
  if (!stored.ok) return stored
  const award = act.value.field('act') === room.config.acts.award
  if (award && stored.value.verdicts.at(-1)?.awardable !== true)
    return no('NO_AWARDABLE_VERDICT', `${stored.value.verdicts.length} verdicts`)
  const opened = await openPrice(room, stored.value, ask, act.value)
  if (!opened.ok) return opened
  const { price, nonce } = opened.value
  return ok({ price: String(price), nonce: toHex(nonce) })
}

type Offered = RequestOf<'compare'> | RequestOf<'release'>

/** Brings S and the officers' shares together, checks the commitment, and wipes every buffer on the way. */
async function openPrice(
  room: Room,
  stored: StoredObject,
  ask: Offered,
  act: BoundAct,
): Promise<Answer<{ price: bigint; nonce: Bytes }>> {
  const { sealing, half } = stored
  const identities = { lasting: room.key.identity, session: room.session.identity }
  const secrets: Bytes[] = []
  try {
    for (const box of ask.shares) {
      const share = await openShareBox(identities, ask, { use: ask.ask, act: act.leaf }, box)
      if (!share.ok) return no('SESSION_OVER', share.refusal.detail)
      secrets.push(share.value)
    }
    const o = await joinParts(sealing, secrets)
    if (!o.ok) return o
    secrets.push(o.value)
    const s = await unlockHalf(room.key, ask, half)
    if (!s.ok) return s
    secrets.push(s.value)
    const content = await unseal({ object: ask.object, epoch: ask.epoch, body: ask.body }, s.value, o.value)
    if (!content.ok) return content
    secrets.push(content.value)
    const opened = decodePrice(content.value)
    if (!opened.ok || sealing.price === null) return no('COMMITMENT_DIFFERS', 'not a price')
    const { price, nonce } = opened.value
    const committed = fromHex(sealing.price.commitment)
    if (committed === null || !sameBytes(committed, commitmentOf(price, nonce, sealing.price.terms)))
      return no('COMMITMENT_DIFFERS', 'not the price that was committed to')
    return ok({ price, nonce })
  } finally {
    wipe(...secrets)
  }
}
