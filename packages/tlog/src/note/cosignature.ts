import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import type { Signer, Verifier } from './keys.ts'
import { COSIGNATURE_V1 } from './keys.ts'
import type { Note } from './note.ts'
import { plainCheck, signatureLine } from './note.ts'

/** Bytes that a cosignature/v1 signs: a header, a time line, and the whole note text (C2SP tlog-cosignature). */
function cosignedMessage(text: string, seconds: number | bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8')
}

/**
 * A witness's signature line on a checkpoint's text. `seconds` is POSIX time. The caller answers for what the line
 * states: that this is the largest consistent tree of this log that it has seen.
 */
export function cosign(text: string, signer: Signer, seconds: number): string {
  if (signer.verifier.type !== COSIGNATURE_V1) throw new RangeError('only a key of type 0x04 cosigns')
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError('POSIX seconds')
  const stamped = Buffer.alloc(8 + 64)
  stamped.writeBigUInt64BE(BigInt(seconds))
  stamped.set(signer.sign(cosignedMessage(text, seconds)), 8)
  return signatureLine(signer.verifier, stamped)
}

/** Checks a signature of either type: plain Ed25519 over the text, or cosignature/v1 over time and text. */
export function checkAnyType(verifier: Verifier, note: Note, signature: Uint8Array): boolean {
  if (verifier.type !== COSIGNATURE_V1) return plainCheck(verifier, note, signature)
  const time = cosignatureTime(signature)
  return time.ok && verifier.verify(cosignedMessage(note.text, time.value), signature.subarray(8))
}

/** POSIX seconds inside a timestamped_signature (8 + 64 bytes). */
export function cosignatureTime(signature: Uint8Array): Outcome<bigint> {
  if (signature.length !== 8 + 64) return fault('SIGNATURE_INVALID', 'a cosignature has 72 bytes')
  const time = Buffer.from(signature.buffer, signature.byteOffset, 8).readBigUInt64BE()
  return time < 1n << 63n ? ok(time) : fault('SIGNATURE_INVALID', 'time beyond 2^63 - 1')
}
