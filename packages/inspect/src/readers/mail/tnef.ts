import { memorySupply } from '../../source/supplies.ts'
import { stopPart } from '../../pipeline/stop.ts'
import type { Reader, Reading } from '../../words/reader.ts'
import { ids, types } from '../mapi/properties.ts'
import { tellProperty, textOf, type Owner, type Property } from '../mapi/tell-property.ts'
import { readStrings } from '../compound/binary-strings.ts'
import { decodeText } from './charset.ts'
import { propertiesOf } from './tnef-properties.ts'

/** winmail.dat (MS-OXTNEF): a list of attributes, some of which are lists of MAPI properties. */
export const tnefReader: Reader = {
  id: 'tnef',
  kinds: ['tnef'],
  async read(reading) {
    await readTnef(reading, await reading.source.bytes())
  },
}

const MARK = 0x223e9f78
const ATTACH_DATA = 0x800f
const ATTACH_TITLE = 0x8010
const ATTACH_PROPERTIES = 0x9005
const ATTACH_START = 0x9002
const MESSAGE_PROPERTIES = 0x9003
const RECIPIENTS = 0x9004
const CODEPAGE = 0x9007
/** Classes, ids, dates, versions, pictures of icons: traces, in ASCII where in text at all. */
const TRACES = new Set([
  0x8005, 0x8006, 0x8007, 0x8008, 0x8009, 0x800a, 0x800b, 0x800d, 0x8011, 0x8012, 0x8013, 0x8020, 0x9001,
  0x9006,
])
const TEXTS: Readonly<Record<number, string>> = { 0x8000: 'From', 0x8004: 'Subject', 0x800c: 'Body' }

async function readTnef(reading: Reading, bytes: Uint8Array): Promise<void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 6 || view.getUint32(0, true) !== MARK)
    throw stopPart('ARCHIVE_DAMAGED', { what: 'TNEF' })
  let codepage = 0
  let title = ''
  for (let at = 6, number = 1; at < bytes.length; number++) {
    reading.tick()
    if (at + 11 > bytes.length) throw stopPart('ARCHIVE_DAMAGED', { what: 'attribute' })
    const [id, length] = [view.getUint32(at + 1, true) & 0xffff, view.getUint32(at + 5, true)]
    const data = bytes.subarray(at + 9, at + 9 + length)
    if (data.length < length || at + 9 + length + 2 > bytes.length)
      throw stopPart('ARCHIVE_DAMAGED', { what: 'attribute' })
    if (data.reduce((sum, byte) => (sum + byte) & 0xffff, 0) !== view.getUint16(at + 9 + length, true))
      reading.fault('ARCHIVE_CHECKSUM')
    at += 11 + length
    const name = `${number} 0x${id.toString(16)}`
    if (id === CODEPAGE)
      codepage = length >= 4 ? new DataView(data.buffer, data.byteOffset).getUint32(0, true) : 0
    else if (id === ATTACH_START) title = ''
    else if (id === ATTACH_TITLE) {
      title = textOf({ id, type: types.string8, bytes: data }, codepage).text
      reading.span(title, name, { heading: 'filename' })
    } else if (id === ATTACH_DATA) await reading.child({ name: title || name, source: memorySupply(data) })
    else if (id === MESSAGE_PROPERTIES || id === ATTACH_PROPERTIES)
      await readProperties(reading, data, codepage, title || name)
    else if (id === RECIPIENTS) await readStringsOf(reading, name, data, 'recipients')
    else if (TEXTS[id] !== undefined) {
      const { text, bad } = decodeText(data, codepage === 950 ? 'big5' : '')
      if (bad > 0) reading.fault('BYTES_OUTSIDE_ENCODING', { encoding: TEXTS[id] ?? '', line: 1, count: bad })
      reading.span(text.replace(/[\u0000-\u0008]+/g, ' ').trim(), name, { heading: TEXTS[id] ?? '' })
    } else await readStringsOf(reading, name, data, TRACES.has(id) ? 'trace' : null)
  }
}

/** `role` null: an attribute that is not of the format. */
const readStringsOf = (
  reading: Reading,
  name: string,
  data: Uint8Array,
  role: string | null,
): Promise<void> =>
  reading.child({
    name,
    role: role ?? '',
    kind: 'unknown',
    hidden: 'tnef',
    nests: false,
    source: memorySupply(data),
    async read(inner) {
      await readStrings(inner)
      if (role === null) inner.fault('PART_UNKNOWN')
    },
  })

async function readProperties(
  reading: Reading,
  data: Uint8Array,
  codepage: number,
  title: string,
): Promise<void> {
  const { properties, whole } = propertiesOf(data)
  if (!whole) reading.fault('PART_NOT_UNDERSTOOD', { what: 'MAPI properties' })
  const named = properties.find(({ id }) => id === ids.attachLongName)
  const fileName = named === undefined ? title : textOf(named, codepage).text || title
  const owner: Owner = { codepage, shown: null, blind: false, fileName }
  for (const property of properties) await tellOne(reading, property, owner)
}

async function tellOne(reading: Reading, property: Property, owner: Owner): Promise<void> {
  const name = `0x${property.id.toString(16).padStart(4, '0')}`
  if (property.type !== types.object) return tellProperty(reading, property, owner, name)
  // An interface id comes before what it is an interface to: a message within is TNEF again.
  const inner = property.bytes.subarray(16)
  await reading.child({ name: owner.fileName, source: memorySupply(inner) })
}
