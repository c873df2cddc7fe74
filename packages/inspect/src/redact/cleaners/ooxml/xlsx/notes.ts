import type { Revision } from '../../package/revision.ts'

/** Comments of a sheet: who wrote them, and the copies that Excel makes of threads for old programs. */
export function cleanNotes(revision: Revision): void {
  const copies = new Set<string>()
  let author = -1
  revision.scan({
    open({ local }) {
      if (local === 'author') author += 1
    },
    text(piece, parent) {
      if (parent.local !== 'author') return
      if (piece.value.startsWith('tc=')) copies.add(String(author))
      else if (piece.value.trim() !== '' && revision.asked('author')) revision.cut(piece, 'author')
    },
    close(element) {
      if (
        element.local === 'comment' &&
        copies.has(element.get('authorId') ?? '') &&
        revision.asked('threaded-comment')
      )
        revision.cut(element, 'threaded-comment')
      if (element.local === 'person' && revision.asked('author'))
        for (const key of ['displayName', 'userId'])
          revision.cutAttribute(element.attribute(key), 'author', true)
    },
  })
}
