import { stopPart } from '../../pipeline/stop.ts'
import type { HiddenClass } from '../../words/hidden.ts'
import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import { columnName } from '../odf/sheet.ts'
import { Strings, stringAt } from './excel-strings.ts'
import { recordsOf, type BiffRecord } from './records.ts'

const BOF = 0x809
const [FORMULA, NAME, NOTE, HEADER, FOOTER, FILEPASS] = [0x06, 0x18, 0x1c, 0x14, 0x15, 0x2f]
const [WRITE_ACCESS, COLUMN, SHEET, MULTI_RK, TEXT_BOX, SUPBOOK] = [0x5c, 0x7d, 0x85, 0xbd, 0x1b6, 0x1ae]
const [SST, LABEL_SST, NUMBER, LABEL, STRING, ROW, RK] = [0xfc, 0xfd, 0x203, 0x204, 0x207, 0x208, 0x27e]

interface Sheet {
  readonly name: string
  readonly sight: Sight
}

/** Excel 97–2003 (MS-XLS): cells with their sheets, hidden ones in their class. Formulas, charts and formats are not understood. */
export async function readExcel(reading: Reading): Promise<void> {
  const bytes = await reading.source.bytes()
  reading.fault('PART_NOT_UNDERSTOOD', { what: 'formulas, formats, drawings' })
  const book = new Book(reading)
  for (const record of recordsOf(bytes)) {
    reading.tick()
    if (record.cut) return reading.fault('PART_NOT_UNDERSTOOD', { what: 'records' })
    book.take(record)
  }
}

class Book {
  readonly #reading: Reading
  readonly #sheets = new Map<number, Sheet>()
  #strings: readonly string[] = []
  #sheet: Sheet = { name: '', sight: 'visible' }
  #hiddenRows = new Set<number>()
  #hiddenColumns = new Set<number>()
  /** The cell whose formula gives a text, which follows in a record of its own. */
  #cell: readonly [row: number, column: number] = [0, 0]

  constructor(reading: Reading) {
    this.#reading = reading
  }

  take({ type, data, offset, pieces }: BiffRecord): void {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    const short = (at: number): number => (at + 2 <= data.length ? view.getUint16(at, true) : 0)
    const tell = (text: string, sight: HiddenClass): void =>
      this.#reading.span(text, this.#sheet.name, { sight })
    switch (type) {
      case BOF:
        if (short(0) !== 0x600) throw stopPart('PART_NOT_UNDERSTOOD', { what: 'Excel 5' })
        this.#begin(offset)
        return
      case FILEPASS:
        throw stopPart('ENCRYPTED')
      case SHEET:
        this.#takeSheet(view, data)
        return
      case SST:
        this.#strings = new Strings(pieces).all()
        return
      case WRITE_ACCESS:
        tell(stringAt(data, 0, 2).trim(), 'author')
        return
      case ROW:
        if ((short(12) & 0x20) !== 0) this.#hiddenRows.add(short(0))
        return
      case COLUMN:
        if ((short(8) & 1) !== 0)
          for (let c = short(0); c <= Math.min(short(2), 255); c++) this.#hiddenColumns.add(c)
        return
      case LABEL_SST:
        if (data.length >= 10)
          this.#tellCell(short(0), short(2), this.#strings[view.getUint32(6, true)] ?? '')
        return
      case LABEL:
        this.#tellCell(short(0), short(2), stringAt(data, 6, 2))
        return
      case NUMBER:
        if (data.length >= 14) this.#tellCell(short(0), short(2), String(view.getFloat64(6, true)))
        return
      case RK:
        if (data.length >= 10) this.#tellCell(short(0), short(2), rk(view.getInt32(6, true)))
        return
      case MULTI_RK:
        for (let at = 4, c = short(2); at + 6 <= data.length - 2; at += 6, c++)
          this.#tellCell(short(0), c, rk(view.getInt32(at + 2, true)))
        return
      case FORMULA:
        this.#cell = [short(0), short(2)]
        if (data.length >= 14 && short(12) !== 0xffff)
          this.#tellCell(...this.#cell, String(view.getFloat64(6, true)))
        return
      case STRING:
        this.#tellCell(...this.#cell, stringAt(data, 0, 2))
        return
      case NOTE:
        tell(stringAt(data, 8, 2), 'author')
        return
      case TEXT_BOX:
        // The text of a comment or shape stands in the first record that continues this one.
        tell(
          stringAt(
            Buffer.concat([Buffer.from([short(10) & 255, short(10) >> 8]), pieces[1] ?? new Uint8Array()]),
            0,
            2,
          ),
          'comment',
        )
        return
      case NAME:
        tell(stringAt(Buffer.concat([Buffer.from([data[3] ?? 0]), data.subarray(14)]), 0, 1), 'defined-name')
        return
      case SUPBOOK:
        if (data.length > 6) tell(stringAt(data, 2, 2), 'external-link')
        return
      case HEADER:
      case FOOTER:
        if (data.length > 3)
          this.#reading.span(stringAt(data, 0, 2), this.#sheet.name, { sight: this.#sheet.sight })
        return
      default:
    }
  }

  #begin(offset: number): void {
    this.#sheet = this.#sheets.get(offset) ?? { name: '', sight: 'visible' }
    this.#hiddenRows = new Set()
    this.#hiddenColumns = new Set()
  }

  #takeSheet(view: DataView, data: Uint8Array): void {
    if (data.length < 8) return
    const state = (data[4] ?? 0) & 3
    const sight = state === 0 ? 'visible' : state === 1 ? 'hidden-sheet' : 'very-hidden-sheet'
    const name = stringAt(data, 6, 1)
    this.#sheets.set(view.getUint32(0, true), { name, sight })
    this.#reading.span(name, name, { sight })
  }

  #tellCell(row: number, column: number, text: string): void {
    const { name, sight } = this.#sheet
    const own = this.#hiddenRows.has(row)
      ? 'hidden-row'
      : this.#hiddenColumns.has(column)
        ? 'hidden-column'
        : null
    this.#reading.span(text, `${name}!${columnName(column)}${row + 1}`, {
      sight: sight === 'visible' ? (own ?? sight) : sight,
    })
  }
}

/** A number in 30 bits: the upper half of a double or an integer, perhaps in hundredths. */
function rk(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setInt32(4, value & ~3, true)
  const number = (value & 2) === 0 ? view.getFloat64(0, true) : value >> 2
  return String((value & 1) === 0 ? number : number / 100)
}
