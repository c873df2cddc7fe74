import { type Bytes, wipe } from '../bytes.ts'
import { type Identity, type Recipient } from '../envelope/age.ts'
import { type Holder, type SealedObject, seal, unseal, unwrapPart, wrapFor } from '../envelope/object.ts'
import { type PaddedSize } from '../envelope/pad.ts'
import { type Outcome, ok } from '../refusal.ts'

/** What the register knows of one sealed object: who holds parts, and who has seen the content. */
export interface HeldObject {
  readonly object: string
  readonly epoch: number
  readonly needed: number
  readonly holders: readonly string[]
  readonly openedBy: readonly string[]
}

/** What is to be done when somebody leaves, object by object. */
export interface LeaverPlan {
  /** He never saw the content: new S and O, sealed by the remaining holders. After this his old key opens nothing. */
  readonly reseal: readonly HeldObject[]
  /** He has seen the content: a key cannot take that back. Goes into the handover report; his part is dropped too. */
  readonly known: readonly HeldObject[]
  /** Too few holders remain to seal anew: name others first, or use the paper shares. */
  readonly stuck: readonly HeldObject[]
}

export function planLeaver(person: string, objects: readonly HeldObject[]): LeaverPlan {
  const held = objects.filter((one) => one.holders.includes(person))
  const remains = (one: HeldObject): boolean =>
    one.holders.filter((holder) => holder !== person).length >= one.needed
  const unseen = held.filter((one) => !one.openedBy.includes(person))
  return {
    reseal: unseen.filter(remains),
    known: held.filter((one) => one.openedBy.includes(person)),
    stuck: unseen.filter((one) => !remains(one)),
  }
}

/** Takes a leaver's parts out of the database's copy. The sealer forgets him by its own request. */
export function dropHolder(sealed: SealedObject, person: string): SealedObject {
  return { ...sealed, wraps: sealed.wraps.filter((wrap) => wrap.person !== person) }
}

/** An officer's new key: his part under it, taken out with the old one, in his browser. The sealer learns it by `assign`. */
export async function rewrapPart(
  sealed: SealedObject,
  person: string,
  old: Identity,
  recipient: Recipient,
): Promise<Outcome<SealedObject>> {
  const part = await unwrapPart(old, sealed, person)
  if (!part.ok) return part
  const wrap = await wrapFor({ person, recipient }, part.value, sealed)
  wipe(part.value)
  return ok({ ...sealed, wraps: sealed.wraps.map((one) => (one.person === person ? wrap : one)) })
}

/** Seals the same content anew: next epoch, new S, new O, new holders. In the browser of somebody who may open it. */
export async function resealObject(
  sealed: SealedObject,
  halves: { readonly s: Uint8Array; readonly o: Uint8Array },
  next: { readonly holders: readonly Holder[]; readonly needed: number; readonly size: PaddedSize },
): Promise<Outcome<{ readonly sealed: SealedObject; readonly s: Bytes }>> {
  const content = await unseal(sealed, halves.s, halves.o)
  if (!content.ok) return content
  const again = await seal({
    object: sealed.object,
    epoch: sealed.epoch + 1,
    content: content.value,
    ...next,
  })
  wipe(content.value)
  return again
}
