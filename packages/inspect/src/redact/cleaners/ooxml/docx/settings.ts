import type { Revision } from '../../package/revision.ts'

/** Document variables and the mail merge. */
export function cleanSettings(revision: Revision): void {
  revision.scan({
    text(piece, parent) {
      if (piece.value.trim() === '' || !revision.asked('document-variable')) return
      if (parent.local !== 'mailMerge' && parent.closest('mailMerge') === null)
        revision.cut(piece, 'document-variable')
    },
    close(element) {
      if (element.local === 'docVars' && revision.asked('document-variable'))
        revision.cut(element, 'document-variable')
      if (element.local === 'mailMerge' && revision.asked('mail-merge')) revision.cut(element, 'mail-merge')
    },
  })
}
