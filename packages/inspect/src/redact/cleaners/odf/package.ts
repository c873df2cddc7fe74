import { placeOf, standsForChart } from '../../../readers/odf/parts.ts'
import type { Prepared } from '../../../readers/odf/prepare.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Parcel } from '../package/parcel.ts'
import type { Revision } from '../package/revision.ts'
import { Names } from './named.ts'

const ODF_TYPE =
  /^application\/(vnd\.oasis\.opendocument|x-vnd\.oasis\.opendocument|vnd\.sun\.xml\.(writer|calc|impress|draw|chart|math))/

/** Folders that are documents of their own. */
export const documentsOf = ({ types }: Prepared): readonly string[] =>
  [...types].flatMap(([path, type]) =>
    path !== '/' && path.endsWith('/') && ODF_TYPE.test(type) ? [path] : [],
  )

export interface PartOf {
  readonly name: string
  readonly folder: string
  readonly way: ReturnType<typeof placeOf>['way']
  readonly hidden: HiddenClass | null
  /** Belongs to a document within this one that is no chart. */
  readonly embedded: boolean
}

/** What each entry is, and why it is hidden as a whole. Parts of embedded documents are, but for those of charts. */
export function partsOf(parcel: Parcel, prepared: Prepared): readonly PartOf[] {
  const documents = documentsOf(prepared)
  return parcel.names
    .filter((name) => !name.endsWith('/'))
    .map((name) => {
      const { folder, way, hidden } = placeOf(name, documents)
      const embedded = folder !== '' && !/chart/.test(prepared.types.get(folder) ?? '')
      const why = hidden ?? (!embedded && standsForChart(name, prepared.types) ? 'fallback' : null)
      return { name, folder, way, hidden: why, embedded }
    })
}

/** Classes whose parts are dropped; the others of a hidden part are edited. */
const DROPPED: ReadonlySet<HiddenClass> = new Set<HiddenClass>([
  ...(['older-version', 'thumbnail', 'macro', 'control', 'embedded-object', 'custom-xml', 'author'] as const),
  'fallback',
])

/** The class for which a part goes. */
export function dropReason(
  { hidden, embedded }: PartOf,
  asked: (what: HiddenClass) => boolean,
): HiddenClass | null {
  if (embedded && asked('embedded-object')) return 'embedded-object'
  return hidden !== null && DROPPED.has(hidden) && asked(hidden) ? hidden : null
}

/** The manifest lists what is there, and folders only while something lies in them. */
export function unlist(revision: Revision, parcel: Parcel, dropped: ReadonlySet<string>): void {
  const names = new Names()
  const left = parcel.names.filter((name) => !dropped.has(name))
  const folders = new Set(
    [...dropped].flatMap((name) => name.split('/').map((_, i, all) => `${all.slice(0, i).join('/')}/`)),
  )
  revision.scan({
    open: (element) => void names.open(element),
    close(element) {
      const named = names.close()
      if (named?.name !== 'manifest:file-entry') return
      const path = named.attributes['manifest:full-path'] ?? ''
      const emptied =
        path !== '/' && folders.has(path) && !left.some((name) => name.startsWith(path) && name !== path)
      if (dropped.has(path) || emptied) revision.edits.cut(element)
    },
  })
}
