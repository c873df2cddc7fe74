import { blindMark } from '../../blind-index.ts'
import { sha256, toBase64, toHex, utf8 } from '../../bytes.ts'
import type { DestructionRecord } from '../../destruction.ts'
import { parseRecipient } from '../../envelope/age.ts'
import { ok } from '../../refusal.ts'
import { type Answer, no } from '../outcome.ts'
import { type Room, loadObject, proveOne } from './room.ts'
import type { Replies, RequestOf } from './words.ts'

export async function hello(room: Room): Promise<Answer<Replies['hello']>> {
  const head = await room.store.head()
  if (!head.ok) return head
  const { size, root } = head.value
  return ok({
    protocol: 1,
    recipient: room.key.recipient,
    session: room.session.recipient,
    head: { size, root: toBase64(root) },
  })
}

/** What may be known of an object without opening it. */
export async function inspect(room: Room, ask: RequestOf<'inspect'>): Promise<Answer<Replies['inspect']>> {
  const gone = await room.store.destruction(ask.object)
  if (!gone.ok) return gone
  if (gone.value !== null)
    return ok({ state: 'destroyed', epoch: gone.value.epoch, kind: null, holders: [], verdicts: [] })
  const stored = await room.store.load(ask.object)
  if (!stored.ok) return stored
  const { sealing, holders, verdicts } = stored.value
  return ok({
    state: 'sealed',
    epoch: sealing.epoch,
    kind: sealing.price === null ? 'secret' : 'price',
    holders: holders.map((holder) => holder.person),
    verdicts: verdicts.map(({ stage, code, act }) => ({ stage, code, act })),
  })
}

/** One more person may be given S. Nobody names himself. */
export async function assign(room: Room, ask: RequestOf<'assign'>): Promise<Answer<Replies['assign']>> {
  const { person, recipient } = ask.holder
  const act = await proveOne(room, ask.evidence, ['assign'], ['object', 'person', 'recipient'], ask.object)
  if (!act.ok) return act
  if (act.value.field('person') !== person) return no('OTHER_PERSON', 'the act names another')
  if (act.value.field('recipient') !== recipient) return no('FIELD_NOT_PROVED', 'the act names another key')
  if (act.value.field('by') === person) return no('SELF_APPROVAL', 'assigned by himself')
  const key = parseRecipient(recipient)
  if (!key.ok) return key
  const stored = await loadObject(room, ask, 'secret')
  if (!stored.ok) return stored
  const others = stored.value.holders.filter((holder) => holder.person !== person)
  if (others.length >= 64) return no('HOLDERS_UNFIT', 'too many')
  if (!(await room.store.useOnce(`act ${toHex(act.value.leaf)}`, { object: ask.object, person })))
    return no('ALREADY_USED', 'this act')
  const holders = [...others, ask.holder]
  await room.store.save({ ...stored.value, holders })
  return ok({ holders: holders.map((holder) => holder.person) })
}

/** A leaver is given nothing from now on, of no object. Asked again it does the same again: a crash half way is mended by asking. */
export async function leave(room: Room, ask: RequestOf<'leave'>): Promise<Answer<Replies['leave']>> {
  const act = await proveOne(room, ask.evidence, ['leave'], ['person'])
  if (!act.ok) return act
  if (act.value.field('person') !== ask.person) return no('OTHER_PERSON', 'the act names another')
  const held = await room.store.heldBy(ask.person)
  if (!held.ok) return held
  for (const stored of held.value)
    await room.store.save({
      ...stored,
      holders: stored.holders.filter((holder) => holder.person !== ask.person),
    })
  return ok({ objects: held.value.map((stored) => stored.sealing.object) })
}

/** Destroys S: at the end of retention, and of a price when the tender is void. Asked again it answers with the same record. */
export async function destroy(room: Room, ask: RequestOf<'destroy'>): Promise<Answer<Replies['destroy']>> {
  const act = await proveOne(room, ask.evidence, ['destroy'], ['object'], ask.object)
  if (!act.ok) return act
  const gone = await room.store.destruction(ask.object)
  if (!gone.ok) return gone
  if (gone.value !== null) return ok({ record: gone.value })
  const stored = await loadObject(room, ask, 'any')
  if (!stored.ok) return stored
  const head = await room.store.head()
  if (!head.ok) return head
  const record: DestructionRecord = {
    format: 'subrosa-destruction/v1',
    object: ask.object,
    epoch: ask.epoch,
    act: toHex(act.value.leaf),
    treeSize: head.value.size,
    half: toHex(sha256(utf8(stored.value.half))),
    at: room.now().toISOString(),
  }
  await room.store.destroy(record)
  return ok({ record })
}

/** The blind index, bounded by the hour: whoever could ask without end could try every national number. */
export async function mark(room: Room, ask: RequestOf<'mark'>): Promise<Answer<Replies['mark']>> {
  const made = blindMark(room.key.blindKey, ask.field, ask.value)
  if (!made.ok) return made
  const counted = await room.store.countMark(room.now(), room.config.marksPerHour)
  if (!counted.ok) return counted
  return counted.value
    ? ok({ mark: made.value })
    : no('MARKS_SPENT', `${room.config.marksPerHour} in this hour`)
}
