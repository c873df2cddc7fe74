import { officePackage, sheetPart, xmlText, type OfficePart } from './office-package.ts'

export type Cell = string | number
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

const TYPE = 'spreadsheetml.'

/** A workbook as a spreadsheet program writes it: texts in one table, cells that point into it. */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
  const strings = new Map<string, number>()
  const place = (text: string): number => {
    const at = strings.get(text) ?? strings.size
    strings.set(text, at)
    return at
  }
  const parts = sheets.map(({ rows }, i): [string, OfficePart] => [
    `xl/worksheets/sheet${i + 1}.xml`,
    { content: sheetPart('worksheet', sheetData(rows, place)), type: `${TYPE}worksheet+xml` },
  ])
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  const relations = sheets.map((_, i) => ({
    id: `rId${i + 1}`,
    type: 'worksheet',
    target: `worksheets/sheet${i + 1}.xml`,
  }))
  return officePackage('xl/workbook.xml', {
    'xl/workbook.xml': {
      content: sheetPart('workbook', `<sheets>${list.join('')}</sheets>`),
      type: `${TYPE}sheet.main+xml`,
      relations: [...relations, { id: 'rIdS', type: 'sharedStrings', target: 'sharedStrings.xml' }],
    },
    ...Object.fromEntries(parts),
    'xl/sharedStrings.xml': {
      content: sheetPart(
        'sst',
        [...strings.keys()].map((text) => `<si><t>${xmlText(text)}</t></si>`).join(''),
      ),
      type: `${TYPE}sharedStrings+xml`,
    },
  })
}

function sheetData(rows: Sheet['rows'], place: (text: string) => number): string {
  const cell = (value: Cell, row: number, column: number): string => {
    const at = `r="${String.fromCharCode(65 + column)}${row}"`
    return typeof value === 'number'
      ? `<c ${at}><v>${value}</v></c>`
      : `<c ${at} t="s"><v>${place(value)}</v></c>`
  }
  const lines = rows.map(
    (row, i) => `<row r="${i + 1}">${row.map((value, j) => cell(value, i + 1, j)).join('')}</row>`,
  )
  return `<sheetData>${lines.join('')}</sheetData>`
}
