/** What a record of an EMF holds. A number: nothing but numbers, so many bytes of them; `any`: numbers, however many. */
type Holds =
  | number
  | 'any'
  | 'points'
  | 'points16'
  | 'polys'
  | 'polys16'
  | 'comment'
  | 'font'
  | 'text'
  | 'texts'
  | 'small-text'
  | 'bitmap'
  | 'escape'
  | 'profile'

const of = (holds: Holds, ...types: readonly number[]): readonly (readonly [number, Holds])[] =>
  types.map((type) => [type, holds])

/** [MS-EMF] 2.1.1. What stands here with another meaning than in the reader (header, end) is dealt with there. */
const TYPES = new Map<number, Holds>([
  ...of('points', 2, 3, 4, 5, 6),
  ...of('polys', 7, 8),
  ...of('points16', 85, 86, 87, 88, 89),
  ...of('polys16', 90, 91),
  ...of(8, 28, 33, 52, 59, 60, 61, 65, 66, 68),
  ...of(12, 16, 17, 18, 19, 20, 21, 22, 24, 25, 34, 37, 40, 48, 57, 58, 67, 98, 100, 101, 115),
  ...of(16, 9, 10, 11, 12, 13, 26, 27, 51, 54, 109, 120),
  ...of(20, 15),
  ...of(24, 29, 30, 31, 32, 39, 42, 43, 53, 62, 63, 64),
  ...of(28, 38, 41),
  ...of(32, 23, 35, 44),
  ...of(36, 36),
  ...of(40, 45, 46, 47, 55),
  ...of(48, 104),
  // Palettes, regions, shapes of many points, gradients, links of fonts.
  ...of('any', 49, 50, 56, 71, 72, 73, 74, 75, 92, 111, 118, 119),
  ...of('bitmap', 76, 77, 78, 79, 80, 81, 93, 94, 95, 114, 116),
  ...of('comment', 70),
  ...of('font', 82),
  ...of('text', 83, 84),
  ...of('texts', 96, 97),
  ...of('small-text', 108),
  ...of('escape', 105, 106, 110),
  // Names of files of colours.
  ...of('profile', 99, 112, 113, 121, 122),
])

/** Undefined: a record that the format does not define, or one of OpenGL. */
export const holdsOf = (type: number): Holds | undefined => TYPES.get(type)

/** Where a record tells of its bitmap: four numbers (place and size of the header, of the pixels). */
export const bitmapsAt = (type: number): readonly number[] =>
  type === 78
    ? [84, 112]
    : type === 79
      ? [96, 124]
      : type === 80 || type === 81
        ? [48]
        : type === 93 || type === 94
          ? [16]
          : type === 95
            ? [12]
            : [84]
