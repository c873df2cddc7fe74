import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { cleanWith, whereStands } from '../../../fixtures/cleaning.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import {
  contentXml,
  flatOdf,
  odf,
  odfType,
  odfXml,
  style,
  textLook,
  type OdfPieces,
} from '../../../fixtures/odf.ts'
import { expectGone } from '../../../fixtures/proving.ts'
import { unsoundOdf } from '../../../fixtures/sound-package.ts'
import { zipOf } from '../../../fixtures/zips.ts'
import type { FaultCode } from '../../../words/faults.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { flatOdfCleaner } from './flat.ts'
import { odfCleaner } from './odf.ts'

const proof = { cleaners: [odfCleaner], unsound: unsoundOdf }
const p = (inner: string, attributes = ''): string => `<text:p${attributes}>${inner}</text:p>`
const span = (look: string, inner: string): string =>
  `<text:span text:style-name="${look}">${inner}</text:span>`
const SEEN = p('主旨：函復臺端陳情案')
const STYLES = [
  style('T1', 'text', textLook('text:display="none"')),
  style('T2', 'text', textLook('fo:color="#fefefe"')),
  style('T3', 'text', textLook('fo:font-size="1pt"')),
].join('')
const info =
  '<office:change-info><dc:creator>承辦人李四</dc:creator><dc:date>2026-11-01T09:00:00</dc:date></office:change-info>'
const TRACKED = `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>${info}${p('原處分撤銷')}</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion>${info}</text:insertion></text:changed-region></text:tracked-changes>${p('維持<text:change-start text:change-id="c2"/>新處分<text:change-end text:change-id="c2"/>，<text:change text:change-id="c1"/>此致')}`
const COMMENT = p(
  `甲<office:annotation><dc:creator>陳科長</dc:creator>${p('這段不要給記者')}</office:annotation>乙`,
)

const BODIES: readonly (readonly [HiddenClass, string, string])[] = [
  [
    'hidden-section',
    `<text:section text:name="附錄" text:display="none">${p('檢舉人王小明')}</text:section>`,
    '檢舉人王小明',
  ],
  [
    'hidden-section',
    p('<text:hidden-paragraph text:condition="ooow:TRUE" text:is-hidden="true"/>本段不公開'),
    '本段不公開',
  ],
  ['hidden-text', p(`公開${span('T1', '底價三百萬元')}文字`), '底價三百萬元'],
  [
    'hidden-text',
    p(
      '<text:hidden-text text:condition="x" text:string-value="藏在欄位" text:is-hidden="true">藏在欄位</text:hidden-text>',
    ),
    '藏在欄位',
  ],
  ['white-text', p(`看得見${span('T2', '白字')}`), '白字'],
  ['tiny-text', p(`看得見${span('T3', '極小字')}`), '極小字'],
  ['tracked-deletion', TRACKED, '原處分撤銷'],
  ['comment', TRACKED.replace('<office:change-info>', `<office:change-info>${p('為何刪去')}`), '為何刪去'],
  ['annotation', COMMENT, '這段不要給記者'],
  ['author', COMMENT + TRACKED, '陳科長'],
  ['property', COMMENT + TRACKED, '2026-11-01T09:00:00'],
  [
    'bookmark',
    p('<text:bookmark-start text:name="檢舉人"/>某人<text:bookmark-end text:name="檢舉人"/>'),
    '檢舉人',
  ],
  ['bookmark', `<text:section text:name="附錄一">${p('看得見的附錄')}</text:section>`, '附錄一'],
  ['field-code', p('<text:toc-mark text:string-value="目錄上的字"/>文'), '目錄上的字'],
  [
    'field-code',
    `<text:section text:name="s" text:display="condition" text:condition="ooow:案號==1">${p('看得見的一節')}</text:section>`,
    'ooow:案號==1',
  ],
  ['link-target', p('<text:a xlink:href="https://intra.example.gov.tw/檢舉/7">連結</text:a>'), '檢舉/7'],
  [
    'external-link',
    '<text:section text:name="s"><text:section-source xlink:href="../底稿.odt"/></text:section>',
    '底稿.odt',
  ],
  [
    'document-variable',
    `<text:user-field-decls><text:user-field-decl text:name="案由" office:string-value="貪瀆案"/></text:user-field-decls>${p('<text:user-field-get text:name="案由">一般案</text:user-field-get>')}`,
    '貪瀆案',
  ],
  [
    'alt-text',
    p('<draw:frame draw:name="王小明的章"><svg:desc>身分證掃描</svg:desc></draw:frame>'),
    '身分證掃描',
  ],
  ['macro', '<office:forms/>' + p('<text:script script:language="x">寄出密件</text:script>文'), '寄出密件'],
  ['control', `<office:forms><form:form form:name="檢舉表單"/></office:forms>`, '檢舉表單'],
  [
    'embedded-object',
    p(
      '<draw:frame><draw:object><math:math xmlns:math="http://www.w3.org/1998/Math/MathML">底價八百萬</math:math></draw:object></draw:frame>',
    ),
    '底價八百萬',
  ],
  ['unplaced-text', '段落外的字', '段落外的字'],
  ['markup-comment', '<!-- 內部註記 -->', '內部註記'],
]

const PACKAGES: readonly (readonly [HiddenClass, Omit<OdfPieces, 'body'>, string, FaultCode?])[] = [
  ['property', { meta: '<meta:initial-creator>王大明</meta:initial-creator>' }, '王大明'],
  [
    'custom-property',
    { meta: '<meta:user-defined meta:name="案號">機密-113-007</meta:user-defined>' },
    '機密-113-007',
  ],
  ['author-path', { meta: '<meta:template xlink:href="file:///C:/Users/wang/範本.ott"/>' }, 'C:/Users/wang'],
  [
    'printer-settings',
    {
      settings:
        '<config:config-item-set config:name="ooo"><config:config-item config:name="PrinterName" config:type="string">三樓政風室雷射</config:config-item></config:config-item-set>',
    },
    '三樓政風室雷射',
  ],
  [
    'author-path',
    {
      settings:
        '<config:config-item-set config:name="ooo"><config:config-item config:name="Db" config:type="string">file:///C:/Users/wang/db.odb</config:config-item></config:config-item-set>',
    },
    'Users/wang',
  ],
  [
    'older-version',
    {
      files: {
        'VersionList.xml': odfXml('x', '<office:version-entry office:comment="送核前版本"/>'),
        'Versions/Version1': odf({ body: p('舊版：檢舉人姓名') }),
      },
    },
    '舊版：檢舉人姓名',
  ],
  [
    'macro',
    {
      files: {
        'Basic/Standard/Module1.xml':
          '<script:module xmlns:script="http://openoffice.org/2000/script">Sub 寄出密件</script:module>',
      },
    },
    '寄出密件',
  ],
  [
    'control',
    {
      files: { 'Configurations2/menubar/m.xml': '<m x="自訂選單"/>' },
      manifest: { 'Configurations2/': 'application/vnd.sun.xml.ui.configuration' },
    },
    '自訂選單',
  ],
  ['custom-xml', { files: { 'manifest.rdf': '<rdf:RDF xmlns:rdf="r">語意標註</rdf:RDF>' } }, '語意標註'],
  ['thumbnail', { files: { 'Thumbnails/thumbnail.png': '縮圖裡的字' } }, '縮圖裡的字'],
  [
    'embedded-object',
    {
      files: {
        'Object 2/content.xml': contentXml({ body: p('內嵌文件') }),
        'Object 2/meta.xml': odfXml('document-meta', ''),
      },
      manifest: { 'Object 2/': odfType('text') },
    },
    '內嵌文件',
  ],
  [
    'embedded-object',
    { files: { 'Object 3': zipOf({ '名冊.txt': '內嵌壓縮檔裡的名冊' }) } },
    '內嵌壓縮檔裡的名冊',
  ],
  [
    'hidden-text',
    {
      common: `<office:master-styles><style:master-page style:name="M"><style:header style:display="false">${p('關閉的頁首')}</style:header></style:master-page></office:master-styles>`,
    },
    '關閉的頁首',
  ],
]

describe('what an ODF text hides', () => {
  for (const [why, body, text] of BODIES)
    it(`${why}: ${text}`, async () => {
      await expectGone(odf({ styles: STYLES, body: SEEN + body + p('末段') }), {
        ...proof,
        hidden: [why],
        text,
      })
    })
  for (const [why, pieces, text, fault] of PACKAGES)
    it(`${why} in ${Object.keys(pieces.files ?? pieces).join()}`, async () => {
      const faults = fault === undefined ? [] : [fault]
      const link = p(
        '<draw:frame><draw:object-ole xlink:href="./Object 3"/><draw:object xlink:href="./Object 2"/></draw:frame>',
      )
      const body =
        SEEN + (Object.keys(pieces.files ?? {}).some((name) => name.startsWith('Object')) ? link : '')
      const bytes = odf({
        ...pieces,
        body: body.replace(
          why === 'embedded-object' && pieces.manifest === undefined
            ? '<draw:object xlink:href="./Object 2"/>'
            : '<draw:object-ole xlink:href="./Object 3"/>',
          '',
        ),
      })
      await expectGone(bytes, { ...proof, hidden: [why], text, faults })
    })

  it('accepts what was inserted', async () => {
    const bytes = await expectGone(odf({ body: TRACKED }), {
      ...proof,
      hidden: ['tracked-insertion'],
      text: '新處分',
      accepted: true,
    })
    expect((await inspected(bytes)).visibleText()).toBe('維持新處分，此致')
  })

  it('a hidden paragraph does not come to light when its field goes', async () => {
    const bytes = odf({
      body: SEEN + p('<text:hidden-paragraph text:condition="ooow:密" text:is-hidden="true"/>本段不公開'),
    })
    const cleaned = await cleanWith(proof.cleaners, bytes, { hidden: ['field-code'] })
    expect(whereStands(cleaned.bytes ?? bytes, '本段不公開')).toEqual([])
  })

  it('words in attributes: typefaces go by their English names, styles by others; the list of parts stays and that is told', async () => {
    const styles = style('段落王小明', 'paragraph', textLook('style:font-name="標楷體"'))
    const common =
      '<office:font-face-decls><style:font-face style:name="標楷體" svg:font-family="標楷體"/></office:font-face-decls>'
    const bytes = odf({ styles, common, body: p('文', ' text:style-name="段落王小明"') })
    const cleaned = await cleanWith(proof.cleaners, bytes, { hidden: ['attribute'] })
    expect(cleaned.faults).toEqual(['REDACT_LIST_KEPT'])
    for (const gone of ['王小明', '標楷體']) expect(whereStands(cleaned.bytes ?? bytes, gone)).toEqual([])
    const content = new TextDecoder().decode(unzipSync(cleaned.bytes ?? bytes)['content.xml'])
    const [, given = ''] = /style:name="(name\d+)"/.exec(content) ?? []
    expect(content).toContain(`text:style-name="${given}"`)
    expect(new TextDecoder().decode(unzipSync(cleaned.bytes ?? bytes)['styles.xml'])).toContain(
      'svg:font-family="DFKai-SB"',
    )
    expect(unsoundOdf(cleaned.bytes ?? bytes)).toEqual([])
  })

  it('data behind a chart is drawn, and that is told', async () => {
    const chart = contentXml({ body: '' }).replace(
      '<office:text></office:text>',
      `<office:chart><chart:chart><table:table table:name="local-table"><table:table-row><table:table-cell office:value-type="string">${p('王小明')}</table:table-cell></table:table-row></table:table></chart:chart></office:chart>`,
    )
    const bytes = odf({
      body: SEEN,
      files: { 'Object 1/content.xml': chart },
      manifest: { 'Object 1/': odfType('chart') },
    })
    expect(await cleanWith(proof.cleaners, bytes, { hidden: ['chart-data'] })).toMatchObject({
      bytes: null,
      faults: ['REDACT_DRAWN_KEPT'],
    })
  })
})

describe('a flat document', () => {
  const unsound = (bytes: Uint8Array): readonly string[] =>
    new TextDecoder().decode(bytes).includes('</office:document>') ? [] : ['cut short']
  const inner = Buffer.from(zipOf({ '內.txt': '物件裡的電話' })).toString('base64')
  const FLAT = flatOdf(
    `<office:meta><dc:creator>王大明</dc:creator><meta:user-defined meta:name="密">機密案號</meta:user-defined></office:meta><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:text>${p('看得見')}${p(span('T1', '底價三百萬元'))}${p(`<draw:frame><draw:object-ole><office:binary-data>${inner}</office:binary-data></draw:object-ole></draw:frame>`)}</office:text></office:body>`,
  )
  for (const [why, text] of [
    ['author', '王大明'],
    ['custom-property', '機密案號'],
    ['hidden-text', '底價三百萬元'],
    ['embedded-object', '物件裡的電話'],
  ] as const)
    it(`${why}: ${text}`, async () => {
      await expectGone(Buffer.from(FLAT), { cleaners: [flatOdfCleaner], unsound, hidden: [why], text })
    })
})
