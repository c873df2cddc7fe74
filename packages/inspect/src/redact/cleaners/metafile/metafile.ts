import { stopPart } from '../../../pipeline/stop.ts'
import type { Aside, Nested } from '../../../readers/metafile/draft.ts'
import { nameOfNested } from '../../../readers/metafile/metafile.ts'
import { nestedBytes, walkMetafile, type Walked } from '../../../readers/metafile/walk.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { cutsOf, holdsAny } from '../../replace.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { wholeOf } from '../package/parcel.ts'
import { writeOver } from './write-over.ts'

/** What is put in may make a value with what stands beside it, but not for ever. */
const ROUNDS = 16

/**
 * Writes over what has to go and moves nothing: every record keeps its place and its size, and the picture its lines. Names of fonts
 * stay, unless a value is in one.
 */
export const metafileCleaner: Cleaner = {
  id: 'metafile',
  kinds: ['metafile'],
  removes: new Set<HiddenClass>(['property', 'comment', 'printer-settings', 'image-metadata', 'stray-bytes']),
  async clean(cleaning) {
    const before = Buffer.from(await wholeOf(cleaning.source, cleaning.limits))
    const now = Buffer.from(before)
    const walked = walkMetafile(now, cleaning.tick)
    const { lost, nested } = walked
    // What cannot be followed may hold anything; the rest is cleaned all the same.
    if (lost.size > 0) cleaning.fault('CLEANING_INCOMPLETE', { what: [...lost].join(', ') })
    for (const [i, one] of nested.entries()) await cleanNested(cleaning, now, one, nameOfNested(i))
    clearAsides(cleaning, now, walked)
    overwriteValues(cleaning, now, walked)
    const end = clearTail(cleaning, now, walked)
    return now.equals(before) && end === before.length ? null : now.subarray(0, end)
  },
}

function overwriteValues({ secrets, deed, tick }: Cleaning, bytes: Buffer, { lines }: Walked): void {
  if (secrets.length === 0) return
  let now = lines
  for (let round = 0; round < ROUNDS; round++) {
    let count = 0
    for (const line of now)
      // From behind: in Big5 what is put in may have more letters than what was there, and shift those that follow.
      for (const cut of cutsOf(line.text, secrets).toReversed()) {
        writeOver(bytes, line, cut)
        count += 1
      }
    if (count === 0) return
    deed({ address: '', what: 'finding', how: 'replaced', count })
    now = walkMetafile(bytes, tick).lines
  }
  throw stopPart('REPLACEMENT_RETURNS')
}

function clearAsides({ hidden, secrets, deed }: Cleaning, bytes: Buffer, { asides }: Walked): void {
  for (const { sight, at, length, text } of asides) {
    const place = bytes.subarray(at, at + length)
    const told = secrets.length > 0 && saysValue(place, text, secrets)
    if (!told && !(hidden.has(sight) && metafileCleaner.removes.has(sight))) continue
    place.fill(0)
    if (hidden.has(sight)) deed({ address: '', what: sight, how: 'removed', count: 1 })
    if (told) deed({ address: '', what: 'finding', how: 'replaced', count: 1 })
  }
}

const ENCODINGS = ['utf-8', 'big5', 'windows-1252'] as const

/** A value takes all of the bytes along in which it stands: whose they are, and how they are written, nobody knows. */
function saysValue(bytes: Buffer, text: Aside['text'], secrets: Cleaning['secrets']): boolean {
  if (holdsAny(text, secrets)) return true
  if (ENCODINGS.some((encoding) => holdsAny(new TextDecoder(encoding).decode(bytes), secrets))) return true
  return [0, 1].some((from) => holdsAny(bytes.subarray(from).toString('utf16le'), secrets))
}

/** A file within is cleaned by the cleaner of its kind and goes back to where it stood, with zeros behind it. */
async function cleanNested(cleaning: Cleaning, bytes: Buffer, nested: Nested, name: string): Promise<void> {
  const inner = nestedBytes(bytes, nested)
  const cleaned = await cleaning.inner(name, inner, nested.kind ?? undefined)
  if (cleaned === null) return
  if (cleaned.length > inner.length) return cleaning.fault('CLEANING_INCOMPLETE', { what: name })
  const whole = Buffer.alloc(inner.length)
  whole.set(cleaned)
  let from = 0
  for (const { at, length } of nested.ranges) {
    bytes.set(whole.subarray(from, from + length), at)
    from += length
  }
}

/** What was put behind the last record; where it ends then. */
function clearTail({ hidden, secrets, deed }: Cleaning, bytes: Buffer, { end, lost }: Walked): number {
  const tail = bytes.subarray(end)
  // Cut short, it is not known what lies there.
  if (lost.size > 0 || tail.every((byte) => byte === 0)) return bytes.length
  const told = secrets.length > 0 && saysValue(tail, '', secrets)
  if (!told && !hidden.has('stray-bytes')) return bytes.length
  if (hidden.has('stray-bytes')) deed({ address: '', what: 'stray-bytes', how: 'removed', count: 1 })
  if (told) deed({ address: '', what: 'finding', how: 'replaced', count: 1 })
  return end
}
