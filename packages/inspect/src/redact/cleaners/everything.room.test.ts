import { describe, expect, it } from 'vitest'
import { cleanWith, secret, whereStands } from '../../fixtures/cleaning.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { contentXml, odf, odfType, style, textLook } from '../../fixtures/odf.ts'
import {
  cell,
  docx,
  EXCEL,
  excelXml,
  para,
  POWERPOINT,
  pptx,
  row,
  shape,
  sheetData,
  WORD,
  wordXml,
  xlsx,
  type ExtraPart,
} from '../../fixtures/ooxml.ts'
import { unsoundOdf, unsoundOffice } from '../../fixtures/sound-package.ts'
import { jpeg, segment } from '../../fixtures/images.ts'
import type { FaultCode } from '../../words/faults.ts'
import type { HiddenClass } from '../../words/hidden.ts'
import { imageCleaner } from './image/image.ts'
import { odfCleaner } from './odf/odf.ts'
import { ooxmlCleaner } from './ooxml/ooxml.ts'

const cleaners = [ooxmlCleaner, odfCleaner, imageCleaner]
const part = (as: string, type: string, content: string | Uint8Array): ExtraPart => ({ as, type, content })
const PHOTO = jpeg([segment(0xfe, Buffer.from('王小明拍攝'))])
const CORE = part(
  'core',
  'openxmlformats-package.core-properties+xml',
  '<c xmlns:dc="x"><dc:creator>王小明</dc:creator></c>',
)

const WORDS = docx(
  [
    para('承辦人王小明，看得見。'),
    para('隱藏王小明', '<w:vanish/>'),
    '<w:p><w:ins w:author="王小明"><w:r><w:t>插入</w:t></w:r><w:del w:author="王"><w:r><w:delText>又刪</w:delText></w:r></w:del></w:ins></w:p>',
    '<w:p><w:moveTo w:author="王小明"><w:r><w:rPr><w:vanish/><w:rPrChange w:author="林"><w:rPr/></w:rPrChange></w:rPr><w:t>搬來又藏</w:t></w:r></w:moveTo></w:p>',
    '<w:p><w:bookmarkStart w:id="1" w:name="王小明"/><w:commentRangeStart w:id="0"/><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF 王小明</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>見上</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="1"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
    '<w:p><w:hyperlink r:id="rId8" w:tooltip="王小明"><w:r><w:t>連結</w:t></w:r></w:hyperlink></w:p>',
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="王小明的圖" hidden="1"/></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>',
    '<w:sdt><w:sdtPr><w:alias w:val="王小明"/><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>' +
      para('控制項內文') +
      '</w:sdtContent></w:sdt><!-- 王小明 -->',
  ].join(''),
  {
    'word/comments.xml': part(
      'comments',
      `${WORD}comments+xml`,
      wordXml('w:comments', `<w:comment w:id="0" w:author="王小明">${para('註')}</w:comment>`),
    ),
    'word/media/i.jpg': part('image', 'image/jpeg', PHOTO),
    'word/settings.xml': part(
      'settings',
      `${WORD}settings+xml`,
      wordXml('w:settings', '<w:docVars><w:docVar w:name="a" w:val="王小明"/></w:docVars>'),
    ),
    'customXml/item1.xml': part('customXml', 'application/xml', '<a>王小明</a>'),
    'docProps/core.xml': CORE,
  },
  [{ id: 'rId8', type: 'hyperlink', target: 'mailto:a@example.gov.tw', external: true }],
)

const BOOK = xlsx(
  [
    {
      name: '名冊',
      xml:
        '<cols><col min="3" max="3" hidden="1"/></cols>' +
        sheetData(
          row(1, cell('A1', '姓名王小明') + '<c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>') +
            row(2, '<c r="A2"><f>SUM(C1,藏!A1)</f><v>3</v></c>' + cell('B2', '藏列'), ' hidden="1"') +
            row(3, '<c r="A3" t="str"><f t="shared" ref="A3:A4" si="0">C1&amp;名單</f><v>看得見</v></c>') +
            row(4, '<c r="A4" t="str"><f t="shared" si="0"/><v>也看得見</v></c>'),
        ) +
        '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>名單=1</formula></cfRule></conditionalFormatting>' +
        '<dataValidations count="1"><dataValidation sqref="A1"><formula1>藏!A1</formula1></dataValidation></dataValidations>' +
        '<hyperlinks><hyperlink ref="A1" location="藏!A1" display="王小明"/></hyperlinks><pageSetup r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId3"/></tableParts>',
      rels: [
        { id: 'rId1', type: 'printerSettings', target: '../printerSettings/p1.bin' },
        { id: 'rId2', type: 'vmlDrawing', target: '../drawings/v1.vml' },
        { id: 'rId3', type: 'table', target: '../tables/t1.xml' },
        { id: 'rId4', type: 'comments', target: '../comments1.xml' },
      ],
    },
    { name: '藏', state: 'hidden', xml: sheetData(row(1, cell('A1', '藏表'))) },
  ],
  {
    'xl/printerSettings/p1.bin': {
      type: `${EXCEL}printerSettings`,
      content: Buffer.from('\\\\王小明\\印表機', 'utf16le'),
    },
    'xl/drawings/v1.vml': {
      type: 'openxmlformats-officedocument.vmlDrawing',
      content:
        '<xml xmlns:v="v" xmlns:x="x"><v:shape alt="王小明"><x:ClientData ObjectType="Note"><x:Row>1</x:Row></x:ClientData></v:shape></xml>',
    },
    'xl/tables/t1.xml': {
      type: `${EXCEL}table+xml`,
      content: excelXml(
        'table',
        '<tableColumns count="1"><tableColumn id="1" name="姓名王小明"/></tableColumns>',
      ),
    },
    'xl/comments1.xml': {
      type: `${EXCEL}comments+xml`,
      content: excelXml(
        'comments',
        '<authors><author>王小明</author></authors><commentList><comment ref="A1" authorId="0"><text><t>註</t></text></comment></commentList>',
      ),
    },
    'xl/sharedStrings.xml': part(
      'sharedStrings',
      `${EXCEL}sharedStrings+xml`,
      excelXml(
        'sst',
        '<si><t>單位</t></si><si><r><t>藏在</t></r><r><t>欄</t></r></si><si><t>沒人用</t></si>',
      ),
    ),
    'xl/calcChain.xml': part(
      'calcChain',
      `${EXCEL}calcChain+xml`,
      excelXml('calcChain', '<c r="A2" i="1"/>'),
    ),
    'docProps/core.xml': CORE,
  },
  '<definedNames><definedName name="名單">藏!$A$1</definedName></definedNames>',
)

const SLIDES = pptx(
  [
    {
      shapes:
        shape('看得見王小明') +
        shape('外面', { at: [13_000_000, 0] }) +
        shape('藏', { hidden: true }) +
        shape('白', { run: '<a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>' }),
      rels: [{ id: 'rId9', type: 'notesSlide', target: '../notesSlides/n1.xml' }],
    },
    { shapes: shape('藏頁'), hidden: true },
  ],
  {
    'ppt/notesSlides/n1.xml': {
      type: `${POWERPOINT}notesSlide+xml`,
      content: wordXml('p:notes', shape('講稿王小明')),
    },
    'ppt/commentAuthors.xml': part(
      'commentAuthors',
      `${POWERPOINT}commentAuthors+xml`,
      wordXml('p:cmAuthorLst', '<p:cmAuthor id="0" name="王小明" initials="王"/>'),
    ),
    'docProps/core.xml': CORE,
  },
)

const p = (inner: string, attributes = ''): string => `<text:p${attributes}>${inner}</text:p>`
const info =
  '<office:change-info><dc:creator>王小明</dc:creator><dc:date>2026-11-01</dc:date></office:change-info>'
const TEXT = odf({
  meta: '<dc:creator>王小明</dc:creator>',
  styles:
    style('T1', 'text', textLook('text:display="none"')) +
    style('王小明', 'text', textLook('fo:color="#ffffff"')),
  body:
    `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>${info}${p('刪去')}</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion>${info}</text:insertion></text:changed-region><text:changed-region text:id="c3"><text:format-change>${info}</text:format-change></text:changed-region></text:tracked-changes>` +
    p(
      '承辦人王<text:span text:style-name="T1">隱</text:span>小明<text:change text:change-id="c1"/>到場<text:change-start text:change-id="c2"/>新增<text:change-end text:change-id="c2"/>',
    ) +
    p(
      '<text:bookmark text:name="王小明"/><text:a xlink:href="https://x.example/%E7%8E%8B%E5%B0%8F%E6%98%8E">連結</text:a><text:span text:style-name="王小明">白</text:span>',
    ) +
    `<text:section text:name="王小明" text:display="none">${p('藏節')}</text:section>` +
    p(`甲<office:annotation><dc:creator>王小明</dc:creator>${p('註')}</office:annotation>`),
  files: {
    'Pictures/i.jpg': PHOTO,
    'Object 2/content.xml': contentXml({ body: p('內嵌王小明') }),
    'layout-cache': Uint8Array.of(1, 2),
  },
  manifest: { 'Object 2/': odfType('text') },
})

const FILES = { WORDS, BOOK, SLIDES, TEXT }
const isOdf = (name: string): boolean => name === 'TEXT'
const bare = (text: string): string => text.replace(/\s+/g, '')

describe('everything that a file hides, at once', () => {
  for (const [name, bytes] of Object.entries(FILES)) {
    const unsound = isOdf(name) ? unsoundOdf : unsoundOffice
    /** What stays by its nature, and is told. */
    const faults: readonly FaultCode[] = isOdf(name) ? ['REDACT_LIST_KEPT'] : []

    it(`${name}: all of it goes, one class after another, and what is seen stays`, async () => {
      const before = await inspected(bytes)
      const classes = (Object.keys(before.hiddenTotals) as HiddenClass[]).filter(
        (one) => one !== 'style-name',
      )
      expect(classes.length).toBeGreaterThan(6)
      const cleaned = await cleanWith(cleaners, bytes, { hidden: [...classes, 'tracked-format'] })
      expect(cleaned).toMatchObject({ stopped: null, faults })
      const out = cleaned.bytes ?? bytes
      const after = await inspected(out)
      const left = Object.keys(after.hiddenTotals).filter(
        (one) => one !== 'style-name' && !(isOdf(name) && one === 'attribute'),
      )
      expect(left).toEqual([])
      const seen = before.texts.filter(({ sight }) => sight === 'visible' || sight === 'tracked-insertion')
      if (name !== 'WORDS')
        expect(bare(after.visibleText())).toBe(bare(seen.map(({ text }) => text).join('')))
      expect(unsound(out)).toEqual([])
      expect((await cleanWith(cleaners, out, { hidden: [...classes, 'tracked-format'] })).bytes).toBeNull()
      for (const one of classes) {
        const single = await cleanWith(cleaners, bytes, { hidden: [one] })
        expect(unsound(single.bytes ?? bytes), one).toEqual([])
        const shown = bare((await inspected(single.bytes ?? bytes)).visibleText())
        if (!one.startsWith('tracked')) expect(shown, one).toBe(bare(before.visibleText()))
      }
    })

    it(`${name}: a value goes from everything that it hides and shows`, async () => {
      const secrets = [secret('王小明', '○○○')]
      const cleaned = await cleanWith(cleaners, bytes, { secrets })
      expect(cleaned).toMatchObject({ stopped: null, faults: [] })
      const out = cleaned.bytes ?? bytes
      expect(whereStands(out, '王小明')).toEqual([])
      const after = await inspected(out)
      expect(after.texts.filter(({ text }) => bare(text).includes('王小明'))).toEqual([])
      expect(bare(after.visibleText())).toBe(
        bare((await inspected(bytes)).visibleText()).replaceAll('王小明', '○○○'),
      )
      expect(unsound(out)).toEqual([])
      expect((await cleanWith(cleaners, out, { secrets })).bytes).toBeNull()
    })
  }
})
