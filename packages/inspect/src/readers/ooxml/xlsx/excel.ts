import { readAll } from '../../../xml/read-all.ts'
import type { Reading } from '../../../words/reader.ts'
import type { Application, PartReader } from '../part-readers.ts'
import type { Relations } from '../relations.ts'
import { all } from '../shared-parts.ts'
import { Book } from './book.ts'
import { CellStyles } from './cell-styles.ts'
import { readNotes } from './notes.ts'
import { readSheet } from './sheet.ts'
import { Strings } from './strings.ts'

/** Excel: the parts of a workbook and what each hides. */
export function excel(relations: Relations): Application {
  const book = new Book(relations)
  const strings = new Strings()
  const styles = new CellStyles()
  const sheet = (reading: Reading, part: string): Promise<void> => {
    const name = book.sheet(part)?.name ?? part
    return readSheet(reading, { name, strings, styles, from1904: book.from1904 })
  }
  const notes = (reading: Reading, part: string): Promise<void> =>
    readNotes(reading, book.sheetOf(part)?.name ?? '')
  const parts: readonly PartReader[] = [
    {
      type: /(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template|addin)\.macroenabled)\.main\+xml$/,
      rank: 2,
      read: (reading, part) => book.read(reading, part),
    },
    { type: /spreadsheetml\.sharedstrings\+xml$/, rank: 3, read: (reading) => strings.read(reading) },
    { type: /spreadsheetml\.styles\+xml$/, rank: 3, read: (reading) => styles.read(reading) },
    {
      type: /spreadsheetml\.(worksheet|dialogsheet)\+xml$|ms-excel\.(intl)?macrosheet\+xml$/,
      rank: 4,
      read: sheet,
    },
    { type: /spreadsheetml\.chartsheet\+xml$/, read: (reading) => readAll(reading, {}) },
    {
      type: /spreadsheetml\.pivotcache(definition|records)\+xml$/,
      hidden: 'pivot-cache',
      read: all('pivot-cache', ['v', 'name', 'ref', 'sheet', 'refreshedBy', 'caption', 'formula', 'u']),
    },
    { type: /spreadsheetml\.pivottable\+xml$/, read: all('pivot-cache', ['name', 'caption', 'dataCaption']) },
    {
      type: /ms-excel\.(slicer|slicercache|timeline|timelinecache)\+xml$/,
      read: all('pivot-cache', ['n', 'name', 'caption', 'sourceName']),
    },
    {
      type: /spreadsheetml\.externallink\+xml$/,
      hidden: 'external-link',
      read: all('external-link', ['val', 'name', 'refersTo', 'ddeService', 'ddeTopic']),
    },
    { type: /spreadsheetml\.connections\+xml$/, hidden: 'connection', read: all('connection', 'all') },
    { type: /spreadsheetml\.querytable\+xml$/, hidden: 'connection', read: all('connection', 'all') },
    { type: /spreadsheetml\.comments\+xml$/, hidden: 'comment', read: notes },
    { type: /threadedcomments\+xml$/, hidden: 'threaded-comment', read: notes },
    { type: /ms-excel\.person\+xml$/, hidden: 'author', read: notes },
    {
      type: /spreadsheetml\.(revisionheaders|revisionlog|usernames)\+xml$/,
      hidden: 'revision-log',
      read: all('revision-log', 'all'),
    },
    {
      type: /spreadsheetml\.table\+xml$/,
      read: all('defined-name', ['name', 'displayName', 'comment', 'totalsRowLabel']),
    },
    { type: /spreadsheetml\.tablesinglecells\+xml$|xmlmaps$|xmlmaps\+xml$/, read: all('custom-xml', 'all') },
    { type: /spreadsheetml\.(calcchain|sheetmetadata|volatiledependencies)\+xml$/, read: all('attribute') },
    { type: /spreadsheetml\.customproperty$/, hidden: 'custom-property' },
    {
      type: /ms-excel\.(controlproperties|rdrichvalue\w*|rdarray|rdsupportingpropertybag\w*|richvaluerel|rdrichvaluewebimage|featurepropertybag|pythoninitialization)\+xml$/,
      read: all('control', 'all'),
    },
    { type: /spreadsheetml\.controlproperties\+xml$/, read: all('control', 'all') },
    { type: /openxmlformats-officedocument\.model\+data$/, hidden: 'data-model' },
  ]
  return {
    parts,
    hiddenPart: (part) => book.sheet(part)?.hidden ?? book.sheetOf(part)?.hidden ?? undefined,
    end: (reading) => strings.end(reading),
  }
}
