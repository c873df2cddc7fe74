import type { RandomAccess } from '../../source/source.ts'
import type { FileKind } from '../../words/kinds.ts'
import { openArchive, type Archive } from './archive.ts'
import { entrySupply, isSupported } from './entry-supply.ts'

/** What a ZIP package is, by what it holds. Anything that is damaged is a plain archive, whose reader will say so. */
export async function packageKind(access: RandomAccess): Promise<FileKind> {
  try {
    const archive = await openArchive(access)
    const mimetype = await small(archive, 'mimetype', 256)
    if (mimetype !== null) {
      const odf = Object.entries(ODF).find(([type]) => mimetype.trim().startsWith(type))
      if (odf !== undefined) return odf[1]
      if (mimetype.startsWith('application/vnd.oasis.opendocument')) return 'odf'
    }
    const types = await small(archive, '[Content_Types].xml', 4 * 1024 * 1024)
    if (types === null) return 'zip'
    return OOXML.find(([pattern]) => pattern.test(types))?.[1] ?? 'ooxml'
  } catch {
    return 'zip'
  }
}

const ODF: Readonly<Record<string, FileKind>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
}

const OOXML: readonly (readonly [RegExp, FileKind])[] = [
  [/ms-excel\.(sheet|template)\.binary\.macroEnabled\.main/i, 'xlsb'],
  [
    /wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macroEnabled(Template)?\.main/i,
    'docx',
  ],
  [
    /presentationml\.(presentation|slideshow|template)\.main|ms-powerpoint\.(presentation|slideshow|template|addin)\.macroEnabled\.main/i,
    'pptx',
  ],
  [/spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template|addin)\.macroEnabled\.main/i, 'xlsx'],
]

/** The text of a small entry; null where there is none, or it is larger than it may be. */
async function small({ access, entries }: Archive, name: string, max: number): Promise<string | null> {
  const entry = entries.find((one) => one.name === name)
  if (entry === undefined || entry.encrypted || entry.size > max || !isSupported(entry)) return null
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of entrySupply(access, entry).open()) {
    length += chunk.length
    if (length > max) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
