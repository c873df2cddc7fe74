import { memorySupply } from '../../source/supplies.ts'
import { isRead, raiseFaults, tellPicture } from '../../ocr/tell-picture.ts'
import type { FileKind } from '../../words/kinds.ts'
import type { Reader, Reading } from '../../words/reader.ts'
import { bmpPicture, bmpSize } from './bmp.ts'
import { containerOf } from './container.ts'
import type { Container } from './draft.ts'
import { markupText } from './markup-text.ts'
import { tagsOf, thumbnailOf } from './tags.ts'

/** Below this many pixels on a side there is no room for writing. */
const LEGIBLE = 16

/** All that an image says beside its pixels, and the pixels where there is an engine to read them; else it is said that they were not. */
export const imageReader: Reader = {
  id: 'image',
  kinds: ['jpeg', 'png', 'gif', 'tiff', 'bmp', 'webp', 'heif'],
  read: readImage,
}

async function readImage(reading: Reading): Promise<void> {
  const bytes = await reading.source.bytes()
  const container = containerOf(reading.kind, bytes)
  const { texts, xmp, unknown, damaged, side } = container
  if (damaged !== null) reading.fault('IMAGE_DAMAGED', { what: damaged })
  for (const [name, text] of texts) tell(reading, name, text)
  for (const packet of xmp)
    for (const text of markupText(new TextDecoder('utf-8').decode(packet))) tell(reading, 'XMP', text)
  for (const { name, bytes: size } of unknown) reading.unread(name, 'PART_UNKNOWN', {}, size)
  await readTags(reading, bytes, container)
  await readTail(reading, bytes, container.end)
  if (side === null || side >= LEGIBLE) await readPixels(reading, bytes, container)
}

/** TIFF may hold many pages, and HEIF the engine does not know. */
const RECOGNISED: ReadonlySet<FileKind> = new Set<FileKind>(['jpeg', 'png', 'gif', 'webp', 'bmp'])

async function readPixels(reading: Reading, bytes: Uint8Array, container: Container): Promise<void> {
  const { frames, damaged } = container
  const size = reading.kind === 'bmp' ? bmpSize(bytes) : container.size
  let read = false
  if (reading.recognise !== null && size !== null && RECOGNISED.has(reading.kind)) {
    const fits = size.width * size.height <= reading.limits.picturePixels
    const picture = reading.kind === 'bmp' && fits ? bmpPicture(bytes, size) : { bytes, ...size }
    const frame = { page: 1, address: '', unit: 1 }
    if (picture !== null) {
      const sureness = await tellPicture(reading, reading.recognise, picture, frame)
      raiseFaults(reading, new Map([[1, sureness]]))
      read = isRead(sureness) && frames <= 1 && damaged === null
    }
  }
  if (!read) reading.fault('PIXELS_NOT_READ', { count: 1 })
}

const tell = (reading: Reading, name: string, text: string): void =>
  reading.span(text, name, { sight: 'image-metadata', heading: name })

async function readTags(reading: Reading, bytes: Uint8Array, { exif, hasIptc }: Container): Promise<void> {
  for (const block of [...exif, ...(hasIptc ? [bytes] : [])]) {
    const tags = await tagsOf(block)
    if (tags === null) reading.fault('IMAGE_DAMAGED', { what: 'EXIF' })
    for (const { name, text } of tags ?? [])
      if (!hasIptc || block !== bytes || name.startsWith('iptc')) tell(reading, name, text)
    const thumbnail = block === bytes && hasIptc ? null : await thumbnailOf(block)
    if (thumbnail === null) continue
    const source = memorySupply(thumbnail)
    await reading.child({ name: 'thumbnail', source, hidden: 'thumbnail', nests: false })
  }
}

/** What was put behind the image: viewers do not look there. */
async function readTail(reading: Reading, bytes: Uint8Array, end: number | null): Promise<void> {
  if (end === null || end >= bytes.length) return
  const tail = bytes.subarray(end)
  if (tail.every((byte) => byte === 0)) return
  await reading.child({ name: `[${end}–${bytes.length}]`, source: memorySupply(tail), hidden: 'stray-bytes' })
}
