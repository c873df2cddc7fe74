import type { KeyObject } from 'node:crypto'
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto'
import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { decodeBase64, isPlainText } from './encoding.ts'

/** Note signature types of C2SP signed-note that this package speaks. */
export const ED25519 = 0x01
export const COSIGNATURE_V1 = 0x04
export type SignatureType = typeof ED25519 | typeof COSIGNATURE_V1

/** A public key as named in a note: only (name, keyId) together identify it. */
export interface Verifier {
  readonly name: string
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key), big-endian. */
  readonly keyId: number
  readonly type: SignatureType
  /** `name+hash+base64`. */
  readonly vkey: string
  verify(message: Uint8Array, signature: Uint8Array): boolean
}

/** A private key. `sign` gives the raw 64-byte Ed25519 signature. */
export interface Signer {
  readonly verifier: Verifier
  sign(message: Uint8Array): Uint8Array
}

const PRIVATE_PREFIX = 'PRIVATE+KEY+'
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex')

/** Makes a key pair in note format. `skey` is secret; the same seed serves a log (0x01) or a witness (0x04). */
export function generateKey(name: string): { skey: string; vkey: string } {
  if (!isKeyName(name)) throw new RangeError('a key name has no space and no plus sign')
  const { privateKey } = generateKeyPairSync('ed25519')
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
  const publicBytes = rawPublic(privateKey)
  const id = hex8(keyIdOf(name, ED25519, publicBytes))
  const skey = `${PRIVATE_PREFIX}${name}+${id}+${typed(ED25519, seed)}`
  return { skey, vkey: `${name}+${id}+${typed(ED25519, publicBytes)}` }
}

/** Opens `PRIVATE+KEY+name+hash+base64` as a log's key. */
export function parseSigner(skey: string): Outcome<Signer> {
  return openSigner(skey, ED25519)
}

/** Opens the same kind of key file as a witness's key: same seed, type 0x04, hence another key id. */
export function parseCosigner(skey: string): Outcome<Signer> {
  return openSigner(skey, COSIGNATURE_V1)
}

function openSigner(skey: string, type: SignatureType): Outcome<Signer> {
  if (!skey.startsWith(PRIVATE_PREFIX))
    return fault('KEY_MALFORMED', 'a private key begins with PRIVATE+KEY+')
  const parts = splitKey(skey.slice(PRIVATE_PREFIX.length))
  if (!parts.ok) return parts
  const { name, id, body } = parts.value
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, body.subarray(1)]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicBytes = rawPublic(key)
  if (keyIdOf(name, body[0] as number, publicBytes) !== id)
    return fault('KEY_ID_MISMATCH', 'the hash is not of this key')
  return ok({ verifier: verifierOf(name, type, publicBytes), sign: (message) => sign(null, message, key) })
}

/** Opens a verifier key `name+hash+base64`, of type 0x01 (logs) or 0x04 (witnesses). */
export function parseVerifier(vkey: string): Outcome<Verifier> {
  const parts = splitKey(vkey)
  if (!parts.ok) return parts
  const { name, id, body } = parts.value
  const publicBytes = body.subarray(1)
  const type = body[0] === ED25519 ? ED25519 : COSIGNATURE_V1
  if (keyIdOf(name, type, publicBytes) !== id) return fault('KEY_ID_MISMATCH', 'the hash is not of this key')
  return ok(verifierOf(name, type, publicBytes))
}

/** Opens a witness's key; a plain 0x01 key is taken as the witness's key too, as other implementations do. */
export function parseCosignatureVerifier(vkey: string): Outcome<Verifier> {
  const parsed = parseVerifier(vkey)
  if (!parsed.ok || parsed.value.type === COSIGNATURE_V1) return parsed
  const parts = splitKey(vkey)
  return parts.ok ? ok(verifierOf(parts.value.name, COSIGNATURE_V1, parts.value.body.subarray(1))) : parts
}

/** Key names are non-empty and hold no Unicode space and no plus sign (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  return name !== '' && !name.includes('+') && isPlainText(name) && !/[\s\u0085]/.test(name)
}

/** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key) as a number. */
export function keyIdOf(name: string, type: number, publicBytes: Uint8Array): number {
  const input = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(type), publicBytes])
  return hash('sha256', input, 'buffer').readUInt32BE(0)
}

function verifierOf(name: string, type: SignatureType, publicBytes: Uint8Array): Verifier {
  const key = createPublicKey({
    key: Buffer.concat([SPKI_ED25519, publicBytes]),
    format: 'der',
    type: 'spki',
  })
  const keyId = keyIdOf(name, type, publicBytes)
  return {
    name,
    keyId,
    type,
    vkey: `${name}+${hex8(keyId)}+${typed(type, publicBytes)}`,
    verify: (message, signature) => signature.length === 64 && verify(null, message, key, signature),
  }
}

function splitKey(text: string): Outcome<{ name: string; id: number; body: Buffer }> {
  const found = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text)
  if (found === null) return fault('KEY_MALFORMED', 'not name+hash+base64')
  const [, name = '', id = '', encoded = ''] = found
  const body = decodeBase64(encoded)
  if (!isKeyName(name) || body === null) return fault('KEY_MALFORMED', 'not name+hash+base64')
  if (body[0] !== ED25519 && body[0] !== COSIGNATURE_V1)
    return fault('KEY_TYPE_UNKNOWN', `key type ${body[0] ?? 'none'}`)
  if (body.length !== 33) return fault('KEY_MALFORMED', 'an Ed25519 key has 32 bytes')
  return ok({ name, id: Number.parseInt(id, 16), body })
}

function rawPublic(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
}

function typed(type: number, bytes: Uint8Array): string {
  return Buffer.concat([Buffer.of(type), bytes]).toString('base64')
}

function hex8(id: number): string {
  return id.toString(16).padStart(8, '0')
}
