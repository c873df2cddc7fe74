import { type Sealing, openSealingBox, sealingDigest } from '../../boxes.ts'
import { sameBytes, toHex, wipe } from '../../bytes.ts'
import { parseRecipient } from '../../envelope/age.ts'
import { checkClassification, classificationDigest } from '../../price/classify.ts'
import { ok } from '../../refusal.ts'
import { type Answer, no } from '../outcome.ts'
import { lockHalf, unlockHalf } from '../store/master-key.ts'
import type { StoredObject } from '../store/store.ts'
import { type Room, loadObject, proveOne } from './room.ts'
import type { Replies, RequestOf } from './words.ts'

/** Takes S of a new object; sent again because an answer was lost, the very same sealing is answered as done. No act is asked for: an object that nobody asked for harms nobody, and none is overwritten. */
export async function sealNew(
  room: Room,
  { sealing, box }: RequestOf<'seal'>,
): Promise<Answer<Replies['seal']>> {
  const done = ok({ object: sealing.object, epoch: sealing.epoch })
  if (sealing.epoch !== 1) return no('EPOCH_DIFFERS', 'a new object has epoch 1')
  const known = await room.store.load(sealing.object)
  if (known.ok)
    return (await isSame(room, known.value, sealing, box)) ? done : no('OBJECT_EXISTS', sealing.object)
  if (known.refusal.code !== 'OBJECT_UNKNOWN') return known
  const stored = await toStore(room, sealing, box)
  if (!stored.ok) return stored
  const added = await room.store.add(stored.value)
  return added ? done : no('OBJECT_EXISTS', sealing.object)
}

/** The next epoch of a secret: new S, new holders. With it, what anybody has of the old halves opens nothing here any more. */
export async function reseal(
  room: Room,
  { sealing, box, evidence }: RequestOf<'reseal'>,
): Promise<Answer<Replies['reseal']>> {
  const { object, epoch } = sealing
  const act = await proveOne(room, evidence, ['reseal'], ['object'], object)
  if (!act.ok) return act
  const before = await loadObject(room, { object, epoch: epoch - 1 }, 'secret')
  if (!before.ok) return before
  if (sealing.price !== null) return no('OBJECT_NOT_OF_THIS_KIND', 'a secret does not become a price')
  const stored = await toStore(room, sealing, box)
  if (!stored.ok) return stored
  if (!(await room.store.useOnce(`act ${toHex(act.value.leaf)}`, { object })))
    return no('ALREADY_USED', 'this act')
  await room.store.save(stored.value)
  return ok({ object, epoch })
}

async function isSame(room: Room, stored: StoredObject, sealing: Sealing, box: string): Promise<boolean> {
  if (sealingDigest(stored.sealing) !== sealingDigest(sealing)) return false
  const [s, kept] = [
    await openSealingBox(room.key.identity, sealing, box),
    await unlockHalf(room.key, sealing, stored.half),
  ]
  const same = s.ok && kept.ok && sameBytes(s.value, kept.value)
  wipe(s.ok ? s.value : undefined, kept.ok ? kept.value : undefined)
  return same
}

async function toStore(room: Room, sealing: Sealing, box: string): Promise<Answer<StoredObject>> {
  const { holders, needed, price } = sealing
  const people = new Set(holders.map((holder) => holder.person))
  const keys = new Set(holders.map((holder) => holder.recipient))
  const unlike = people.size === holders.length && keys.size === holders.length
  if (!unlike || needed > holders.length) return no('HOLDERS_UNFIT', 'threshold, or a person or key twice')
  if (holders.some((holder) => !parseRecipient(holder.recipient).ok))
    return no('RECIPIENT_MALFORMED', 'a holder')
  if (price !== null) {
    if (needed < 2) return no('HOLDERS_UNFIT', 'a price takes at least two officers')
    const table = checkClassification(price.classification)
    if (!table.ok) return table
    if (classificationDigest(price.classification) !== price.terms.classification)
      return no('CLASSIFICATION_UNFIT', 'not the table of the terms')
  }
  const s = await openSealingBox(room.key.identity, sealing, box)
  if (!s.ok) return s
  const half = await lockHalf(room.key, sealing, s.value)
  wipe(s.value)
  return ok({ format: 'subrosa-sealer-object/v1', sealing, holders, half, verdicts: [] })
}
