import { describe, expect, it } from 'vitest'
import { inspected } from '../../../fixtures/inspecting.ts'
import { POWERPOINT, pptx, shape, wordXml, type ExtraPart } from '../../../fixtures/ooxml.ts'
import type { HiddenClass } from '../../../words/hidden.ts'

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
  ['alt-text', shape('圖', { name: '王小明的病歷' }), 'TextBox 1\n王小明的病歷'],
]
const part = (as: string, type: string, content: string): ExtraPart => ({ as, type, content })
const PARTS: readonly (readonly [HiddenClass, Readonly<Record<string, ExtraPart>>, string])[] = [
  [
    'speaker-note',
    {
      'ppt/notesSlides/n1.xml': part(
        'notesSlide',
        `${POWERPOINT}notesSlide+xml`,
        wordXml('p:notes', shape('講者備忘：底價八百萬')),
      ),
    },
    '講者備忘：底價八百萬',
  ],
  [
    'comment',
    {
      'ppt/comments/c1.xml': part(
        'comments',
        `${POWERPOINT}comments+xml`,
        wordXml('p:cmLst', '<p:cm><p:text>此頁勿外流</p:text></p:cm>'),
      ),
    },
    'text: 此頁勿外流',
  ],
  [
    'threaded-comment',
    {
      'ppt/comments/m1.xml': part(
        'comments',
        'ms-powerpoint.comments+xml',
        wordXml('p:cmLst', '<p:cm><p:txBody><a:p><a:r><a:t>新式註解</a:t></a:r></a:p></p:txBody></p:cm>'),
      ),
    },
    '新式註解',
  ],
  [
    'author',
    {
      'ppt/commentAuthors.xml': part(
        'commentAuthors',
        `${POWERPOINT}commentAuthors+xml`,
        wordXml('p:cmAuthorLst', '<p:cmAuthor name="陳科長" initials="陳"/>'),
      ),
    },
    'name: 陳科長\ninitials: 陳',
  ],
  [
    'master-text',
    {
      'ppt/slideMasters/m1.xml': part(
        'slideMaster',
        `${POWERPOINT}slideMaster+xml`,
        wordXml('p:sldMaster', shape('母片上的字')),
      ),
    },
    '母片上的字',
  ],
  [
    'custom-property',
    {
      'ppt/tags/t1.xml': part(
        'tags',
        `${POWERPOINT}tags+xml`,
        wordXml('p:tagLst', '<p:tag name="案號" val="密字1號"/>'),
      ),
    },
    'name: 案號\nval: 密字1號',
  ],
]

describe('a PowerPoint presentation', () => {
  it('that hides nothing is COMPLETE', async () => {
    const report = await inspected(
      pptx([{ shapes: shape('第一頁', { name: '' }) }, { shapes: shape('第二頁', { name: '' }) }]),
    )
    expect(report).toMatchObject({ verdict: 'COMPLETE', kind: 'pptx', hiddenTotals: {} })
    expect(report.texts.map(({ place, text }) => [place.address, text])).toEqual([
      ['slide 1', '第一頁'],
      ['slide 2', '第二頁'],
    ])
  })

  for (const [why, shapes, text] of SHAPES) {
    it(`${why}: ${text}`, async () => {
      const report = await inspected(pptx([{ shapes: shape('看得到') + shapes }]))
      expect(report).toMatchObject({ verdict: 'COMPLETE', unread: [] })
      expect(report.hiddenText(why)).toContain(text)
      expect(report.visibleText()).not.toContain(text)
      expect(report.visibleText()).toContain('看得到')
    })
  }
  for (const [why, parts, text] of PARTS) {
    it(`${why} in ${Object.keys(parts).join()}`, async () => {
      const report = await inspected(pptx([{ shapes: shape('看得到') }], parts))
      expect(report).toMatchObject({ verdict: 'COMPLETE', unread: [] })
      expect(report.hiddenText(why)).toContain(text)
      expect(report.visibleText()).toBe('看得到')
    })
  }

  it('hides the whole of a hidden slide', async () => {
    const report = await inspected(pptx([{ shapes: shape('藏頁', { name: '' }), hidden: true }]))
    expect(report.hiddenText('hidden-slide')).toEqual(['藏頁'])
    expect(report.parts.find(({ path }) => path.at(-1) === 'ppt/slides/slide1.xml')?.hidden).toBe(
      'hidden-slide',
    )
  })

  it('shows white on a dark slide', async () => {
    const background = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="002060"/></a:solidFill></p:bgPr></p:bg>'
    const report = await inspected(pptx([{ background, shapes: shape('深底白字', { run: WHITE }) }]))
    expect(report.visibleText()).toBe('深底白字')
  })
})
