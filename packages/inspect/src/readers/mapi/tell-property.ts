import { memorySupply } from '../../source/supplies.ts'
import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import { tellAlternative } from '../mail/alternatives.ts'
import { decodeText } from '../mail/charset.ts'
import { readStrings } from '../compound/binary-strings.ts'
import { unpackRtf } from './lzfu.ts'
import { charsetOf, hex, ids, isKey, textRule, types } from './properties.ts'

export interface Property {
  readonly id: number
  readonly type: number
  readonly bytes: Uint8Array
}

/** What a property belongs to. */
export interface Owner {
  readonly codepage: number
  /** The words of the HTML body, where the message has one. */
  readonly shown: string | null
  /** A recipient that the others do not see. */
  readonly blind: boolean
  readonly fileName: string
}

/** One property with text or bytes as a part of its own. Numbers, switches and times are none. */
export async function tellProperty(
  reading: Reading,
  property: Property,
  owner: Owner,
  name: string,
): Promise<void> {
  const { id, type, bytes } = property
  const part = { name, role: textRule(id).name, source: memorySupply(bytes), nests: false }
  if (id === ids.rtf && type === types.binary) return tellRtf(reading, bytes, name)
  if (id === ids.html)
    return reading.child({ ...part, name: 'body.html', kind: 'html', source: htmlSupply(property, owner) })
  if (id === ids.attachData && type === types.binary)
    return reading.child({ name: owner.fileName, role: 'attachment', source: memorySupply(bytes) })
  if (type === types.string8 || type === types.unicode)
    return reading.child({ ...part, kind: 'text', read: (inner) => readText(inner, property, owner) })
  await reading.child({
    ...part,
    hidden: 'mail-header',
    async read(inner) {
      await readStrings(inner)
      if (!isKey(id)) inner.fault('PART_UNKNOWN')
    },
  })
}

async function readText(
  reading: Reading,
  property: Property,
  { codepage, shown, blind }: Owner,
): Promise<void> {
  await reading.source.bytes()
  const { id } = property
  const { name, sight } = textRule(id)
  const { text, bad } = textOf(property, codepage)
  if (bad > 0) reading.fault('BYTES_OUTSIDE_ENCODING', { encoding: name, line: 1, count: bad })
  if (id === ids.body && shown !== null) return tellAlternative(reading, text, shown)
  const seen: Sight = blind ? 'mail-header' : sight
  reading.span(text, '', { sight: seen, heading: name, ...(id === ids.body ? { line: 1 } : {}) })
}

export function textOf(
  { type, bytes }: Property,
  codepage: number,
): { readonly text: string; readonly bad: number } {
  const { text, bad } = decodeText(bytes, type === types.unicode ? 'utf-16le' : charsetOf(codepage))
  return { text: text.replace(/\0+$/, ''), bad }
}

/** HTML bodies declare their own charset, unless they are kept as text. */
const htmlSupply = (property: Property, { codepage }: Owner) =>
  property.type === types.binary
    ? memorySupply(property.bytes)
    : memorySupply(Buffer.from(`\ufeff${textOf(property, codepage).text}`))

async function tellRtf(reading: Reading, bytes: Uint8Array, name: string): Promise<void> {
  const rtf = unpackRtf(bytes)
  if (rtf === null) return reading.unread(name, 'ARCHIVE_DAMAGED', { what: hex(ids.rtf) }, bytes.length)
  await reading.child({
    name: 'body.rtf',
    source: memorySupply(rtf),
    hidden: 'mail-alternative',
    nests: false,
  })
}
