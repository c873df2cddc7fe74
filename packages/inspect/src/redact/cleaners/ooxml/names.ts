import type { Element } from '../package/element.ts'
import type { Revision } from '../package/revision.ts'

const OBJECTS = new Set(['docPr', 'cNvPr'])
const LINKS = new Set(['hlinkClick', 'hlinkHover'])
const VML = /^(v|o):/

/** What is said of pictures and shapes, and what a link says when the mouse is over it. Names must be there and may be empty. */
export function cutNames(revision: Revision, element: Element): void {
  if (revision.asked('alt-text')) {
    if (OBJECTS.has(element.local)) {
      revision.cutAttribute(element.attribute('name'), 'alt-text', true)
      for (const key of ['title', 'descr']) revision.cutAttribute(element.attribute(key), 'alt-text')
    } else if (VML.test(element.name))
      for (const key of ['alt', 'title']) revision.cutAttribute(element.attribute(key), 'alt-text')
  }
  if (LINKS.has(element.local) && revision.asked('link-target'))
    revision.cutAttribute(element.attribute('tooltip'), 'link-target')
}
