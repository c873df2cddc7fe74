import { looksLikeWords, localName } from '../../../xml/scan.ts'
import type { Element, MarkupAttribute } from './element.ts'
import type { Revision } from './revision.ts'
import { shortDecimal } from './short-decimal.ts'

/** What the reader of the part has told under a class of its own: all attributes, or those of these local names. */
export type ToldBy = (element: Element) => 'told' | readonly string[] | undefined

/** The reader's own idea (`xml/scan.ts`) of a number that somebody wrote and no program. */
const LONG_NUMBER = /[0-9\uff10-\uff19]{8}/
const MEASURES =
  /^(c?x|c?y|w|h|l|t|r|b|id|idx|uri|guid|rsid\w*|\w+Id|spid|path|coord\w+|dist[TBLR]|relativeHeight|f?pos|lim|fov|ang|panose|[uc]sb\d)$/i
const MEASURED = /Id$|^(rsid\w*|nsid|tmpl|crossAx|panose1|sig)$/
const isStray = ({ name, value }: MarkupAttribute, element: Element): boolean =>
  looksLikeWords(value) ||
  (LONG_NUMBER.test(value) && !MEASURES.test(localName(name)) && !MEASURED.test(element.local))

/** Typefaces go by an English name as well, which draws the same letters. */
export const FONTS: Readonly<Record<string, string>> = {
  標楷體: 'DFKai-SB',
  新細明體: 'PMingLiU',
  細明體: 'MingLiU',
  細明體_HKSCS: 'MingLiU_HKSCS',
  '新細明體-ExtB': 'PMingLiU-ExtB',
  '細明體-ExtB': 'MingLiU-ExtB',
  微軟正黑體: 'Microsoft JhengHei',
  '微軟正黑體 Light': 'Microsoft JhengHei Light',
  思源黑體: 'Noto Sans TC',
  宋体: 'SimSun',
  黑体: 'SimHei',
  楷体: 'KaiTi',
  微软雅黑: 'Microsoft YaHei',
  'ＭＳ 明朝': 'MS Mincho',
  'ＭＳ ゴシック': 'MS Gothic',
}
const FONT_ATTRIBUTES = new Set(['ascii', 'hAnsi', 'eastAsia', 'cs', 'typeface', 'font'])
/** Elements that are nothing without the word that goes: a name for the author, a choice of a list. */
const WHOLE = new Set([
  'alias',
  'tag',
  'listItem',
  'docPart',
  'placeholder',
  'filterColumn',
  'docPartGallery',
])
/** Attributes that may be left out. */
const OPTIONAL = new Set([
  ...['codeName', 'title', 'alt', 'descr', 'anchor', 'docLocation', 'prst', 'tgtFrame', 'customMenu'],
  ...['description', 'help', 'statusBar', 'uniqueName', 'prefixMappings', 'storeItemID', 'string'],
  'uid',
])

/** Words in attributes that no class of their own speaks for, processing instructions and comments of the markup. */
export function cutStray(revision: Revision, toldBy: ToldBy): void {
  const attributes = revision.asked('attribute')
  const comments = revision.asked('markup-comment')
  if (!attributes && !comments) return
  let kept = 0
  revision.scan({
    comment(range) {
      if (comments) revision.cut(range, 'markup-comment')
    },
    instruction(range) {
      if (attributes && looksLikeWords(revision.text.slice(range.from, range.to)))
        revision.cut(range, 'attribute')
    },
    close(element) {
      if (!attributes) return
      const told = toldBy(element)
      if (told === 'told') return
      for (const attribute of element.attributes) {
        if (attribute.name === 'xmlns' || attribute.name.startsWith('xmlns:')) continue
        if (told?.includes(attribute.local) === true || !isStray(attribute, element)) continue
        if (isDrawn(element)) kept += 1
        else cutOne(revision, attribute, element)
      }
    },
  })
  if (kept > 0) revision.cleaning.fault('REDACT_DRAWN_KEPT', { what: revision.part, count: kept })
}

/** Letters drawn along a path, as in a watermark: everybody sees them. */
const isDrawn = (element: Element): boolean => element.local === 'textpath' || element.local === 'Override'

function cutOne(revision: Revision, attribute: MarkupAttribute, element: Element): void {
  const font = FONT_ATTRIBUTES.has(attribute.local) ? FONTS[attribute.value] : undefined
  const instead = font ?? shortDecimal(attribute.value)
  if (instead !== null) {
    revision.edits.set(attribute, instead)
    revision.did('attribute')
  } else if (WHOLE.has(element.local)) revision.cut(element, 'attribute')
  else if (OPTIONAL.has(attribute.local) || FONT_ATTRIBUTES.has(attribute.local))
    revision.cutAttribute(attribute, 'attribute')
  else revision.cutAttribute(attribute, 'attribute', true)
}
