import type { Callback, Engine } from './engine.ts'

/**
 * A font in which every character is a filled box. Many documents name Chinese fonts without carrying them; the engine has none, and
 * would paint nothing where people see text. Whether a character is seen can be judged by a box as well.
 */
const BOX = { left: 80, bottom: -60, right: 920, top: 820 } as const
const EM = 1000
const GLYPHS = 0xffff

/** Character sets of which the engine has no font of its own: Japanese, simplified Chinese, Korean, traditional Chinese. */
const FAR_EASTERN: readonly number[] = [128, 129, 134, 136]
const HANDLE = 1

/** Offers the box font wherever a Far Eastern one is asked for. */
export function installStandIn(engine: Engine): void {
  const { api } = engine
  const font = boxFont()
  // Each a function of its own: one function given twice is taken for the same call.
  const answers: readonly (readonly [Callback, string])[] = [
    [() => undefined, 'vi'],
    [() => undefined, 'vii'],
    [(_self, _weight, _italic, charset = 0) => (FAR_EASTERN.includes(charset) ? HANDLE : 0), 'iiiiiiii'],
    [() => 0, 'iii'],
    [
      (_self, _handle, table = 0, buffer = 0, size = 0) => {
        // The whole file is asked for as table 0; a collection it is not.
        if (table !== 0) return 0
        if (size >= font.length) engine.bytes.set(font, buffer)
        return font.length
      },
      'iiiiii',
    ],
    [() => 0, 'iiiii'],
    [() => 136, 'iii'],
    [() => undefined, 'vii'],
  ]
  const info = engine.take(36)
  const view = new DataView(engine.bytes.buffer, info, 36)
  view.setInt32(0, 1, true)
  // A callback may make the table grow, never the memory: the view stays good.
  for (const [i, [answer, signature]] of answers.entries())
    view.setInt32(4 + i * 4, engine.callback(answer, signature), true)
  api.FPDF_SetSystemFontInfo(info)
}

/** TrueType: two copies of one glyph, to which every number leads by turns. */
function boxFont(): Uint8Array {
  const { left, bottom, right, top } = BOX
  const corners = [0, 0, right - left, 0, 0, top - bottom, left - right, 0]
  const [xs, ys] = [corners.filter((_, i) => i % 2 === 0), corners.filter((_, i) => i % 2 === 1)]
  const glyph = words([
    1,
    left,
    bottom,
    right,
    top,
    3,
    0,
    0x0101,
    0x0101,
    left,
    ...xs.slice(1),
    bottom,
    ...ys.slice(1),
  ])
  const half = glyph.length / 2
  const tables: Readonly<Record<string, Buffer>> = {
    cmap: words([0, 1, 3, 1, 0, 12, 4, 32, 0, 4, 4, 1, 0, 0xfffe, 0xffff, 0, 0x20, 0xffff, 0, 1, 0, 0]),
    glyf: Buffer.concat([glyph, glyph]),
    head: words([
      1,
      0,
      1,
      0,
      0,
      0,
      0x5f0f,
      0x3cf5,
      0,
      EM,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      left,
      bottom,
      right,
      top,
      0,
      8,
      2,
      0,
      0,
    ]),
    hhea: words([1, 0, 880, -120, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 1]),
    hmtx: words([EM, ...Array.from({ length: GLYPHS }, () => left)]),
    loca: words(Array.from({ length: GLYPHS + 1 }, (_, i) => (i % 2) * half)),
    maxp: words([1, 0, GLYPHS, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
  }
  return sfnt(tables)
}

const words = (values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => out.writeUInt16BE(value & 0xffff, i * 2))
  return out
}

function sfnt(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables)
  const directory: Buffer[] = [words([1, 0, entries.length, 64, 2, entries.length * 16 - 64])]
  const bodies: Buffer[] = []
  let offset = 12 + entries.length * 16
  for (const [tag, body] of entries) {
    const line = Buffer.alloc(16)
    line.write(tag, 'latin1')
    line.writeUInt32BE(offset, 8)
    line.writeUInt32BE(body.length, 12)
    directory.push(line)
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    bodies.push(padded)
    offset += padded.length
  }
  return Buffer.concat([...directory, ...bodies])
}
