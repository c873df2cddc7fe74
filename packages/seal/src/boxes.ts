import {
  type Bytes,
  framed,
  fromBase64,
  fromUtf8,
  sha256,
  toBase64,
  toHex,
  unframed,
  utf8,
  wipe,
} from './bytes.ts'
import { type Identity, type Recipient, ageOpen, ageSeal } from './envelope/age.ts'
import { KEY_SIZE, type ObjectRef } from './envelope/derive.ts'
import { epochNumber, name } from './ids.ts'
import { termsShape } from './price/commitment.ts'
import { classificationShape } from './price/classify.ts'
import { type Outcome, ok, refuse } from './refusal.ts'
import { type Read, list, object, orNull, text, whole } from './shape.ts'

const holderShape = object({ person: name, recipient: text(80) })
const priceShape = object({
  terms: termsShape,
  commitment: text(64, /^[0-9a-f]{64}$/),
  classification: classificationShape,
})

/** What the sealer is told about an object: in clear for the server, and bound into the box so that it cannot alter it. */
export const sealingShape = object({
  object: name,
  epoch: epochNumber,
  needed: whole(1, 16),
  holders: list(holderShape, 1, 16),
  /** Set for a sealed price: it is compared, never opened to a person. */
  price: orNull(priceShape),
})
export type Sealing = Read<typeof sealingShape>

/** The keys of a running sealer: the lasting one that the house has pinned, and the one of this process's life. */
export interface SealerKeys {
  readonly recipient: Recipient
  readonly session: Recipient
}

/** What an officer gives his share for. */
export type ShareUse = 'compare' | 'release'

/** One digest for one sealing, whatever order the keys of its JSON came in. */
export function sealingDigest(sealing: Sealing): string {
  return toHex(sha256(utf8(JSON.stringify(sorted(sealing)))))
}

/** S for the sealer, bound to the terms of the sealing. Made in the browser that sealed; S is wiped. */
export async function boxForSealing(recipient: Recipient, sealing: Sealing, s: Uint8Array): Promise<string> {
  const content = framed('sealing', sealingDigest(sealing), s)
  const box = await ageSeal([recipient], content)
  wipe(content, s)
  return toBase64(box)
}

export async function openSealingBox(
  identity: Identity,
  sealing: Sealing,
  box: string,
): Promise<Outcome<Bytes>> {
  const parts = await openFrame([identity], box, 3)
  if (!parts.ok) return parts
  const [word, digest, s] = parts.value
  const fits = textIs(word, 'sealing') && textIs(digest, sealingDigest(sealing)) && s?.length === KEY_SIZE
  return fits && s !== undefined ? ok(s) : refuse('ENVELOPE_REFUSED', 'a box of another sealing')
}

/**
 * An officer's share for one comparison: under the lasting key and inside it under the session's, so that neither a
 * false session key nor a stolen master key opens it; bound to the act, so that it serves no second one, and to the use,
 * so that what was given for a comparison never releases the price.
 */
export async function boxShare(
  keys: SealerKeys,
  ref: ObjectRef,
  bound: { readonly use: ShareUse; readonly act: Uint8Array },
  share: Uint8Array,
): Promise<string> {
  const content = framed('share', ref.object, String(ref.epoch), bound.use, bound.act, share)
  const inner = await ageSeal([keys.session], content)
  wipe(content)
  return toBase64(await ageSeal([keys.recipient], inner))
}

export async function openShareBox(
  identities: { readonly lasting: Identity; readonly session: Identity },
  ref: ObjectRef,
  bound: { readonly use: ShareUse; readonly act: Uint8Array },
  box: string,
): Promise<Outcome<Bytes>> {
  const parts = await openFrame([identities.lasting, identities.session], box, 6)
  if (!parts.ok) return parts
  const [word, object, epoch, use, act, share] = parts.value
  const fits = textIs(word, 'share') && textIs(object, ref.object) && textIs(epoch, String(ref.epoch))
  const same = textIs(use, bound.use) && act !== undefined && toHex(act) === toHex(bound.act)
  return fits && same && share !== undefined
    ? ok(share)
    : refuse('ENVELOPE_REFUSED', 'a share for another act')
}

/** S on its way to one person for one opening. */
export async function boxGrant(
  recipient: Recipient,
  ref: ObjectRef,
  opening: string,
  s: Uint8Array,
): Promise<string> {
  const content = framed('grant', ref.object, String(ref.epoch), opening, s)
  const box = await ageSeal([recipient], content)
  wipe(content)
  return toBase64(box)
}

/** S, in the browser of the person it was granted to. */
export async function openGrant(
  identity: Identity,
  ref: ObjectRef,
  opening: string,
  box: string,
): Promise<Outcome<Bytes>> {
  const parts = await openFrame([identity], box, 5)
  if (!parts.ok) return parts
  const [word, object, epoch, named, s] = parts.value
  const fits =
    textIs(word, 'grant') &&
    textIs(object, ref.object) &&
    textIs(epoch, String(ref.epoch)) &&
    textIs(named, opening)
  return fits && s?.length === KEY_SIZE ? ok(s) : refuse('ENVELOPE_REFUSED', 'a grant for another opening')
}

/** Opens envelope in envelope, then takes the frame apart. */
async function openFrame(
  identities: readonly Identity[],
  box: string,
  count: number,
): Promise<Outcome<readonly Bytes[]>> {
  let file = fromBase64(box)
  for (const identity of identities) {
    const opened: Outcome<Bytes> =
      file === null ? refuse('BYTES_MALFORMED', 'box') : await ageOpen(identity, file)
    if (!opened.ok) return opened
    file = opened.value
  }
  const parts = file === null ? null : unframed(file, count)
  wipe(file ?? undefined)
  return parts === null ? refuse('ENVELOPE_REFUSED', 'not a frame') : ok(parts)
}

const textIs = (bytes: Bytes | undefined, expected: string): boolean =>
  bytes !== undefined && fromUtf8(bytes) === expected

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)])
}
