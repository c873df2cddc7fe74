import { memorySupply } from '../../source/supplies.ts'
import type { Reading } from '../../words/reader.ts'
import { decodeText } from '../mail/charset.ts'

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

/** The stream `\u0001Ole10Native` and what a Package holds: a file with its name and the path where it lay. */
export async function readPackage(reading: Reading): Promise<void> {
  const cursor = new Cursor(await reading.source.bytes())
  if (cursor.number(2) !== 2) return reading.fault('PART_NOT_UNDERSTOOD', { what: 'package' })
  const [label, path] = [cursor.line(), cursor.line()]
  cursor.number(4)
  const temporary = decodeText(cursor.take(cursor.number(4)), '').text.replace(/\0+$/, '')
  reading.span(label, '', { heading: 'filename' })
  reading.span([path, temporary].join('\n').trim(), '', { sight: 'author-path' })
  const data = cursor.take(cursor.number(4))
  if (cursor.cut) return reading.fault('PART_NOT_UNDERSTOOD', { what: 'package' })
  await reading.child({ name: label || 'file', source: memorySupply(data) })
  const rest = cursor.bytes.subarray(cursor.at)
  // The same names again, in UTF-16.
  const wide = Buffer.from(rest)
    .toString('utf16le')
    .replace(/[^\p{L}\p{N}\p{P}]+/gu, ' ')
  reading.span(wide.trim(), '', { sight: 'author-path' })
}
