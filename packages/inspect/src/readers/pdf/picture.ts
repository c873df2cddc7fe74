import type { PageBox } from '../../words/span.ts'
import type { Engine } from './engine.ts'
import type { Frame } from './frame.ts'

/** Pixels to the point at which pages are looked at. */
const SCALE = 1.5
/** Large pages are looked at more coarsely, to keep within memory. */
const MAX_PIXELS = 16_000_000
/** Below this a character is too coarse to be judged. */
const LEAST_SCALE = 0.5
/** Pixels of one character that are looked at. */
const MAX_LOOKED_AT = 16_384
const GREY = 1
const ANNOTATIONS = 1

/** A page as it is seen, in grey levels. */
export interface Picture {
  readonly scale: number
  readonly width: number
  readonly height: number
  readonly stride: number
  readonly grey: Uint8Array
}

/** Null where the page is too large to be looked at. */
export function pictureOf(engine: Engine, page: number, frame: Frame): Picture | null {
  const scale = Math.min(SCALE, Math.sqrt(MAX_PIXELS / Math.max(1, frame.width * frame.height)))
  return scale >= LEAST_SCALE ? paint(engine, page, frame, scale) : null
}

/** Pixels to the point at which writing on a page is recognised: 200 to the inch. */
const OCR_SCALE = 200 / 72

/** A page to be recognised, without bytes between its rows. Null where there would be more pixels than `max`. */
export function legiblePicture(engine: Engine, page: number, frame: Frame, max: number): Picture | null {
  const [width, height] = [Math.ceil(frame.width * OCR_SCALE), Math.ceil(frame.height * OCR_SCALE)]
  const painted = width * height > max ? null : paint(engine, page, frame, OCR_SCALE)
  if (painted === null || painted.stride === painted.width) return painted
  const grey = new Uint8Array(painted.width * painted.height)
  for (let y = 0; y < painted.height; y++)
    grey.set(painted.grey.subarray(y * painted.stride, y * painted.stride + painted.width), y * painted.width)
  return { ...painted, stride: painted.width, grey }
}

function paint(engine: Engine, page: number, frame: Frame, scale: number): Picture | null {
  const { api } = engine
  const [width, height] = [Math.ceil(frame.width * scale), Math.ceil(frame.height * scale)]
  const bitmap = api.FPDFBitmap_CreateEx(width, height, GREY, 0, 0)
  if (bitmap === 0) return null
  api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS)
  const stride = api.FPDFBitmap_GetStride(bitmap)
  const at = api.FPDFBitmap_GetBuffer(bitmap)
  const grey = engine.bytes.slice(at, at + stride * height)
  api.FPDFBitmap_Destroy(bitmap)
  return { scale, width, height, stride, grey }
}

export interface Look {
  /** Between the lightest and the darkest pixel. */
  readonly contrast: number
  /** The middle of the range; it says something where the range is small. */
  readonly grey: number
  /** The largest difference to the other picture. */
  readonly change: number
}

/**
 * The pixels of a box and one more on each side; `other` is the same page without its text. Looks no further once contrast and change are
 * `enough`: then they are at least what is told.
 */
export function lookAt(picture: Picture, box: PageBox, other: Picture | null, enough: number): Look {
  const { scale, width, height, stride, grey } = picture
  const x1 = Math.max(0, Math.floor(box.x * scale) - 1)
  const y1 = Math.max(0, Math.floor(box.y * scale) - 1)
  const x2 = Math.min(width, Math.ceil((box.x + box.width) * scale) + 1)
  const y2 = Math.min(height, Math.ceil((box.y + box.height) * scale) + 1)
  // The strokes of a large character are broad: a coarse grid meets them, and a thousand huge ones cost no more than small ones.
  const step = Math.max(1, Math.floor(Math.sqrt(((x2 - x1) * (y2 - y1)) / MAX_LOOKED_AT)))
  let [low, high, change] = [255, 0, 0]
  for (let y = y1; y < y2; y += step) {
    for (let x = x1; x < x2; x += step) {
      const level = grey[y * stride + x] ?? 0
      if (level < low) low = level
      if (level > high) high = level
      if (other !== null) change = Math.max(change, Math.abs(level - (other.grey[y * stride + x] ?? 0)))
    }
    if (high - low >= enough && (other === null || change >= enough)) break
  }
  const contrast = Math.max(0, high - low)
  return { contrast, grey: (low + high) / 2, change: other === null ? contrast : change }
}
