import { stopPart } from '../../pipeline/stop.ts'
import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import type { Node } from '../compound/directory.ts'

/** Parts of the text in the order in which they lie, by where their lengths stand in the header. */
const REGIONS: readonly (readonly [offset: number, name: string, sight: Sight])[] = [
  [0x4c, '¶', 'visible'],
  [0x50, 'footnote ', 'visible'],
  [0x54, 'header ', 'visible'],
  [0x58, 'macro ', 'macro'],
  [0x5c, 'comment ', 'comment'],
  [0x60, 'endnote ', 'visible'],
  [0x64, 'text box ', 'visible'],
  [0x68, 'header text box ', 'visible'],
]

/** Word 97–2003 (MS-DOC): the piece table puts the text together. Which runs are hidden or deleted lies in formatting that is not read. */
export async function readWord(reading: Reading, siblings: readonly Node[]): Promise<void> {
  const bytes = await reading.source.bytes()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 0x1aa || view.getUint16(0, true) !== 0xa5ec)
    throw stopPart('PART_NOT_UNDERSTOOD', { what: 'Word 6' })
  const flags = view.getUint16(0x0a, true)
  if ((flags & 0x0100) !== 0) throw stopPart('ENCRYPTED')
  const name = (flags & 0x0200) === 0 ? '0Table' : '1Table'
  const table = siblings.find((node) => node.name === name)?.bytes
  if (table == null) throw stopPart('PART_MISSING', { name })
  const text = textOf(bytes, table.subarray(view.getUint32(0x1a2, true)), view.getUint32(0x1a6, true))
  if (text === null) throw stopPart('PART_NOT_UNDERSTOOD', { what: 'piece table' })
  reading.fault('PART_NOT_UNDERSTOOD', { what: 'formatting, hidden and deleted runs' })
  let at = 0
  for (const [offset, region, sight] of REGIONS) {
    const length = view.getUint32(offset, true)
    tellRegion(reading, text.slice(at, at + length), region, sight)
    at += length
  }
  tellRegion(reading, text.slice(at), 'rest ', 'unplaced-text')
}

function textOf(bytes: Uint8Array, clx: Uint8Array, length: number): string | null {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.byteLength)
  const end = Math.min(length, clx.length)
  let at = 0
  while (at + 3 <= end && clx[at] === 1) at += 3 + view.getUint16(at + 1, true)
  if (at + 5 > end || clx[at] !== 2) return null
  const size = view.getUint32(at + 1, true)
  const pieces = Math.floor((size - 4) / 12)
  const from = at + 5
  if (pieces < 0 || from + pieces * 12 + 4 > end) return null
  const out: string[] = []
  for (let i = 0; i < pieces; i++) {
    const chars = view.getUint32(from + i * 4 + 4, true) - view.getUint32(from + i * 4, true)
    const place = view.getUint32(from + (pieces + 1) * 4 + i * 8 + 2, true)
    const narrow = (place & 0x40000000) !== 0
    const offset = narrow ? (place & 0x3fffffff) / 2 : place
    const run = bytes.subarray(offset, offset + (narrow ? chars : chars * 2))
    if (chars < 0 || run.length < (narrow ? chars : chars * 2)) return null
    out.push(new TextDecoder(narrow ? 'windows-1252' : 'utf-16le').decode(run))
  }
  return out.join('')
}

/** Paragraphs and cells; what stands between the marks of a field is its code. */
function tellRegion(reading: Reading, text: string, region: string, sight: Sight): void {
  for (const [i, paragraph] of text.split(/[\r\u0007\u000c]/).entries()) {
    reading.tick()
    const address = `${region}${i + 1}`
    const codes: string[] = []
    const seen = paragraph.replace(/\u0013([^\u0013-\u0015]*)(?:\u0014|(?=\u0015))/g, (_, code: string) => {
      codes.push(code.trim())
      return ''
    })
    const clean = seen.replace(/[\u0001-\u0008\u000e-\u001f]/g, '').trim()
    reading.span(clean, address, { sight })
    reading.span(codes.join('\n'), address, { sight: 'field-code' })
  }
}
