import type { HiddenClass } from '../../../words/hidden.ts'

/** Every class that the reader of ODF tells and this cleaner can take out, be it by hand of what lies within. */
export const removable: ReadonlySet<HiddenClass> = new Set<HiddenClass>([
  ...([
    'annotation',
    'author',
    'tracked-insertion',
    'tracked-deletion',
    'tracked-format',
    'comment',
  ] as const),
  ...(['property', 'custom-property', 'author-path', 'speaker-note', 'alt-text', 'defined-name'] as const),
  ...([
    'data-validation',
    'scenario',
    'covered-text',
    'external-link',
    'document-variable',
    'bookmark',
  ] as const),
  ...([
    'hidden-text',
    'hidden-section',
    'hidden-sheet',
    'hidden-row',
    'hidden-column',
    'hidden-slide',
  ] as const),
  ...(['hidden-shape', 'off-slide-shape', 'field-code', 'link-target', 'macro', 'embedded-object'] as const),
  ...([
    'pilot-table',
    'connection',
    'control',
    'formula',
    'number-format',
    'white-text',
    'tiny-text',
  ] as const),
  ...(['master-text', 'chart-data', 'older-version', 'thumbnail', 'custom-xml', 'printer-settings'] as const),
  ...([
    'attribute',
    'unplaced-text',
    'fallback',
    'markup-comment',
    'image-metadata',
    'archive-comment',
    'stray-bytes',
  ] as const),
])
