import { deflateSync } from 'node:zlib'
import type { OpenPdf } from '../../../readers/pdf/document.ts'
import { frameOf } from '../../../readers/pdf/frame.ts'
import type { Rect } from '../../../readers/pdf/glyphs.ts'
import { array, changed, dict, name, num, ref, type Objects } from './objects.ts'
import { numberText } from './write.ts'

const DPI = 200
const POINTS = 72
/** Beyond this a page is painted more coarsely, to keep within memory. */
const MAX_PIXELS = 40_000_000
const COLOUR = 4
const ANNOTATIONS = 1

interface Painted {
  readonly width: number
  readonly height: number
  /** Size of the page as it is shown, in points. */
  readonly points: readonly [number, number]
  readonly pixels: Uint8Array
  readonly grey: boolean
}

/** Makes a page a picture of itself with areas blacked out in its pixels; its notes are in the picture. False where it cannot be painted. */
export function rasterise(
  pdf: OpenPdf,
  objects: Objects,
  index: number,
  page: number,
  areas: readonly Rect[],
): boolean {
  const painted = paint(pdf, index, areas)
  const entries = objects.dict(ref(page))
  if (painted === null || entries === null) return false
  const { width, height, points, pixels, grey } = painted
  const image = objects.add({
    value: dict({
      Type: name('XObject'),
      Subtype: name('Image'),
      Width: num(width),
      Height: num(height),
      BitsPerComponent: num(8),
      ColorSpace: name(grey ? 'DeviceGray' : 'DeviceRGB'),
      Filter: name('FlateDecode'),
    }),
    raw: deflateSync(pixels),
  })
  const content = objects.addStream(
    new Map(),
    Buffer.from(`q ${points.map(numberText).join(' 0 0 ')} 0 0 cm /Im Do Q\n`, 'latin1'),
  )
  const [x, y] = points
  const plain = changed(entries, {
    Contents: ref(content),
    Resources: dict({ XObject: dict({ Im: ref(image) }) }),
    MediaBox: array(num(0), num(0), num(x), num(y)),
    ...Object.fromEntries(
      ['CropBox', 'TrimBox', 'BleedBox', 'ArtBox', 'Rotate', 'UserUnit', 'Annots', 'Thumb', 'PieceInfo'].map(
        (key) => [key, null],
      ),
    ),
    ...Object.fromEntries(['Group', 'StructParents', 'Metadata', 'AA'].map((key) => [key, null])),
    Rotate: num(0),
  })
  objects.set(page, { value: { is: 'dict', entries: plain }, raw: null })
  return true
}

function paint({ engine, handle }: OpenPdf, index: number, areas: readonly Rect[]): Painted | null {
  const { api } = engine
  return engine.run(() => {
    const page = api.FPDF_LoadPage(handle, index)
    if (page === 0) return null
    const frame = frameOf(engine, page, index + 1)
    const scale = Math.min(DPI / POINTS, Math.sqrt(MAX_PIXELS / Math.max(1, frame.width * frame.height)))
    const [width, height] = [Math.ceil(frame.width * scale), Math.ceil(frame.height * scale)]
    const bitmap = width > 0 && height > 0 ? api.FPDFBitmap_CreateEx(width, height, COLOUR, 0, 0) : 0
    if (bitmap === 0) {
      api.FPDF_ClosePage(page)
      return null
    }
    api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS)
    for (const area of areas) {
      const { x, y, width: w, height: h } = frame.place(area)
      const [left, top] = [Math.floor(x * scale) - 1, Math.floor(y * scale) - 1]
      const [right, bottom] = [Math.ceil((x + w) * scale) + 1, Math.ceil((y + h) * scale) + 1]
      api.FPDFBitmap_FillRect(bitmap, left, top, right - left, bottom - top, 0xff000000)
    }
    const stride = api.FPDFBitmap_GetStride(bitmap)
    const at = api.FPDFBitmap_GetBuffer(bitmap)
    const { pixels, grey } = plainPixels(
      engine.bytes.subarray(at, at + stride * height),
      width,
      height,
      stride,
    )
    api.FPDFBitmap_Destroy(bitmap)
    api.FPDF_ClosePage(page)
    return { width, height, points: [frame.width, frame.height] as const, pixels, grey }
  })
}

/** The engine writes blue, green, red and one byte of nothing. */
function plainPixels(bytes: Uint8Array, width: number, height: number, stride: number) {
  let grey = true
  for (let y = 0; y < height && grey; y++)
    for (let x = 0, at = y * stride; x < width; x++, at += 4)
      if (bytes[at] !== bytes[at + 1] || bytes[at] !== bytes[at + 2]) {
        grey = false
        break
      }
  const pixels = new Uint8Array(width * height * (grey ? 1 : 3))
  let to = 0
  for (let y = 0; y < height; y++)
    for (let x = 0, at = y * stride; x < width; x++, at += 4) {
      pixels[to++] = bytes[at + 2] ?? 0
      if (grey) continue
      pixels[to++] = bytes[at + 1] ?? 0
      pixels[to++] = bytes[at] ?? 0
    }
  return { pixels, grey }
}
