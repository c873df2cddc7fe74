import { describe, it } from 'vitest'
import { cell, EXCEL, excelXml, row, sheetData, xlsx, type ExtraPart } from '../../../../fixtures/ooxml.ts'
import { expectGone } from '../../../../fixtures/proving.ts'
import { unsoundOffice } from '../../../../fixtures/sound-package.ts'
import type { FaultCode } from '../../../../words/faults.ts'
import type { HiddenClass } from '../../../../words/hidden.ts'
import { ooxmlCleaner } from '../ooxml.ts'

const cleaners = [ooxmlCleaner]
const proof = { cleaners, unsound: unsoundOffice }
const SEEN = sheetData(
  row(1, cell('A1', '姓名') + cell('B1', '單位')) + row(2, cell('A2', '甲') + cell('B2', '民政課')),
)
const one = (xml: string) => [{ name: '名冊', xml }]
const part = (as: string, type: string, content: string | Uint8Array): ExtraPart => ({ as, type, content })
const PARTS: readonly (readonly [
  HiddenClass,
  Readonly<Record<string, ExtraPart>>,
  string,
  string?,
  FaultCode?,
])[] = [
  [
    'pivot-cache',
    {
      'xl/pivotCache/d1.xml': {
        ...part(
          'pivotCacheDefinition',
          `${EXCEL}pivotCacheDefinition+xml`,
          excelXml('pivotCacheDefinition', '<cacheField name="檢舉人"/>'),
        ),
        rels: [{ id: 'rId1', type: 'pivotCacheRecords', target: 'r1.xml' }],
      },
      'xl/pivotCache/r1.xml': {
        type: `${EXCEL}pivotCacheRecords+xml`,
        content: excelXml('pivotCacheRecords', '<r><s v="王小明"/><n v="912345678"/></r>'),
      },
    },
    '王小明',
    '<pivotCaches><pivotCache cacheId="1" r:id="rIdX0"/></pivotCaches>',
  ],
  [
    'external-link',
    {
      'xl/externalLinks/e1.xml': {
        ...part(
          'externalLink',
          `${EXCEL}externalLink+xml`,
          excelXml(
            'externalLink',
            '<externalBook r:id="r1"><sheetDataSet><cell r="A1"><v>他檔的資料</v></cell></sheetDataSet></externalBook>',
          ),
        ),
        rels: [{ id: 'r1', type: 'externalLinkPath', target: 'file:///C:/案/底冊.xlsx', external: true }],
      },
    },
    '他檔的資料',
    '<externalReferences><externalReference r:id="rIdX0"/></externalReferences>',
  ],
  [
    'connection',
    {
      'xl/connections.xml': part(
        'connections',
        `${EXCEL}connections+xml`,
        excelXml('connections', '<connection name="戶政"><dbPr connection="Server=10.0.0.1"/></connection>'),
      ),
    },
    '戶政',
  ],
  [
    'comment',
    {
      'xl/comments1.xml': part(
        'comments',
        `${EXCEL}comments+xml`,
        excelXml(
          'comments',
          '<authors><author>陳科長</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>此人為檢舉人</t></r></text></comment></commentList>',
        ),
      ),
    },
    '此人為檢舉人',
  ],
  [
    'author',
    {
      'xl/comments1.xml': part(
        'comments',
        `${EXCEL}comments+xml`,
        excelXml(
          'comments',
          '<authors><author>陳科長</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>此人</t></r></text></comment></commentList>',
        ),
      ),
    },
    '陳科長',
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
        excelXml('personList', '<person displayName="陳科長" userId="chen@example.gov.tw" id="{1}"/>'),
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
    '改前的名字',
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
    '戶籍對應',
  ],
  [
    'control',
    {
      'xl/ctrlProps/c1.xml': part(
        'ctrlProp',
        'ms-excel.controlproperties+xml',
        excelXml('formControlPr', '<items><item val="王選項"/></items>'),
      ),
    },
    '王選項',
  ],
  [
    'defined-name',
    {
      'xl/tables/t1.xml': part(
        'table',
        `${EXCEL}table+xml`,
        excelXml('table', '<tableColumns><tableColumn name="檢舉人"/></tableColumns>'),
      ),
    },
    '檢舉人',
  ],
  [
    'custom-property',
    { 'xl/cp.bin': part('customProperty', `${EXCEL}customProperty`, '表的屬性') },
    '表的屬性',
  ],
  [
    'printer-settings',
    {
      'xl/printerSettings/p1.bin': part(
        'printerSettings',
        `${EXCEL}printerSettings`,
        Buffer.from('\\\\政風室\\印表機一', 'utf16le'),
      ),
    },
    '印表機一',
  ],
  [
    'web-extension',
    { 'xl/we.xml': part('webextension', 'ms-office.webextension+xml', '<we name="增益集"/>') },
    '增益集',
  ],
  [
    'signature',
    {
      '_xmlsignatures/s.xml': part(
        'signature',
        'openxmlformats-package.digital-signature-xmlsignature+xml',
        '<Signature><C>王審核</C></Signature>',
      ),
    },
    '王審核',
  ],
  [
    'hidden-shape',
    {
      'xl/drawings/d1.xml': part(
        'drawing',
        'openxmlformats-officedocument.drawing+xml',
        '<wsDr xmlns:a="a"><twoCellAnchor><sp><nvSpPr><cNvPr id="1" name="x" hidden="1"/></nvSpPr><txBody><a:p><a:r><a:t>藏在圖裡</a:t></a:r></a:p></txBody></sp></twoCellAnchor></wsDr>',
      ),
    },
    '藏在圖裡',
  ],
  [
    'alt-text',
    {
      'xl/drawings/v1.vml': part(
        'vmlDrawing',
        'openxmlformats-officedocument.vmlDrawing',
        '<xml xmlns:v="v"><v:shape alt="王小明的章"/></xml>',
      ),
    },
    '王小明的章',
  ],
]

describe('parts of a workbook that nobody sees', () => {
  for (const [why, parts, text, workbook = ''] of PARTS)
    it(`${why} in ${Object.keys(parts).join()}`, async () => {
      await expectGone(xlsx(one(SEEN), parts, workbook), { ...proof, hidden: [why], text })
    })
})
