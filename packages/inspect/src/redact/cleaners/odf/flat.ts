import { stopPart } from '../../../pipeline/stop.ts'
import { Styles } from '../../../readers/odf/styles.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import type { TextPiece } from '../package/markup.ts'
import { wholeOf } from '../package/parcel.ts'
import { Revision } from '../package/revision.ts'
import { replaceSecrets } from '../package/secrets.ts'
import { Going } from './book.ts'
import { cleanContent } from './content.ts'
import { mastersIn } from './masters.ts'
import { cutReferences, goingNames } from './references.ts'
import { removable } from './removes.ts'
import { odfSpelling, replaceCellsAndLinks } from './values.ts'

type Edit = (revision: Revision) => void | Promise<void>

/** The same document in one XML file. */
export const flatOdfCleaner: Cleaner = {
  id: 'flat-odf',
  kinds: ['flat-odf'],
  removes: removable,
  async clean(cleaning) {
    const going = new Going()
    going.external = cleaning.hidden.has('external-link')
    const styles = new Styles()
    const before = await wholeOf(cleaning.source, cleaning.limits)
    mastersIn(new Revision('', before, cleaning), going)
    const edits: Edit[] = [
      (revision) => {
        const { drawn, pages, left } = cleanContent(revision, {
          styles,
          masters: 'visible',
          going,
          isGone: () => true,
        })
        if (pages > 0 && left === 0) throw stopPart('REDACT_NOTHING_LEFT')
        if (drawn > 0) cleaning.fault('REDACT_DRAWN_KEPT', { what: '', count: drawn })
      },
      (revision) => goingNames(revision, going),
      (revision) => (going.some ? cutReferences(revision, going) : undefined),
      cleanPictures,
    ]
    if (cleaning.secrets.length > 0)
      edits.push(replaceCellsAndLinks, (revision) => replaceSecrets(revision, odfSpelling(styles)))
    return edited(before, edits, cleaning)
  },
}

async function edited(
  before: Uint8Array,
  edits: readonly Edit[],
  cleaning: Cleaning,
): Promise<Uint8Array | null> {
  const deeds: Revision['deeds'][] = []
  let bytes = before
  for (const edit of edits) {
    const revision = new Revision('', bytes, cleaning)
    await edit(revision)
    const written = revision.written()
    if (written === null) continue
    bytes = written
    deeds.push(revision.deeds)
  }
  if (bytes === before) return null
  for (const some of deeds)
    for (const [what, count] of some)
      cleaning.deed({ address: '', what, how: what === 'finding' ? 'replaced' : 'removed', count })
  return bytes
}

/** Pictures and objects stand in the file as base64. */
async function cleanPictures(revision: Revision): Promise<void> {
  const pieces: TextPiece[] = []
  revision.scan({
    text(piece, parent) {
      if (parent.local === 'binary-data' && piece.value.trim() !== '') pieces.push(piece)
    },
  })
  for (const [i, { from, to, value }] of pieces.entries()) {
    const cleaned = await revision.cleaning.inner(`binary-data ${i + 1}`, Buffer.from(value, 'base64'))
    if (cleaned !== null) revision.edits.replace(from, to, Buffer.from(cleaned).toString('base64'))
  }
}
