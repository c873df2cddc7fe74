import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { TILE_WIDTH } from './layout.ts'

/** Longest entry: bundles give its length in two bytes. */
export const MAX_ENTRY_SIZE = 0xffff

/** Entries as an entry bundle: each with a big-endian uint16 length before it. Throws on an entry that is too long. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  let total = 0
  for (const entry of entries) total += 2 + entry.length
  const bytes = new Uint8Array(total)
  let at = 0
  for (const entry of entries) at = putEntry(bytes, at, entry)
  return bytes
}

/** Writes one length-prefixed entry and returns the position after it. */
export function putEntry(into: Uint8Array, at: number, entry: Uint8Array): number {
  if (entry.length > MAX_ENTRY_SIZE) throw new RangeError(`an entry holds at most ${MAX_ENTRY_SIZE} bytes`)
  into[at] = entry.length >> 8
  into[at + 1] = entry.length & 0xff
  into.set(entry, at + 2)
  return at + 2 + entry.length
}

/** Entries of a bundle, as views into its bytes. Trailing or missing bytes and more than 256 entries are a fault. */
export function decodeBundle(bytes: Uint8Array): Outcome<Uint8Array[]> {
  const { entries, exact } = wholeEntries(bytes)
  if (exact) return ok(entries)
  const why =
    entries.length === TILE_WIDTH ? 'more than 256 entries' : `entry ${entries.length} runs past the end`
  return fault('BUNDLE_MALFORMED', why)
}

/** The whole entries at the beginning of a bundle, at most 256; `exact` when nothing else is in it. For looking at damaged bundles. */
export function wholeEntries(bytes: Uint8Array): { entries: Uint8Array[]; exact: boolean } {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length && entries.length < TILE_WIDTH) {
    const end = entryEnd(bytes, at)
    if (end > bytes.length) break
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return { entries, exact: at === bytes.length }
}

/** The first `width` entries of a bundle, still encoded: how a grown bundle answers for an older, smaller one. */
export function truncateBundle(bytes: Uint8Array, width: number): Outcome<Uint8Array> {
  let at = 0
  for (let n = 0; n < width; n += 1) {
    at = entryEnd(bytes, at)
    if (at > bytes.length) return fault('BUNDLE_MALFORMED', `fewer than ${width} entries`)
  }
  return ok(bytes.subarray(0, at))
}

function entryEnd(bytes: Uint8Array, at: number): number {
  const high = bytes[at]
  const low = bytes[at + 1]
  return high === undefined || low === undefined ? bytes.length + 1 : at + 2 + high * 256 + low
}
