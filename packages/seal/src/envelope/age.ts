import { bech32 } from '@scure/base'
import { Decrypter, Encrypter, armor, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { type Bytes, wipe } from '../bytes.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'

/** The private half, `AGE-SECRET-KEY-1…`: what the stock `age` tool takes as an identity. */
export type Identity = string & { readonly __kind: 'identity' }
/** The public half, `age1…`. */
export type Recipient = string & { readonly __kind: 'recipient' }

const SECRET_PREFIX = 'AGE-SECRET-KEY-'

export async function makeIdentity(): Promise<Identity> {
  return (await generateX25519Identity()) as Identity
}

/** 32 secret bytes as an X25519 identity. Any 32 bytes are one. */
export function identityOf(scalar: Uint8Array): Identity {
  if (scalar.length !== 32) throw new RangeError('an X25519 identity has 32 bytes')
  return bech32.encodeFromBytes(SECRET_PREFIX, scalar).toUpperCase() as Identity
}

export function parseIdentity(text: string): Outcome<Identity> {
  const bytes = decode(text.toLowerCase(), SECRET_PREFIX.toLowerCase())
  const well = bytes !== null && text === text.toUpperCase()
  wipe(bytes ?? undefined)
  return well ? ok(text as Identity) : refuse('KEY_MALFORMED', 'not an age X25519 identity')
}

export async function recipientOf(identity: Identity): Promise<Recipient> {
  return (await identityToRecipient(identity)) as Recipient
}

/** X25519 recipients only: every one of them can be answered with the stock tool of any distribution. */
export function parseRecipient(text: string): Outcome<Recipient> {
  const fits = text === text.toLowerCase() && decode(text, 'age') !== null
  return fits ? ok(text as Recipient) : refuse('RECIPIENT_MALFORMED', 'not an age X25519 recipient')
}

/** An age file that each of these recipients alone can open. */
export async function ageSeal(recipients: readonly Recipient[], content: Uint8Array): Promise<Bytes> {
  if (recipients.length === 0) throw new RangeError('an envelope for nobody')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return new Uint8Array(await encrypter.encrypt(new Uint8Array(content)))
}

/** Opens an age file. Every kind of failure is one refusal: whoever tries keys learns nothing from the difference. */
export async function ageOpen(identity: Identity, file: Uint8Array): Promise<Outcome<Bytes>> {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    return ok(new Uint8Array(await decrypter.decrypt(new Uint8Array(file))))
  } catch {
    return refuse('ENVELOPE_REFUSED', 'the age file does not open with this identity')
  }
}

export const toArmor = (file: Uint8Array): string => armor.encode(file)

export function fromArmor(text: string): Outcome<Bytes> {
  try {
    return ok(new Uint8Array(armor.decode(text)))
  } catch {
    return refuse('BYTES_MALFORMED', 'not an armored age file')
  }
}

function decode(text: string, prefix: string): Bytes | null {
  try {
    const decoded = bech32.decodeToBytes(text)
    return decoded.prefix === prefix && decoded.bytes.length === 32 ? new Uint8Array(decoded.bytes) : null
  } catch {
    return null
  }
}
