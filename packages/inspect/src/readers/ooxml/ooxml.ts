import type { HiddenClass } from '../../words/hidden.ts'
import type { FileKind } from '../../words/kinds.ts'
import type { Reader, Reading } from '../../words/reader.ts'
import { readAll } from '../../xml/read-all.ts'
import type { Entry } from '../zip/archive.ts'
import { unpack, type Choice } from '../zip/unpack.ts'
import { ContentTypes } from './content-types.ts'
import { word } from './docx/word.ts'
import type { Application, PartReader } from './part-readers.ts'
import { powerPoint } from './pptx/power-point.ts'
import { Relations } from './relations.ts'
import { sharedParts } from './shared-parts.ts'
import { excel } from './xlsx/excel.ts'

type Office = 'docx' | 'xlsx' | 'pptx'
const applications: Readonly<Record<Office, (relations: Relations) => Application>> = {
  docx: word,
  xlsx: excel,
  pptx: powerPoint,
}

/** Word, Excel and PowerPoint: an allow-list of parts. What is not on it is unread, and the file PARTIAL. */
export const ooxmlReader: Reader = {
  id: 'ooxml',
  kinds: ['docx', 'xlsx', 'pptx'],
  async read(reading) {
    const types = new ContentTypes()
    const relations = new Relations()
    const app = applications[officeOf(reading.kind)](relations)
    const parts = [...app.parts, ...sharedParts]
    const readerOf = (name: string): PartReader | undefined => {
      const type = types.of(name)
      return type === null ? undefined : parts.find((one) => one.type.test(type))
    }
    const choose = ({ name }: Entry): Choice => {
      const fixed = fixedPart(name, types, relations)
      if (fixed !== null) return fixed
      const type = types.of(name)
      // Imported whole at the opening (altChunk): seen like the text around it.
      if (relations.to(name).some((one) => one.type === 'aFChunk')) return { role: type ?? '' }
      return choiceFor(name, type, readerOf(name), hiddenBy(name, app, relations))
    }
    await unpack(reading, choose, {
      first: ({ name }) => isContentTypes(name) || isRelations(name),
      rank: ({ name }) => (isContentTypes(name) ? 0 : isRelations(name) ? 1 : (readerOf(name)?.rank ?? LATE)),
    })
    app.end?.(reading)
  },
}

const officeOf = (kind: FileKind): Office => (kind === 'xlsx' || kind === 'pptx' ? kind : 'docx')
const isRelations = (name: string): boolean => /(^|\/)_rels\/[^/]*\.rels$/i.test(name)

const isContentTypes = (name: string): boolean => /^\[content_types\]\.xml$/i.test(name)
/** Rank of parts that nobody waits for. */
const LATE = 9

/** Parts that are told by their place or by who refers to them: their content type says only `xml`. */
function fixedPart(name: string, types: ContentTypes, relations: Relations): Choice {
  const inner = { kind: 'xml', nests: false } as const
  if (isContentTypes(name)) return { ...inner, role: 'content types', read: (part) => types.read(part) }
  if (isRelations(name)) return { ...inner, role: 'relations', read: (part) => relations.read(part, name) }
  if (relations.to(name).some(({ type }) => type === 'customXml'))
    return {
      ...inner,
      role: 'custom XML',
      hidden: 'custom-xml',
      read: (part) => readAll(part, { attributes: 'all', doctype: true }),
    }
  return null
}

function choiceFor(
  name: string,
  type: string | null,
  reader: PartReader | undefined,
  hidden: HiddenClass | undefined,
): Choice {
  if (type === null) return null
  // Embedded documents come under the type of their own application: whatever lies in such a place is told by content.
  if (hidden !== undefined && EMBEDDED.has(hidden)) return { role: type, hidden }
  if (reader === undefined) return null
  const why = reader.hidden ?? hidden
  const { read } = reader
  return {
    role: type,
    ...(why === undefined ? {} : { hidden: why }),
    ...(read === undefined
      ? {}
      : { kind: kindOf(type), nests: false, read: (part: Reading) => read(part, name) }),
  }
}
const kindOf = (type: string): FileKind => (/xml$|vmldrawing$/.test(type) ? 'xml' : 'unknown')
const EMBEDDED: ReadonlySet<HiddenClass> = new Set(['embedded-object', 'chart-workbook', 'thumbnail'])

/** Why nobody sees a part, told by who refers to it. */
function hiddenBy(name: string, app: Application, relations: Relations): HiddenClass | undefined {
  const users = relations.to(name)
  if (users.length === 0) return 'orphan-part'
  if (users.every(({ type }) => type === 'thumbnail')) return 'thumbnail'
  if (users.some(({ type }) => type === 'package' || type === 'oleObject')) {
    return users.some(({ from }) => /chart/i.test(from)) ? 'chart-workbook' : 'embedded-object'
  }
  return app.hiddenPart?.(name)
}
