import type { OpenPdf } from './document.ts'
import { frameOf, type Frame } from './frame.ts'
import { glyphsOf, isShapeless, type Glyph, type Ink } from './glyphs.ts'
import { runsOf, type Placed, type Run } from './lines.ts'
import { notesOf, type Note } from './notes.ts'
import { legiblePicture, pictureOf, type Picture } from './picture.ts'
import { sightOf } from './sight.ts'
import { areaOf, thingsOf, type Things } from './things.ts'

export interface PageContent {
  readonly frame: Frame
  readonly runs: readonly Run[]
  readonly notes: readonly Note[]
  /** Characters of which the font does not tell what they are. */
  readonly unmapped: number
  /** What is seen of it is a picture, or drawn in lines, without text. */
  readonly isPicture: boolean
  /** A page that is a picture, painted to be recognised if that was wished; null where it is too large. */
  readonly legible: Picture | null
  /** Whether its characters are seen could be judged. */
  readonly judged: boolean
}

/** Paths of a page without text that can be a table or a frame; more of them may be letters turned into outlines. */
const FEW_PATHS = 40
/** Share of the page under images from which a page without visible text is a picture. */
const PICTURE = 0.1

/** Reads and looks at one page; null where it cannot be loaded. One that is a picture is painted with up to `maxPixels`; 0: not at all. */
export function readPage(pdf: OpenPdf, index: number, tick: () => void, maxPixels = 0): PageContent | null {
  return pdf.engine.run(() => {
    const page = pdf.engine.api.FPDF_LoadPage(pdf.handle, index)
    if (page === 0) return null
    try {
      return contentOf(pdf, page, index + 1, tick, maxPixels)
    } finally {
      pdf.engine.api.FPDF_ClosePage(page)
    }
  })
}

/** The text of a page alone; nothing is looked at. */
export function plainRuns(pdf: OpenPdf, index: number, tick: () => void): readonly Run[] | null {
  const { api } = pdf.engine
  return pdf.engine.run(() => {
    const page = api.FPDF_LoadPage(pdf.handle, index)
    if (page === 0) return null
    const frame = frameOf(pdf.engine, page, index + 1)
    const runs = withText(pdf, page, (text) =>
      runsOf(glyphsOf(pdf.engine, text, tick).map((glyph) => placed(glyph, frame, 'visible'))),
    )
    api.FPDF_ClosePage(page)
    return runs
  })
}

function contentOf(
  pdf: OpenPdf,
  page: number,
  number: number,
  tick: () => void,
  maxPixels: number,
): PageContent {
  return withLooks(pdf, page, number, tick, ({ frame, notes, glyphs, sights, things, judged }) => {
    const runs = runsOf(glyphs.map((glyph, i) => placed(glyph, frame, sights[i] ?? null)))
    const seen = runs.some(({ sight }) => sight === 'visible')
    const picture = !seen && isPicture(things, frame)
    return {
      frame,
      runs,
      notes,
      legible: picture && maxPixels > 0 ? legiblePicture(pdf.engine, page, frame, maxPixels) : null,
      unmapped: glyphs.filter(({ unmapped }) => unmapped).length,
      isPicture: picture,
      judged,
    }
  })
}

/** A page as it was looked at, character by character. */
export interface Looks {
  readonly frame: Frame
  readonly notes: readonly Note[]
  readonly things: Things
  readonly glyphs: readonly Glyph[]
  /** As many as glyphs; null for what leaves no mark on the page. */
  readonly sights: readonly (Placed['sight'] | null)[]
  readonly judged: boolean
  /** The engine's own list of the characters, open as long as `work` runs. */
  readonly textPage: number
}

/** Looks at an open page. The engine's text objects are no longer painted afterwards: the page is to be closed. */
export function withLooks<T>(
  pdf: OpenPdf,
  page: number,
  number: number,
  tick: () => void,
  work: (looks: Looks) => T,
): T {
  const { engine } = pdf
  const frame = frameOf(engine, page, number)
  const notes = notesOf(pdf, page, tick)
  return withText(pdf, page, (textPage) => {
    const glyphs = glyphsOf(engine, textPage, tick)
    const things = thingsOf(engine, page, tick)
    const inked = glyphs.filter(isInked)
    const picture = inked.length === 0 ? null : pictureOf(engine, page, frame)
    tick()
    const mixed = picture !== null && (things.all.length > 0 || notes.some(({ shows }) => shows))
    const without = mixed ? withoutText(pdf, page, frame, inked) : null
    const scene = { frame, things, notes, picture, without }
    const sights = glyphs.map((glyph, i) => {
      if ((i & 0xff) === 0xff) tick()
      return isInked(glyph) ? sightOf(glyph, scene) : null
    })
    const judged = inked.length === 0 || (picture !== null && !inked.some(isShapeless))
    return work({ frame, notes, things, glyphs, sights, judged, textPage })
  })
}

export const isInked = (glyph: Glyph): glyph is Glyph & { readonly ink: Ink } =>
  glyph.ink !== null && glyph.text.trim() !== ''

const placed = (glyph: Glyph, frame: Frame, sight: Placed['sight'] | null): Placed => ({
  text: glyph.text,
  box: isInked(glyph) ? frame.place(glyph.rect) : null,
  sight: sight ?? 'visible',
})

function isPicture({ all, paths }: Things, frame: Frame): boolean {
  const covered = all.reduce((sum, { type, rect }) => sum + (type === 'image' ? areaOf(rect) : 0), 0)
  return paths > FEW_PATHS || covered > PICTURE * frame.width * frame.height
}

export function withText<T>({ engine }: OpenPdf, page: number, work: (textPage: number) => T): T {
  const text = engine.api.FPDFText_LoadPage(page)
  try {
    return work(text)
  } finally {
    engine.api.FPDFText_ClosePage(text)
  }
}

/** The page painted again without its text: what does not change by it was not seen. */
function withoutText(
  { engine }: OpenPdf,
  page: number,
  frame: Frame,
  inked: readonly { readonly ink: Ink }[],
) {
  const objects = new Set(inked.map(({ ink }) => ink.object))
  for (const object of objects) engine.api.FPDFPageObj_SetIsActive(object, false)
  return pictureOf(engine, page, frame)
}
