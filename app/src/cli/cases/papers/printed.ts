import { deflateSync } from 'node:zlib'

export interface Line {
  readonly text: string
  /** A black rectangle is drawn over it from this character on. */
  readonly coveredFrom?: number
}

const [LEFT, TOP, SIZE, LEADING] = [56, 770, 14, 30]
const FONT = 'MingLiU'

/** One page as a printer driver writes it: text in a Chinese font that every desk has, bars laid over it afterwards. */
export function printed(lines: readonly Line[]): Uint8Array {
  const height = (i: number): number => TOP - i * LEADING
  const texts = lines.map(({ text }, i) => `BT /F1 ${SIZE} Tf ${LEFT} ${height(i)} Td <${wide(text)}> Tj ET`)
  const bars = lines.flatMap(({ coveredFrom }, i) =>
    coveredFrom === undefined ? [] : [`0 g ${LEFT + coveredFrom * SIZE} ${height(i) - 6} 400 24 re f`],
  )
  const content = deflateSync([...texts, ...bars].join('\n'))
  return pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>> >> >>',
    Buffer.concat([
      Buffer.from(`<</Filter/FlateDecode/Length ${content.length}>>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ]),
    `<</Type/Font/Subtype/Type0/BaseFont/${FONT}/Encoding/UniCNS-UCS2-H/DescendantFonts[6 0 R]>>`,
    // Latin letters and digits (1 to 95) are half as wide as the others.
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${FONT}/DW 1000/W[1 95 500]/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>/FontDescriptor 7 0 R>>`,
    `<</Type/FontDescriptor/FontName/${FONT}/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 800/StemV 80>>`,
  ])
}

const wide = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')

/** Objects in order, from number 1 on, with the table that says where each begins. */
function pdf(objects: readonly (string | Buffer)[]): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe4\xf6\xfc\xdf\n', 'latin1')]
  const length = (): number => pieces.reduce((sum, piece) => sum + piece.length, 0)
  const places = objects.map((content, i) => {
    const at = length()
    pieces.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(content as string), Buffer.from('\nendobj\n'))
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  pieces.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length()}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}
