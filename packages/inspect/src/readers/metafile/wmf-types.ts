/** What a record of a WMF holds. `numbers`: as many as the high byte of its function says; a number: so many bytes of them. */
type WmfHolds = number | 'numbers' | 'any' | 'points' | 'text' | 'ext-text' | 'escape' | 'font' | 'bitmap'

const of = (holds: WmfHolds, ...functions: readonly number[]): readonly (readonly [number, WmfHolds])[] =>
  functions.map((one) => [one, holds])

/** [MS-WMF] 2.1.1.1. */
const FUNCTIONS = new Map<number, WmfHolds>([
  ...of('numbers', 0x0201, 0x0102, 0x0103, 0x0104, 0x0105, 0x0106, 0x0107, 0x0108, 0x0209, 0x020a, 0x020b),
  ...of('numbers', 0x020c, 0x020d, 0x020e, 0x020f, 0x0410, 0x0211, 0x0412, 0x0213, 0x0214, 0x0415, 0x0416),
  ...of('numbers', 0x0817, 0x0418, 0x0419, 0x081a, 0x041b, 0x061c, 0x061d, 0x001e, 0x041f, 0x0220, 0x0127),
  ...of('numbers', 0x0228, 0x0429, 0x012a, 0x012b, 0x012c, 0x012d, 0x012e, 0x0830, 0x0231, 0x0234, 0x0035),
  ...of('numbers', 0x0139, 0x0548, 0x0149, 0x01f0),
  ...of(10, 0x02fa), // pen
  ...of(8, 0x02fc), // brush
  ...of('any', 0x00f7, 0x0037, 0x0436, 0x0538, 0x06ff), // palettes, polygons, region
  ...of('points', 0x0324, 0x0325),
  ...of('text', 0x0521),
  ...of('ext-text', 0x0a32),
  ...of('escape', 0x0626),
  ...of('font', 0x02fb),
  ...of('bitmap', 0x0940, 0x0b41, 0x0f43, 0x0d33, 0x0922, 0x0b23, 0x0142, 0x01f9),
])

export const wmfHolds = (what: number): WmfHolds | undefined => FUNCTIONS.get(what)

/** Functions that make an object: it gets the lowest number that is free. */
export const MAKES: ReadonlySet<number> = new Set([0x02fa, 0x02fb, 0x02fc, 0x00f7, 0x06ff, 0x01f9, 0x0142])

/** Bytes before the bitmap with its header; of the older ones, which are in a form of their machine's, none is looked at. */
export const BITMAP_AT: Readonly<Record<number, number>> = {
  0x0940: 16,
  0x0b41: 20,
  0x0f43: 22,
  0x0d33: 18,
  0x0142: 4,
}
