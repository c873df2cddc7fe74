import type { ProofPolicy } from '@subrosa/tlog'
import type { Identity, Recipient } from '../../envelope/age.ts'
import type { ObjectRef } from '../../envelope/derive.ts'
import { ok } from '../../refusal.ts'
import type { ActWord, Config, FieldWord } from '../config.ts'
import { type BoundAct, boundAct, inForce } from '../ledger/bound.ts'
import { type Evidence, type ProvedAct, proveEvidence } from '../ledger/evidence.ts'
import { type Answer, no } from '../outcome.ts'
import type { MasterKey } from '../store/master-key.ts'
import type { SealerStore, StoredObject } from '../store/store.ts'

/** What every request is worked on with. */
export interface Room {
  readonly config: Config
  readonly store: SealerStore
  readonly key: MasterKey
  readonly session: { readonly identity: Identity; readonly recipient: Recipient }
  readonly now: () => Date
}

/** Proves the evidence and keeps the new head before anything is done on its ground. */
export async function prove(room: Room, evidence: Evidence): Promise<Answer<readonly ProvedAct[]>> {
  const { config, store } = room
  const head = await store.head()
  if (!head.ok) return head
  const policy: ProofPolicy = { logKey: config.log, witnesses: config.witnesses, quorum: config.quorum }
  const proved = proveEvidence(evidence, policy, head.value)
  if (!proved.ok) return proved
  if (proved.value.head.size > head.value.size) await store.saveHead(proved.value.head)
  return ok(proved.value.acts)
}

/** One act that alone is the ground of a request: right kind, in force, about this object where there is one. */
export async function proveOne(
  room: Room,
  evidence: Evidence,
  kinds: readonly ActWord[],
  needs: readonly FieldWord[],
  object?: string,
): Promise<Answer<BoundAct>> {
  const acts = await prove(room, evidence)
  if (!acts.ok) return acts
  const act = boundAct(room.config, acts.value, 0, kinds, ['by', 'at', ...needs])
  if (!act.ok) return act
  if (object !== undefined && act.value.field('object') !== object)
    return no('OTHER_OBJECT', 'the act names another')
  return inForce(room.config, act.value, room.now())
    ? act
    : no('APPROVAL_OVER', 'the act is older than it serves')
}

/** The stored object of this very epoch and kind. */
export async function loadObject(
  room: Room,
  ref: ObjectRef,
  kind: 'secret' | 'price' | 'any',
): Promise<Answer<StoredObject>> {
  const stored = await room.store.load(ref.object)
  if (!stored.ok) return stored
  const { sealing } = stored.value
  if (sealing.epoch !== ref.epoch) return no('EPOCH_DIFFERS', `epoch ${sealing.epoch}`)
  const mine = sealing.price === null ? 'secret' : 'price'
  return kind === 'any' || kind === mine ? stored : no('OBJECT_NOT_OF_THIS_KIND', mine)
}
