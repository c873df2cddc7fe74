import { openPdf, type OpenPdf } from '../../readers/pdf/document.ts'
import { EngineTrap, freshEngine } from '../../readers/pdf/engine.ts'
import { frameOf, type Frame } from '../../readers/pdf/frame.ts'
import type { Rect } from '../../readers/pdf/glyphs.ts'
import { notesOf } from '../../readers/pdf/notes.ts'
import { barsFor } from '../cleaners/pdf/bars.ts'
import { takenOn } from '../cleaners/pdf/taken.ts'
import { searchFor, type Task } from '../cleaners/pdf/task.ts'
import type { Painting, PixelProof } from './ports.ts'
import { LISTED } from './proving.ts'

/** Pixels to the point at which pages are compared. */
const SCALE = 1.5
/** Large pages are compared more coarsely, to keep within memory. */
const MAX_PIXELS = 16_000_000
const COLOUR = 4
const ANNOTATIONS = 1
/** Pixels around what had to go that its edges reach into. */
const EDGE = 2
/** Grey levels that the last decimal of a place makes. */
const ROUNDING = 2

/** Grey levels by which the middle of a thin stroke changes when it comes to lie on another part of a pixel. */
const SLACK = 64
/** Share of a page that may do so: a few characters, no watermark. */
const MAY_MOVE = 0.002

/**
 * Paints every page of both files and compares all pixels but those of what had to go: the values, hidden characters, notes and fields that
 * were among it. A page that became a picture is painted from other dots than before and does not hold.
 */
export const pdfPixels: PixelProof = { kinds: ['pdf'], compare }

async function compare({
  before,
  after,
  secrets,
  hidden,
  limits,
}: Painting): ReturnType<PixelProof['compare']> {
  const end = performance.now() + limits.timeMs
  const task: Task = {
    secrets,
    hidden,
    limits,
    search: searchFor(secrets),
    tick() {
      if (performance.now() > end) throw new Error('comparing pages ran out of time')
    },
  }
  const engine = await freshEngine()
  const [old, now] = [openPdf(engine, before), openPdf(engine, after)]
  try {
    if (typeof old === 'string' || typeof now === 'string' || old.pages !== now.pages)
      return { held: false, counts: { pages: 0 }, where: ['/'] }
    return comparePages(old, now, task)
  } catch (error) {
    if (!(error instanceof EngineTrap)) throw error
    return { held: false, counts: { pages: 0 }, where: ['/'] }
  } finally {
    for (const one of [old, now]) if (typeof one !== 'string') one.close()
  }
}

function comparePages(old: OpenPdf, now: OpenPdf, task: Task) {
  const where: string[] = []
  let [compared, differing, moved, left] = [0, 0, 0, 0]
  for (let index = 0; index < old.pages; index++) {
    task.tick()
    const found = differenceOn(old, now, index, task)
    compared += found?.compared ?? 0
    left += found?.left ?? 0
    moved += found?.moved ?? 0
    differing += found?.differing ?? 0
    if (found === null || found.differing > 0 || found.moved > MAY_MOVE * found.compared)
      where.push(`p.${index + 1}`)
  }
  const counts = { pages: old.pages, pixels: compared, left, moved, differing }
  return { held: where.length === 0, counts, where: where.slice(0, LISTED) }
}

function differenceOn(old: OpenPdf, now: OpenPdf, index: number, task: Task) {
  const areas = areasOn(old, index, task)
  const [one, other] = [paint(old, index), paint(now, index)]
  if (areas === null || one === null || other === null) return null
  if (one.width !== other.width || one.height !== other.height) return null
  const { width, height } = one
  const skip = maskOf(one, areas)
  let left = 0
  if (skip !== null) for (let i = 0; i < skip.length; i++) left += skip[i] ?? 0
  let [differing, moved] = [0, 0]
  for (let i = nextDifference(one, other, 0); i >= 0; i = nextDifference(one, other, i + 1)) {
    if (skip?.[i] === 1 || isNear(one, i, other, i)) continue
    if (isBetween(one, other, i) && isBetween(other, one, i)) moved += 1
    else differing += 1
  }
  return { compared: width * height - left, differing, moved, left }
}

/** Almost all pixels are the same, and are compared as whole ones. -1 where none differs any more. */
function nextDifference({ whole }: Painted, { whole: other }: Painted, from: number): number {
  for (let i = from; i < whole.length; i++) if (whole[i] !== other[i]) return i
  return -1
}

function isNear(one: Painted, i: number, other: Painted, j: number): boolean {
  for (let channel = 0; channel < 3; channel++)
    if (Math.abs((one.pixels[i * 4 + channel] ?? 0) - (other.pixels[j * 4 + channel] ?? 0)) > ROUNDING)
      return false
  return true
}

/**
 * The pixel of the one is about as light as one of those around it in the other: the last decimal of a place has put a character on
 * the next part of a pixel. What was taken away or put there stands out from all around it.
 */
function isBetween(one: Painted, other: Painted, i: number): boolean {
  const { width, height } = one
  const [x, y] = [i % width, Math.floor(i / width)]
  for (let channel = 0; channel < 3; channel++) {
    const level = one.pixels[i * 4 + channel] ?? 0
    let [low, high] = [255, 0]
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const near = other.pixels[(v * width + u) * 4 + channel] ?? 0
        if (near < low) low = near
        if (near > high) high = near
      }
    if (level < low - SLACK || level > high + SLACK) return false
  }
  return true
}

interface Painted {
  readonly frame: Frame
  readonly scale: number
  readonly width: number
  readonly height: number
  /** Blue, green, red and one byte of nothing. */
  readonly pixels: Uint8Array
  /** The same, a pixel a number. */
  readonly whole: Uint32Array
}

function paint({ engine, handle }: OpenPdf, index: number): Painted | null {
  const { api } = engine
  return engine.run(() => {
    const page = api.FPDF_LoadPage(handle, index)
    if (page === 0) return null
    const frame = frameOf(engine, page, index + 1)
    const scale = Math.min(SCALE, Math.sqrt(MAX_PIXELS / Math.max(1, frame.width * frame.height)))
    const [width, height] = [Math.ceil(frame.width * scale), Math.ceil(frame.height * scale)]
    const bitmap = api.FPDFBitmap_CreateEx(width, height, COLOUR, 0, 0)
    if (bitmap !== 0) {
      api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
      api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS)
    }
    const at = bitmap === 0 ? 0 : api.FPDFBitmap_GetBuffer(bitmap)
    // Four bytes a pixel: the rows follow each other without a gap.
    const pixels = engine.bytes.slice(at, at + width * height * 4)
    if (bitmap !== 0) api.FPDFBitmap_Destroy(bitmap)
    api.FPDF_ClosePage(page)
    const whole = new Uint32Array(pixels.buffer)
    return bitmap === 0 ? null : { frame, scale, width, height, pixels, whole }
  })
}

/** Where something had to go from a page; null where it cannot be read. */
function areasOn(pdf: OpenPdf, index: number, task: Task): readonly Rect[] | null {
  const found = takenOn(pdf, index, task)
  if (found === null) return null
  const areas = [...barsFor(found.taken), ...found.taken.map(({ rect }) => rect)]
  if (task.hidden.has('unapplied-redaction')) areas.push(...found.marked)
  const { engine, handle } = pdf
  return engine.run(() => {
    const page = engine.api.FPDF_LoadPage(handle, index)
    for (const note of notesOf(pdf, page, task.tick)) {
      const field = note.type === 'widget' && (task.hidden.has('form-value') || task.secrets.length > 0)
      const said = note.type !== 'widget' && note.type !== 'redact' && task.secrets.length > 0
      // Small marks of notes go with what they open; everything else that a note paints is kept.
      const icon = task.hidden.has('pdf-annotation') && note.areas.every(isSmall)
      if (field || (said && note.texts.some(([, text]) => task.search.has(text))) || icon)
        areas.push(...note.areas)
    }
    engine.api.FPDF_ClosePage(page)
    return areas
  })
}

const ICON = 32
const isSmall = ({ left, right, bottom, top }: Rect): boolean => right - left <= ICON && top - bottom <= ICON

function maskOf({ frame, scale, width, height }: Painted, areas: readonly Rect[]): Uint8Array | null {
  if (areas.length === 0) return null
  const mask = new Uint8Array(width * height)
  for (const area of areas) {
    const box = frame.place(area)
    const left = Math.max(0, Math.floor(box.x * scale) - EDGE)
    const right = Math.min(width, Math.ceil((box.x + box.width) * scale) + EDGE)
    const bottom = Math.min(height, Math.ceil((box.y + box.height) * scale) + EDGE)
    for (let y = Math.max(0, Math.floor(box.y * scale) - EDGE); y < bottom; y++)
      if (right > left) mask.fill(1, y * width + left, y * width + right)
  }
  return mask
}
