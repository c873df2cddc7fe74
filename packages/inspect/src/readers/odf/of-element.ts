import type { Look } from './look.ts'
import type { Styles } from './styles.ts'
import type { Sight } from '../../words/span.ts'
import type { Attributes } from '../../xml/scan.ts'

/** Reasons to be hidden that stand in attributes, as the reader takes them. */
export function sightAt(name: string, attributes: Attributes, masters: Sight): Sight | undefined {
  const isHidden = attributes['text:is-hidden'] === 'true'
  if (name === 'text:section') {
    const display = attributes['text:display']
    return display === 'none' || (display === 'condition' && isHidden) ? 'hidden-section' : undefined
  }
  if (name === 'style:master-page') return masters === 'visible' ? undefined : masters
  if (attributes['text:display'] === 'none' || attributes['style:display'] === 'false') return 'hidden-text'
  return isHidden && name !== 'text:hidden-paragraph' ? 'hidden-text' : undefined
}

/** What an element's own style adds to the look. */
export function lookAt(styles: Styles, name: string, attributes: Attributes): Look | undefined {
  const of = (family: string, key: string): Look | undefined => {
    const style = attributes[key]
    return style === undefined ? undefined : styles.look(family, style)
  }
  if (name === 'text:p' || name === 'text:h') return of('paragraph', 'text:style-name')
  if (name === 'text:section') return of('section', 'text:style-name')
  if (name === 'text:span' || name === 'text:a') return of('text', 'text:style-name')
  if (name.startsWith('draw:') && name !== 'draw:page')
    return {
      ...of('graphic', 'draw:style-name'),
      ...of('presentation', 'presentation:style-name'),
      ...of('paragraph', 'draw:text-style-name'),
    }
  return undefined
}
