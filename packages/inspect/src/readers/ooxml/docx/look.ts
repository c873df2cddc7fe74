import type { Sight } from '../../../words/span.ts'
import { attribute, isOn, type Attributes } from '../../../xml/scan.ts'

/** How a run looks, as far as it decides whether anybody sees it. Undefined: said elsewhere. */
export interface Look {
  readonly vanish?: boolean
  /** Indented beyond the paper. */
  readonly offPage?: boolean
  /** 0 … 255; null: automatic. */
  readonly ink?: number | null
  /** Half-points. */
  readonly size?: number
  /** Brightness of the shading behind. */
  readonly ground?: number | null
}

/** Two points and less cannot be read on paper. */
const TINY = 4
/** Greys closer together than this cannot be told apart. */
const CONTRAST = 24
const BLACK = 0
const WHITE = 255

export function sightOf({ vanish, offPage, ink, size, ground }: Look): Sight {
  if (offPage === true) return 'off-page-text'
  if (vanish === true) return 'hidden-text'
  if (size !== undefined && size <= TINY) return 'tiny-text'
  const paper = ground ?? WHITE
  // Automatic ink is black or white, whichever shows.
  if (ink !== undefined && ink !== null && Math.abs(ink - paper) < CONTRAST) return 'white-text'
  return 'visible'
}

/** What one element of `rPr`, `pPr` or `tcPr` adds. */
export function lookOf(name: string, attributes: Attributes): Look | null {
  const value = attribute(attributes, 'val')
  switch (name) {
    case 'vanish':
    case 'specVanish':
      return { vanish: isOn(value) }
    case 'sz':
      return { size: Number(value) }
    case 'color':
      return { ink: THEME[attribute(attributes, 'themeColor') ?? ''] ?? brightness(value) }
    case 'highlight':
      return value === 'none' ? null : { ground: HIGHLIGHTS[value ?? ''] ?? BLACK + 128 }
    case 'shd':
      return {
        ground: THEME[attribute(attributes, 'themeFill') ?? ''] ?? brightness(attribute(attributes, 'fill')),
      }
    default:
      return null
  }
}

const THEME: Readonly<Record<string, number>> = {
  background1: WHITE,
  light1: WHITE,
  text1: BLACK,
  dark1: BLACK,
}
const HIGHLIGHTS: Readonly<Record<string, number>> = {
  yellow: 226,
  white: WHITE,
  black: BLACK,
  cyan: 179,
  green: 150,
  lightGray: 192,
}

/** Perceived brightness of `RRGGBB`; null for `auto`. */
export function brightness(hex: string | undefined): number | null {
  if (hex === undefined || !/^[0-9a-f]{6}([0-9a-f]{2})?$/i.test(hex)) return null
  const rgb = Number.parseInt(hex.slice(-6), 16)
  return Math.round(0.299 * (rgb >> 16) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255))
}
