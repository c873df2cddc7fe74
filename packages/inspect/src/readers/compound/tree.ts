import { memorySupply } from '../../source/supplies.ts'
import type { Child, Reader, Reading } from '../../words/reader.ts'
import { readExcel } from '../legacy/excel.ts'
import { readPictures, readPowerPoint } from '../legacy/powerpoint.ts'
import { readWord } from '../legacy/word.ts'
import { readStrings } from '../ooxml/binary-strings.ts'
import type { Node } from './directory.ts'
import { readPackage } from './ole1.ts'
import { openWhole } from './open-whole.ts'
import { readPropertySet } from './property-set.ts'

/** Office files before 2007, and objects that are kept in their form. Text comes out; formatting is not understood, and that is said. */
export const compoundReader: Reader = {
  id: 'compound',
  kinds: ['doc', 'xls', 'ppt', 'compound'],
  async read(reading) {
    const { root, orphans } = openWhole(reading, await reading.source.bytes())
    await readStorage(reading, root)
    for (const node of orphans)
      await reading.child({ name: node.name, source: supplyOf(node), hidden: 'orphan-part', nests: false })
  },
}

const supplyOf = (node: Node) => memorySupply(node.bytes ?? new Uint8Array())

type Way = (reading: Reading, siblings: readonly Node[]) => Promise<void>

interface StreamRule {
  readonly pattern: RegExp
  readonly read: Way
  readonly hidden?: Child['hidden']
}

/** Strings are found in it; what else it holds is not. */
const strings: Way = async (reading) => {
  await readStrings(reading)
  reading.fault('PART_NOT_UNDERSTOOD', { what: 'binary' })
}
/** Read by the stream that refers to it; on the census for its bytes. */
const besides: Way = async (reading) => {
  await reading.source.bytes()
}

/** Streams that Office and OLE define. Another one is unread. */
const STREAMS: readonly StreamRule[] = [
  { pattern: /^\u0005(Document)?SummaryInformation$/, read: readPropertySet },
  { pattern: /^\u0001(CompObj|Ole)$/, read: readStrings, hidden: 'attribute' },
  { pattern: /^\u0003(ObjInfo|LinkInfo|OCXNAME)$/, read: readStrings, hidden: 'attribute' },
  { pattern: /^\u0001Ole10Native$/, read: readNative, hidden: 'embedded-object' },
  { pattern: /^WordDocument$/, read: readWord },
  { pattern: /^[01]Table$/, read: besides },
  { pattern: /^(Workbook|Book)$/, read: readExcel },
  { pattern: /^PowerPoint Document$/, read: readPowerPoint },
  { pattern: /^Pictures$/, read: readPictures },
  { pattern: /^Current User$/, read: readStrings, hidden: 'author' },
  { pattern: /^Data$/, read: strings, hidden: 'unplaced-text' },
  {
    pattern: /^(VBA|dir|_VBA_PROJECT|PROJECT|PROJECTwm|ThisDocument|ThisWorkbook|Sheet\d+|Module\d+)$/i,
    read: strings,
    hidden: 'macro',
  },
  { pattern: /^[0-9A-F]{4}$/, read: strings, hidden: 'pivot-cache' },
  { pattern: /^(User Names|Revision Log)$/, read: strings, hidden: 'revision-log' },
]

async function readStorage(reading: Reading, storage: Node): Promise<void> {
  await reading.source.bytes()
  for (const node of storage.children) {
    reading.tick()
    const name = node.name.replace(
      /[\u0001-\u001f]/g,
      (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )
    if (node.type === 'storage') await readInner(reading, node, name)
    else if (node.bytes === null) reading.unread(name, 'ARCHIVE_DAMAGED', { what: 'sectors' }, node.size)
    else {
      const rule = STREAMS.find(({ pattern }) => pattern.test(node.name))
      if (rule === undefined) reading.unread(name, 'PART_UNKNOWN', {}, node.size)
      else
        await reading.child({
          name,
          source: supplyOf(node),
          kind: 'unknown',
          nests: false,
          ...(rule.hidden === undefined ? {} : { hidden: rule.hidden }),
          read: (inner) => rule.read(inner, storage.children),
        })
    }
  }
}

/** Storages are objects, macros or pivot caches; what they are is told by their streams. */
async function readInner(reading: Reading, node: Node, name: string): Promise<void> {
  const macros = /^(Macros|_VBA_PROJECT_CUR|VBA)$/.test(node.name)
  const pivots = /^_SX_DB_CUR$/.test(node.name)
  await reading.child({
    name,
    kind: 'compound',
    source: memorySupply(new Uint8Array()),
    hidden: macros ? 'macro' : pivots ? 'pivot-cache' : 'embedded-object',
    nests: !macros && !pivots,
    read: (inner) => readStorage(inner, node),
  })
}

/** The size, then a package or what some other program wrote. */
async function readNative(reading: Reading): Promise<void> {
  const bytes = await reading.source.bytes()
  const source = memorySupply(bytes.subarray(4))
  const isPackage = bytes.length > 6 && bytes[4] === 2 && bytes[5] === 0
  await reading.child({
    name: 'native',
    source,
    nests: false,
    ...(isPackage ? { kind: 'unknown' as const, read: readPackage } : {}),
  })
}
