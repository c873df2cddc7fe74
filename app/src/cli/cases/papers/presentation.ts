import { officePackage, xmlPart, xmlText, type OfficePart, type Relation } from './office-package.ts'

export interface Slide {
  readonly shapes: string
  /** From `rId2` on; `rId1` leads to the layout. */
  readonly relations?: readonly Relation[]
}

const TYPE = 'presentationml.'
const EMPTY_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
const tree = (shapes: string): string => `<p:cSld><p:spTree>${EMPTY_TREE}${shapes}</p:spTree></p:cSld>`

/** A line of text on a slide; `row` counts from the top. */
export const textBox = (text: string, row = 0): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${row + 2}" name=""/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>` +
  `<p:spPr><a:xfrm><a:off x="914400" y="${685_800 * (row + 1)}"/><a:ext cx="9144000" cy="609600"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
  `<p:txBody><a:bodyPr/><a:p><a:r><a:t>${xmlText(text)}</a:t></a:r></a:p></p:txBody></p:sp>`

/** Slides on one layout of one master with one theme, as every presentation program wants them. */
export function presentation(
  slides: readonly Slide[],
  more: Readonly<Record<string, OfficePart>>,
): Uint8Array {
  const pages = slides.map(({ shapes, relations = [] }, i): [string, OfficePart] => [
    `ppt/slides/slide${i + 1}.xml`,
    {
      content: xmlPart('p:sld', 'apr', tree(shapes)),
      type: `${TYPE}slide+xml`,
      relations: [{ id: 'rId1', type: 'slideLayout', target: LAYOUT }, ...relations],
    },
  ])
  const ids = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 2}"/>`).join('')
  const targets = slides.map((_, i) => ({
    id: `rId${i + 2}`,
    type: 'slide',
    target: `slides/slide${i + 1}.xml`,
  }))
  return officePackage('ppt/presentation.xml', {
    'ppt/presentation.xml': {
      content: xmlPart(
        'p:presentation',
        'apr',
        `<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${ids}</p:sldIdLst>` +
          '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>',
      ),
      type: `${TYPE}presentation.main+xml`,
      relations: [{ id: 'rId1', type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' }, ...targets],
    },
    ...Object.fromEntries(pages),
    'ppt/slideLayouts/slideLayout1.xml': {
      content: xmlPart('p:sldLayout', 'apr', tree('')),
      type: `${TYPE}slideLayout+xml`,
      relations: [{ id: 'rId1', type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' }],
    },
    'ppt/slideMasters/slideMaster1.xml': {
      content: xmlPart('p:sldMaster', 'apr', `${tree('')}${COLOURS}${LAYOUTS}`),
      type: `${TYPE}slideMaster+xml`,
      relations: [
        { id: 'rId1', type: 'slideLayout', target: LAYOUT },
        { id: 'rId2', type: 'theme', target: '../theme/theme1.xml' },
      ],
    },
    'ppt/theme/theme1.xml': { content: THEME, type: 'theme+xml' },
    ...more,
  })
}

const LAYOUT = '../slideLayouts/slideLayout1.xml'
const LAYOUTS = '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>'
const COLOURS =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'

const INKS = [
  'dk1',
  'lt1',
  'dk2',
  'lt2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
]
const inks = INKS.map(
  (ink) => `<a:${ink}><a:srgbClr val="${ink.startsWith('l') ? 'FFFFFF' : '1F3864'}"/></a:${ink}>`,
)
const faces = ['major', 'minor'].map(
  (one) => `<a:${one}Font><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:${one}Font>`,
)
const thrice = (one: string): string => one.repeat(3)
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const THEME = xmlPart(
  'a:theme',
  'a',
  `<a:themeElements><a:clrScheme name="">${inks.join('')}</a:clrScheme><a:fontScheme name="">${faces.join('')}</a:fontScheme>` +
    `<a:fmtScheme name=""><a:fillStyleLst>${thrice(FILL)}</a:fillStyleLst><a:lnStyleLst>${thrice(`<a:ln w="9525">${FILL}</a:ln>`)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${thrice('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst><a:bgFillStyleLst>${thrice(FILL)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>`,
)
