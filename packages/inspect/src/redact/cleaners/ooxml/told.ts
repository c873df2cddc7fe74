import { relationshipId } from '../../../xml/scan.ts'
import type { ToldBy } from '../package/stray.ts'

/** Which attributes the reader tells under classes of their own, by content type in lower case; the others are looked at for words. */
const NAMES = new Set(['docPr', 'cNvPr'])
const FONTS = new Set(['latin', 'ea', 'cs', 'sym'])

const drawing: ToldBy = ({ local }) => (NAMES.has(local) || FONTS.has(local) ? 'told' : undefined)
const of =
  (...elements: readonly string[]): ToldBy =>
  ({ local }) =>
    elements.includes(local) ? 'told' : undefined
const listed =
  (...attributes: readonly string[]): ToldBy =>
  () =>
    attributes
const everything: ToldBy = () => 'told'
const nothing: ToldBy = () => undefined

const story: ToldBy = ({ local, attributes }) => {
  if (local === 'hyperlink') {
    const plain = Object.fromEntries(attributes.map(({ name, value }) => [name, value]))
    return relationshipId(plain) === undefined ? undefined : 'told'
  }
  return STORY.has(local) ? 'told' : undefined
}
const STORY = new Set(['docPr', 'cNvPr', 'bookmarkStart', 'fldSimple', 'sym', 'comment', 'ins', 'del'])
const SHEET = [
  ...['c', 'row', 'v', 'f', 't', 'dataValidation', 'hyperlink', 'scenario', 'inputCells', 'protectedRange'],
  ...['filter', 'cfRule'],
]

const RULES: readonly (readonly [RegExp, ToldBy])[] = [
  [/relationships\+xml$/, of('Relationship')],
  [/wordprocessingml\.styles\+xml$|spreadsheetml\.styles\+xml$/, everything],
  [/wordprocessingml\.settings\+xml$/, of('docVar')],
  [/wordprocessingml\.numbering\+xml$/, of('lvlText', 'name')],
  [/wordprocessingml\.fonttable\+xml$/, listed('name', 'val')],
  [/wordprocessingml\.people\+xml$/, listed('author', 'userId')],
  [/wordprocessingml\.(comments(ids|extended|extensible)|websettings)\+xml$/, nothing],
  [/wordprocessingml|ms-word/, story],
  [/spreadsheetml\.(worksheet|dialogsheet)\+xml$|macrosheet\+xml$/, of(...SHEET)],
  [
    /(spreadsheetml|ms-excel).*main\+xml$/,
    of('sheet', 'definedName', 'absPath', 'fileSharing', 'workbookPr'),
  ],
  [/spreadsheetml\.sharedstrings\+xml$/, of('t', 'si', 'r')],
  [/spreadsheetml\.table\+xml$/, listed('name', 'displayName', 'comment', 'totalsRowLabel')],
  [
    /spreadsheetml\.pivotcache(definition|records)\+xml$/,
    listed('v', 'name', 'ref', 'sheet', 'refreshedBy', 'caption', 'formula', 'u'),
  ],
  [/spreadsheetml\.pivottable\+xml$/, listed('name', 'caption', 'dataCaption')],
  [/ms-excel\.(slicer|timeline)\w*\+xml$/, listed('n', 'name', 'caption', 'sourceName')],
  [/spreadsheetml\.externallink\+xml$/, listed('val', 'name', 'refersTo', 'ddeService', 'ddeTopic')],
  [/ms-excel\.person\+xml$/, of('person')],
  [/presentationml\.(slide|notesslide|slidelayout|slidemaster|notesmaster|handoutmaster)\+xml$/, drawing],
  [/ms-powerpoint\.comments\+xml$/, drawing],
  [/commentauthors\+xml$|ms-powerpoint\.authors\+xml$/, listed('name', 'initials', 'userId')],
  [/presentationml\.tags\+xml$/, listed('name', 'val')],
  [/presentationml\.(presprops|viewprops|tablestyles)\+xml$/, listed('styleName')],
  [/custom-properties\+xml$/, listed('name', 'linkTarget')],
  [/drawingml\.diagram(layout|style|colors)\+xml$/, listed('val', 'title')],
  [/theme(override)?\+xml$/, listed('name', 'typeface')],
  [/vmldrawing$/, listed('alt', 'title', 'string', 'href')],
  [/chart\+xml$|chartex\+xml$|chartshapes\+xml$|drawing\+xml$|diagramdata\+xml$/, drawing],
  [
    /customxmlproperties|connections|querytable|revision|usernames|tablesinglecells|xmlmaps|controlproperties|rdrichvalue|rdarray|rdsupporting|richvaluerel|featurepropertybag|pythoninit|activex\+xml|webextension|customui|ms-office\.vba|clrmapping|officethemepalette|labelinfo|documenttasks|keymap|toolbars|mailmerge|changesinfo/,
    everything,
  ],
]

export const toldBy = (type: string | null): ToldBy =>
  RULES.find(([pattern]) => pattern.test(type ?? ''))?.[1] ?? nothing
