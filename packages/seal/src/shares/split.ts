import { combine as shamirCombine, split as shamirSplit } from 'shamir-secret-sharing'
import { type Bytes, concat, randomBytes, sameBytes, wipe } from '../bytes.ts'
import { KEY_SIZE, derive } from '../envelope/derive.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'

const SET_SIZE = 8
const CHECK_SIZE = 20
const HEAD_SIZE = 1 + SET_SIZE + 2
/** version ‖ set ‖ k ‖ n ‖ Shamir share of a 32-byte key ‖ check of that key: 64 bytes. */
export const SHARE_SIZE = HEAD_SIZE + (KEY_SIZE + 1) + CHECK_SIZE
const VERSION = 0x01
const MAX_SHARES = 16

export interface ShareHead {
  /** Names the set in hex, so that shares of two sealings are told apart. */
  readonly set: string
  readonly needed: number
  readonly made: number
  /** The Shamir coordinate: unlike in every share of a set. */
  readonly place: number
}

/**
 * Splits a uniformly random 32-byte key into `made` shares of which `needed` are enough. `context` (the object, the
 * epoch) is part of the check and stands in no share: shares of another seal do not fit even when all else agrees.
 */
export async function splitKey(
  key: Uint8Array,
  needed: number,
  made: number,
  context: string,
): Promise<readonly Bytes[]> {
  if (key.length !== KEY_SIZE)
    throw new RangeError('only 32-byte keys are shared; seal anything else under one')
  if (needed < 2 || made < needed || made > MAX_SHARES)
    throw new RangeError(`not a threshold: ${needed} of ${made}`)
  const head = concat(Uint8Array.of(VERSION), randomBytes(SET_SIZE), Uint8Array.of(needed, made))
  const check = checkOf(key, head, context)
  const parts = await shamirSplit(new Uint8Array(key), made, needed)
  const shares = parts.map((part) => concat(head, part, check))
  wipe(...parts)
  return shares
}

export function readShare(share: Uint8Array): Outcome<ShareHead> {
  if (share.length !== SHARE_SIZE || share[0] !== VERSION)
    return refuse('SHARE_MALFORMED', 'length or version')
  const at = 1 + SET_SIZE
  const [needed = 0, made = 0] = share.subarray(at, at + 2)
  const place = share[at + 2 + KEY_SIZE] ?? 0
  if (needed < 2 || made < needed || made > MAX_SHARES || place === 0)
    return refuse('SHARE_MALFORMED', 'threshold')
  const set = Array.from(share.subarray(1, at), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return ok({ set, needed, made, place })
}

/**
 * The key, only if enough shares of one set fit each other, the check and the context. Shamir's scheme itself would
 * answer wrong shares with a wrong key; here that is a refusal. All shares given must fit, also those beyond `needed`.
 */
export async function combineShares(shares: readonly Uint8Array[], context: string): Promise<Outcome<Bytes>> {
  const first = shares[0]
  if (first === undefined) return refuse('SHARES_TOO_FEW', 'no share')
  const places = new Set<number>()
  let needed = 0
  for (const share of shares) {
    const head = readShare(share)
    if (!head.ok) return head
    if (!sameBytes(outerOf(share), outerOf(first)))
      return refuse('SHARES_OF_DIFFERENT_SETS', 'heads or checks differ')
    if (places.has(head.value.place)) return refuse('SHARES_SAME_TWICE', 'one place twice')
    places.add(head.value.place)
    needed = head.value.needed
  }
  if (shares.length < needed) return refuse('SHARES_TOO_FEW', `${shares.length} of ${needed}`)
  const parts = shares.map((share) => new Uint8Array(share.subarray(HEAD_SIZE, HEAD_SIZE + KEY_SIZE + 1)))
  const key = new Uint8Array(await shamirCombine(parts))
  wipe(...parts)
  if (sameBytes(checkOf(key, first.subarray(0, HEAD_SIZE), context), checkPart(first))) return ok(key)
  wipe(key)
  return refuse('SHARES_DO_NOT_FIT', 'the check differs')
}

/** Commits to the key: derived from 256 random bits, it tells nothing about them. */
function checkOf(key: Uint8Array, head: Uint8Array, context: string): Bytes {
  return derive(key, 'share-check', head, context).slice(0, CHECK_SIZE)
}

const checkPart = (share: Uint8Array): Uint8Array => share.subarray(SHARE_SIZE - CHECK_SIZE)
/** What all shares of a set have in common. */
const outerOf = (share: Uint8Array): Bytes => concat(share.subarray(0, HEAD_SIZE), checkPart(share))
