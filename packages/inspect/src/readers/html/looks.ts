import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { brightness, merged, styleOf, type Style, type StyleSheet } from './css.ts'
import type { HiddenClass } from '../../words/hidden.ts'
import type { Sight } from '../../words/span.ts'

// What hides in a page, and why. The reader and the cleaner of HTML both ask here.

/** Elements whose text nobody sees, whatever their style. */
const UNSEEN: Readonly<Record<string, HiddenClass>> = {
  script: 'script',
  style: 'script',
  template: 'hidden-text',
  noscript: 'fallback',
  noframes: 'fallback',
  datalist: 'markup-data',
  title: 'markup-metadata',
}
const CONTRAST = 24
const WHITE = 255

export const attributeOf = ({ attrs }: Tree.Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value

export function looksOf(element: Tree.Element, around: Style, sheet: StyleSheet | null): Style {
  const own = (name: string): string => attributeOf(element, name) ?? ''
  const old: Style = {
    hides: UNSEEN[element.tagName] ?? (attributeOf(element, 'hidden') === undefined ? null : 'hidden-text'),
    ink: brightness(own('color')),
    ground: brightness(own('bgcolor')),
  }
  const styled = sheet === null ? old : merged(old, sheet.of(element.tagName, own('class'), own('id')))
  const all = merged(styled, styleOf(own('style')))
  // What hides an element hides all within it, whatever that says of itself.
  return { ...merged(around, all), hides: around.hides ?? all.hides }
}

export function sightOf({ hides, ink, ground }: Style): Sight {
  if (hides !== null) return hides
  return ink !== null && Math.abs(ink - (ground ?? WHITE)) < CONTRAST ? 'white-text' : 'visible'
}

/** Elements that do not end a line. */
export const INLINE = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
)

const TEXT_ATTRIBUTES: Readonly<Record<string, HiddenClass>> = {
  alt: 'alt-text',
  title: 'alt-text',
  'aria-label': 'alt-text',
  href: 'link-target',
  action: 'link-target',
  content: 'markup-metadata',
}
/** Attributes of layout, in which nobody writes. */
const QUIET = new Set(
  'class id style lang dir width height align valign border bgcolor color cellpadding cellspacing colspan rowspan type name rel charset http-equiv media hidden size face target method for role scope tabindex disabled checked selected'.split(
    ' ',
  ),
)

/** `text`: printed as text of the element; `within`: a page or file of its own; null: layout. */
export function attributeSight(
  element: Tree.Element,
  name: string,
  value: string,
): HiddenClass | 'text' | 'within' | null {
  if (/^data:/i.test(value) || name === 'srcdoc') return 'within'
  if (name === 'value') {
    const seen =
      element.tagName === 'input' &&
      !/^(hidden|password|checkbox|radio)$/i.test(attributeOf(element, 'type') ?? '')
    return seen ? 'text' : 'markup-data'
  }
  if (name === 'placeholder') return 'text'
  const known = TEXT_ATTRIBUTES[name]
  if (known !== undefined) return known
  return QUIET.has(name) ? null : name.startsWith('on') ? 'script' : 'markup-data'
}
