import { describe, expect, it } from 'vitest'
import { inspected } from '../../../fixtures/inspecting.ts'
import { docx, para, WORD, wordXml } from '../../../fixtures/ooxml.ts'
import type { HiddenClass } from '../../../words/hidden.ts'

const SEEN = para('臺北市政府函：請查照。')
const VML = '<w:pict><v:shape style="position:absolute;margin-left:-2000pt"><v:textbox><w:txbxContent>'

/** What the body hides: class, body, exact text. */
const BODIES: readonly (readonly [HiddenClass, string, string])[] = [
  ['hidden-text', para('隱藏的檢舉人王小明', '<w:vanish/>'), '隱藏的檢舉人王小明'],
  ['hidden-text', para('樣式隱藏', '<w:rStyle w:val="Child"/>'), '樣式隱藏'],
  ['white-text', para('白字機密', '<w:color w:val="FFFFFF"/>'), '白字機密'],
  ['white-text', para('黑底黑字', '<w:color w:val="000000"/><w:highlight w:val="black"/>'), '黑底黑字'],
  ['tiny-text', para('小到看不見', '<w:sz w:val="2"/>'), '小到看不見'],
  ['off-page-text', para('版面外', '', '<w:pPr><w:ind w:left="30000"/></w:pPr>'), '版面外'],
  [
    'off-page-text',
    `<w:p><w:r>${VML}${para('圖框在外')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
    '圖框在外',
  ],
  [
    'tracked-insertion',
    '<w:p><w:ins w:author="林審查"><w:r><w:t>插入的字</w:t></w:r></w:ins></w:p>',
    '插入的字',
  ],
  [
    'tracked-deletion',
    '<w:p><w:del w:author="林審查"><w:r><w:delText>刪掉的底價</w:delText></w:r></w:del></w:p>',
    '刪掉的底價',
  ],
  [
    'tracked-move',
    '<w:p><w:moveFrom w:author="林審查"><w:r><w:t>搬走的句子</w:t></w:r></w:moveFrom></w:p>',
    '搬走的句子',
  ],
  ['author', '<w:p><w:ins w:author="林審查"><w:r><w:t>字</w:t></w:r></w:ins></w:p>', '林審查'],
  [
    'field-code',
    '<w:p><w:r><w:instrText>DATABASE "D:\\\\名冊.mdb"</w:instrText></w:r></w:p>',
    'DATABASE "D:\\\\名冊.mdb"',
  ],
  ['bookmark', '<w:p><w:bookmarkStart w:id="0" w:name="檢舉人"/></w:p>', '檢舉人'],
  [
    'alt-text',
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="身分證掃描檔"/></wp:inline></w:drawing></w:r></w:p>',
    '身分證掃描檔',
  ],
  [
    'hidden-shape',
    `<w:p><w:r><w:drawing><wp:anchor><wp:docPr id="1" name="b" hidden="1"/><wps:txbx><w:txbxContent>${para('藏圖')}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r></w:p>`,
    '藏圖',
  ],
  [
    'fallback',
    '<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>新</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>舊版看到的</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>',
    '舊版看到的',
  ],
  ['attribute', '<w:p><w:sdt><w:sdtPr><w:alias w:val="欄位王小明"/></w:sdtPr></w:sdt></w:p>', '欄位王小明'],
  ['unplaced-text', '<w:p><w:strange>無名之處</w:strange></w:p>', '無名之處'],
  ['markup-comment', '<!-- 內部註記 -->', '內部註記'],
]
const STYLES = {
  'word/styles.xml': {
    as: 'styles',
    type: `${WORD}styles+xml`,
    content: wordXml(
      'w:styles',
      '<w:style w:styleId="Base"><w:name w:val="標題"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Child"><w:basedOn w:val="Base"/></w:style>',
    ),
  },
}
const PARTS: readonly (readonly [HiddenClass, string, string, string, string, string])[] = [
  [
    'comment',
    'word/comments.xml',
    'comments',
    `${WORD}comments+xml`,
    wordXml('w:comments', `<w:comment w:id="0" w:author="陳科長">${para('此人即檢舉人')}</w:comment>`),
    '此人即檢舉人',
  ],
  [
    'document-variable',
    'word/settings.xml',
    'settings',
    `${WORD}settings+xml`,
    wordXml('w:settings', '<w:docVars><w:docVar w:name="id" w:val="A123456789"/></w:docVars>'),
    'id: A123456789',
  ],
  [
    'mail-merge',
    'word/settings.xml',
    'settings',
    `${WORD}settings+xml`,
    wordXml('w:settings', '<w:mailMerge><w:query w:val="SELECT * FROM 名冊"/></w:mailMerge>'),
    'query: SELECT * FROM 名冊',
  ],
  [
    'building-block',
    'word/glossary.xml',
    'glossaryDocument',
    `${WORD}document.glossary+xml`,
    wordXml('w:glossaryDocument', para('範本裡的舊稿')),
    '範本裡的舊稿',
  ],
  [
    'custom-xml',
    'customXml/item1.xml',
    'customXml',
    'application/xml',
    '<r><idno>A123456789</idno></r>',
    'idno: A123456789',
  ],
  [
    'property',
    'docProps/core.xml',
    'core',
    'openxmlformats-package.core-properties+xml',
    '<c xmlns:dc="x"><dc:creator>王承辦</dc:creator></c>',
    'creator: 王承辦',
  ],
  [
    'custom-property',
    'docProps/custom.xml',
    'custom',
    'openxmlformats-officedocument.custom-properties+xml',
    '<P><p name="案號"><v>112年密字第1號</v></p></P>',
    'name: 案號\nv: 112年密字第1號',
  ],
  [
    'author',
    'word/people.xml',
    'people',
    `${WORD}people+xml`,
    wordXml('w:people', '<w:person w:author="趙審核"/>'),
    'author: 趙審核',
  ],
]

describe('a Word document', () => {
  it('that hides nothing is COMPLETE, its text as written', async () => {
    const report = await inspected(
      docx(SEEN + para('第二段') + '<w:tbl><w:tr><w:tc>' + para('格') + '</w:tc></w:tr></w:tbl>'),
    )
    expect(report).toMatchObject({ verdict: 'COMPLETE', kind: 'docx', hiddenTotals: {} })
    expect(report.visibleText()).toBe('臺北市政府函：請查照。\n第二段\n格')
    expect(report.texts.map(({ place }) => place.address)).toEqual(['¶1', '¶2', '¶3'])
  })

  for (const [why, body, text] of BODIES) {
    it(`${why}: ${text}`, async () => {
      const report = await inspected(docx(SEEN + body, STYLES))
      expect(report.verdict).toBe('COMPLETE')
      expect(report.hiddenText(why)).toContain(text)
      expect(report.visibleText()).not.toContain(text)
    })
  }
  for (const [why, name, as, type, content, text] of PARTS) {
    it(`${why} in ${name}`, async () => {
      const report = await inspected(docx(SEEN, { [name]: { as, type, content } }))
      expect(report).toMatchObject({ verdict: 'COMPLETE', unread: [] })
      expect(report.hiddenText(why)).toContain(text)
      expect(report.visibleText()).toBe('臺北市政府函：請查照。')
    })
  }

  it('shows white on dark, and text split over runs, as they are seen', async () => {
    const dark =
      '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>' +
      para('表頭', '<w:color w:val="FFFFFF"/>') +
      '</w:tc></w:tr></w:tbl>'
    const split = '<w:p><w:r><w:t>A1234</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>56789</w:t></w:r></w:p>'
    const report = await inspected(docx(dark + split))
    expect(report.visibleText()).toBe('表頭\nA123456789')
    expect(report.findings).toHaveLength(1)
  })

  it('links and templates tell their targets', async () => {
    const rels = [
      { id: 'rId8', type: 'hyperlink', target: 'mailto:whistle@example.gov.tw', external: true },
      {
        id: 'rId9',
        type: 'attachedTemplate',
        target: 'file:///C:\\Users\\wang.xiaoming\\範本.dotx',
        external: true,
      },
    ]
    const report = await inspected(docx(SEEN, {}, rels))
    expect(report.hiddenText('link-target')).toEqual(['mailto:whistle@example.gov.tw'])
    expect(report.hiddenText('author-path')).toEqual(['file:///C:\\Users\\wang.xiaoming\\範本.dotx'])
  })
})
