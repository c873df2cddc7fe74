import { stringsIn } from '../../../readers/compound/binary-strings.ts'
import { holdsAny } from '../../replace.ts'
import { replaceTarget } from '../package/targets.ts'
import { replaceSecrets } from '../package/secrets.ts'
import type { Revision } from '../package/revision.ts'
import type { Office } from './office.ts'
import { isMarkup } from '../package/is-markup.ts'
import { replaceInBook } from './xlsx/values.ts'
import { officeSpelling } from './spelling.ts'

/** Binary settings in which words stand as they are: nobody sees them, so a part with a value in it goes whole. */
const PLAIN = /printersettings$|spreadsheetml\.customproperty$/
const OPAQUE = /obfuscatedfont$|x-font|fontdata$|^(video|audio)\//

/** Replaces the chosen values in every part, and lets what lies within be cleaned by its own kind. */
export async function cleanValues(office: Office): Promise<void> {
  const { secrets } = office.cleaning
  if (secrets.length > 0 && office.cleaning.kind === 'xlsx') await replaceInBook(office)
  for (const part of office.parts) {
    office.cleaning.tick()
    const type = office.types.of(part) ?? ''
    if (secrets.length === 0 && type.endsWith('xml') && !isImported(office, part)) continue
    const bytes = await office.parcel.bytes(part)
    if (isMarkup(bytes) && !isImported(office, part)) {
      if (secrets.length > 0)
        await office.revise(part, (revision) => replaceSecrets(revision, officeSpelling))
    } else if (PLAIN.test(type)) {
      if (secrets.length > 0 && holdsAny(stringsIn(bytes), secrets)) office.drop(part, 'printer-settings')
    } else if (!OPAQUE.test(type) && bytes.length > 0) {
      const cleaned = await office.cleaning.inner(part, bytes)
      if (cleaned !== null) office.parcel.put(part, cleaned)
    }
  }
  if (secrets.length === 0) return
  for (const rels of office.relationParts) await office.revise(rels, replaceTargets)
  for (const name of office.parcel.names)
    if (holdsAny(name, secrets)) office.cleaning.fault('REDACT_PART_NAME')
}

const isImported = (office: Office, part: string): boolean =>
  office.relations.to(part).some(({ type }) => type === 'aFChunk')

const replaceTargets = (revision: Revision): void =>
  revision.scan({
    close(element) {
      const target = element.attribute('Target')
      if (target !== undefined && element.get('TargetMode') === 'External') replaceTarget(revision, target)
    },
  })
