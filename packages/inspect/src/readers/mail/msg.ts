import { memorySupply } from '../../source/supplies.ts'
import type { Reader, Reading } from '../../words/reader.ts'
import type { Node } from '../compound/directory.ts'
import { openWhole } from '../compound/open-whole.ts'
import { readOrphans, readStorage as readObject } from '../compound/tree.ts'
import { readUnknown } from '../compound/unknown-stream.ts'
import { ids, types } from '../mapi/properties.ts'
import { tellProperty, textOf, type Owner, type Property } from '../mapi/tell-property.ts'
import { wordsOfHtml } from './alternatives.ts'
import { decodeText } from './charset.ts'

/** Messages that Outlook saved (MS-OXMSG): storages of properties, one stream each. */
export const msgReader: Reader = {
  id: 'msg',
  kinds: ['msg'],
  async read(reading) {
    const { root, orphans } = openWhole(reading, await reading.source.bytes())
    await readStorage(reading, root, 32)
    await readOrphans(reading, orphans)
  },
}

const STREAM = /^__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(-[0-9A-F]{8})?$/i

/** A message, recipient or attachment. `header`: bytes before the fixed properties. */
async function readStorage(reading: Reading, storage: Node, header: number): Promise<void> {
  await reading.source.bytes()
  const fixed = fixedOf(storage, header)
  const found = storage.children.flatMap((node) => propertyOf(node) ?? [])
  const codepage = fixed.get(ids.codepage) ?? fixed.get(ids.internetCodepage) ?? 0
  const html = found.find(({ id }) => id === ids.html)
  const owner: Owner = {
    codepage,
    shown: html === undefined ? null : wordsOfHtml(htmlText(html, codepage)),
    blind: fixed.get(ids.recipientType) === 3,
    fileName: nameOf(found, codepage, storage.name),
  }
  for (const node of storage.children) {
    reading.tick()
    if (node.type === 'storage') await readInner(reading, node, owner)
    else if (node.bytes === null) reading.unread(node.name, 'ARCHIVE_DAMAGED', { what: 'sectors' }, node.size)
    else await readStream(reading, node, node.bytes, owner)
  }
}

async function readInner(reading: Reading, node: Node, owner: Owner): Promise<void> {
  const part = { name: node.name, source: memorySupply(new Uint8Array()) }
  const [, id] = STREAM.exec(node.name) ?? []
  if (node.name.startsWith('__recip_') || node.name.startsWith('__attach_'))
    return reading.child({ ...part, kind: 'msg', nests: false, read: (inner) => readStorage(inner, node, 8) })
  if (node.name === '__nameid_version1.0')
    return reading.child({
      ...part,
      kind: 'msg',
      nests: false,
      hidden: 'attribute',
      read: (inner) => readNames(inner, node),
    })
  if (id === undefined) return reading.unread(node.name, 'PART_UNKNOWN')
  const isMessage = node.children.some(({ name }) => name === '__properties_version1.0')
  if (isMessage)
    return reading.child({
      ...part,
      name: owner.fileName,
      kind: 'msg',
      read: (inner) => readStorage(inner, node, 24),
    })
  // An OLE object that was dropped into the text: its streams are opened one by one, without the program that wrote them.
  await reading.child({
    ...part,
    name: owner.fileName,
    kind: 'compound',
    hidden: 'embedded-object',
    read: (inner) => readObject(inner, node),
  })
}

async function readStream(reading: Reading, node: Node, bytes: Uint8Array, owner: Owner): Promise<void> {
  const property = propertyOf(node)
  if (property !== null) return tellProperty(reading, property, owner, node.name)
  const known = node.name === '__properties_version1.0' && (node.size - 8) % 8 === 0
  await reading.child({
    name: node.name,
    source: memorySupply(bytes),
    nests: false,
    kind: 'unknown',
    async read(inner) {
      if (known) await inner.source.bytes()
      else await readUnknown(inner)
    },
  })
}

function propertyOf(node: Node): Property | null {
  const [, id, type] = STREAM.exec(node.name) ?? []
  if (id === undefined || type === undefined || node.bytes === null || node.type !== 'stream') return null
  const code = Number.parseInt(type, 16)
  // Several values: each in a stream of its own, with their lengths in another.
  const single = (code & 0x1000) !== 0 && /-[0-9A-F]{8}$/i.test(node.name) ? code & 0xfff : code
  return { id: Number.parseInt(id, 16), type: single, bytes: node.bytes }
}

function fixedOf(storage: Node, header: number): ReadonlyMap<number, number> {
  const bytes = storage.children.find(({ name }) => name === '__properties_version1.0')?.bytes
  const fixed = new Map<number, number>()
  if (bytes == null) return fixed
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = header; at + 16 <= bytes.length; at += 16)
    if (view.getUint16(at, true) === 3) fixed.set(view.getUint16(at + 2, true), view.getInt32(at + 8, true))
  return fixed
}

function nameOf(found: readonly Property[], codepage: number, otherwise: string): string {
  for (const id of [ids.attachLongName, ids.attachName, ids.displayName]) {
    const property = found.find((one) => one.id === id && one.type !== types.binary)
    const name = property === undefined ? '' : textOf(property, codepage).text
    if (name !== '') return name
  }
  return otherwise
}

const htmlText = (property: Property, codepage: number): string =>
  property.type === types.binary ? decodeText(property.bytes, '').text : textOf(property, codepage).text

/** Names of properties: the strings stand in one stream, ids and hashes in the others. */
async function readNames(reading: Reading, node: Node): Promise<void> {
  await reading.source.bytes()
  for (const { name, bytes } of node.children) {
    if (bytes === null) reading.unread(name, 'ARCHIVE_DAMAGED', { what: 'sectors' })
    else if (name === '__substg1.0_00040102')
      reading.span(
        Buffer.from(bytes)
          .toString('utf16le')
          .replace(/[^\p{L}\p{N}\p{P} ]+/gu, '\n')
          .trim(),
        name,
        { sight: 'attribute' },
      )
  }
}
