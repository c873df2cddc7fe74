import { memorySupply } from '../../source/supplies.ts'
import type { HiddenClass } from '../../words/hidden.ts'
import type { Reading } from '../../words/reader.ts'
import { decodeText } from '../mail/charset.ts'
import { charsetOf } from '../mapi/properties.ts'

const USER_DEFINED = '05d5cdd59c2e1b10939708002b2cf9ae'
const PEOPLE = new Set([4, 8])
const THUMBNAIL = 17

/** Summary properties of Office files (MS-OLEPS). Numbers and times are no text; what is neither is told as not understood. */
export async function readPropertySet(reading: Reading): Promise<void> {
  const bytes = await reading.source.bytes()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const sets = Math.min(view.getUint32(24, true), 8)
    for (let i = 0; i < sets; i++) {
      const format = Buffer.from(bytes.subarray(28 + i * 20, 44 + i * 20)).toString('hex')
      await readSet(reading, bytes.subarray(view.getUint32(44 + i * 20, true)), format === USER_DEFINED)
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    reading.fault('PART_NOT_UNDERSTOOD', { what: 'property set' })
  }
}

async function readSet(reading: Reading, set: Uint8Array, custom: boolean): Promise<void> {
  const view = new DataView(set.buffer, set.byteOffset, set.byteLength)
  const count = view.getUint32(4, true)
  const offsets = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    reading.tick()
    offsets.set(view.getUint32(8 + i * 8, true), view.getUint32(12 + i * 8, true))
  }
  const codepageAt = offsets.get(1)
  const codepage = codepageAt === undefined ? 0 : view.getUint16(codepageAt + 4, true)
  const names = custom ? dictionary(view, set, offsets.get(0), codepage) : new Map<number, string>()
  for (const [id, at] of offsets) {
    if (id < 2) continue
    const type = view.getUint32(at, true) & 0xffff
    const heading = names.get(id) ?? `${id}`
    const sight: HiddenClass = custom ? 'custom-property' : PEOPLE.has(id) ? 'author' : 'property'
    if (type === 0x47 && id === THUMBNAIL) {
      const source = memorySupply(set.subarray(at + 8, at + 8 + view.getUint32(at + 4, true)))
      await reading.child({ name: 'thumbnail', source, hidden: 'thumbnail', nests: false })
    } else if (isText(type))
      for (const text of texts(view, set, at, type, codepage)) reading.span(text, heading, { sight, heading })
    else if (!isNumber(type)) reading.fault('PART_NOT_UNDERSTOOD', { what: `property type ${type}` })
  }
  for (const name of names.values()) reading.span(name, '', { sight: 'custom-property' })
}

const isText = (type: number): boolean => [0x1e, 0x1f, 0x101e, 0x101f, 0x100c].includes(type)
const isNumber = (type: number): boolean => type <= 0x17 || type === 0x40 || type === 0x48 || type === 0x1003

function texts(
  view: DataView,
  set: Uint8Array,
  at: number,
  type: number,
  codepage: number,
): readonly string[] {
  if (type === 0x1e || type === 0x1f) return [text(view, set, at + 4, type, codepage).value]
  const found: string[] = []
  let from = at + 8
  for (let left = view.getUint32(at + 4, true); left > 0; left--) {
    const own = type === 0x100c ? view.getUint32(from, true) & 0xffff : type & 0xff
    if (type === 0x100c) from += 4
    if (own === 0x1e || own === 0x1f) {
      const one = text(view, set, from, own, codepage)
      found.push(one.value)
      from = one.end
    } else from += 4
  }
  return found
}

function text(
  view: DataView,
  set: Uint8Array,
  at: number,
  type: number,
  codepage: number,
): { value: string; end: number } {
  const length = view.getUint32(at, true) * (type === 0x1f ? 2 : 1)
  if (at + 4 + length > set.length) throw new RangeError('cut')
  const charset = type === 0x1f || codepage === 1200 ? 'utf-16le' : charsetOf(codepage)
  const value = decodeText(set.subarray(at + 4, at + 4 + length), charset).text.replace(/\0[^]*$/, '')
  // Wide strings are padded to four bytes, and so are narrow ones in vectors of variants.
  return { value, end: at + 4 + length + (type === 0x1f ? (4 - (length % 4)) % 4 : 0) }
}

function dictionary(
  view: DataView,
  set: Uint8Array,
  at: number | undefined,
  codepage: number,
): Map<number, string> {
  const names = new Map<number, string>()
  if (at === undefined) return names
  let from = at + 4
  for (let left = view.getUint32(at, true); left > 0; left--) {
    const id = view.getUint32(from, true)
    const one = text(view, set, from + 4, codepage === 1200 ? 0x1f : 0x1e, codepage)
    names.set(id, one.value)
    from = one.end
  }
  return names
}
