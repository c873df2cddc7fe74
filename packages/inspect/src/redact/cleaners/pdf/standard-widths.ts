import type { Engine } from '../../../readers/pdf/engine.ts'
import { nameOf } from '../../../readers/pdf/values.ts'
import type { StandardWidths } from './font.ts'

/** The fonts of the format, by how documents name them. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^(Courier|CourierNew|CourierNewPSMT)\b/, 'Courier'],
  [/^(Helvetica|Arial|ArialMT)\b/, 'Helvetica'],
  [/^(Times|TimesNewRoman|TimesNewRomanPS|TimesNewRomanPSMT)\b/, 'Times'],
]
const FIXED = 600
const ENCODINGS: Readonly<Record<string, string>> = {
  WinAnsiEncoding: 'windows-1252',
  MacRomanEncoding: 'macintosh',
}

/** Widths of the standard fonts, asked of the engine that has them. `handle` is any open document. */
export function standardWidths(engine: Engine, handle: number): StandardWidths {
  const known = new Map<string, (code: number) => number>()
  return (font) => {
    const program = programOf(nameOf(font.get('BaseFont')))
    if (program === null) return null
    const encoding = ENCODINGS[nameOf(font.get('Encoding'))] ?? 'latin1'
    const key = `${program} ${encoding}`
    let widths = known.get(key)
    if (widths === undefined) known.set(key, (widths = measured(engine, handle, program, encoding)))
    return widths
  }
}

function programOf(base: string): string | null {
  const family = FAMILIES.find(([pattern]) => pattern.test(base))?.[1]
  if (family === undefined) return null
  const [bold, slanted] = [/bold/i.test(base), /italic|oblique/i.test(base)]
  const style = `${bold ? 'Bold' : ''}${slanted ? (family === 'Times' ? 'Italic' : 'Oblique') : ''}`
  if (family === 'Times' && style === '') return 'Times-Roman'
  return style === '' ? family : `${family}-${style}`
}

function measured(
  engine: Engine,
  handle: number,
  program: string,
  encoding: string,
): (code: number) => number {
  if (program.startsWith('Courier')) return () => FIXED
  const { api } = engine
  return engine.run(() => {
    const font = api.FPDFText_LoadStandardFont(handle, program)
    const decoder = new TextDecoder(encoding)
    const widths = Array.from({ length: 256 }, (_, code) => {
      const char = decoder.decode(Uint8Array.of(code)).codePointAt(0) ?? 0
      const [width = 0] = engine.numbers('float', 1, ([at = 0]) =>
        api.FPDFFont_GetGlyphWidth(font, char, 1000, at),
      )
      return width
    })
    api.FPDFFont_Close(font)
    return (code) => widths[code] ?? 0
  })
}
