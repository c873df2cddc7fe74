import type { Engine } from './engine.ts'

/** In points of the page's own space: y grows upwards. */
export interface Rect {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/** What the characters of one text object share. */
export interface Ink {
  readonly object: number
  readonly mode: number
  /** Grey level of the fill, 0 to 255. */
  readonly grey: number
  readonly alpha: number
  /** Size in points as it comes out on the page. */
  readonly points: number
  /** The document brings the font along. */
  readonly embedded: boolean
  /** Marked as content of a layer. */
  readonly layered: boolean
}

export interface Glyph {
  readonly text: string
  readonly rect: Rect
  /** Null for the spaces and line ends that the engine puts between words. */
  readonly ink: Ink | null
  /** The font does not tell which character it is. */
  readonly unmapped: boolean
}

/** All characters of a page in reading order, line ends included. */
export function glyphsOf(engine: Engine, textPage: number, tick: () => void): readonly Glyph[] {
  const { api, hot } = engine
  const count = api.FPDFText_CountChars(textPage)
  const inks = new Map<number, Ink>()
  const glyphs: Glyph[] = []
  const corners = engine.take(32)
  let box = new DataView(engine.bytes.buffer, corners, 32)
  for (let i = 0; i < count; i++) {
    if ((i & 0xfff) === 0xfff) tick()
    const code = hot.FPDFText_GetUnicode(textPage, i)
    const object = hot.FPDFText_IsGenerated(textPage, i) === 1 ? 0 : hot.FPDFText_GetTextObject(textPage, i)
    hot.FPDFText_GetCharBox(textPage, i, corners, corners + 8, corners + 16, corners + 24)
    // Where the memory has grown, the old view sees nothing any more.
    if (box.buffer.byteLength === 0) box = new DataView(engine.bytes.buffer, corners, 32)
    glyphs.push({
      text: charOf(code),
      rect: {
        left: box.getFloat64(0, true),
        right: box.getFloat64(8, true),
        bottom: box.getFloat64(16, true),
        top: box.getFloat64(24, true),
      },
      ink: object === 0 ? null : (inks.get(object) ?? remember(inks, inkOf(engine, textPage, i, object))),
      unmapped:
        object !== 0 && (code === 0 || code === 0xfffe || hot.FPDFText_HasUnicodeMapError(textPage, i) === 1),
    })
  }
  engine.free(corners)
  return glyphs
}

/** Neither the document nor the engine has a shape for it: a viewer with the font may well show it. */
export const isShapeless = ({ rect, ink }: Glyph): boolean =>
  ink !== null && !ink.embedded && rect.top - rect.bottom < 0.1 && rect.right - rect.left > 0.1

function remember(inks: Map<number, Ink>, ink: Ink): Ink {
  inks.set(ink.object, ink)
  return ink
}

function inkOf(engine: Engine, textPage: number, index: number, object: number): Ink {
  const { api } = engine
  const [red = 0, green = 0, blue = 0, alpha = 255] = engine.numbers(
    'i32',
    4,
    ([r = 0, g = 0, b = 0, a = 0]) => api.FPDFText_GetFillColor(textPage, index, r, g, b, a),
  )
  const [, , c = 0, d = 1] = engine.numbers('float', 6, ([at = 0]) =>
    api.FPDFText_GetMatrix(textPage, index, at),
  )
  return {
    object,
    mode: api.FPDFTextObj_GetTextRenderMode(object),
    grey: (red * 30 + green * 59 + blue * 11) / 100,
    alpha,
    points: api.FPDFText_GetFontSize(textPage, index) * Math.hypot(c, d),
    embedded: api.FPDFFont_GetIsEmbedded(api.FPDFTextObj_GetFont(object)) === 1,
    layered: isLayered(engine, object),
  }
}

function isLayered(engine: Engine, object: number): boolean {
  const { api } = engine
  for (let i = api.FPDFPageObj_CountMarks(object) - 1; i >= 0; i--) {
    const mark = api.FPDFPageObj_GetMark(object, i)
    let name = ''
    engine.numbers('i32', 1, ([length = 0]) => {
      name = engine.text((buffer, room) => {
        api.FPDFPageObjMark_GetName(mark, buffer, room, length)
        return new DataView(engine.bytes.buffer, length, 4).getInt32(0, true)
      })
    })
    if (name === 'OC') return true
  }
  return false
}

const charOf = (code: number): string =>
  code === 0 || code === 0xfffe || code > 0x10ffff ? '' : String.fromCodePoint(code)
