import { describe, expect, it } from 'vitest'
import { inspected } from '../../../fixtures/inspecting.ts'
import {
  cell,
  docx,
  EXCEL,
  excelXml,
  HEAD,
  para,
  row,
  sheetData,
  xlsx,
  type ExtraPart,
} from '../../../fixtures/ooxml.ts'
import type { HiddenClass } from '../../../words/hidden.ts'

const SEEN = sheetData(
  row(1, cell('A1', '姓名') + cell('B1', '身分證字號')) + row(2, cell('A2', '甲') + cell('B2', 'A123456789')),
)
const one = (xml: string) => [{ name: '名冊', xml }]
const STYLES = {
  'xl/styles.xml': {
    as: 'styles',
    type: `${EXCEL}styles+xml`,
    content: excelXml(
      'styleSheet',
      '<numFmts><numFmt numFmtId="164" formatCode=";;;"/><numFmt numFmtId="165" formatCode="0000\\-000\\-000"/><numFmt numFmtId="166" formatCode="[$-404]e/m/d"/><numFmt numFmtId="167" formatCode="&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;"/></numFmts>' +
        '<fonts><font><sz val="12"/><name val="標楷體"/></font><font><color rgb="FFFFFFFF"/></font></fonts>' +
        '<fills><fill/><fill><patternFill><fgColor rgb="FF1F3864"/></patternFill></fill></fills>' +
        '<cellXfs><xf/><xf numFmtId="164"/><xf fontId="1"/><xf fontId="1" fillId="1"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs>',
    ),
  },
}

const SHEETS: readonly (readonly [HiddenClass, string, string])[] = [
  ['hidden-row', sheetData(row(1, cell('A1', '藏在列裡'), ' hidden="1"')), '藏在列裡'],
  ['hidden-row', sheetData(row(1, cell('A1', '高度零'), ' ht="0"')), '高度零'],
  [
    'hidden-column',
    `<cols><col min="2" max="3" hidden="1"/></cols>${sheetData(row(1, cell('C1', '藏在欄裡')))}`,
    '藏在欄裡',
  ],
  ['number-format', sheetData(row(1, cell('A1', '三個分號', ' s="1"'))), '三個分號'],
  ['number-format', sheetData(row(1, cell('A1', '空引號', ' s="6"'))), '空引號'],
  ['white-text', sheetData(row(1, cell('A1', '白字', ' s="2"'))), '白字'],
  [
    'formula',
    sheetData(row(1, '<c r="B2"><f>VLOOKUP("A123456789",A:B,2)</f><v>1</v></c>')),
    'B2: =VLOOKUP("A123456789",A:B,2)',
  ],
  [
    'data-validation',
    `${sheetData('')}<dataValidations><dataValidation sqref="A1" prompt="請填檢舉人"><formula1>"王小明,林大華"</formula1></dataValidation></dataValidations>`,
    '"王小明,林大華"',
  ],
  [
    'link-target',
    `${sheetData('')}<hyperlinks><hyperlink ref="A1" location="密" tooltip="內部連結"/></hyperlinks>`,
    '密\n內部連結',
  ],
  [
    'scenario',
    `${sheetData('')}<scenarios><scenario name="底價一" user="承辦"><inputCells r="A1" val="880萬"/></scenario></scenarios>`,
    '880萬',
  ],
]

const part = (as: string, type: string, content: string): ExtraPart => ({ as, type, content })
const PARTS: readonly (readonly [HiddenClass, Readonly<Record<string, ExtraPart>>, string])[] = [
  [
    'pivot-cache',
    {
      'xl/pivotCache/r1.xml': part(
        'pivotCacheRecords',
        `${EXCEL}pivotCacheRecords+xml`,
        excelXml('pivotCacheRecords', '<r><s v="王小明"/><n v="912345678"/></r>'),
      ),
    },
    'v: 王小明\nv: 912345678',
  ],
  [
    'pivot-cache',
    {
      'xl/pivotCache/d1.xml': part(
        'pivotCacheDefinition',
        `${EXCEL}pivotCacheDefinition+xml`,
        excelXml(
          'pivotCacheDefinition',
          '<cacheField name="檢舉人"><sharedItems><s v="林大華"/></sharedItems></cacheField>',
        ),
      ),
    },
    'name: 檢舉人\nv: 林大華',
  ],
  [
    'external-link',
    {
      'xl/externalLinks/e1.xml': part(
        'externalLink',
        `${EXCEL}externalLink+xml`,
        excelXml(
          'externalLink',
          '<externalBook><sheetDataSet><cell r="A1"><v>他檔的資料</v></cell></sheetDataSet></externalBook>',
        ),
      ),
    },
    'v: 他檔的資料',
  ],
  [
    'connection',
    {
      'xl/connections.xml': part(
        'connections',
        `${EXCEL}connections+xml`,
        excelXml(
          'connections',
          '<connection name="戶政"><dbPr connection="Server=10.0.0.1;UID=sa" command="SELECT 1"/></connection>',
        ),
      ),
    },
    'name: 戶政\nconnection: Server=10.0.0.1;UID=sa\ncommand: SELECT 1',
  ],
  [
    'comment',
    {
      'xl/comments1.xml': part(
        'comments',
        `${EXCEL}comments+xml`,
        excelXml(
          'comments',
          '<authors><author>陳科長</author></authors><commentList><comment ref="B2"><text><r><t>此人為檢舉人</t></r></text></comment></commentList>',
        ),
      ),
    },
    '此人為檢舉人',
  ],
  [
    'threaded-comment',
    {
      'xl/threadedComments/t1.xml': part(
        'threadedComment',
        'ms-excel.threadedcomments+xml',
        excelXml('ThreadedComments', '<threadedComment ref="B2"><text>請刪除此列</text></threadedComment>'),
      ),
    },
    '請刪除此列',
  ],
  [
    'author',
    {
      'xl/persons/p.xml': part(
        'person',
        'ms-excel.person+xml',
        excelXml('personList', '<person displayName="陳科長" userId="chen@example.gov.tw"/>'),
      ),
    },
    '陳科長 chen@example.gov.tw',
  ],
  [
    'revision-log',
    {
      'xl/revisions/l1.xml': part(
        'revisionLog',
        `${EXCEL}revisionLog+xml`,
        excelXml('revisions', '<rcc><oc r="A1"><is><t>改前的名字</t></is></oc></rcc>'),
      ),
    },
    'r: A1\nt: 改前的名字',
  ],
  [
    'custom-xml',
    {
      'xl/xmlMaps.xml': part(
        'xmlMaps',
        'application/xmlMaps+xml',
        excelXml('MapInfo', '<Map Name="戶籍對應"/>'),
      ),
    },
    'Name: 戶籍對應',
  ],
  [
    'chart-data',
    {
      'xl/charts/chart1.xml': part(
        'chart',
        'openxmlformats-officedocument.drawingml.chart+xml',
        '<c:chartSpace xmlns:c="c" xmlns:a="a"><c:title><a:p><a:r><a:t>件數</a:t></a:r></a:p></c:title><c:cat><c:strRef><c:f>名冊!A2</c:f><c:strCache><c:pt><c:v>王小明</c:v></c:pt></c:strCache></c:strRef></c:cat></c:chartSpace>',
      ),
    },
    '名冊!A2\n王小明',
  ],
]

describe('an Excel workbook', () => {
  it('that hides nothing is COMPLETE; a hit has its cell and its heading', async () => {
    const report = await inspected(xlsx(one(SEEN)))
    expect(report).toMatchObject({ verdict: 'COMPLETE', kind: 'xlsx', hiddenTotals: {} })
    expect(report.findings).toMatchObject([
      { detector: 'tw.national-id', place: { address: '名冊!B2' }, sight: 'visible' },
    ])
    expect(report.findings[0]?.reasons.map(({ code }) => code)).toContain('HEADING')
  })

  for (const [why, xml, text] of SHEETS) {
    it(`${why}: ${text}`, async () => {
      const report = await inspected(xlsx(one(xml), STYLES))
      expect(report).toMatchObject({ verdict: 'COMPLETE', unread: [] })
      expect(report.hiddenText(why)).toContain(text)
      expect(report.visibleText()).not.toContain(text)
    })
  }
  for (const [why, parts, text] of PARTS) {
    it(`${why} in ${Object.keys(parts).join()}`, async () => {
      const report = await inspected(xlsx(one(SEEN), parts))
      expect(report).toMatchObject({ verdict: 'COMPLETE', unread: [] })
      expect(report.hiddenText(why)).toContain(text)
      expect(report.visibleText()).not.toContain(text)
    })
  }

  it('hidden and very hidden sheets, defined names and the path of the author', async () => {
    const sheets = [
      ...one(SEEN),
      { name: '藏', state: 'hidden', xml: sheetData(row(1, cell('A1', '甲表'))) } as const,
      { name: '深藏', state: 'veryHidden', xml: sheetData(row(1, cell('A1', '乙表'))) } as const,
    ]
    const extra =
      '<definedNames><definedName name="底價">880</definedName></definedNames><x:absPath xmlns:x="x" url="C:\\Users\\wang\\案\\"/>'
    const report = await inspected(xlsx(sheets, {}, extra))
    expect(report.hiddenText('hidden-sheet').toSorted()).toEqual(['甲表', '藏'].toSorted())
    expect(report.hiddenText('very-hidden-sheet').toSorted()).toEqual(['乙表', '深藏'].toSorted())
    expect(report.hiddenText('defined-name')).toEqual(['底價: 880'])
    expect(report.hiddenText('author-path')).toEqual(['C:\\Users\\wang\\案\\'])
  })

  it('strings: those in use at their cells, those in use no more as hidden', async () => {
    const strings = part(
      'sharedStrings',
      `${EXCEL}sharedStrings+xml`,
      excelXml('sst', '<si><t>用到</t></si><si><r><t>刪去的</t></r><r><t>檢舉人</t></r></si>'),
    )
    const report = await inspected(
      xlsx(one(sheetData(row(1, '<c r="A1" t="s"><v>0</v></c>'))), { 'xl/sharedStrings.xml': strings }),
    )
    expect(report.visibleText()).toBe('用到\n名冊'.split('\n').toReversed().join('\n'))
    expect(report.hiddenText('unused-string')).toEqual(['刪去的檢舉人'])
  })

  it('numbers as their cells show them: leading zeros, dates', async () => {
    const cells =
      '<c r="A1" s="4"><v>912345678</v></c><c r="B1" s="5"><v>29221</v></c><c r="C1"><v>1.5</v></c>'
    const report = await inspected(xlsx(one(sheetData(row(1, cells))), STYLES))
    expect(report.visibleText()).toBe('名冊\n0912-345-678\n1980-01-01\n1.5')
    expect(report.findings.map(({ detector }) => detector)).toEqual(['tw.mobile'])
  })

  it('white on dark is seen', async () => {
    const report = await inspected(xlsx(one(sheetData(row(1, cell('A1', '表頭', ' s="3"')))), STYLES))
    expect(report.visibleText()).toBe('名冊\n表頭')
  })
})

describe('what lies within an Office file', () => {
  const book = xlsx([{ name: '明細', xml: SEEN }])
  it('a workbook behind a chart is read, all of it hidden', async () => {
    const chart = {
      ...part('chart', 'openxmlformats-officedocument.drawingml.chart+xml', '<c:chartSpace xmlns:c="c"/>'),
      rels: [{ id: 'r1', type: 'package', target: '../embeddings/book.xlsx' }],
    }
    const embedded = { content: book, type: 'openxmlformats-officedocument.spreadsheetml.sheet' }
    const report = await inspected(
      docx(para('圖一'), { 'word/charts/chart1.xml': chart, 'word/embeddings/book.xlsx': embedded }),
    )
    expect(report).toMatchObject({ verdict: 'COMPLETE', unread: [] })
    expect(report.findings).toMatchObject([
      {
        sight: 'chart-workbook',
        place: {
          part: ['file', 'word/embeddings/book.xlsx', 'xl/worksheets/sheet1.xml'],
          address: '明細!B2',
        },
      },
    ])
  })
  it('a part that nothing refers to is read as an orphan', async () => {
    const report = await inspected(
      docx(para('正文'), {
        'word/old.xml': {
          content: HEAD + '<w:hdr xmlns:w="w"><w:p><w:r><w:t>舊頁首</w:t></w:r></w:p></w:hdr>',
          type: 'openxmlformats-officedocument.wordprocessingml.header+xml',
        },
      }),
    )
    expect(report.hiddenText('orphan-part')).toEqual(['舊頁首'])
  })
})
