import { boxGrant } from '../../boxes.ts'
import { toHex, wipe } from '../../bytes.ts'
import { type Recipient, parseRecipient } from '../../envelope/age.ts'
import { ok } from '../../refusal.ts'
import { type BoundAct, boundAct, inForce } from '../ledger/bound.ts'
import { type Answer, no } from '../outcome.ts'
import { unlockHalf } from '../store/master-key.ts'
import type { StoredObject } from '../store/store.ts'
import { type Room, loadObject, prove } from './room.ts'
import type { Replies, RequestOf } from './words.ts'

/**
 * Log before open. Two acts must be in the ledger: the request of this person for this object and purpose, and its
 * approval by somebody else. Then S goes, once, to the key on record for that person. Used is written before S leaves:
 * a crash in between loses the grant and never doubles it.
 */
export async function open(room: Room, ask: RequestOf<'open'>): Promise<Answer<Replies['open']>> {
  const acts = await prove(room, ask.evidence)
  if (!acts.ok) return acts
  const needs = ['object', 'person', 'purpose', 'opening', 'by', 'at'] as const
  const request = boundAct(room.config, acts.value, 0, ['request', 'breakGlassRequest'], needs)
  if (!request.ok) return request
  const glass = request.value.field('act') === room.config.acts.breakGlassRequest
  const approval = boundAct(room.config, acts.value, 1, [glass ? 'breakGlassApprove' : 'approve'], needs)
  if (!approval.ok) return approval
  const pair = checkPair(room, ask, request.value, approval.value, glass)
  if (!pair.ok) return pair
  const stored = await loadObject(room, ask, 'secret')
  if (!stored.ok) return stored
  const recipient = recipientFor(room, stored.value, ask.person, glass)
  if (!recipient.ok) return recipient
  const s = await unlockHalf(room.key, ask, stored.value.half)
  if (!s.ok) return s
  const box = await boxGrant(recipient.value, ask, pair.value.opening, s.value)
  wipe(s.value)
  const first = await useAll(room, ask, pair.value.opening, [request.value, approval.value])
  return first ? ok({ box }) : no('ALREADY_USED', 'opening, request or approval')
}

function checkPair(
  room: Room,
  ask: RequestOf<'open'>,
  request: BoundAct,
  approval: BoundAct,
  glass: boolean,
): Answer<{ opening: string }> {
  const { config } = room
  for (const act of [request, approval]) {
    if (act.field('object') !== ask.object) return no('OTHER_OBJECT', 'an act names another')
    if (act.field('person') !== ask.person) return no('OTHER_PERSON', 'an act names another')
  }
  const [opening, purpose] = [request.field('opening') ?? '', request.field('purpose') ?? '']
  if (approval.field('opening') !== opening) return no('OTHER_OPENING', 'request and approval differ')
  if (approval.field('purpose') !== purpose) return no('PURPOSE_NOT_LISTED', 'another purpose was approved')
  if (!(glass ? config.grounds : config.purposes).includes(purpose))
    return no('PURPOSE_NOT_LISTED', 'not on the list')
  const by = approval.field('by')
  if (by === ask.person || by === request.field('by'))
    return no('SELF_APPROVAL', 'approved by the one who asks')
  const guards = config.guardians.map((one) => one.person)
  if (glass && !(guards.includes(ask.person) && guards.includes(by ?? '')))
    return no('NOT_AUTHORISED', 'not two ethics officers')
  if (!inForce(config, approval, room.now())) return no('APPROVAL_OVER', 'given too long ago')
  return ok({ opening })
}

function recipientFor(
  { config }: Room,
  stored: StoredObject,
  person: string,
  glass: boolean,
): Answer<Recipient> {
  const list = glass ? config.guardians : stored.holders
  const key = list.find((one) => one.person === person)?.recipient
  return key === undefined ? no('NOT_AUTHORISED', 'holds no key of this object') : parseRecipient(key)
}

/** Each of the three serves once, in whatever company it comes back. */
async function useAll(
  room: Room,
  ask: RequestOf<'open'>,
  opening: string,
  acts: readonly BoundAct[],
): Promise<boolean> {
  const note = { object: ask.object, person: ask.person, at: room.now().toISOString() }
  let first = true
  for (const what of [`opening ${opening}`, ...acts.map((act) => `act ${toHex(act.leaf)}`)])
    first = (await room.store.useOnce(what, note)) && first
  return first
}
