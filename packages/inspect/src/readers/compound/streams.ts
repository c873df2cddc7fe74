import type { HiddenClass } from '../../words/hidden.ts'
import type { Child, Reading } from '../../words/reader.ts'
import { readExcel } from '../legacy/excel.ts'
import { readPictures, readPowerPoint } from '../legacy/powerpoint.ts'
import { readWord } from '../legacy/word.ts'
import { readStrings } from './binary-strings.ts'
import type { Node } from './directory.ts'
import { readModule } from './macro-source.ts'
import { readNative } from './ole1.ts'
import { readPropertySet } from './property-set.ts'
import { readUnknown } from './unknown-stream.ts'

type Read = (reading: Reading, siblings: readonly Node[]) => Promise<void>

interface StreamRule {
  readonly pattern: RegExp
  readonly read: Read
  readonly role?: string
  readonly hidden?: HiddenClass
}

/** Strings are found in it; what else it holds is not. */
const strings: Read = async (reading) => {
  await readStrings(reading)
  reading.fault('PART_NOT_UNDERSTOOD', { what: 'binary' })
}
/** Read by the stream that refers to it; on the census for its bytes. */
const besides: Read = async (reading) => {
  await reading.source.bytes()
}

/** Streams that Office and OLE define, by their names, which in compound files are their types. Another one is unknown. */
const STREAMS: readonly StreamRule[] = [
  { pattern: /^\u0005(Document)?SummaryInformation$/i, read: readPropertySet },
  { pattern: /^\u0001(CompObj|Ole)$/i, role: 'description', read: readStrings, hidden: 'attribute' },
  {
    pattern: /^\u0003(ObjInfo|LinkInfo|OCXNAME)$/i,
    role: 'description',
    read: readStrings,
    hidden: 'attribute',
  },
  { pattern: /^\u0001Ole10Native$/i, role: 'packaged file', read: readNative, hidden: 'embedded-object' },
  { pattern: /^WordDocument$/, read: readWord },
  { pattern: /^[01]Table$/, read: besides },
  { pattern: /^(Workbook|Book)$/, read: readExcel },
  { pattern: /^PowerPoint Document$/, read: readPowerPoint },
  { pattern: /^Pictures$/, read: readPictures },
  { pattern: /^Current User$/, read: readStrings, hidden: 'author' },
  { pattern: /^Data$/, read: strings, hidden: 'unplaced-text' },
  { pattern: /^PROJECT(wm|lk)?$/i, role: 'macro project', read: strings, hidden: 'macro' },
  { pattern: /^[0-9A-F]{4}$/, read: strings, hidden: 'pivot-cache' },
  { pattern: /^(User Names|Revision Log)$/, read: strings, hidden: 'revision-log' },
]
/** Of orphans it is not known any more in which storage they were. */
const MODULE = /^(dir|_VBA_PROJECT|ThisDocument|ThisWorkbook|Sheet\d+|Module\d+)$/i

const inner = { kind: 'unknown', nests: false } as const

/** How the stream of this name is read in this storage. */
export function wayOf(
  name: string,
  within: string,
  siblings: readonly Node[],
): Omit<Child, 'name' | 'source'> {
  // A document of today within one of before 2007: what it is, its own content tells.
  if (name === 'Package') return { role: 'packaged file', hidden: 'embedded-object' }
  if (/^VBA$/i.test(within) || MODULE.test(name))
    return { ...inner, role: 'macro module', hidden: 'macro', read: readModule }
  const rule = STREAMS.find(({ pattern }) => pattern.test(name))
  if (rule === undefined) return { ...inner, read: readUnknown }
  const { pattern: _, read, ...way } = rule
  return { ...inner, ...way, read: (reading) => read(reading, siblings) }
}
