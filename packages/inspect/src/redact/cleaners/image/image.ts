import { stringsIn } from '../../../readers/compound/binary-strings.ts'
import { containerOf } from '../../../readers/image/container.ts'
import { markupText } from '../../../readers/image/markup-text.ts'
import { tagsOf } from '../../../readers/image/tags.ts'
import type { FileKind } from '../../../words/kinds.ts'
import { holdsAny } from '../../replace.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { wholeOf } from '../package/parcel.ts'
import { trimGif } from './gif.ts'
import { trimJpeg } from './jpeg.ts'
import { trimPng } from './png.ts'
import { trimTiff } from './tiff.ts'
import { Trim } from './trim.ts'
import { trimWebp } from './webp.ts'

const trims: Partial<Record<FileKind, (bytes: Uint8Array, trim: Trim) => Uint8Array>> = {
  jpeg: trimJpeg,
  png: trimPng,
  gif: trimGif,
  webp: trimWebp,
  tiff: trimTiff,
}

/**
 * What an image says beside its pixels. The pixels stay bit for bit, and what they need to be drawn as before: colours, and which side is
 * up. A chosen value in the metadata takes all of it along.
 */
export const imageCleaner: Cleaner = {
  id: 'image',
  kinds: ['jpeg', 'png', 'gif', 'webp', 'tiff'],
  removes: new Set(['image-metadata', 'thumbnail', 'stray-bytes']),
  async clean(cleaning) {
    const bytes = await wholeOf(cleaning.source, cleaning.limits)
    const told = await saysValue(cleaning, bytes)
    const trim = new Trim(cleaning.hidden, told || cleaning.hidden.has('image-metadata'))
    if (!trim.metadata && !trim.thumbnail && !trim.stray) return null
    const trimmed = trims[cleaning.kind]?.(bytes, trim) ?? bytes
    if (trim.done.size === 0) return null
    for (const [what, count] of trim.done) cleaning.deed({ address: '', what, how: 'removed', count })
    if (told) cleaning.deed({ address: '', what: 'finding', how: 'replaced', count: 1 })
    return trimmed
  },
}

async function saysValue({ kind, secrets }: Cleaning, bytes: Uint8Array): Promise<boolean> {
  if (secrets.length === 0) return false
  const { texts, xmp, exif, hasIptc, unknown } = containerOf(kind, bytes)
  const tags = await Promise.all([...exif, ...(hasIptc ? [bytes] : [])].map((block) => tagsOf(block)))
  const said = [
    ...texts.map(([, text]) => text),
    ...xmp.flatMap((packet) => markupText(new TextDecoder('utf-8').decode(packet))),
    ...tags.flatMap((some) => (some ?? []).map(({ text }) => text)),
    // What no standard names is looked at as it lies there.
    ...(unknown.length > 0 ? [stringsIn(bytes)] : []),
  ]
  return said.some((text) => holdsAny(text, secrets))
}
