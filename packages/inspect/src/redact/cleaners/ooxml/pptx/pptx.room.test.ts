import { describe, expect, it } from 'vitest'
import { unzipSync } from 'fflate'
import { cleanWith, whereStands } from '../../../../fixtures/cleaning.ts'
import { POWERPOINT, pptx, shape, wordXml, type ExtraPart } from '../../../../fixtures/ooxml.ts'
import { expectGone } from '../../../../fixtures/proving.ts'
import { zipOf } from '../../../../fixtures/zips.ts'
import { unsoundOffice } from '../../../../fixtures/sound-package.ts'
import type { HiddenClass } from '../../../../words/hidden.ts'
import { ooxmlCleaner } from '../ooxml.ts'

const proof = { cleaners: [ooxmlCleaner], unsound: unsoundOffice }
const WHITE = '<a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>'
const group = (inner: string): string =>
  '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name=""/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="20000000" y="0"/><a:ext cx="1000000" cy="1000000"/>' +
  `<a:chOff x="0" y="0"/><a:chExt cx="1000000" cy="1000000"/></a:xfrm></p:grpSpPr>${inner}</p:grpSp>`

const SHAPES: readonly (readonly [HiddenClass, string, string])[] = [
  ['off-slide-shape', shape('投影片外的名單', { at: [13_000_000, 0] }), '投影片外的名單'],
  ['off-slide-shape', shape('左上之外', { at: [-2_000_000, -2_000_000] }), '左上之外'],
  ['off-slide-shape', group(shape('群組在外', { at: [0, 0] })), '群組在外'],
  ['hidden-shape', shape('選取窗格關閉', { hidden: true }), '選取窗格關閉'],
  ['white-text', shape('白底白字', { run: WHITE }), '白底白字'],
  ['tiny-text', shape('極小字', { run: '<a:rPr sz="100"/>' }), '極小字'],
  ['alt-text', shape('圖', { name: '王小明的病歷' }), '王小明的病歷'],
  [
    'fallback',
    `<mc:AlternateContent><mc:Choice Requires="x">${shape('新')}</mc:Choice><mc:Fallback>${shape('舊版看到的')}</mc:Fallback></mc:AlternateContent>`,
    '舊版看到的',
  ],
  ['unplaced-text', '<p:strange>無名之處</p:strange>', '無名之處'],
  ['attribute', '<p:strange x="欄位王小明"/>', '欄位王小明'],
  ['markup-comment', '<!-- 內部註記 -->', '內部註記'],
]
const part = (as: string, type: string, content: string): ExtraPart => ({ as, type, content })
const PARTS: readonly (readonly [HiddenClass, string, ExtraPart, string])[] = [
  [
    'speaker-note',
    'ppt/notesSlides/n1.xml',
    part('notesSlide', `${POWERPOINT}notesSlide+xml`, wordXml('p:notes', shape('講者備忘：底價八百萬'))),
    '講者備忘：底價八百萬',
  ],
  [
    'comment',
    'ppt/comments/c1.xml',
    part(
      'comments',
      `${POWERPOINT}comments+xml`,
      wordXml('p:cmLst', '<p:cm><p:text>此頁勿外流</p:text></p:cm>'),
    ),
    '此頁勿外流',
  ],
  [
    'threaded-comment',
    'ppt/comments/m1.xml',
    part(
      'comments',
      'ms-powerpoint.comments+xml',
      wordXml('p:cmLst', '<p:cm><p:txBody><a:p><a:r><a:t>新式註解</a:t></a:r></a:p></p:txBody></p:cm>'),
    ),
    '新式註解',
  ],
  [
    'author',
    'ppt/commentAuthors.xml',
    part(
      'commentAuthors',
      `${POWERPOINT}commentAuthors+xml`,
      wordXml('p:cmAuthorLst', '<p:cmAuthor id="0" name="陳科長" initials="陳"/>'),
    ),
    '陳科長',
  ],
  [
    'master-text',
    'ppt/slideMasters/m1.xml',
    part('slideMaster', `${POWERPOINT}slideMaster+xml`, wordXml('p:sldMaster', shape('母片上的字'))),
    '母片上的字',
  ],
  [
    'master-text',
    'ppt/notesMasters/n1.xml',
    part('notesMaster', `${POWERPOINT}notesMaster+xml`, wordXml('p:notesMaster', shape('備忘稿母片'))),
    '備忘稿母片',
  ],
  [
    'custom-property',
    'ppt/tags/t1.xml',
    part('tags', `${POWERPOINT}tags+xml`, wordXml('p:tagLst', '<p:tag name="案號" val="密字1號"/>')),
    '密字1號',
  ],
  [
    'revision-log',
    'ppt/changesInfos/c1.xml',
    part('changesInfo', 'ms-powerpoint.changesinfo+xml', wordXml('p:x', '<p:y name="王審核"/>')),
    '王審核',
  ],
]

describe('what a presentation hides', () => {
  for (const [why, shapes, text] of SHAPES)
    it(`${why}: ${text}`, async () => {
      await expectGone(pptx([{ shapes: shape('看得到') + shapes }]), { ...proof, hidden: [why], text })
    })
  for (const [why, name, extra, text] of PARTS)
    it(`${why} in ${name}`, async () => {
      await expectGone(pptx([{ shapes: shape('看得到') }], { [name]: extra }), {
        ...proof,
        hidden: [why],
        text,
      })
    })

  it('hidden slides go with their notes, and links and lists forget them', async () => {
    const notes = { id: 'rId1', type: 'notesSlide', target: '../notesSlides/n1.xml' }
    const bytes = pptx(
      [
        {
          shapes: shape('第一頁', { run: '<a:rPr><a:hlinkClick r:id="rId7"/></a:rPr>' }),
          rels: [{ id: 'rId7', type: 'slide', target: 'slide2.xml' }],
        },
        { shapes: shape('藏頁'), hidden: true, rels: [notes] },
        { shapes: shape('第三頁') },
      ],
      {
        'ppt/notesSlides/n1.xml': {
          type: `${POWERPOINT}notesSlide+xml`,
          content: wordXml('p:notes', shape('藏頁備忘')),
        },
      },
    )
    const cleaned = await expectGone(bytes, { ...proof, hidden: ['hidden-slide'], text: '藏頁' })
    expect(whereStands(cleaned, '藏頁備忘')).toEqual([])
    expect(Object.keys(unzipSync(cleaned))).not.toContain('ppt/notesSlides/n1.xml')
  })

  it('sections forget the slides that are gone', async () => {
    const whole = pptx([{ shapes: shape('第一頁') }, { shapes: shape('藏頁'), hidden: true }])
    const files = unzipSync(whole)
    const sections =
      '<p:extLst><p:ext uri="{x}"><p14:sectionLst xmlns:p14="p14"><p14:section name="s"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>'
    const main = new TextDecoder()
      .decode(files['ppt/presentation.xml'])
      .replace('</p:presentation>', sections)
    const bytes = zipOf({ ...files, 'ppt/presentation.xml': main })
    const cleaned = await expectGone(bytes, { ...proof, hidden: ['hidden-slide'], text: '藏頁' })
    const now = new TextDecoder().decode(unzipSync(cleaned)['ppt/presentation.xml'])
    expect(now).toContain('<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst>')
    expect(now).toContain('<p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>')
  })

  it('an object goes and its picture stays in its place', async () => {
    const frame =
      '<p:graphicFrame><a:graphic><a:graphicData><p:oleObj r:id="rId5"><p:embed/><p:pic><p:nvPicPr><p:cNvPr id="4" name=""/></p:nvPicPr></p:pic></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>'
    const rels = [{ id: 'rId5', type: 'oleObject', target: '../embeddings/o.bin' }]
    const bytes = pptx([{ shapes: shape('看得到') + frame, rels }], {
      'ppt/embeddings/o.bin': { type: 'openxmlformats-officedocument.oleObject', content: '物件裡的名單' },
    })
    const cleaned = await expectGone(bytes, { ...proof, hidden: ['embedded-object'], text: '物件裡的名單' })
    const slide = new TextDecoder().decode(unzipSync(cleaned)['ppt/slides/slide1.xml'])
    expect(slide).toContain('</p:sp><p:pic>')
    expect(slide).not.toContain('graphicFrame')
  })

  it('a presentation of nothing but hidden slides is left as it was', async () => {
    const cleaned = await cleanWith(proof.cleaners, pptx([{ shapes: shape('藏'), hidden: true }]), {
      hidden: ['hidden-slide'],
    })
    expect(cleaned).toMatchObject({ bytes: null, stopped: 'REDACT_NOTHING_LEFT' })
  })
})
