import type { Sight } from '../../words/span.ts'
import type { Note } from './notes.ts'
import { isOutside, type Frame } from './frame.ts'
import { isShapeless, type Glyph, type Ink, type Rect } from './glyphs.ts'
import { lookAt, type Picture } from './picture.ts'
import { areaOf, holds, type Thing, type Things } from './things.ts'

/** Grey levels by which something must stand out to be seen. */
const CONTRAST = 24
/** Points below which nobody reads. */
const TINY = 1.5
/** An image of this share of the page is the page: the text under it is what was recognised in it. */
const WHOLE = 0.8
const INVISIBLE_MODES: readonly number[] = [3, 7]

export interface Scene {
  readonly frame: Frame
  readonly things: Things
  readonly notes: readonly Note[]
  /** The page as it is seen; null where it is too large to be looked at. */
  readonly picture: Picture | null
  /** The same page without its text; null where text alone is on it. */
  readonly without: Picture | null
}

/** Whether a character is seen, judged by looking; and if it is not, why, judged by what lies around it. */
export function sightOf(glyph: Glyph & { readonly ink: Ink }, scene: Scene): Sight {
  const { rect, ink } = glyph
  const { frame, notes, picture, things } = scene
  const box = frame.place(rect)
  if (notes.some(({ type, areas }) => type === 'redact' && areas.some((area) => holds(area, rect))))
    return 'unapplied-redaction'
  if (isOutside(box, frame)) return 'off-page-text'
  if (INVISIBLE_MODES.includes(ink.mode))
    return imagesAt(rect, things).length > 0 ? 'text-layer' : 'invisible-text'
  if (ink.points < TINY) return 'tiny-text'
  if (picture === null || isShapeless(glyph)) return 'visible'
  const look = lookAt(picture, box, scene.without, CONTRAST)
  if (look.contrast >= CONTRAST && look.change >= CONTRAST) return 'visible'
  if (ink.layered) return 'layer-off'
  if (ink.alpha < CONTRAST) return 'invisible-text'
  const order = things.textOrder.get(ink.object) ?? Number.POSITIVE_INFINITY
  const above = things.all.filter((thing) => thing.order > order && holds(thing.rect, rect))
  if (above.some(isImage)) {
    const whole = imagesAt(rect, things).some(
      (image) => areaOf(image.rect) >= WHOLE * frame.width * frame.height,
    )
    return whole ? 'text-layer' : 'covered-text'
  }
  if (above.length > 0 || notes.some((note) => note.shows && note.areas.some((area) => holds(area, rect))))
    return 'covered-text'
  return Math.abs(look.grey - ink.grey) < CONTRAST ? 'white-text' : 'covered-text'
}

const imagesAt = (rect: Rect, { all }: Things): readonly Thing[] =>
  all.filter((thing) => isImage(thing) && holds(thing.rect, rect))

const isImage = ({ type }: Thing): boolean => type === 'image'
