import type { HiddenClass } from '../../../words/hidden.ts'
import type { Revision } from '../package/revision.ts'
import { shortDecimal } from '../package/short-decimal.ts'
import { FONTS } from '../package/stray.ts'
import type { Going } from './book.ts'
import type { Named } from './named.ts'

/** Names by which styles and the like are referred to: they get another one, the same everywhere. */
const REFERRED =
  /(^style:name|^draw:layer|style-name|-layout-name|page-name|font-name(-asian|-complex)?|(gradient|hatch|image|dash|marker|start|end|opacity)-name)$/
const FAMILIES = /^(svg|fo):font-family|^style:font-family/
/** Words that are drawn: numbers of a list, what stands before and behind them. */
const DRAWN =
  /^(style:num-(prefix|suffix)|loext:num-list-format|text:bullet-char|style:leader-text|number:.*)$/

/** Takes a word out of an attribute. Gives false where it cannot go: it is drawn, or the package needs it. */
export function cutAttribute(
  revision: Revision,
  named: Named,
  key: string,
  what: HiddenClass,
  going: Going,
): boolean {
  const attribute = named.at(key)
  if (attribute === undefined || what === 'chart-data' || DRAWN.test(key)) return false
  const { value } = attribute
  const short = shortDecimal(value)
  const rename = (): void => {
    revision.edits.set(attribute, going.rename(value))
    revision.did(what)
  }
  // A layer that is switched off must stay the same layer, or what lies on it would come to light.
  if ((what === 'bookmark' && key === 'text:name') || named.name === 'draw:layer' || key === 'draw:layer')
    rename()
  else if (what === 'attribute' && short !== null) {
    revision.edits.set(attribute, short)
    revision.did(what)
  } else if (what !== 'attribute') conditional(revision, named, key, what)
  else if (FAMILIES.test(key)) {
    const font = FONTS[value.replace(/^['"]|['"]$/g, '')]
    if (font === undefined) return (revision.cutAttribute(attribute, what), true)
    revision.edits.set(attribute, font.includes(' ') ? `'${font}'` : font)
    revision.did(what)
  } else if (
    REFERRED.test(key) ||
    (key === 'draw:name' && /^draw:(gradient|hatch|fill-image|marker|stroke-dash|opacity)$/.test(named.name))
  )
    rename()
  else if (key === 'xlink:href') return false
  else revision.cutAttribute(attribute, what)
  return true
}

/** The condition by which a section is hidden goes; whether it is hidden stays as it was last worked out. */
function conditional(revision: Revision, named: Named, key: string, what: HiddenClass): void {
  revision.cutAttribute(named.at(key), what)
  if (key !== 'text:condition' || named.name !== 'text:section') return
  const display = named.at('text:display')
  if (display?.value !== 'condition') return
  if (named.attributes['text:is-hidden'] === 'true') revision.edits.set(display, 'none')
  else revision.edits.cut(display)
}
