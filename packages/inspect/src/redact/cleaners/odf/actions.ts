import type { HiddenClass } from '../../../words/hidden.ts'

interface Action {
  readonly what: HiddenClass
  /** `cut`: with all that it holds; `unwrap`: its text stays, because it is seen; `hollow`: the element stays without text. */
  readonly how: 'cut' | 'unwrap' | 'hollow'
}
const cut = (what: HiddenClass): Action => ({ what, how: 'cut' })
const unwrap = (what: HiddenClass): Action => ({ what, how: 'unwrap' })
const hollow = (what: HiddenClass): Action => ({ what, how: 'hollow' })

/** What is done with an element when the class that it is of was asked for. */
const ACTIONS: Readonly<Record<string, readonly Action[]>> = {
  'office:annotation': [cut('annotation')],
  'officeooo:annotation': [cut('annotation')],
  'office:annotation-end': [cut('annotation')],
  'table:tracked-changes': [cut('tracked-deletion')],
  'presentation:notes': [cut('speaker-note')],
  'dc:creator': [hollow('author')],
  'meta:creator-initials': [hollow('author')],
  'loext:sender-initials': [hollow('author')],
  'dc:date': [hollow('property')],
  'meta:date-string': [hollow('property')],
  'meta:user-defined': [cut('custom-property')],
  'meta:template': [cut('author-path')],
  'office:settings': [cut('property')],
  'svg:title': [cut('alt-text')],
  'svg:desc': [cut('alt-text')],
  'table:title': [cut('alt-text')],
  'table:desc': [cut('alt-text')],
  'table:named-range': [cut('defined-name')],
  'table:named-expression': [cut('defined-name')],
  'table:content-validation': [cut('data-validation')],
  'table:scenario': [cut('scenario')],
  'table:table-source': [cut('external-link')],
  'table:cell-range-source': [cut('external-link')],
  'table:dde-links': [cut('external-link')],
  'table:dde-link': [cut('external-link')],
  'text:section-source': [cut('external-link')],
  'office:dde-source': [cut('external-link')],
  'text:dde-connection-decls': [cut('external-link')],
  'text:dde-connection': [unwrap('external-link')],
  'text:user-field-decls': [cut('document-variable')],
  'text:variable-decls': [cut('document-variable')],
  'text:user-field-decl': [cut('document-variable')],
  'text:variable-decl': [cut('document-variable')],
  'text:user-field-get': [unwrap('document-variable')],
  'text:user-field-input': [unwrap('document-variable')],
  'text:variable-get': [unwrap('document-variable')],
  'text:variable-set': [unwrap('document-variable')],
  'text:variable-input': [unwrap('document-variable')],
  'text:bookmark': [cut('bookmark')],
  'text:bookmark-start': [cut('bookmark')],
  'text:bookmark-end': [cut('bookmark')],
  'text:bookmark-ref': [unwrap('bookmark')],
  'text:reference-mark': [cut('bookmark')],
  'text:reference-mark-start': [cut('bookmark')],
  'text:reference-mark-end': [cut('bookmark')],
  'text:reference-ref': [unwrap('bookmark')],
  'text:conditional-text': [unwrap('hidden-text')],
  'text:a': [unwrap('link-target')],
  'draw:a': [unwrap('link-target')],
  'text:script': [cut('macro')],
  'office:scripts': [cut('macro')],
  'office:script': [cut('macro')],
  'office:event-listeners': [cut('macro')],
  'script:event-listener': [cut('macro')],
  'presentation:event-listener': [cut('macro')],
  'text:execute-macro': [unwrap('macro')],
  'draw:object-ole': [cut('embedded-object')],
  'office:forms': [cut('control')],
  'draw:control': [cut('control')],
  'table:data-pilot-tables': [cut('pilot-table')],
  'table:database-ranges': [cut('connection')],
}

const INDEX_MARK = /^text:(toc|alphabetical-index|user-index)-mark(-start|-end)?$|^text:bibliography-mark$/

export function actionsOf(name: string): readonly Action[] {
  const known = ACTIONS[name]
  if (known !== undefined) return known
  if (INDEX_MARK.test(name))
    return [name === 'text:bibliography-mark' ? unwrap('field-code') : cut('field-code')]
  if (name.startsWith('text:database-')) return [unwrap('connection')]
  if (name.startsWith('table:data-pilot') || name.startsWith('table:source-')) return [cut('pilot-table')]
  if (name.startsWith('table:database-')) return [cut('connection')]
  if (name.startsWith('form:')) return [cut('control')]
  if (name !== 'meta:generator' && (name.startsWith('meta:') || name.startsWith('dc:')))
    return [cut('property')]
  return name === 'meta:generator' ? [cut('property')] : []
}

/** Elements that are nothing without what they held. */
export const CONTAINERS: ReadonlySet<string> = new Set([
  ...['table:named-expressions', 'table:content-validations', 'text:tracked-changes', 'table:scenarios'],
  ...['office:event-listeners', 'presentation:event-listeners'],
])
