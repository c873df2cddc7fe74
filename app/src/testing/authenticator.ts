import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** Just enough CBOR (RFC 8949) for attestation objects and COSE keys. */
type Cbor = number | string | Uint8Array | readonly (readonly [number | string, Cbor])[]
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.length), ...value.flatMap(([key, item]) => [cbor(key), cbor(item)])])
}
function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n])
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
}
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest()
const USER_PRESENT = 1
const USER_VERIFIED = 4
const HAS_CREDENTIAL = 64

/** A security key of the tests: a real P-256 key that signs as WebAuthn says. */
export class SoftAuthenticator {
  readonly #private: KeyObject
  readonly #cose: Buffer
  readonly id = randomBytes(32)
  readonly #origin: string
  #counter = 0

  constructor(origin: string) {
    this.#origin = origin
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#private = privateKey
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#cose = cbor([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ])
  }

  /** `navigator.credentials.create()` */
  create(options: { challenge: string }): unknown {
    const credential = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      this.#cose,
    ])
    const authData = Buffer.concat([
      this.#authData(USER_PRESENT | USER_VERIFIED | HAS_CREDENTIAL),
      credential,
    ])
    const attestationObject = cbor([
      ['fmt', 'none'],
      ['attStmt', []],
      ['authData', authData],
    ])
    return this.#wrapped({
      clientDataJSON: this.#clientData('webauthn.create', options.challenge),
      attestationObject: attestationObject.toString('base64url'),
    })
  }

  /** `navigator.credentials.get()`; `verified` false is a key without finger or PIN. */
  get(options: { challenge: string }, verified = true): unknown {
    this.#counter += 1
    const clientData = this.#clientData('webauthn.get', options.challenge)
    const authData = this.#authData(USER_PRESENT | (verified ? USER_VERIFIED : 0))
    const signature = sign(
      'sha256',
      Buffer.concat([authData, sha256(Buffer.from(clientData, 'base64url'))]),
      this.#private,
    )
    return this.#wrapped({
      clientDataJSON: clientData,
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
    })
  }

  #authData(flags: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.#counter)
    return Buffer.concat([sha256(new URL(this.#origin).hostname), Buffer.from([flags]), counter])
  }
  #clientData(type: string, challenge: string): string {
    return Buffer.from(
      JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }),
    ).toString('base64url')
  }
  #wrapped(response: object): unknown {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }
}
