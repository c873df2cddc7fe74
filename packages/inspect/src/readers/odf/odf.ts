import { stopPart } from '../../pipeline/stop.ts'
import type { Child, Reader, Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import { unpack } from '../zip/unpack.ts'
import { readContent } from './content.ts'
import { placeOf, standsForChart } from './parts.ts'
import { prepare, type Prepared } from './prepare.ts'
import { Styles } from './styles.ts'
import { readWords } from './words.ts'

const ODF_TYPE =
  /^application\/(vnd\.oasis\.opendocument|x-vnd\.oasis\.opendocument|vnd\.sun\.xml\.(writer|calc|impress|draw|chart|math))/

/** Packages of ODF: text, spreadsheet, presentation, drawing, chart, formula. */
export const odfReader: Reader = {
  id: 'odf',
  kinds: ['odt', 'ods', 'odp', 'odf'],
  async read(reading) {
    const prepared = await prepare(reading)
    // Keys are held by whoever has the password: all that is left in the open are names.
    if (['content.xml', 'encrypted-package'].some((name) => prepared.encrypted.has(name)))
      throw stopPart('ENCRYPTED')
    const documents = [...prepared.types].flatMap(([path, type]) =>
      path !== '/' && path.endsWith('/') && ODF_TYPE.test(type) ? [path] : [],
    )
    await unpack(reading, ({ name }) => childOf(name, reading, prepared, documents))
  },
}

/** The same document in one XML file. */
export const flatOdfReader: Reader = {
  id: 'flat-odf',
  kinds: ['flat-odf'],
  read: (reading) => readContent(reading, new Styles(), 'visible'),
}

function childOf(
  name: string,
  { kind }: Reading,
  { encrypted, types, styles }: Prepared,
  documents: readonly string[],
): Omit<Child, 'source' | 'name'> {
  const { folder, way, hidden } = placeOf(name, documents)
  const role = types.get(name) ?? ''
  const embedded = folder !== '' && !/chart/.test(types.get(folder) ?? '')
  const why = hidden ?? (embedded ? 'embedded-object' : standsForChart(name, types) ? 'fallback' : null)
  const options = { role, nests: false, ...(why === null ? {} : { hidden: why }) }
  if (encrypted.has(name)) return { ...options, read: sealed }
  switch (way) {
    case 'mimetype':
      return { ...options, kind: 'text', read: readMimetype }
    case 'content': {
      const masters: Sight = kind === 'odp' && folder === '' ? 'master-text' : 'visible'
      return { ...options, kind: 'xml', read: (reading) => readContent(reading, styles(folder), masters) }
    }
    case 'words':
      return {
        ...options,
        read: (reading) =>
          reading.kind === 'empty' ? drain(reading) : readWords(reading, hidden ?? 'attribute'),
      }
    case 'layout':
      return { ...options, read: readLayoutCache }
    case 'recognise':
      return { ...options, nests: hidden === 'older-version' || hidden === 'embedded-object' }
    case 'unknown':
      return { ...options, read: unknownPart }
  }
}

async function drain(reading: Reading): Promise<void> {
  for await (const _ of reading.source.stream()) continue
}

async function unknownPart(reading: Reading): Promise<void> {
  await drain(reading)
  reading.fault('PART_UNKNOWN')
}

async function sealed(reading: Reading): Promise<void> {
  await drain(reading)
  reading.fault('ENCRYPTED')
}

/** The name of the format and nothing behind it. */
async function readMimetype(reading: Reading): Promise<void> {
  const text = Buffer.from(await reading.source.bytes()).toString('utf8')
  const rest = text.replace(/^application\/[\w.+-]+/, '').trim()
  reading.span(rest, '', { sight: 'unplaced-text' })
}

/** Where pages broke when the text was last laid out: numbers only, in a frame of one record. Words in it would be somebody's. */
async function readLayoutCache(reading: Reading): Promise<void> {
  const bytes = Buffer.from(await reading.source.bytes())
  const framed = bytes.length >= 8 && bytes[4] === 0x70 && bytes.readUInt32LE(4) >>> 8 === bytes.length - 4
  const words = /[\x20-\x7e]{8}|(?:[\x20-\x7e]\0){8}/.test(bytes.toString('latin1'))
  if (!framed || words) reading.fault('PART_NOT_UNDERSTOOD', { what: 'layout-cache' })
}
