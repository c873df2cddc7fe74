import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { readFile, stat } from 'node:fs/promises'
import {
  type Bytes,
  framed,
  fromBase64,
  fromUtf8,
  toBase64,
  toHex,
  unframed,
  utf8,
  wipe,
} from '../../bytes.ts'
import {
  type Identity,
  type Recipient,
  ageOpen,
  ageSeal,
  makeIdentity,
  parseIdentity,
  recipientOf,
} from '../../envelope/age.ts'
import { KEY_SIZE, type ObjectRef, derive } from '../../envelope/derive.ts'
import { ok } from '../../refusal.ts'
import { type Answer, no } from '../outcome.ts'
import { writeOnce } from './durable.ts'

/** The sealer's lasting key: opens what browsers send, and everything in the store. Lies apart from the store if told so. */
export interface MasterKey {
  readonly identity: Identity
  readonly recipient: Recipient
  readonly blindKey: Bytes
  /** Hex MAC of a stored text: a file that was edited or damaged is known. */
  mac(text: string): string
}

/** Makes the key file; false when there is one. */
export async function makeMasterKey(path: string): Promise<boolean> {
  return writeOnce(path, `${await makeIdentity()}\n`)
}

export async function openMasterKey(path: string): Promise<Answer<MasterKey>> {
  if (((await stat(path)).mode & 0o077) !== 0) return no('KEY_FILE_OPEN', path)
  const parsed = parseIdentity((await readFile(path, 'utf8')).trim())
  if (!parsed.ok) return parsed
  const identity = parsed.value
  const macKey = derive(utf8(identity), 'store-mac')
  return ok({
    identity,
    recipient: await recipientOf(identity),
    blindKey: derive(utf8(identity), 'blind-index'),
    mac: (text) => toHex(hmac(sha256, macKey, utf8(text))),
  })
}

/** S at rest. */
export async function lockHalf(key: MasterKey, ref: ObjectRef, s: Uint8Array): Promise<string> {
  const content = framed('half', ref.object, String(ref.epoch), s)
  const box = await ageSeal([key.recipient], content)
  wipe(content)
  return toBase64(box)
}

/** S out of the store; the caller wipes it. */
export async function unlockHalf(key: MasterKey, ref: ObjectRef, half: string): Promise<Answer<Bytes>> {
  const file = fromBase64(half)
  const opened = file === null ? null : await ageOpen(key.identity, file)
  if (opened === null || !opened.ok) return no('STORE_DAMAGED', 'the half does not open under the master key')
  const [word, object, epoch, s] = unframed(opened.value, 4) ?? []
  wipe(opened.value)
  const is = (bytes: Bytes | undefined, text: string): boolean =>
    bytes !== undefined && fromUtf8(bytes) === text
  const fits =
    is(word, 'half') && is(object, ref.object) && is(epoch, String(ref.epoch)) && s?.length === KEY_SIZE
  return fits && s !== undefined ? ok(s) : no('STORE_DAMAGED', 'the half is of another object')
}
