import type { HiddenClass } from '../../words/hidden.ts'

interface ElementRule {
  /** Why nobody sees the text below; absent: as around it. */
  readonly sight?: HiddenClass
  /** All attributes are words of this class. */
  readonly tell?: HiddenClass
  /** Gathers the text below into one piece: a paragraph or a field. */
  readonly piece?: true
}

/** What an element does with the text below it and in its attributes. What is not here hands on what surrounds it. */
const RULES: Readonly<Record<string, ElementRule>> = {
  'text:p': { piece: true },
  'text:h': { piece: true },
  'math:math': { piece: true },
  'form:option': { piece: true, sight: 'control' },
  'config:config-item': { piece: true, sight: 'property' },
  'presentation:header-decl': { piece: true },
  'presentation:footer-decl': { piece: true },
  'presentation:date-time-decl': { piece: true },
  'office:annotation': { sight: 'annotation', tell: 'annotation' },
  // On slides LibreOffice writes them under a name of its own.
  'officeooo:annotation': { sight: 'annotation', tell: 'annotation' },
  'text:tracked-changes': { sight: 'tracked-deletion' },
  'table:tracked-changes': { sight: 'tracked-deletion' },
  'office:change-info': { sight: 'comment' },
  'dc:creator': { piece: true, sight: 'author' },
  'meta:creator-initials': { piece: true, sight: 'author' },
  'loext:sender-initials': { piece: true, sight: 'author' },
  'dc:date': { piece: true, sight: 'property' },
  'meta:date-string': { piece: true, sight: 'property' },
  'meta:user-defined': { piece: true, sight: 'custom-property', tell: 'custom-property' },
  'meta:template': { tell: 'author-path' },
  'presentation:notes': { sight: 'speaker-note' },
  'svg:title': { piece: true, sight: 'alt-text' },
  'svg:desc': { piece: true, sight: 'alt-text' },
  'table:title': { piece: true, sight: 'alt-text' },
  'table:desc': { piece: true, sight: 'alt-text' },
  'table:named-range': { tell: 'defined-name' },
  'table:named-expression': { tell: 'defined-name' },
  'table:content-validation': { tell: 'data-validation' },
  'table:error-message': { sight: 'data-validation', tell: 'data-validation' },
  'table:help-message': { sight: 'data-validation', tell: 'data-validation' },
  'table:scenario': { tell: 'scenario' },
  'table:covered-table-cell': { sight: 'covered-text' },
  'table:table-source': { tell: 'external-link' },
  'table:cell-range-source': { tell: 'external-link' },
  'table:dde-link': { sight: 'external-link' },
  'text:section-source': { tell: 'external-link' },
  'office:dde-source': { tell: 'external-link' },
  'text:dde-connection-decl': { tell: 'external-link' },
  'text:user-field-decl': { tell: 'document-variable' },
  'text:variable-decl': { tell: 'document-variable' },
  'text:bookmark': { tell: 'bookmark' },
  'text:bookmark-start': { tell: 'bookmark' },
  'text:reference-mark': { tell: 'bookmark' },
  'text:reference-mark-start': { tell: 'bookmark' },
  'text:hidden-text': { tell: 'hidden-text' },
  'text:hidden-paragraph': { tell: 'field-code' },
  'text:conditional-text': { tell: 'hidden-text' },
  'text:toc-mark': { tell: 'field-code' },
  'text:toc-mark-start': { tell: 'field-code' },
  'text:alphabetical-index-mark': { tell: 'field-code' },
  'text:alphabetical-index-mark-start': { tell: 'field-code' },
  'text:user-index-mark': { tell: 'field-code' },
  'text:bibliography-mark': { tell: 'field-code' },
  'text:a': { tell: 'link-target' },
  'draw:a': { tell: 'link-target' },
  'text:script': { piece: true, sight: 'macro', tell: 'macro' },
  'office:script': { piece: true, sight: 'macro', tell: 'macro' },
  'script:event-listener': { tell: 'macro' },
  'presentation:event-listener': { tell: 'macro' },
  'text:execute-macro': { tell: 'macro' },
  'draw:object': { sight: 'embedded-object' },
}

/** Families of elements whose every attribute is of one class. */
const FAMILIES: readonly (readonly [string, HiddenClass])[] = [
  ['table:data-pilot', 'pilot-table'],
  ['table:source-service', 'pilot-table'],
  ['table:source-cell-range', 'pilot-table'],
  ['table:database-', 'connection'],
  ['text:database-', 'connection'],
  ['form:', 'control'],
]

const PLAIN: ElementRule = {}
const PROPERTY: ElementRule = { piece: true, sight: 'property' }

export function ruleOf(name: string): ElementRule {
  const rule = RULES[name]
  if (rule !== undefined) return rule
  if (name.startsWith('meta:') || name.startsWith('dc:')) return PROPERTY
  const family = FAMILIES.find(([prefix]) => name.startsWith(prefix))
  return family === undefined ? PLAIN : { tell: family[1] }
}

/** Attributes that hold words wherever they stand. */
export const ATTRIBUTES: Readonly<Record<string, HiddenClass>> = {
  'table:formula': 'formula',
  'text:formula': 'formula',
  'text:condition': 'field-code',
  'text:string-value': 'hidden-text',
  'text:placeholder-type': 'field-code',
  'table:condition': 'field-code',
  'draw:name': 'alt-text',
  'draw:caption-id': 'alt-text',
  'text:name': 'bookmark',
  'office:string-value': 'document-variable',
  'table:print-ranges': 'defined-name',
  'chart:label-string': 'chart-data',
  'loext:label-string': 'chart-data',
}

/** Numbers, switches and references of the format's own: nothing that anybody wrote. */
export const isMechanical = (value: string): boolean =>
  /^(true|false|[-+]?[\d.]{1,6}|[-+]?[\d.]+(pt|cm|mm|in|px|%)|#[0-9a-f]{6})$/i.test(value)
