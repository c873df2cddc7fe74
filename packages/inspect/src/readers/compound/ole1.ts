import { memorySupply } from '../../source/supplies.ts'
import type { Reading } from '../../words/reader.ts'
import { decodeText } from '../mail/charset.ts'
import { stringsIn } from './binary-strings.ts'

/** Bytes one after another; `cut` where they end before a value does. */
class Cursor {
  readonly bytes: Uint8Array
  at = 0
  cut = false
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  number(width: 2 | 4): number {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength)
    if (this.at + width > this.bytes.length) {
      this.cut = true
      return 0
    }
    this.at += width
    return width === 2 ? view.getUint16(this.at - 2, true) : view.getUint32(this.at - 4, true)
  }
  take(length: number): Uint8Array {
    const out = this.bytes.subarray(this.at, this.at + length)
    if (out.length < length) this.cut = true
    this.at += out.length
    return out
  }
  /** Up to a NUL, in the code page of whoever wrote it. */
  line(): string {
    const end = this.bytes.indexOf(0, this.at)
    if (end < 0) this.cut = true
    const out = this.bytes.subarray(this.at, end < 0 ? this.bytes.length : end)
    this.at = end < 0 ? this.bytes.length : end + 1
    return decodeText(out, '').text
  }
  counted(): string {
    return decodeText(this.take(this.number(4)), '').text.replace(/\0+$/, '')
  }
  countedWide(): string {
    return Buffer.from(this.take(this.number(4) * 2))
      .toString('utf16le')
      .replace(/\0+$/, '')
  }
}

/** An OLE 1 object, as RTF holds it (MS-OLEDS): a class, and the bytes that its program wrote or a link to them. */
export async function readOle1(reading: Reading): Promise<void> {
  const cursor = new Cursor(await reading.source.bytes())
  const [, form] = [cursor.number(4), cursor.number(4)]
  const name = cursor.counted()
  const [topic, item] = [cursor.counted(), cursor.counted()]
  const told = form === 1 ? 'external-link' : 'author-path'
  reading.span([topic, item].filter((one) => one !== '').join('\n'), name, { sight: told })
  if (form !== 2)
    return reading.fault('PART_NOT_UNDERSTOOD', { what: `OLE ${form === 1 ? 'link' : 'object'}` })
  const data = cursor.take(cursor.number(4))
  if (cursor.cut) reading.fault('PART_NOT_UNDERSTOOD', { what: 'OLE object' })
  const part = { name: name || 'object', source: memorySupply(data) }
  await reading.child(
    name === 'Package' ? { ...part, kind: 'unknown', nests: false, read: readPackage } : part,
  )
  // Behind it only a picture of the object may follow.
  const rest = cursor.bytes.subarray(cursor.at)
  if (rest.some((byte) => byte !== 0))
    await reading.child({ name: 'presentation', source: memorySupply(rest), nests: false })
}

/** The stream `\u0001Ole10Native`: its size, then a package or what some other program wrote. */
export async function readNative(reading: Reading): Promise<void> {
  const bytes = await reading.source.bytes()
  const data = bytes.subarray(4)
  if (data[0] === 2 && data[1] === 0) return takePackage(reading, data)
  await reading.child({ name: 'native', source: memorySupply(data), nests: false })
}

const readPackage = async (reading: Reading): Promise<void> =>
  takePackage(reading, await reading.source.bytes())

/** What a Package holds: a file with its name and the path where it lay. */
async function takePackage(reading: Reading, bytes: Uint8Array): Promise<void> {
  const cursor = new Cursor(bytes)
  if (cursor.number(2) !== 2) return reading.fault('PART_NOT_UNDERSTOOD', { what: 'package' })
  const [label, path] = [cursor.line(), cursor.line()]
  cursor.number(4)
  const temporary = cursor.counted()
  reading.span(label, '', { heading: 'filename' })
  reading.span([path, temporary].join('\n').trim(), '', { sight: 'author-path' })
  const data = cursor.take(cursor.number(4))
  if (cursor.cut) return reading.fault('PART_NOT_UNDERSTOOD', { what: 'package' })
  await reading.child({ name: label || 'file', source: memorySupply(data) })
  tellBehind(reading, bytes.subarray(cursor.at))
}

/** Behind a packaged file stand its three names again, in UTF-16. What is not of that form may be anything. */
function tellBehind(reading: Reading, rest: Uint8Array): void {
  const cursor = new Cursor(rest)
  const names = [cursor.countedWide(), cursor.countedWide(), cursor.countedWide()]
  if (!cursor.cut) reading.span(names.join('\n').trim(), '', { sight: 'author-path' })
  const left = cursor.cut ? rest : rest.subarray(cursor.at)
  if (left.every((byte) => byte === 0)) return
  reading.span(stringsIn(left), '', { sight: 'stray-bytes' })
  reading.fault('STRAY_BYTES', { bytes: left.length })
}
