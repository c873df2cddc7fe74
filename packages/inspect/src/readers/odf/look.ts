import type { Attributes } from '../../xml/scan.ts'

/** What a style says about how its text looks; undefined: nothing. */
export interface Look {
  readonly hidden?: boolean
  /** `#rrggbb`; null: the program's own choice, which is legible. */
  readonly color?: string | null
  /** `#rrggbb`; null: a picture or gradient, of which nothing can be said; `none`: what lies behind shows through. */
  readonly background?: string | null
  /** Points. */
  readonly size?: number
}

/** Smaller than this nobody reads it on a page. */
const TINY = 4

export function lookClass({
  hidden,
  color,
  background,
  size,
}: Look): 'hidden-text' | 'white-text' | 'tiny-text' | null {
  if (hidden === true) return 'hidden-text'
  if (size !== undefined && size < TINY) return 'tiny-text'
  if (typeof color !== 'string' || background === null) return null
  const ground = background === undefined || background === 'none' ? '#ffffff' : background
  return distance(color, ground) < 24 ? 'white-text' : null
}

/** A look within another: of a ground that lets through, the one around is seen. */
export function over(around: Look, own: Look | undefined): Look {
  if (own?.background !== 'none') return { ...around, ...own }
  const { background: _, ...rest } = own
  return { ...around, ...rest }
}

/** The properties of one `style:*-properties` element that matter to whether text is seen. */
export function lookOf(attributes: Attributes): Look {
  const color = attributes['fo:color']
  const background = attributes['fo:background-color']
  const size = points(attributes['fo:font-size'] ?? '')
  const display = attributes['text:display']
  const fill = attributes['draw:fill']
  return {
    ...(display === undefined ? {} : { hidden: display === 'none' }),
    ...(attributes['style:use-window-font-color'] === 'true'
      ? { color: null }
      : isColor(color)
        ? { color }
        : {}),
    ...(isColor(background) ? { background } : {}),
    ...(background === 'transparent' || fill === 'none' ? { background: 'none' } : {}),
    ...(fill === 'solid' && isColor(attributes['draw:fill-color'])
      ? { background: attributes['draw:fill-color'] }
      : {}),
    ...(fill === 'bitmap' || fill === 'gradient' || fill === 'hatch' ? { background: null } : {}),
    ...(size === null ? {} : { size }),
  }
}

const isColor = (value: string | undefined): value is string => /^#[0-9a-f]{6}$/i.test(value ?? '')

function distance(a: string, b: string): number {
  const [x, y] = [Number.parseInt(a.slice(1), 16), Number.parseInt(b.slice(1), 16)]
  return Math.max(...[16, 8, 0].map((shift) => Math.abs(((x >> shift) & 255) - ((y >> shift) & 255))))
}

const UNITS: Readonly<Record<string, number>> = {
  pt: 1,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  px: 0.75,
  pc: 12,
}

/** A length in points; null where it is none, or relative. */
export function points(length: string): number | null {
  const found = /^(-?\d*\.?\d+)(pt|in|cm|mm|px|pc)$/.exec(length)
  return found === null ? null : Number(found[1]) * (UNITS[found[2] ?? ''] ?? 1)
}
