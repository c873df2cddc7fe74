import { createWriteStream, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, deflateRawSync } from 'node:zlib'
import { chanceOf, type Chance } from '../accuracy/chance.ts'
import { Deck, genres, paper } from '../accuracy/papers.ts'
import { sentence } from '../accuracy/prose.ts'

/** Ordinary prose: of the generator's sentences with figures (dates, amounts, document numbers …) one in ten is kept. */
export function ordinary(chance: Chance, bytes: number): string {
  const lines: string[] = []
  for (let size = 0; size < bytes;) {
    const line = Array.from({ length: 8 }, () => plain(chance)).join('')
    lines.push(line)
    size += Buffer.byteLength(line) + 1
  }
  return lines.join('\n')
}

function plain(chance: Chance): string {
  const one = sentence(chance)
  return /[0-9]/.test(one) && !chance.holds(0.1) ? plain(chance) : one
}

/** Papers in which a value stands in about every other sentence. */
export function papers(chance: Chance, bytes: number): string {
  const deck = new Deck()
  const names = Object.keys(genres)
  const out: string[] = []
  for (let size = 0; size < bytes;) {
    const { text } = paper(chance.pick(names), chance, deck)
    out.push(text)
    size += Buffer.byteLength(text)
  }
  return out.join('\n')
}

/** A table of cases; every thousandth row names a phone. */
export async function writeCsv(path: string, bytes: number): Promise<void> {
  const chance = chanceOf(7)
  const texts = Array.from({ length: 5000 }, () => plain(chance).replaceAll(',', ''))
  function* rows(): Generator<string> {
    yield '編號,案由,辦理情形,備註\n'
    let block = ''
    for (let row = 1, size = 0; size < bytes; row++) {
      const note = row % 1000 === 0 ? `手機09${chance.digits(8)}` : '無'
      block += `${row},${chance.pick(texts)},${chance.pick(texts)},${note}\n`
      if (block.length < 256 * 1024) continue
      size += Buffer.byteLength(block)
      yield block
      block = ''
    }
  }
  await pipeline(Readable.from(rows()), createWriteStream(path))
}

/** Messages of two paragraphs in UTF-8, every tenth with a text attached and a phone in it. */
export function writeMailbox(path: string, count: number): number {
  const chance = chanceOf(8)
  const out: string[] = []
  for (let n = 0; n < count; n++) {
    const subject = `=?UTF-8?B?${Buffer.from(plain(chance)).toString('base64')}?=`
    const head = `From someone@example.com Mon Nov 23 08:00:00 2026\nFrom: a${n}@example.com\nTo: b@example.com\nDate: Mon, 23 Nov 2026 08:00:00 +0800\nSubject: ${subject}\nMIME-Version: 1.0\n`
    const text = `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${plain(chance)}\n\n${plain(chance)}\n`
    const attached = `Content-Type: text/plain; charset=utf-8; name=a.txt\nContent-Disposition: attachment; filename=a.txt\nContent-Transfer-Encoding: base64\n\n${Buffer.from(`聯絡電話 09${chance.digits(8)}\n`).toString('base64')}\n`
    out.push(
      n % 10 === 0
        ? `${head}Content-Type: multipart/mixed; boundary=x\n\n--x\n${text}--x\n${attached}--x--\n\n`
        : `${head}${text}\n`,
    )
  }
  const mailbox = out.join('')
  writeFileSync(path, mailbox)
  return Buffer.byteLength(mailbox)
}

/** A workbook of one sheet with texts and figures in its cells; gives the bytes of the sheet's XML. */
export function writeWorkbook(path: string, rows: number): number {
  const chance = chanceOf(9)
  const cells = (row: number): string =>
    `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="B${row}" t="inlineStr"><is><t>${plain(chance)}</t></is></c><c r="C${row}"><v>${chance.digits(5)}</v></c></row>`
  const sheet = `<worksheet xmlns="${MAIN}"><sheetData>${Array.from({ length: rows }, (_, i) => cells(i + 1)).join('')}</sheetData></worksheet>`
  writeFileSync(
    path,
    zipOf({
      '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${EXCEL}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${EXCEL}worksheet+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="案件" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet,
    }),
  )
  return Buffer.byteLength(sheet)
}
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'

function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text)
    const packed = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt16LE(0x21, 8)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    local.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    central.push(Buffer.from('PK\x01\x02\x14\0'), fields, place, Buffer.from(name))
    at += 4 + fields.length + Buffer.byteLength(name) + packed.length
  }
  const table = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(table.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...local, table, Buffer.from('PK\x05\x06'), end])
}

/** Pages of thirty lines in a font that the file does not bring along, as office programs print to PDF on most machines. */
export function writePdf(path: string, pages: number): void {
  const chance = chanceOf(10)
  const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')
  const body = (): string =>
    Array.from(
      { length: 30 },
      (_, line) => `BT /F 12 Tf 1 0 0 1 56 ${780 - line * 24} Tm <${hex(plain(chance).slice(0, 38))}> Tj ET`,
    ).join('\n')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, n) => `${6 + n * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/MingLiU/Encoding/UniCNS-UCS2-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/MingLiU/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>/FontDescriptor 5 0 R>>',
    '<</Type/FontDescriptor/FontName/MingLiU/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>',
  ]
  for (let n = 0; n < pages; n++) {
    const content = body()
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${7 + n * 2} 0 R>>`,
      `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    )
  }
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
  writeFileSync(path, file, 'latin1')
}
