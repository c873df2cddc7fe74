import { stringsIn } from '../../../readers/compound/binary-strings.ts'
import { holdsAny, replaceIn } from '../../replace.ts'
import { replaceSecrets } from '../package/secrets.ts'
import type { Revision } from '../package/revision.ts'
import type { Office } from './office.ts'
import { replaceInBook } from './xlsx/excel.ts'
import { officeSpelling } from './spelling.ts'

/** Whether bytes are markup, whatever the package calls them. */
export function isMarkup(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64))
  const text =
    head[0] === 0xff || head[0] === 0xfe
      ? Buffer.from(head.filter((byte) => byte !== 0)).toString('latin1')
      : head.toString('latin1')
  return /^[\xef\xbb\xbf\xff\xfe\s]*</.test(text)
}

/** Binary settings in which words stand as they are: nobody sees them, so a part with a value in it goes whole. */
const PLAIN = /printersettings$|spreadsheetml\.customproperty$/
const OPAQUE = /obfuscatedfont$|x-font|fontdata$|^(video|audio)\//

/** Replaces the chosen values in every part, and lets what lies within be cleaned by its own kind. */
export async function cleanValues(office: Office): Promise<void> {
  const { secrets } = office.cleaning
  if (secrets.length > 0 && office.cleaning.kind === 'xlsx') await replaceInBook(office)
  for (const part of office.parts) {
    office.cleaning.tick()
    const bytes = await office.parcel.bytes(part)
    const type = office.types.of(part) ?? ''
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

/** Targets that lie outside: written with escapes, and read without. */
function replaceTargets(revision: Revision): void {
  revision.scan({
    close(element) {
      const target = element.attribute('Target')
      if (target === undefined || element.get('TargetMode') !== 'External') return
      const plain = readable(target.value)
      const { segments, count } = replaceIn([plain], revision.cleaning.secrets)
      if (count === 0) return
      revision.edits.set(target, plain === target.value ? (segments[0] ?? '') : encodeURI(segments[0] ?? ''))
      revision.did('finding', count)
    },
  })
}

const readable = (target: string): string => {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}
