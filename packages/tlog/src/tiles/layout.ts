import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'

/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256

/** Tree levels that one tile spans: a tile at level l holds hashes of height 8·l. */
export const TILE_HEIGHT = 8

/** A tile or an entry bundle, named as in its path. `level` is absent for entry bundles. */
export interface TileName {
  readonly kind: 'tile' | 'entries'
  readonly level: number
  readonly index: number
  /** 1 to 256; 256 is a full tile and has no suffix. */
  readonly width: number
}

/** `tile/<L>/<N>[.p/<W>]`, e.g. tilePath(0, 1234067, 8) = "tile/0/x001/x234/067.p/8". */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  if (!Number.isInteger(level) || level < 0 || level > 63) throw new RangeError(`not a tile level: ${level}`)
  return `tile/${level}/${indexPath(index)}${suffix(width)}`
}

/** `tile/entries/<N>[.p/<W>]`. */
export function bundlePath(index: number, width: number = TILE_WIDTH): string {
  return `tile/entries/${indexPath(index)}${suffix(width)}`
}

/** Reads a path as a server gets it (no leading slash). Only the one canonical spelling is accepted. */
export function parseTilePath(path: string): Outcome<TileName> {
  const bad = fault('TILE_PATH_MALFORMED', 'not tile/<L>/<N>[.p/<W>] or tile/entries/<N>[.p/<W>]')
  if (path.length > 64) return bad
  const found = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path)
  if (found === null) return bad
  const [, place = '', digits = '', partial] = found
  const index = Number(digits.replaceAll(/[x/]/g, ''))
  const width = partial === undefined ? TILE_WIDTH : Number(partial)
  const level = place === 'entries' ? 0 : Number(place)
  if (level > 63 || !Number.isSafeInteger(index) || (partial !== undefined && width >= TILE_WIDTH)) return bad
  // x000 in front would give one tile two paths.
  if (indexPath(index) !== digits) return bad
  return ok({ kind: place === 'entries' ? 'entries' : 'tile', level, index, width })
}

/** Hashes in all tiles of a level together: floor(size / 256^level). */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

/** Width (0 to 256) of tile `index` at `level` in a tree of `size`; 0 means that it does not exist. */
export function widthOf(size: number, level: number, index: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, hashesAtLevel(size, level) - index * TILE_WIDTH))
}

/** Levels that hold at least one tile. */
export function levelsOf(size: number): number {
  let levels = 0
  while (hashesAtLevel(size, levels) > 0) levels += 1
  return levels
}

function indexPath(index: number): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`not a tile index: ${index}`)
  let path = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  }
  return path
}

function suffix(width: number): string {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH)
    throw new RangeError(`not a tile width: ${width}`)
  return width === TILE_WIDTH ? '' : `.p/${width}`
}
