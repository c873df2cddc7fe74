import { inflateSync } from 'node:zlib'
import { memorySupply } from '../../source/supplies.ts'
import { stopPart } from '../../pipeline/stop.ts'
import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'

const [SLIDE, NOTES, MASTER, COMMENT, LIST] = [0x3ee, 0x3f0, 0x3f8, 0x2ee0, 0xff0]
const [CHARS, BYTES, CSTRING, SLIDE_INFO, OBJECT, CRYPT] = [0xfa0, 0xfa8, 0xfba, 0x3f9, 0x1011, 0x2f14]

interface Container {
  readonly type: number
  readonly end: number
  readonly sight: Sight
  readonly address: string
  /** Texts wait: whether a slide is hidden is said behind its beginning. */
  readonly texts: { readonly text: string; readonly sight: Sight; readonly address: string }[]
  hidden: boolean
}

/** PowerPoint 97–2003 (MS-PPT): texts of slides, notes and masters. Places, shapes and looks are not understood. */
export async function readPowerPoint(reading: Reading): Promise<void> {
  const bytes = await reading.source.bytes()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  reading.fault('PART_NOT_UNDERSTOOD', { what: 'shapes, looks' })
  const stack: Container[] = [open(0, bytes.length, { sight: 'visible', address: '' })]
  const numbers = new Map<number, number>()
  const close = (to: number): void => {
    while (stack.length > 1 && (stack.at(-1)?.end ?? 0) <= to) tell(reading, stack.pop(), stack.at(-1))
  }
  let at = 0
  while (at + 8 <= bytes.length) {
    reading.tick()
    close(at)
    const top = stack.at(-1)
    if (top === undefined) break
    const [head, type, length] = [
      view.getUint16(at, true),
      view.getUint16(at + 2, true),
      view.getUint32(at + 4, true),
    ]
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (body.length < length) reading.fault('PART_NOT_UNDERSTOOD', { what: 'records' })
    if (type === CRYPT) throw stopPart('ENCRYPTED')
    if ((head & 15) === 15) {
      if (stack.length > 64) throw stopPart('LIMIT_NESTING', { max: 64 })
      stack.push(open(type, at + 8 + length, enter(type, head >> 4, top, numbers)))
      at += 8
      continue
    }
    const text = textOf(type, body)
    if (text !== '') top.texts.push({ text, sight: top.sight, address: top.address })
    if (type === SLIDE_INFO && body.length >= 12 && ((body[10] ?? 0) & 4) !== 0) top.hidden = true
    if (type === OBJECT) await readObject(reading, body, head >> 4 === 1, numbers)
    at += 8 + length
  }
  close(Number.POSITIVE_INFINITY)
  tell(reading, stack.pop(), undefined)
}

const open = (
  type: number,
  end: number,
  { sight, address }: Pick<Container, 'sight' | 'address'>,
): Container => ({ type, end, sight, address, texts: [], hidden: false })

function enter(
  type: number,
  instance: number,
  around: Container,
  numbers: Map<number, number>,
): Pick<Container, 'sight' | 'address'> {
  const count = (): number => {
    const next = (numbers.get(type) ?? 0) + 1
    numbers.set(type, next)
    return next
  }
  switch (type) {
    case SLIDE:
      return { sight: 'visible', address: `slide ${count()}` }
    case NOTES:
      return { sight: 'speaker-note', address: `notes ${count()}` }
    case MASTER:
      return { sight: 'master-text', address: `master ${count()}` }
    case COMMENT:
      return { sight: 'comment', address: around.address }
    case LIST:
      // The outline once more: of slides, masters or notes.
      return {
        sight: instance === 1 ? 'master-text' : instance === 2 ? 'speaker-note' : 'visible',
        address: 'outline',
      }
    default:
      return around
  }
}

function tell(reading: Reading, container: Container | undefined, around: Container | undefined): void {
  if (container === undefined) return
  const hidden = container.hidden && container.type === SLIDE
  if (container.hidden && !hidden && around !== undefined) around.hidden = true
  const texts = container.texts.map((one) =>
    hidden && one.sight === 'visible' ? { ...one, sight: 'hidden-slide' as const } : one,
  )
  if (around !== undefined && container.type !== SLIDE) around.texts.push(...texts)
  else for (const { text, sight, address } of texts) reading.span(text, address, { sight })
}

function textOf(type: number, body: Uint8Array): string {
  if (type === CHARS || type === CSTRING)
    return new TextDecoder('utf-16le').decode(body).replaceAll('\r', '\n').trim()
  return type === BYTES ? Buffer.from(body).toString('latin1').replaceAll('\r', '\n').trim() : ''
}

async function readObject(
  reading: Reading,
  body: Uint8Array,
  packed: boolean,
  numbers: Map<number, number>,
): Promise<void> {
  const number = (numbers.get(OBJECT) ?? 0) + 1
  numbers.set(OBJECT, number)
  const name = `object ${number}`
  try {
    const bytes = packed ? inflateSync(body.subarray(4), { maxOutputLength: reading.limits.heldBytes }) : body
    await reading.child({ name, source: memorySupply(bytes), hidden: 'embedded-object' })
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'Stop') throw error
    reading.unread(name, 'ARCHIVE_DAMAGED', { what: 'zlib' }, body.length)
  }
}

/** Header bytes before the picture, by the type of its record; formats that are packed once more are not opened. */
const PICTURES: Readonly<Record<number, number>> = {
  0xf01d: 17,
  0xf01e: 17,
  0xf01f: 17,
  0xf029: 17,
  0xf02a: 17,
}

export async function readPictures(reading: Reading): Promise<void> {
  const bytes = await reading.source.bytes()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0, number = 1; at + 8 <= bytes.length; number++) {
    const [head, type, length] = [
      view.getUint16(at, true),
      view.getUint16(at + 2, true),
      view.getUint32(at + 4, true),
    ]
    const body = bytes.subarray(at + 8, at + 8 + length)
    const skip = PICTURES[type]
    if (body.length < length) return reading.fault('PART_NOT_UNDERSTOOD', { what: 'pictures' })
    // Two ids instead of one where the last bit of the instance is set.
    const from = (skip ?? 0) + (((head >> 4) & 1) === 1 ? 16 : 0)
    if (skip === undefined)
      reading.unread(`picture ${number}`, 'ARCHIVE_METHOD', { method: `0x${type.toString(16)}` }, length)
    else
      await reading.child({
        name: `picture ${number}`,
        source: memorySupply(body.subarray(from)),
        nests: false,
      })
    at += 8 + length
  }
}
