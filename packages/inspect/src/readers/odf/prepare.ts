import { SaxesParser } from 'saxes'
import type { Reading } from '../../words/reader.ts'
import { openArchive, type Archive } from '../zip/archive.ts'
import { entrySupply, isSupported } from '../zip/entry-supply.ts'
import { odfNames } from './names.ts'
import { Styles } from './styles.ts'

/** What must be known of a package before its parts are read in the order in which they lie there. */
export interface Prepared {
  /** Entries that the manifest declares to be encrypted. */
  readonly encrypted: ReadonlySet<string>
  /** Media types by path, as the manifest has them. */
  readonly types: ReadonlyMap<string, string>
  /** The common styles of the document in a folder (`''` is the package's own). */
  styles(folder: string): Styles
}

/** Larger than any manifest or style sheet that a person made; beyond it nothing is prepared, and the part says so when it is read. */
const MAX = 16 * 1024 * 1024
const MAX_FOLDERS = 256

type Element = (name: string, attributes: Readonly<Record<string, string>>, open: boolean) => void

export async function prepare(reading: Reading): Promise<Prepared> {
  const archive = await openArchive(await reading.source.access())
  const encrypted = new Set<string>()
  const types = new Map<string, string>()
  let path = ''
  await glance(reading, archive, 'META-INF/manifest.xml', (name, attributes, open) => {
    if (!open) return
    if (name === 'manifest:file-entry') {
      path = attributes['manifest:full-path'] ?? ''
      types.set(path, attributes['manifest:media-type'] ?? '')
    } else if (name === 'manifest:encryption-data') encrypted.add(path)
  })
  const sheets = archive.entries.filter(({ name }) => /(^|\/)styles\.xml$/.test(name) && !encrypted.has(name))
  const byFolder = new Map<string, Styles>()
  for (const { name } of sheets.slice(0, MAX_FOLDERS)) {
    const styles = new Styles()
    await glance(reading, archive, name, (element, attributes, open) =>
      open ? styles.open(element, attributes) : styles.close(element),
    )
    byFolder.set(name.slice(0, -'styles.xml'.length), styles)
  }
  const styles = (folder: string): Styles => {
    const known = byFolder.get(folder) ?? new Styles()
    byFolder.set(folder, known)
    return known
  }
  return { encrypted, types, styles }
}

/** Reads a part ahead of its turn. Its faults are told when its turn comes: here damage only means that less is known. */
async function glance(reading: Reading, archive: Archive, name: string, element: Element): Promise<void> {
  const entry = archive.entries.find((one) => one.name === name)
  if (entry === undefined || entry.encrypted || entry.size > MAX || !isSupported(entry)) return
  const parser = new SaxesParser({ xmlns: true })
  const named = (uri: string, local: string): string => `${odfNames[uri] ?? ''}:${local}`
  parser.on('error', () => undefined)
  parser.on('opentag', ({ uri, local, attributes }) => {
    const plain = Object.values(attributes).map((one) => [named(one.uri, one.local), one.value] as const)
    element(named(uri, local), Object.fromEntries(plain), true)
  })
  parser.on('closetag', ({ uri, local }) => element(named(uri, local), {}, false))
  const decoder = new TextDecoder()
  let taken = 0
  try {
    for await (const chunk of entrySupply(archive.access, entry).open()) {
      reading.tick()
      taken += chunk.length
      if (taken > MAX) return
      parser.write(decoder.decode(chunk, { stream: true }))
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'Stop') reading.tick()
  }
}
