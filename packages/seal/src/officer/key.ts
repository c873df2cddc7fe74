import { type Bytes, fromBase64, randomBytes, toBase64, utf8, fromUtf8, wipe } from '../bytes.ts'
import {
  type Identity,
  type Recipient,
  ageOpen,
  ageSeal,
  identityOf,
  makeIdentity,
  parseIdentity,
  parseRecipient,
  recipientOf,
} from '../envelope/age.ts'
import { KEY_SIZE, derive } from '../envelope/derive.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { object, oneOf, readJson, text, whole } from '../shape.ts'
import { type Argon2id, type Cost, DEFAULT_COST, argon2id, checkCost } from './argon2.ts'

/** An officer's pair, made in his browser. Only the wrapped form and the recipient ever leave it. */
export interface OfficerKey {
  readonly identity: Identity
  readonly recipient: Recipient
}

export async function makeOfficerKey(): Promise<OfficerKey> {
  const identity = await makeIdentity()
  return { identity, recipient: await recipientOf(identity) }
}

const PASSPHRASE = object({
  format: oneOf('subrosa-officer-key/v1'),
  by: oneOf('passphrase'),
  recipient: text(80),
  salt: text(64),
  cost: object({ memory: whole(1, 2 ** 31), passes: whole(1, 1000), lanes: whole(1, 255) }),
  box: text(1024),
})
const PASSKEY = object({
  format: oneOf('subrosa-officer-key/v1'),
  by: oneOf('passkey'),
  recipient: text(80),
  salt: text(64),
  credential: text(2048),
  box: text(1024),
})

/** The key under a wrapping secret: what the server keeps. JSON; the box is an age file. */
export type WrappedKey = NonNullable<ReturnType<typeof PASSPHRASE>> | NonNullable<ReturnType<typeof PASSKEY>>

const MIN_PASSPHRASE = 12

/** Wraps under a passphrase (NFKC, at least 12 characters) by Argon2id. */
export async function wrapByPassphrase(
  key: OfficerKey,
  passphrase: string,
  { kdf = argon2id, cost = DEFAULT_COST }: { readonly kdf?: Argon2id; readonly cost?: Cost } = {},
): Promise<Outcome<WrappedKey>> {
  const checked = checkCost(cost)
  if (!checked.ok) return checked
  const typed = passphrase.normalize('NFKC')
  if (Array.from(typed).length < MIN_PASSPHRASE)
    return refuse('PASSPHRASE_SHORT', `fewer than ${MIN_PASSPHRASE}`)
  const salt = randomBytes(16)
  const secret = await kdf(utf8(typed), salt, cost)
  const head = {
    format: 'subrosa-officer-key/v1',
    by: 'passphrase',
    recipient: key.recipient,
    salt: toBase64(salt),
    cost,
  } as const
  return ok({ ...head, box: await boxOf(key.identity, secret, headText(head)) })
}

/**
 * Wraps under the 32 bytes that a passkey gives for its PRF extension. `credential` names the passkey, so that the
 * browser knows which to ask; the salt of the PRF evaluation is the caller's and constant.
 */
export async function wrapByPasskey(
  key: OfficerKey,
  prf: Uint8Array,
  credential: string,
): Promise<Outcome<WrappedKey>> {
  if (prf.length !== KEY_SIZE) return refuse('PASSKEY_WRONG', 'a PRF output has 32 bytes')
  const head = {
    format: 'subrosa-officer-key/v1',
    by: 'passkey',
    recipient: key.recipient,
    salt: toBase64(randomBytes(16)),
    credential,
  } as const
  return ok({ ...head, box: await boxOf(key.identity, new Uint8Array(prf), headText(head)) })
}

export async function unwrapByPassphrase(
  wrapped: WrappedKey,
  passphrase: string,
  kdf: Argon2id = argon2id,
): Promise<Outcome<OfficerKey>> {
  if (wrapped.by !== 'passphrase') return refuse('KEY_MALFORMED', 'wrapped by a passkey')
  const cost = checkCost(wrapped.cost)
  if (!cost.ok) return cost
  const salt = fromBase64(wrapped.salt)
  if (salt?.length !== 16) return refuse('KEY_MALFORMED', 'salt')
  const secret = await kdf(utf8(passphrase.normalize('NFKC')), salt, cost.value)
  return (await unbox(wrapped, secret)) ?? refuse('PASSPHRASE_WRONG', 'the box does not open')
}

export async function unwrapByPasskey(wrapped: WrappedKey, prf: Uint8Array): Promise<Outcome<OfficerKey>> {
  if (wrapped.by !== 'passkey') return refuse('KEY_MALFORMED', 'wrapped by a passphrase')
  if (prf.length !== KEY_SIZE) return refuse('PASSKEY_WRONG', 'a PRF output has 32 bytes')
  return (await unbox(wrapped, new Uint8Array(prf))) ?? refuse('PASSKEY_WRONG', 'the box does not open')
}

export function parseWrappedKey(json: string): Outcome<WrappedKey> {
  const read = readJson<WrappedKey>((value) => PASSPHRASE(value) ?? PASSKEY(value), json)
  if (read === undefined) return refuse('KEY_MALFORMED', 'not a wrapped key')
  const recipient = parseRecipient(read.recipient)
  return recipient.ok ? ok(read) : recipient
}

/** The wrapping secret makes an X25519 identity of its own, bound to everything that stands beside the box. */
async function boxOf(identity: Identity, secret: Uint8Array, head: string): Promise<string> {
  const box = await ageSeal([await recipientOf(wrappingIdentity(secret, head))], utf8(identity))
  wipe(secret)
  return toBase64(box)
}

async function unbox(wrapped: WrappedKey, secret: Uint8Array): Promise<Outcome<OfficerKey> | null> {
  const { box, ...head } = wrapped
  const file = fromBase64(box)
  const opened = file === null ? null : await ageOpen(wrappingIdentity(secret, headText(head)), file)
  wipe(secret)
  if (opened === null || !opened.ok) return null
  const identity = parseIdentity(fromUtf8(opened.value) ?? '')
  wipe(opened.value)
  if (!identity.ok) return identity
  const recipient = await recipientOf(identity.value)
  return recipient === wrapped.recipient ? ok({ identity: identity.value, recipient }) : null
}

function wrappingIdentity(secret: Uint8Array, head: string): Identity {
  const key: Bytes = derive(secret, 'officer-wrap', head)
  const identity = identityOf(key)
  wipe(key)
  return identity
}

/** One text for one head, whatever order its keys came in. */
function headText(head: Omit<WrappedKey, 'box'> & { cost?: Cost; credential?: string }): string {
  const { format, by, recipient, salt, cost, credential } = head
  return JSON.stringify([
    format,
    by,
    recipient,
    salt,
    cost ? [cost.memory, cost.passes, cost.lanes] : null,
    credential ?? null,
  ])
}
