import { describe, expect, it } from 'vitest'
import { unzipSync } from 'fflate'
import { whereStands, cleanWith } from '../../../../fixtures/cleaning.ts'
import { inspected } from '../../../../fixtures/inspecting.ts'
import { cell, EXCEL, excelXml, row, sheetData, xlsx, type ExtraPart } from '../../../../fixtures/ooxml.ts'
import { expectGone } from '../../../../fixtures/proving.ts'
import { unsoundOffice } from '../../../../fixtures/sound-package.ts'
import type { HiddenClass } from '../../../../words/hidden.ts'
import { ooxmlCleaner } from '../ooxml.ts'

const cleaners = [ooxmlCleaner]
const proof = { cleaners, unsound: unsoundOffice }
const SEEN = sheetData(
  row(1, cell('A1', '姓名') + cell('B1', '單位')) + row(2, cell('A2', '甲') + cell('B2', '民政課')),
)
const one = (xml: string) => [{ name: '名冊', xml }]
const STYLES = {
  'xl/styles.xml': {
    as: 'styles',
    type: `${EXCEL}styles+xml`,
    content: excelXml(
      'styleSheet',
      '<numFmts><numFmt numFmtId="164" formatCode=";;;"/><numFmt numFmtId="165" formatCode="0000\\-000\\-000"/></numFmts>' +
        '<fonts><font><sz val="12"/></font><font><color rgb="FFFFFFFF"/></font><font><sz val="1"/></font></fonts><fills><fill/></fills>' +
        '<cellXfs><xf/><xf numFmtId="164"/><xf fontId="1"/><xf fontId="2"/><xf numFmtId="165"/></cellXfs>',
    ),
  },
}
const seenRow = row(9, cell('A9', '看得見'))

const SHEETS: readonly (readonly [HiddenClass, string, string])[] = [
  ['hidden-row', sheetData(row(1, cell('A1', '藏在列裡'), ' hidden="1"') + seenRow), '藏在列裡'],
  ['hidden-row', sheetData(row(1, cell('A1', '高度零'), ' ht="0"') + seenRow), '高度零'],
  [
    'hidden-column',
    `<cols><col min="2" max="3" hidden="1"/></cols>${sheetData(row(1, cell('C1', '藏在欄裡')) + seenRow)}`,
    '藏在欄裡',
  ],
  ['number-format', sheetData(row(1, cell('A1', '三個分號', ' s="1"')) + seenRow), '三個分號'],
  ['white-text', sheetData(row(1, cell('A1', '白字', ' s="2"')) + seenRow), '白字'],
  ['tiny-text', sheetData(row(1, cell('A1', '極小字', ' s="3"')) + seenRow), '極小字'],
  [
    'formula',
    sheetData(row(1, '<c r="B2" t="str"><f>VLOOKUP("檢舉人",A:B,2)</f><v>1</v></c>')),
    'VLOOKUP("檢舉人",A:B,2)',
  ],
  [
    'formula',
    `${SEEN}<conditionalFormatting sqref="A1"><cfRule type="containsText" priority="1" text="檢舉"><formula>SEARCH("檢舉",A1)</formula></cfRule></conditionalFormatting>`,
    '檢舉',
  ],
  [
    'formula',
    `${SEEN}<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="x14" xmlns:xm="xm"><x14:sparklineGroups><xm:f>底稿!A1:A9</xm:f><xm:sqref>A1</xm:sqref></x14:sparklineGroups></ext></extLst>`,
    '底稿!A1:A9',
  ],
  [
    'data-validation',
    `${SEEN}<dataValidations count="1"><dataValidation sqref="A1" prompt="請填檢舉人"><formula1>"王小明,林大華"</formula1></dataValidation></dataValidations>`,
    '王小明,林大華',
  ],
  [
    'link-target',
    `${SEEN}<hyperlinks><hyperlink ref="A1" location="密" tooltip="內部連結"/></hyperlinks>`,
    '內部連結',
  ],
  [
    'scenario',
    `${SEEN}<scenarios><scenario name="底價一" user="承辦"><inputCells r="A1" val="880萬"/></scenario></scenarios>`,
    '880萬',
  ],
  [
    'defined-name',
    `${SEEN}<protectedRanges><protectedRange name="檢舉人欄" sqref="A1"/></protectedRanges>`,
    '檢舉人欄',
  ],
  [
    'attribute',
    `${SEEN}<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="王小明"/></filters></filterColumn></autoFilter>`,
    '王小明',
  ],
  ['attribute', `<sheetPr codeName="工作表一"/>${SEEN}`, '工作表一'],
  ['unplaced-text', `${SEEN}<strange>無名之處</strange>`, '無名之處'],
  ['markup-comment', `${SEEN}<!-- 內部註記 -->`, '內部註記'],
]

const part = (as: string, type: string, content: string | Uint8Array): ExtraPart => ({ as, type, content })
const CHART = 'openxmlformats-officedocument.drawingml.chart+xml'
describe('what a workbook hides', () => {
  for (const [why, xml, text] of SHEETS)
    it(`${why}: ${text}`, async () => {
      await expectGone(xlsx(one(xml), STYLES), { ...proof, hidden: [why], text })
    })
  const sheets = [
    ...one(
      sheetData(
        row(
          1,
          '<c r="A1"><f>藏!A1+1</f><v>8</v></c><c r="B1"><f>SUM(底價,1)</f><v>9</v></c><c r="C1"><f>1+1</f><v>2</v></c>',
        ),
      ),
    ),
    {
      name: '藏',
      state: 'hidden',
      xml: sheetData(row(1, cell('A1', '甲表') + '<c r="B1" t="s"><v>0</v></c>')),
    } as const,
    { name: '深藏', state: 'veryHidden', xml: sheetData(row(1, cell('A1', '乙表'))) } as const,
    { name: '末', xml: sheetData(row(1, cell('A1', '末表'))) } as const,
  ]
  const BOOK =
    '<bookViews><workbookView activeTab="3"/></bookViews><definedNames><definedName name="底價">藏!$A$1</definedName><definedName name="_xlnm.Print_Area" localSheetId="3">末!$A$1</definedName><definedName name="深" localSheetId="2">1</definedName></definedNames><x:absPath xmlns:x="x" url="C:\\Users\\wang\\案\\"/>'
  const EXTRAS = {
    'xl/sharedStrings.xml': part(
      'sharedStrings',
      `${EXCEL}sharedStrings+xml`,
      excelXml('sst', '<si><t>只在藏表</t></si><si><r><t>刪去的</t></r><r><t>檢舉人</t></r></si>'),
    ),
    'docProps/app.xml': part(
      'app',
      'openxmlformats-officedocument.extended-properties+xml',
      '<Properties><TitlesOfParts><v>藏</v><v>深藏</v></TitlesOfParts></Properties>',
    ),
    'xl/charts/chart1.xml': part(
      'chart',
      CHART,
      '<c:chartSpace xmlns:c="c" xmlns:a="a"><c:cat><c:strRef><c:f>藏!A2</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>件數</c:v></c:pt></c:strCache></c:strRef></c:cat></c:chartSpace>',
    ),
  }

  it('hidden sheets go with their names, strings, references and titles', async () => {
    const bytes = await expectGone(xlsx(sheets, EXTRAS, BOOK), {
      ...proof,
      hidden: ['hidden-sheet', 'very-hidden-sheet'],
      text: '甲表',
    })
    for (const gone of ['藏', '乙表', '只在藏表', '底價']) expect(whereStands(bytes, gone)).toEqual([])
    const book = new TextDecoder().decode(unzipSync(bytes)['xl/workbook.xml'])
    expect(book).toContain('activeTab="1"')
    expect(book).toContain('<definedName name="_xlnm.Print_Area" localSheetId="1">末!$A$1</definedName>')
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])
    expect(sheet).toContain('<c r="A1"><v>8</v></c><c r="B1"><v>9</v></c><c r="C1"><f>1+1</f><v>2</v></c>')
    const chart = new TextDecoder().decode(unzipSync(bytes)['xl/charts/chart1.xml'])
    expect(chart).toContain('<c:strLit><c:ptCount val="1"/><c:pt idx="0"><c:v>件數</c:v></c:pt></c:strLit>')
  })

  it('names, paths and strings of no cell', async () => {
    await expectGone(xlsx(sheets, EXTRAS, BOOK), { ...proof, hidden: ['defined-name'], text: '底價' })
    await expectGone(xlsx(sheets, EXTRAS, BOOK), {
      ...proof,
      hidden: ['author-path'],
      text: 'C:\\Users\\wang\\案\\',
    })
    await expectGone(xlsx(sheets, EXTRAS, BOOK), { ...proof, hidden: ['unused-string'], text: '刪去的' })
  })

  it('data behind a chart: references go, what is drawn stays and that is told', async () => {
    const bytes = xlsx(one(SEEN), { 'xl/charts/chart1.xml': EXTRAS['xl/charts/chart1.xml'] })
    const cleaned = await cleanWith(cleaners, bytes, { hidden: ['chart-data'] })
    expect(cleaned.faults).toEqual(['REDACT_DRAWN_KEPT'])
    expect(whereStands(cleaned.bytes ?? bytes, '藏!A2')).toEqual([])
    expect(whereStands(cleaned.bytes ?? bytes, '件數')).toHaveLength(1)
    expect(unsoundOffice(cleaned.bytes ?? bytes)).toEqual([])
    expect((await cleanWith(cleaners, cleaned.bytes ?? bytes, { hidden: ['chart-data'] })).bytes).toBeNull()
  })

  it('the workbook behind a chart, and documents put into others', async () => {
    const inner = xlsx([{ name: '明細', xml: SEEN }])
    const behind = {
      'xl/charts/chart1.xml': {
        ...part(
          'chart',
          CHART,
          '<c:chartSpace xmlns:c="c" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:externalData r:id="r1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
        ),
        rels: [{ id: 'r1', type: 'package', target: '../embeddings/book.xlsx' }],
      },
      'xl/embeddings/book.xlsx': {
        content: inner,
        type: 'openxmlformats-officedocument.spreadsheetml.sheet',
      },
    }
    await expectGone(xlsx(one(seen2), behind), { ...proof, hidden: ['chart-workbook'], text: '民政課' })
    const within = { 'xl/embeddings/book.xlsx': { ...behind['xl/embeddings/book.xlsx'], as: 'package' } }
    await expectGone(xlsx(one(seen2), within), { ...proof, hidden: ['embedded-object'], text: '民政課' })
  })
  const seen2 = sheetData(seenRow)

  it('controls and objects go with their alternatives; copies of threads go with the threads', async () => {
    const choice = (inner: string): string =>
      `<mc:AlternateContent xmlns:mc="mc"><mc:Choice Requires="x14">${inner}</mc:Choice></mc:AlternateContent>`
    const xml = `${SEEN}<oleObjects>${choice('<oleObject progId="x" r:id="rId2"/>')}</oleObjects><controls>${choice('<control r:id="rId1" name="c"/>')}</controls>`
    const rels = [
      { id: 'rId1', type: 'ctrlProp', target: '../ctrlProps/c1.xml' },
      { id: 'rId2', type: 'oleObject', target: '../embeddings/o.bin' },
      { id: 'rId3', type: 'comments', target: '../comments1.xml' },
      { id: 'rId4', type: 'threadedComment', target: '../threadedComments/t1.xml' },
    ]
    const comments = excelXml(
      'comments',
      '<authors><author>tc={1}</author><author>陳</author></authors><commentList><comment ref="A1" authorId="0"><text><t>[對話] 請刪除此列</t></text></comment><comment ref="B1" authorId="1"><text><t>留下的註解</t></text></comment></commentList>',
    )
    const bytes = xlsx([{ name: '名冊', xml, rels }], {
      'xl/ctrlProps/c1.xml': {
        type: 'ms-excel.controlproperties+xml',
        content: excelXml('formControlPr', '<items><item val="王選項"/></items>'),
      },
      'xl/embeddings/o.bin': { type: 'openxmlformats-officedocument.oleObject', content: '物件裡的名單' },
      'xl/comments1.xml': { type: `${EXCEL}comments+xml`, content: comments },
      'xl/threadedComments/t1.xml': {
        type: 'ms-excel.threadedcomments+xml',
        content: excelXml(
          'ThreadedComments',
          '<threadedComment ref="A1"><text>請刪除此列</text></threadedComment>',
        ),
      },
    })
    await expectGone(bytes, { ...proof, hidden: ['control'], text: '王選項' })
    const objects = await expectGone(bytes, {
      ...proof,
      hidden: ['embedded-object', 'control'],
      text: '物件裡的名單',
    })
    const sheet = new TextDecoder().decode(unzipSync(objects)['xl/worksheets/sheet1.xml'])
    expect(sheet).not.toMatch(/AlternateContent|oleObjects|controls/)
    const threads = await expectGone(bytes, { ...proof, hidden: ['threaded-comment'], text: '請刪除此列' })
    expect(whereStands(threads, '留下的註解')).toEqual(['/xl/comments1.xml'])
  })

  it('formulas that used what was hidden keep their values; others stay formulas', async () => {
    const xml = sheetData(
      row(1, '<c r="A1"><v>7</v></c>', ' hidden="1"') +
        row(
          2,
          '<c r="A2"><f>SUM(A1:A1)</f><v>7</v></c><c r="B2"><f>C2*2</f><v>4</v></c><c r="C2"><v>2</v></c>',
        ),
    )
    const cleaned = await cleanWith(cleaners, xlsx(one(xml)), { hidden: ['hidden-row'] })
    const sheet = new TextDecoder().decode(
      unzipSync(cleaned.bytes ?? new Uint8Array())['xl/worksheets/sheet1.xml'],
    )
    expect(sheet).toContain('<c r="A1"></c>')
    expect(sheet).toContain('<c r="A2"><v>7</v></c><c r="B2"><f>C2*2</f><v>4</v></c>')
    expect((await inspected(cleaned.bytes ?? '')).hiddenText('hidden-row')).toEqual([])
  })

  it('a workbook of nothing but hidden sheets is left as it was', async () => {
    const hidden = [{ name: '藏', state: 'hidden', xml: SEEN } as const]
    const cleaned = await cleanWith(cleaners, xlsx(hidden), { hidden: ['hidden-sheet'] })
    expect(cleaned).toMatchObject({ bytes: null, stopped: 'REDACT_NOTHING_LEFT', deeds: [] })
  })
})
