import { stopPart } from '../../../pipeline/stop.ts'
import { stringsIn } from '../../../readers/compound/binary-strings.ts'
import { prepare, type Prepared } from '../../../readers/odf/prepare.ts'
import type { FileKind } from '../../../words/kinds.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { holdsAny } from '../../replace.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { Desk } from '../package/desk.ts'
import { isMarkup } from '../package/is-markup.ts'
import { Parcel } from '../package/parcel.ts'
import { quietReading } from '../package/quiet-reading.ts'
import { replaceSecrets } from '../package/secrets.ts'
import { Going } from './book.ts'
import { cleanContent, type Kept } from './content.ts'
import { mastersIn } from './masters.ts'
import { dropReason, partsOf, unlist, type PartOf } from './package.ts'
import { cutReferences, goingNames } from './references.ts'
import { removable } from './removes.ts'
import { odfSpelling, replaceCellsAndLinks } from './values.ts'
import { cleanMeta, cleanSettings } from './words.ts'

const MANIFEST = 'META-INF/manifest.xml'

/** Packages of ODF: text, spreadsheet, presentation, drawing, chart, formula. */
export const odfCleaner: Cleaner = {
  id: 'odf',
  kinds: ['odt', 'ods', 'odp', 'odf'],
  removes: removable,
  async clean(cleaning) {
    const desk = new Desk(await Parcel.open(cleaning.source, cleaning.limits), cleaning)
    const prepared = await preparedOf(desk)
    if (prepared.encrypted.size > 0) throw stopPart('ENCRYPTED')
    const parts = partsOf(desk.parcel, prepared)
    const dropped = await dropParts(desk, parts)
    const left = parts.filter(({ name }) => !dropped.has(name))
    const hidden = await cleanContents(desk, left, prepared, (href) => isGone(href, parts, dropped))
    const values = await replaceValues(desk, left, prepared)
    // Where pages broke is worked out anew for what is written now.
    if (hidden || values) for (const { name } of left) if (name.endsWith('layout-cache')) dropped.add(name)
    desk.bare()
    if (!desk.parcel.changed && dropped.size === 0) return null
    // A signature of what the file no longer is holds for nothing.
    for (const { name } of left) if (/^META-INF\/[^/]*signatures[^/]*\.xml$/.test(name)) dropped.add(name)
    if (desk.parcel.has(MANIFEST) && dropped.size > 0)
      await desk.revise(MANIFEST, (revision) => unlist(revision, desk.parcel, dropped))
    for (const name of dropped) desk.parcel.drop(name)
    dropFolders(desk.parcel, dropped)
    const bytes = await desk.parcel.write(['mimetype'])
    desk.tellDeeds()
    return bytes
  },
}

/** Entries of folders in which nothing lies any more. */
function dropFolders(parcel: Parcel, dropped: ReadonlySet<string>): void {
  for (const folder of parcel.names) {
    const emptied = folder.endsWith('/') && [...dropped].some((name) => name.startsWith(folder))
    if (emptied && !parcel.names.some((name) => name !== folder && name.startsWith(folder)))
      parcel.drop(folder)
  }
}

async function preparedOf({ parcel, cleaning }: Desk): Promise<Prepared> {
  const quiet = quietReading(new Uint8Array(), cleaning.limits, () => cleaning.tick())
  return prepare({ ...quiet, source: { ...quiet.source, access: () => Promise.resolve(parcel.access) } })
}

async function dropParts(desk: Desk, parts: readonly PartOf[]): Promise<Set<string>> {
  const dropped = new Set<string>()
  const { secrets } = desk.cleaning
  for (const part of parts) {
    const drawn = part.hidden === 'fallback' && secrets.length > 0
    const held = drawn && holdsAny(stringsIn(await desk.parcel.bytes(part.name)), secrets)
    // A drawing of a chart is not written anew: with a value in it, it goes.
    const why = held ? 'fallback' : dropReason(part, (what) => desk.asked(what))
    if (why === null) continue
    dropped.add(part.name)
    desk.deed(part.name, why)
  }
  return dropped
}

/** Whether the document or object that a link within the package leads to goes. */
function isGone(href: string, parts: readonly PartOf[], dropped: ReadonlySet<string>): boolean {
  const path = href.replace(/^\.\//, '').replace(/\/$/, '')
  return parts.some(({ name }) => (name === path || name.startsWith(`${path}/`)) && dropped.has(name))
}

async function cleanContents(
  desk: Desk,
  parts: readonly PartOf[],
  prepared: Prepared,
  gone: (href: string) => boolean,
): Promise<boolean> {
  const going = new Going()
  going.external = desk.asked('external-link')
  const contents = parts.filter(({ way }) => way === 'content')
  const { kind } = desk.cleaning
  if (kind === 'odp') for (const { name } of contents) mastersIn(await desk.open(name), going)
  const totals: Kept = { drawn: 0, pages: 0, left: 0 }
  let changed = false
  for (const { name, folder } of contents) {
    const masters = mastersOf(kind, folder)
    const plan = { styles: prepared.styles(folder), masters, going, isGone: gone }
    changed =
      (await desk.revise(name, (revision) => add(totals, cleanContent(revision, plan), folder))) || changed
  }
  tellKept(desk.cleaning, totals)
  for (const { name } of contents) goingNames(await desk.open(name), going)
  if (going.some)
    for (const { name } of contents)
      changed = (await desk.revise(name, (revision) => cutReferences(revision, going))) || changed
  for (const { name } of parts) {
    if (name.endsWith('meta.xml')) await desk.revise(name, cleanMeta)
    if (name.endsWith('settings.xml')) await desk.revise(name, (revision) => cleanSettings(revision, going))
  }
  if (desk.asked('attribute')) desk.cleaning.fault('REDACT_LIST_KEPT')
  return changed
}

const mastersOf = (kind: FileKind, folder: string): 'visible' | HiddenClass =>
  kind === 'odp' && folder === '' ? 'master-text' : 'visible'

function add(totals: Kept, kept: Kept, folder: string): void {
  totals.drawn += kept.drawn
  if (folder !== '') return
  totals.pages += kept.pages
  totals.left += kept.left
}

function tellKept(cleaning: Cleaning, { drawn, pages, left }: Kept): void {
  if (pages > 0 && left === 0) throw stopPart('REDACT_NOTHING_LEFT')
  if (drawn > 0) cleaning.fault('REDACT_DRAWN_KEPT', { what: 'content.xml', count: drawn })
}

async function replaceValues(desk: Desk, parts: readonly PartOf[], prepared: Prepared): Promise<boolean> {
  let changed = false
  const { secrets, inner } = desk.cleaning
  for (const { name, folder, way } of parts) {
    desk.cleaning.tick()
    const bytes = await desk.parcel.bytes(name)
    if (isMarkup(bytes)) {
      if (secrets.length === 0) continue
      if (way === 'content') changed = (await desk.revise(name, replaceCellsAndLinks)) || changed
      const spelling = odfSpelling(prepared.styles(folder))
      changed = (await desk.revise(name, (revision) => replaceSecrets(revision, spelling))) || changed
    } else if (way === 'recognise' && bytes.length > 0) {
      const cleaned = await inner.call(desk.cleaning, name, bytes)
      if (cleaned !== null) desk.parcel.put(name, cleaned)
    }
  }
  for (const name of desk.parcel.names) if (holdsAny(name, secrets)) desk.cleaning.fault('REDACT_PART_NAME')
  return changed
}
