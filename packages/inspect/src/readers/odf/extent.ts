import type { Attributes } from '../../xml/scan.ts'
import { points } from './look.ts'

/** From where to where a shape reaches along one axis, in points. */
export interface Extent {
  readonly from: number
  readonly to: number
}

/** Across and down; null: not said here. */
export function extentOf(attributes: Attributes): readonly [Extent | null, Extent | null] {
  const length = (key: string): number | null => points(attributes[key] ?? '')
  const [width, height] = [length('svg:width') ?? 0, length('svg:height') ?? 0]
  // Turned and slanted shapes lie somewhere around the place to which they are moved.
  const moved = /translate\s*\(\s*([^\s,()]+)[\s,]+([^\s,()]+)\s*\)/.exec(attributes['draw:transform'] ?? '')
  const around = Math.hypot(width, height)
  const along = (place: string, size: number, way: 1 | 2): Extent | null => {
    const ends = [length(`svg:${place}1`), length(`svg:${place}2`)].filter((one) => one !== null)
    const to = points(moved?.[way] ?? '')
    const from = length(`svg:${place}`)
    if (ends.length === 2) return { from: Math.min(...ends), to: Math.max(...ends) }
    if (to !== null) return { from: to - around, to: to + around }
    return from === null ? null : { from, to: from + size }
  }
  return [along('x', width, 1), along('y', height, 2)]
}

/** Whether no point lies between the edges. */
export const isBeyond = ({ from, to }: Extent, edge: number): boolean => from >= edge || to <= 0
