import type { HiddenClass } from '../../../words/hidden.ts'

/** Parts that go whole, by their content type in lower case. A part with several classes goes for any of them. */
interface DropRule {
  readonly type: RegExp
  readonly what: readonly [HiddenClass, ...HiddenClass[]]
}

export const drops: readonly DropRule[] = [
  // Word
  { type: /wordprocessingml\.comments\+xml$/, what: ['comment'] },
  {
    type: /wordprocessingml\.commentsextended\+xml$|commentsids\+xml$|commentsextensible\+xml$/,
    what: ['threaded-comment', 'comment'],
  },
  { type: /wordprocessingml\.people\+xml$/, what: ['author'] },
  { type: /wordprocessingml\.document\.glossary\+xml$/, what: ['building-block'] },
  { type: /ms-word\.(keymapcustomizations|attachedtoolbars)/, what: ['macro'] },
  { type: /mailmergerecipientdata\+xml$|mailmerge/, what: ['mail-merge'] },
  // Excel
  { type: /spreadsheetml\.pivotcache(definition|records)\+xml$/, what: ['pivot-cache'] },
  { type: /spreadsheetml\.pivottable\+xml$/, what: ['pivot-cache'] },
  { type: /ms-excel\.(slicer|slicercache|timeline|timelinecache)\+xml$/, what: ['pivot-cache'] },
  { type: /spreadsheetml\.externallink\+xml$/, what: ['external-link'] },
  { type: /spreadsheetml\.(connections|querytable)\+xml$/, what: ['connection'] },
  { type: /spreadsheetml\.comments\+xml$/, what: ['comment'] },
  { type: /threadedcomments\+xml$/, what: ['threaded-comment'] },
  { type: /spreadsheetml\.(revisionheaders|revisionlog|usernames)\+xml$/, what: ['revision-log'] },
  { type: /spreadsheetml\.table\+xml$/, what: ['defined-name'] },
  { type: /spreadsheetml\.tablesinglecells\+xml$|xmlmaps$|xmlmaps\+xml$/, what: ['custom-xml'] },
  { type: /spreadsheetml\.customproperty$/, what: ['custom-property'] },
  { type: /(ms-excel|spreadsheetml)\.controlproperties\+xml$/, what: ['control'] },
  { type: /openxmlformats-officedocument\.model\+data$/, what: ['data-model'] },
  // PowerPoint
  { type: /presentationml\.notesslide\+xml$/, what: ['speaker-note'] },
  { type: /presentationml\.comments\+xml$/, what: ['comment'] },
  { type: /ms-powerpoint\.comments\+xml$/, what: ['threaded-comment'] },
  { type: /presentationml\.tags\+xml$/, what: ['custom-property'] },
  { type: /ms-powerpoint\.(changesinfo|revisioninfo)\+xml$/, what: ['revision-log'] },
  // All
  { type: /core-properties\+xml$|extended-properties\+xml$/, what: ['property'] },
  { type: /custom-properties\+xml$/, what: ['custom-property'] },
  { type: /customxmlproperties\+xml$/, what: ['custom-xml'] },
  { type: /xml-signature|digital-signature/, what: ['signature'] },
  { type: /ms-office\.vbaproject|ms-(word\.vbadata|office\.vba)|customui/, what: ['macro'] },
  { type: /activex\+xml$|ms-office\.activex$/, what: ['control'] },
  { type: /webextension(taskpanes)?\+xml$/, what: ['web-extension'] },
  { type: /printersettings$/, what: ['printer-settings'] },
  { type: /classificationlabels|labelinfo\+xml$|sensitivity/, what: ['custom-property'] },
  { type: /documenttasks\+xml$/, what: ['threaded-comment'] },
]

/** Links that leave the package, by the last word of their type; any other tells a path of the author's. */
export const links: Readonly<Record<string, HiddenClass>> = {
  hyperlink: 'link-target',
  externalLinkPath: 'external-link',
  externalLink: 'external-link',
  oleObject: 'external-link',
  mailMergeSource: 'mail-merge',
  mailMergeHeaderSource: 'mail-merge',
}

/** Content types of documents with macros, and of the same without. */
export const macroFree: Readonly<Record<string, string>> = {
  'application/vnd.ms-word.document.macroenabled.main+xml':
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  'application/vnd.ms-word.template.macroenabledtemplate.main+xml':
    'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
  'application/vnd.ms-excel.sheet.macroenabled.main+xml':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  'application/vnd.ms-excel.template.macroenabled.main+xml':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml',
  'application/vnd.ms-excel.addin.macroenabled.main+xml':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  'application/vnd.ms-powerpoint.presentation.macroenabled.main+xml':
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  'application/vnd.ms-powerpoint.slideshow.macroenabled.main+xml':
    'application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml',
  'application/vnd.ms-powerpoint.template.macroenabled.main+xml':
    'application/vnd.openxmlformats-officedocument.presentationml.template.main+xml',
  'application/vnd.ms-powerpoint.addin.macroenabled.main+xml':
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
}
