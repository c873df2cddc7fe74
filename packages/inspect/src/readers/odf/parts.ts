import type { HiddenClass } from '../../words/hidden.ts'

/** How an entry of a package is read. `recognise`: by its content, by whatever reader is registered. */
export type Way = 'mimetype' | 'content' | 'words' | 'layout' | 'recognise' | 'unknown'

interface PartRule {
  readonly pattern: RegExp
  readonly way: Way
  readonly hidden?: HiddenClass
}

/**
 * Every part that ODF or LibreOffice defines; first match wins. Names are seen from the folder of their own document, so that embedded
 * documents obey the same list. What is not on it is unread.
 */
const PARTS: readonly PartRule[] = [
  { pattern: /^mimetype$/, way: 'mimetype' },
  { pattern: /^(content|styles)\.xml$/, way: 'content' },
  { pattern: /^meta\.xml$/, way: 'words', hidden: 'property' },
  { pattern: /^settings\.xml$/, way: 'words', hidden: 'printer-settings' },
  { pattern: /^META-INF\/manifest\.xml$/, way: 'words', hidden: 'attribute' },
  { pattern: /^META-INF\/[^/]*signatures[^/]*\.xml$/, way: 'words', hidden: 'author' },
  { pattern: /^manifest\.rdf$|^[^/]+\.rdf$/, way: 'words', hidden: 'custom-xml' },
  { pattern: /^VersionList\.xml$/, way: 'words', hidden: 'older-version' },
  { pattern: /^Versions\/[^/]+$/, way: 'recognise', hidden: 'older-version' },
  { pattern: /^Thumbnails\/[^/]+$/, way: 'recognise', hidden: 'thumbnail' },
  { pattern: /^(Basic|Dialogs)\/.+\.(xml|xlb|xlc)$/, way: 'words', hidden: 'macro' },
  { pattern: /^Scripts\/.+/, way: 'recognise', hidden: 'macro' },
  { pattern: /^Configurations2\/.+\.xml$/, way: 'words', hidden: 'control' },
  { pattern: /^Configurations2\/images\/.+/, way: 'recognise', hidden: 'control' },
  { pattern: /^layout-cache$/, way: 'layout' },
  { pattern: /^Pictures\/[^/]+$/, way: 'recognise' },
  { pattern: /^(media|Media)\/.+/, way: 'recognise' },
  { pattern: /^Fonts\/[^/]+$/, way: 'recognise' },
  { pattern: /^ObjectReplacements\/[^/]+$/, way: 'recognise' },
  { pattern: /^(Object|物件|Obj)[ _]?\w+$/, way: 'recognise', hidden: 'embedded-object' },
]

/**
 * Whether a part is the drawing that is kept of a chart: programs draw charts anew, so that only older ones show it. Of other objects it is
 * what people see.
 */
export function standsForChart(name: string, types: ReadonlyMap<string, string>): boolean {
  const [, folder = '', object = ''] = /^(.*\/)?ObjectReplacements\/([^/]+)$/.exec(name) ?? []
  return object !== '' && /chart/.test(types.get(`${folder}${object}/`) ?? '')
}

export interface Place {
  /** Folder of the document to which the entry belongs: `''`, `Object 1/`, `Object 1/Object 2/`. */
  readonly folder: string
  readonly way: Way
  readonly hidden: HiddenClass | null
}

/** `documents`: folders that the manifest declares to be documents of their own. */
export function placeOf(name: string, documents: readonly string[]): Place {
  const folder = documents.filter((one) => name.startsWith(one)).sort((a, b) => b.length - a.length)[0] ?? ''
  const rule = PARTS.find(({ pattern }) => pattern.test(name.slice(folder.length)))
  return { folder, way: rule?.way ?? 'unknown', hidden: rule?.hidden ?? null }
}
