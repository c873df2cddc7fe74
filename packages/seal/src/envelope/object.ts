import { type Bytes, fromBase64, fromUtf8, framed, randomBytes, toBase64, unframed, wipe } from '../bytes.ts'
import { contextOf, epochNumber, name } from '../ids.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { combineShares, splitKey } from '../shares/split.ts'
import { list, object, oneOf, readJson, text, whole } from '../shape.ts'
import {
  type Identity,
  type Recipient,
  ageOpen,
  ageSeal,
  identityOf,
  parseRecipient,
  recipientOf,
} from './age.ts'
import { KEY_SIZE, type ObjectRef, dataKey } from './derive.ts'
import { type PaddedSize, pad, unpad } from './pad.ts'

/** Who holds a part of O, and the key it is wrapped to. */
export interface Holder {
  readonly person: string
  readonly recipient: Recipient
}

const wrapShape = object({ person: name, recipient: text(80), box: text(2048) })
const sealedShape = object({
  format: oneOf('subrosa-sealed/v1'),
  object: name,
  epoch: epochNumber,
  needed: whole(1, 16),
  body: text(6_000_000),
  wraps: list(wrapShape, 0, 64),
})
export type Wrap = NonNullable<ReturnType<typeof wrapShape>>

/** What the database keeps of a secret: the body under DEK, and O (or its shares) under each holder's key. */
export type SealedObject = NonNullable<ReturnType<typeof sealedShape>>

export interface ToSeal extends ObjectRef {
  readonly content: Uint8Array
  readonly size: PaddedSize
  readonly holders: readonly Holder[]
  /** How many holders must come together; 1 means that each alone has O. */
  readonly needed: number
}

/** Seals content. S is for the sealer alone: box it with `boxForSealing`, then wipe it. */
export async function seal(
  what: ToSeal,
): Promise<Outcome<{ readonly sealed: SealedObject; readonly s: Bytes }>> {
  const { object, epoch, holders, needed } = what
  const people = new Set(holders.map((holder) => holder.person))
  const keys = new Set(holders.map((holder) => holder.recipient))
  const unlike = people.size === holders.length && keys.size === holders.length
  if (!unlike || needed < 1 || needed > holders.length || holders.length > 16)
    return refuse('HOLDERS_UNFIT', `${needed} of ${holders.length}`)
  if (name(object) === undefined || epochNumber(epoch) === undefined)
    return refuse('OBJECT_MALFORMED', 'name or epoch')
  const padded = pad(what.content, what.size)
  if (!padded.ok) return padded
  const [s, o] = [randomBytes(KEY_SIZE), randomBytes(KEY_SIZE)]
  const key = dataKey(s, o, what)
  const body = await ageSeal([await recipientOf(identityOf(key))], padded.value)
  const parts =
    needed === 1 ? holders.map(() => o.slice()) : await splitKey(o, needed, holders.length, contextOf(what))
  const wraps: Wrap[] = []
  for (const [n, holder] of holders.entries()) wraps.push(await wrapFor(holder, parts[n] ?? o, what))
  wipe(o, key, padded.value, ...parts)
  const sealed = { format: 'subrosa-sealed/v1', object, epoch, needed, body: toBase64(body), wraps } as const
  return ok({ sealed, s })
}

/** Wraps a part of O for one more holder; only where each holder alone has O, for shares cannot be added to. */
export async function wrapFor(holder: Holder, part: Uint8Array, ref: ObjectRef): Promise<Wrap> {
  const content = framed('part', ref.object, String(ref.epoch), part)
  const box = await ageSeal([holder.recipient], content)
  wipe(content)
  return { person: holder.person, recipient: holder.recipient, box: toBase64(box) }
}

/** The holder's part: O itself, or his share of it. A wrap that was moved here from another object is refused. */
export async function unwrapPart(
  identity: Identity,
  sealed: Pick<SealedObject, 'object' | 'epoch' | 'wraps'>,
  person: string,
): Promise<Outcome<Bytes>> {
  const wrap = sealed.wraps.find((one) => one.person === person)
  if (wrap === undefined) return refuse('HOLDER_UNKNOWN', 'no wrap for this person')
  const file = fromBase64(wrap.box)
  if (file === null) return refuse('OBJECT_MALFORMED', 'wrap')
  const opened = await ageOpen(identity, file)
  if (!opened.ok) return opened
  return partOf(opened.value, sealed) ?? refuse('ENVELOPE_REFUSED', 'a wrap of another object')
}

function partOf(content: Bytes, ref: ObjectRef): Outcome<Bytes> | null {
  const [word, object, epoch, part] = unframed(content, 4) ?? []
  wipe(content)
  if (part === undefined || word === undefined || object === undefined || epoch === undefined) return null
  const fits =
    fromUtf8(word) === 'part' && fromUtf8(object) === ref.object && fromUtf8(epoch) === String(ref.epoch)
  return fits ? ok(part) : null
}

/** O from the parts of enough holders. */
export async function joinParts(
  sealed: Pick<SealedObject, 'object' | 'epoch' | 'needed'>,
  parts: readonly Uint8Array[],
): Promise<Outcome<Bytes>> {
  const [only] = parts
  if (sealed.needed > 1) return combineShares(parts, contextOf(sealed))
  if (only?.length !== KEY_SIZE) return refuse('SHARES_TOO_FEW', 'no part')
  return ok(new Uint8Array(only))
}

/** The content, from both halves. */
export async function unseal(
  sealed: Pick<SealedObject, 'object' | 'epoch' | 'body'>,
  s: Uint8Array,
  o: Uint8Array,
): Promise<Outcome<Bytes>> {
  const file = fromBase64(sealed.body)
  if (file === null || s.length !== KEY_SIZE || o.length !== KEY_SIZE)
    return refuse('OBJECT_MALFORMED', 'body or halves')
  const key = dataKey(s, o, sealed)
  const padded = await ageOpen(identityOf(key), file)
  wipe(key)
  return padded.ok ? unpad(padded.value) : padded
}

export function parseSealed(json: string): Outcome<SealedObject> {
  const read = readJson(sealedShape, json)
  if (read === undefined || fromBase64(read.body) === null)
    return refuse('OBJECT_MALFORMED', 'not a sealed object')
  const unfit = read.wraps.some((wrap) => !parseRecipient(wrap.recipient).ok || fromBase64(wrap.box) === null)
  return unfit ? refuse('OBJECT_MALFORMED', 'a wrap') : ok(read)
}
