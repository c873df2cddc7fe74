import type { PageBox } from '../../words/span.ts'
import type { Engine } from './engine.ts'
import type { Rect } from './glyphs.ts'

/** Where a page's own space lies on the page as it is shown: cropped and turned. */
export interface Frame {
  readonly page: number
  readonly width: number
  readonly height: number
  /** From the upper left corner of the page as shown. */
  place(rect: Rect): PageBox
}

export function frameOf(engine: Engine, handle: number, page: number): Frame {
  const { api } = engine
  const [left = 0, top = 0, right = 0, bottom = 0] = engine.numbers('float', 4, ([at = 0]) =>
    api.FPDF_GetPageBoundingBox(handle, at),
  )
  const turn = api.FPDFPage_GetRotation(handle)
  const point = (x: number, y: number): readonly [number, number] => {
    if (turn === 1) return [y - bottom, x - left]
    if (turn === 2) return [right - x, y - bottom]
    if (turn === 3) return [top - y, right - x]
    return [x - left, top - y]
  }
  return {
    page,
    width: api.FPDF_GetPageWidthF(handle),
    height: api.FPDF_GetPageHeightF(handle),
    place(rect) {
      const [x1, y1] = point(rect.left, rect.bottom)
      const [x2, y2] = point(rect.right, rect.top)
      return {
        page,
        x: Math.min(x1, x2),
        y: Math.min(y1, y2),
        width: Math.abs(x2 - x1),
        height: Math.abs(y2 - y1),
      }
    },
  }
}

export const isOutside = (box: PageBox, { width, height }: Frame): boolean => {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  return x < 0 || y < 0 || x > width || y > height
}
