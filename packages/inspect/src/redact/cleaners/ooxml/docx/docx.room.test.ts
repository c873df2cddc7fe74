import { describe, expect, it } from 'vitest'
import { expectGone } from '../../../../fixtures/proving.ts'
import { inspected } from '../../../../fixtures/inspecting.ts'
import { docx, para, WORD, wordXml, type ExtraPart } from '../../../../fixtures/ooxml.ts'
import { unsoundOffice } from '../../../../fixtures/sound-package.ts'
import type { FaultCode } from '../../../../words/faults.ts'
import type { HiddenClass } from '../../../../words/hidden.ts'
import { ooxmlCleaner } from '../ooxml.ts'

const SEEN = para('臺北市政府函：請查照。')
const VML = '<w:pict><v:shape style="position:absolute;margin-left:-2000pt"><v:textbox><w:txbxContent>'
const BOX = (inner: string, properties = '', position = ''): string =>
  `<w:drawing><wp:anchor>${position}<wp:docPr id="1" name="b"${properties}/><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wp:anchor></w:drawing>`
const alternative = (choice: string, fallback: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`
const field = (code: string, result: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

/** Class, body, exact text, what is told not to be done. */
const BODIES: readonly (readonly [HiddenClass, string, string, FaultCode?])[] = [
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
    'off-page-text',
    `<w:p><w:r>${BOX(para('座標在外'), '', '<wp:positionH><wp:posOffset>20000000</wp:posOffset></wp:positionH>')}</w:r></w:p>`,
    '座標在外',
  ],
  [
    'tracked-deletion',
    '<w:p><w:del w:author="林審查"><w:r><w:delText>刪掉的底價</w:delText></w:r></w:del></w:p>',
    '刪掉的底價',
  ],
  [
    'tracked-deletion',
    `<w:tbl><w:tr><w:trPr><w:del w:author="林"/></w:trPr><w:tc><w:p><w:del w:author="林"><w:r><w:delText>刪掉的列</w:delText></w:r></w:del></w:p></w:tc></w:tr><w:tr><w:tc>${para('留')}</w:tc></w:tr></w:tbl>`,
    '刪掉的列',
  ],
  [
    'tracked-move',
    '<w:p><w:moveFromRangeStart w:id="1" w:name="m" w:author="林"/><w:moveFrom w:author="林審查"><w:r><w:t>搬走的句子</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="1"/></w:p>',
    '搬走的句子',
  ],
  ['author', '<w:p><w:ins w:author="林審查"><w:r><w:t>字</w:t></w:r></w:ins></w:p>', '林審查'],
  ['field-code', '<w:p><w:r><w:instrText>DATABASE "D:\\\\名冊.mdb"</w:instrText></w:r></w:p>', '名冊.mdb'],
  ['field-code', field('INCLUDETEXT "名冊.docx"', '結果'), '名冊.docx'],
  [
    'field-code',
    '<w:p><w:fldSimple w:instr="DOCPROPERTY 案號"><w:r><w:t>一一二</w:t></w:r></w:fldSimple></w:p>',
    'DOCPROPERTY 案號',
  ],
  ['bookmark', '<w:p><w:bookmarkStart w:id="0" w:name="檢舉人"/><w:bookmarkEnd w:id="0"/></w:p>', '檢舉人'],
  [
    'alt-text',
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="身分證" descr="身分證掃描檔"/></wp:inline></w:drawing></w:r></w:p>',
    '身分證',
  ],
  ['hidden-shape', `<w:p><w:r>${BOX(para('藏圖'), ' hidden="1"')}</w:r></w:p>`, '藏圖'],
  [
    'hidden-shape',
    `<w:p><w:r>${alternative(BOX(para('藏圖二'), ' hidden="1"'), `<w:pict>${para('藏圖二')}</w:pict>`)}</w:r></w:p>`,
    '藏圖二',
  ],
  [
    'fallback',
    `<w:p>${alternative('<w:r><w:t>新</w:t></w:r>', '<w:r><w:t>舊版看到的</w:t></w:r>')}</w:p>`,
    '舊版看到的',
  ],
  [
    'hidden-text',
    `<w:p><w:r>${alternative(BOX(para('框內隱藏', '<w:vanish/>') + para('框內可見')), `<w:pict>${para('框內隱藏')}</w:pict>`)}</w:r></w:p>`,
    '框內隱藏',
  ],
  ['attribute', '<w:p><w:sdt><w:sdtPr><w:alias w:val="欄位王小明"/></w:sdtPr></w:sdt></w:p>', '欄位王小明'],
  ['attribute', para('字型', '<w:rFonts w:eastAsia="標楷體"/>'), '標楷體'],
  ['unplaced-text', '<w:p><w:strange>無名之處</w:strange></w:p>', '無名之處'],
  ['markup-comment', '<!-- 內部註記 -->', '內部註記'],
]
const part = (as: string, type: string, content: string): ExtraPart => ({ as, type, content })
const STYLES = {
  'word/styles.xml': part(
    'styles',
    `${WORD}styles+xml`,
    wordXml(
      'w:styles',
      '<w:style w:styleId="Base"><w:name w:val="標題"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Child"><w:basedOn w:val="Base"/></w:style>',
    ),
  ),
}
const COMMENTED =
  '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>某人</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'

const PARTS: readonly (readonly [HiddenClass, string, ExtraPart, string, string?])[] = [
  [
    'comment',
    'word/comments.xml',
    part(
      'comments',
      `${WORD}comments+xml`,
      wordXml('w:comments', `<w:comment w:id="0" w:author="陳科長">${para('此人即檢舉人')}</w:comment>`),
    ),
    '此人即檢舉人',
    COMMENTED,
  ],
  [
    'author',
    'word/comments.xml',
    part(
      'comments',
      `${WORD}comments+xml`,
      wordXml(
        'w:comments',
        `<w:comment w:id="0" w:author="陳科長" w:initials="陳">${para('留')}</w:comment>`,
      ),
    ),
    '陳科長',
    COMMENTED,
  ],
  [
    'document-variable',
    'word/settings.xml',
    part(
      'settings',
      `${WORD}settings+xml`,
      wordXml('w:settings', '<w:docVars><w:docVar w:name="案號" w:val="A123456789"/></w:docVars>'),
    ),
    '案號: A123456789'.slice(4),
  ],
  [
    'mail-merge',
    'word/settings.xml',
    part(
      'settings',
      `${WORD}settings+xml`,
      wordXml('w:settings', '<w:mailMerge><w:query w:val="SELECT * FROM 名冊"/></w:mailMerge>'),
    ),
    'SELECT * FROM 名冊',
  ],
  [
    'building-block',
    'word/glossary.xml',
    part(
      'glossaryDocument',
      `${WORD}document.glossary+xml`,
      wordXml('w:glossaryDocument', para('範本裡的舊稿')),
    ),
    '範本裡的舊稿',
  ],
  [
    'custom-xml',
    'customXml/item1.xml',
    part('customXml', 'application/xml', '<r><idno>檢舉A123456789</idno></r>'),
    '檢舉A123456789',
  ],
  [
    'property',
    'docProps/core.xml',
    part(
      'core',
      'openxmlformats-package.core-properties+xml',
      '<c xmlns:dc="x"><dc:creator>王承辦</dc:creator></c>',
    ),
    '王承辦',
  ],
  [
    'custom-property',
    'docProps/custom.xml',
    part(
      'custom',
      'openxmlformats-officedocument.custom-properties+xml',
      '<P><p name="案號"><v>112年密字第1號</v></p></P>',
    ),
    '112年密字第1號',
  ],
  [
    'author',
    'word/people.xml',
    part('people', `${WORD}people+xml`, wordXml('w:people', '<w:person w:author="趙審核"/>')),
    '趙審核',
  ],
  [
    'threaded-comment',
    'word/commentsExtended.xml',
    part('commentsExtended', `${WORD}commentsExtended+xml`, wordXml('w:commentsEx', '<w:x>回覆的人</w:x>')),
    '回覆的人',
  ],
]
const cleaners = [ooxmlCleaner]
const proof = { cleaners, unsound: unsoundOffice }

describe('what a Word document hides', () => {
  for (const [why, body, text, fault] of BODIES)
    it(`${why}: ${text}`, async () => {
      const faults = fault === undefined ? [] : [fault]
      await expectGone(docx(SEEN + body + para('末段'), STYLES), { ...proof, hidden: [why], text, faults })
    })
  for (const [why, name, extra, text, body = ''] of PARTS)
    it(`${why} in ${name}`, async () => {
      await expectGone(docx(SEEN + body, { [name]: extra }), { ...proof, hidden: [why], text })
    })

  it('accepts what was inserted and moved', async () => {
    const body =
      '<w:p><w:r><w:t>甲</w:t></w:r><w:ins w:author="林"><w:r><w:t>插入的字</w:t></w:r></w:ins></w:p>' +
      '<w:p><w:moveTo w:author="林"><w:r><w:t>搬來的字</w:t></w:r></w:moveTo></w:p>'
    const accepted = { ...proof, accepted: true }
    await expectGone(docx(body), { ...accepted, hidden: ['tracked-insertion'], text: '插入的字' })
    await expectGone(docx(body), { ...accepted, hidden: ['tracked-move'], text: '搬來的字' })
  })

  it('takes out what is hidden within what it accepts', async () => {
    const body = `<w:p><w:ins w:author="林"><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏在插入裡</w:t></w:r></w:ins></w:p>`
    const bytes = await expectGone(docx(SEEN + body), {
      ...proof,
      hidden: ['tracked-insertion', 'hidden-text'],
      text: '藏在插入裡',
    })
    expect((await inspected(bytes)).hiddenTotals).not.toHaveProperty('hidden-text')
  })

  it('changes of format go with the name of who made them', async () => {
    const old = '<w:rPrChange w:id="1" w:author="林審查"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    await expectGone(docx(SEEN + para('文', old)), {
      ...proof,
      hidden: ['author', 'tracked-format'],
      text: '林審查',
    })
  })

  it('keeps page numbers, and says so', async () => {
    await expectGone(docx(SEEN + field(' PAGE ', '1') + field('REF 密件', '見上')), {
      ...proof,
      hidden: ['field-code'],
      text: 'REF 密件',
      faults: ['REDACT_FIELD_COMPUTED'],
    })
  })

  it('links and templates', async () => {
    const rels = [
      { id: 'rId8', type: 'hyperlink', target: 'mailto:whistle@example.gov.tw', external: true },
      {
        id: 'rId9',
        type: 'attachedTemplate',
        target: 'file:///C:\\Users\\wang.xiaoming\\範本.dotx',
        external: true,
      },
    ]
    const body = `${SEEN}<w:p><w:hyperlink r:id="rId8" w:tooltip="吹哨"><w:r><w:t>連結文字</w:t></w:r></w:hyperlink></w:p>`
    await expectGone(docx(body, {}, rels), {
      ...proof,
      hidden: ['link-target'],
      text: 'whistle@example.gov.tw',
    })
    await expectGone(docx(body, {}, rels), { ...proof, hidden: ['author-path'], text: 'wang.xiaoming' })
  })
})
