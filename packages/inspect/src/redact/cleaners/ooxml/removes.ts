import type { HiddenClass } from '../../../words/hidden.ts'

/** Every class that the reader of Office files tells and this cleaner can take out, be it by hand of what lies within. */
export const removable: ReadonlySet<HiddenClass> = new Set<HiddenClass>([
  ...([
    'pivot-cache',
    'hidden-sheet',
    'very-hidden-sheet',
    'hidden-row',
    'hidden-column',
    'defined-name',
  ] as const),
  ...([
    'formula',
    'number-format',
    'unused-string',
    'external-link',
    'connection',
    'data-validation',
  ] as const),
  ...([
    'data-model',
    'scenario',
    'chart-data',
    'chart-workbook',
    'embedded-object',
    'macro',
    'control',
  ] as const),
  ...(['web-extension', 'white-text', 'tiny-text', 'off-page-text', 'hidden-text', 'hidden-shape'] as const),
  ...(['alt-text', 'hidden-slide', 'off-slide-shape', 'speaker-note', 'master-text', 'comment'] as const),
  ...([
    'threaded-comment',
    'tracked-insertion',
    'tracked-deletion',
    'tracked-move',
    'tracked-format',
  ] as const),
  ...([
    'revision-log',
    'property',
    'custom-property',
    'custom-xml',
    'document-variable',
    'author-path',
  ] as const),
  ...([
    'author',
    'printer-settings',
    'thumbnail',
    'field-code',
    'bookmark',
    'link-target',
    'mail-merge',
  ] as const),
  ...(['building-block', 'fallback', 'orphan-part', 'signature', 'unplaced-text', 'attribute'] as const),
  ...(['markup-comment', 'image-metadata', 'archive-comment', 'stray-bytes'] as const),
])

/** Classes that the reader tells and that stay, with the reason. */
export const kept = {
  'style-name': 'Names of styles and typefaces decide how the document looks.',
} as const satisfies Partial<Record<HiddenClass, string>>
