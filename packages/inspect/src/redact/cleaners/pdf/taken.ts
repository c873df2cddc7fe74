import type { OpenPdf } from '../../../readers/pdf/document.ts'
import { glyphsOf, type Glyph, type Rect } from '../../../readers/pdf/glyphs.ts'
import { withLooks, withText, type Looks } from '../../../readers/pdf/page.ts'
import type { Things } from '../../../readers/pdf/things.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Sight } from '../../../words/span.ts'
import type { Task } from './task.ts'

/** A character that has to go. */
export interface Taken {
  /** Its origin in the space of the page, and the size it comes out in. */
  readonly x: number
  readonly y: number
  readonly points: number
  readonly rect: Rect
  readonly why: HiddenClass | 'finding'
  /** For a value: which of the task's secrets, and a number that all characters of one occurrence share; else -1. */
  readonly secret: number
  readonly occurrence: number
  readonly seen: boolean
}

/** What is to go from a page, and what is to stay. */
export interface PageTask {
  readonly taken: readonly Taken[]
  /** The characters that stay, in no order; spaces left out. */
  readonly kept: readonly string[]
  /** Areas of redactions that were drawn and never applied. */
  readonly marked: readonly Rect[]
  readonly things: Things
  /** The engine has shapes for all its characters: painted, it looks as people see it. */
  readonly legible: boolean
}

/** Classes that are told by how a character looks. */
const LOOKS: ReadonlySet<HiddenClass> = new Set<HiddenClass>([
  'white-text',
  'tiny-text',
  'off-page-text',
  'covered-text',
  'invisible-text',
  'layer-off',
  'text-layer',
  'unapplied-redaction',
])

/** Reads a page and chooses what has to go; null where it cannot be loaded. The page is painted only where it matters. */
export function takenOn(pdf: OpenPdf, index: number, task: Task): PageTask | null {
  const { engine } = pdf
  return engine.run(() => {
    const page = engine.api.FPDF_LoadPage(pdf.handle, index)
    if (page === 0) return null
    try {
      const looks = [...task.hidden].some((one) => LOOKS.has(one))
      if (!looks) {
        const plain = withText(pdf, page, (text) => {
          const glyphs = glyphsOf(engine, text, task.tick)
          return occurrencesIn(glyphs, task).size > 0 ? null : inked(glyphs)
        })
        if (plain !== null) return { taken: [], kept: plain, marked: [], things: NOTHING, legible: true }
      }
      return withLooks(pdf, page, index + 1, task.tick, (seen) => chosen(pdf, seen, task))
    } finally {
      engine.api.FPDF_ClosePage(page)
    }
  })
}

const NOTHING: Things = { all: [], textOrder: new Map(), paths: 0 }

const inked = (glyphs: readonly Glyph[]): readonly string[] =>
  glyphs.flatMap(({ ink, text }) => (ink === null || text.trim() === '' ? [] : [text]))

function chosen(pdf: OpenPdf, looks: Looks, task: Task): PageTask {
  const { engine } = pdf
  const { glyphs, sights, notes, things, textPage } = looks
  const found = occurrencesIn(glyphs, task)
  const taken: Taken[] = []
  const kept: string[] = []
  for (const [i, { text, rect, ink }] of glyphs.entries()) {
    if (ink === null) continue
    const sight: Sight = sights[i] ?? 'visible'
    const hit = found.get(i)
    const hidden = sight !== 'visible' && task.hidden.has(sight) ? sight : null
    if (hit === undefined && hidden === null) {
      if (text.trim() !== '') kept.push(text)
      continue
    }
    const [x = 0, y = 0] = engine.numbers('double', 2, ([a = 0, b = 0]) =>
      engine.api.FPDFText_GetCharOrigin(textPage, i, a, b),
    )
    taken.push({
      x,
      y,
      points: ink.points,
      rect,
      why: hidden ?? 'finding',
      secret: hit?.secret ?? -1,
      occurrence: hit?.occurrence ?? -1,
      seen: sight === 'visible',
    })
  }
  const marked = notes.flatMap(({ type, areas }) => (type === 'redact' ? areas : []))
  return { taken, kept, marked, things, legible: !glyphs.some(isStoodIn) }
}

/** Chinese and the like in a font that the document does not bring along: the engine paints boxes. */
const isStoodIn = ({ text, ink }: Glyph): boolean =>
  ink !== null && !ink.embedded && (text.codePointAt(0) ?? 0) >= 0x2e80

interface Hit {
  readonly secret: number
  readonly occurrence: number
}

/** Which characters belong to a value, by their index: as they are written, and as signs of the same meaning would be. */
function occurrencesIn(glyphs: readonly Glyph[], { search }: Task): ReadonlyMap<number, Hit> {
  const hits = new Map<number, Hit>()
  const plain = glyphs.map(({ text }) => text)
  const folded = plain.map((text) => ((text.codePointAt(0) ?? 0) > 0x7f ? text.normalize('NFKC') : text))
  mark(hits, plain, search)
  if (folded.some((text, i) => text !== plain[i])) mark(hits, folded, search)
  return hits
}

function mark(hits: Map<number, Hit>, texts: readonly string[], search: Task['search']): void {
  const owners: number[] = []
  for (const [i, text] of texts.entries()) for (let unit = 0; unit < text.length; unit++) owners.push(i)
  let occurrence = hits.size
  for (const { start, end, which } of search.in(texts.join(''))) {
    for (let at = start; at < end; at++) {
      const index = owners[at] ?? -1
      if (!hits.has(index)) hits.set(index, { secret: which, occurrence })
    }
    occurrence += 1
  }
}
