import type { OpenPdf } from './document.ts'
import type { Rect } from './glyphs.ts'

/** An annotation of a page. */
export interface Note {
  readonly type: 'redact' | 'widget' | 'free-text' | 'other'
  readonly areas: readonly Rect[]
  /** It is painted on the page and may cover what lies beneath. */
  readonly shows: boolean
  /** What it says, by the entry that says it. */
  readonly texts: readonly (readonly [NoteKey, string])[]
}

const KEYS = ['Contents', 'RC', 'Subj', 'T', 'TU', 'V', 'DV', 'OverlayText'] as const
export type NoteKey = (typeof KEYS)[number]
const TYPES: Readonly<Record<number, Note['type']>> = { 3: 'free-text', 20: 'widget', 28: 'redact' }
/** Hidden, or not for the screen. */
const UNSEEN = 2 | 32

export function notesOf({ engine }: OpenPdf, page: number, tick: () => void): readonly Note[] {
  const { api } = engine
  const count = api.FPDFPage_GetAnnotCount(page)
  const notes: Note[] = []
  for (let i = 0; i < count; i++) {
    tick()
    const note = api.FPDFPage_GetAnnot(page, i)
    if (note === 0) continue
    notes.push({
      type: TYPES[api.FPDFAnnot_GetSubtype(note)] ?? 'other',
      areas: areasOf(engine, note),
      shows: (api.FPDFAnnot_GetFlags(note) & UNSEEN) === 0,
      texts: KEYS.flatMap((key) => {
        const text = engine.text((buffer, length) => api.FPDFAnnot_GetStringValue(note, key, buffer, length))
        return text === '' ? [] : [[key, text] as const]
      }),
    })
    api.FPDFPage_CloseAnnot(note)
  }
  return notes
}

/** Its quadrilaterals where it has any, else its rectangle. */
function areasOf(engine: OpenPdf['engine'], note: number): readonly Rect[] {
  const { api } = engine
  const quads = api.FPDFAnnot_CountAttachmentPoints(note)
  if (quads > 0)
    return Array.from({ length: Math.min(quads, 10_000) }, (_, i) => {
      const points = engine.numbers('float', 8, ([at = 0]) => api.FPDFAnnot_GetAttachmentPoints(note, i, at))
      const [xs, ys] = [points.filter((_, at) => at % 2 === 0), points.filter((_, at) => at % 2 === 1)]
      return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
    })
  const [left = 0, top = 0, right = 0, bottom = 0] = engine.numbers('float', 4, ([at = 0]) =>
    api.FPDFAnnot_GetRect(note, at),
  )
  return [{ left, right, bottom: Math.min(bottom, top), top: Math.max(bottom, top) }]
}
