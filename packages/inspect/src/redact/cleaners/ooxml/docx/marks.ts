import type { Element } from '../../package/element.ts'
import type { Revision } from '../../package/revision.ts'
import { cutNames } from '../names.ts'

const COMMENTS = new Set(['commentRangeStart', 'commentRangeEnd', 'commentReference', 'annotationRef'])

/** Names of people, bookmarks, comments and links, and what is said of pictures. */
export function cutMarks(revision: Revision, element: Element): void {
  const { local: name } = element
  if (revision.asked('author')) {
    revision.cutAttribute(element.attribute('author'), 'author', true)
    if (element.attribute('author') !== undefined)
      revision.cutAttribute(element.attribute('initials'), 'author')
  }
  if (revision.asked('bookmark') && (name === 'bookmarkStart' || name === 'bookmarkEnd'))
    revision.cut(element, 'bookmark')
  if (revision.asked('comment') && COMMENTS.has(name)) revision.cut(element, 'comment')
  if (revision.asked('custom-xml')) {
    if (name === 'dataBinding') revision.cut(element, 'custom-xml')
    if (name === 'customXmlPr' || name === 'smartTagPr') revision.edits.cut(element)
    if (name === 'customXml' || name === 'smartTag') revision.unwrap(element, 'custom-xml')
  }
  if (name === 'hyperlink' && revision.asked('link-target'))
    revision.cutAttribute(element.attribute('tooltip'), 'link-target')
  cutNames(revision, element)
}
