import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { framed, toHex } from './bytes.ts'
import { KEY_SIZE } from './envelope/derive.ts'
import { isName } from './ids.ts'
import { type Outcome, ok, refuse } from './refusal.ts'

const MAX_VALUE = 512

/**
 * "The same petitioner again?" without the petitioner: a keyed mark of a value within one field. The key stays in the
 * sealer, because whoever has it can try every national number there is. NFKC, trimmed, upper case: as typed by two clerks.
 */
export function blindMark(key: Uint8Array, field: string, value: string): Outcome<string> {
  const normal = value.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()
  if (key.length !== KEY_SIZE || !isName(field)) return refuse('MARK_UNFIT', 'key or field')
  if (normal === '' || normal.length > MAX_VALUE) return refuse('MARK_UNFIT', 'empty or too long')
  return ok(toHex(hmac(sha256, key, framed('blind/v1', field, normal))))
}
