import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../fault.ts'
import { bundlePath, parseTilePath, tilePath } from './layout.ts'

test.each([
  [0, 0, 256, 'tile/0/000'],
  [0, 1, 5, 'tile/0/001.p/5'],
  [0, 1_234_067, 256, 'tile/0/x001/x234/067'],
  [5, 123_456_078, 2, 'tile/5/x123/x456/078.p/2'],
  [0, 3_057_500, 256, 'tile/0/x003/x057/500'],
  [63, 999, 255, 'tile/63/999.p/255'],
  [15, 1000, 256, 'tile/15/x001/000'],
])('tile level %i index %i width %i is %s', (level, index, width, path) => {
  expect(tilePath(level, index, width)).toBe(path)
  expect(must(parseTilePath(path))).toEqual({ kind: 'tile', level, index, width })
  const entries = bundlePath(index, width)
  expect(entries).toBe(path.replace(`tile/${level}/`, 'tile/entries/'))
  expect(must(parseTilePath(entries))).toEqual({ kind: 'entries', level: 0, index, width })
})

test.each([
  'tile/0',
  'tile/0/',
  'tile/00/000',
  'tile/64/000',
  'tile/-1/000',
  'tile/0/0',
  'tile/0/1000',
  'tile/0/123/456/078',
  'tile/0/x000/001',
  'tile/0/x001/x002',
  'tile/0/001.p/0',
  'tile/0/001.p/05',
  'tile/0/001.p/256',
  'tile/0/001.p/',
  'tile/0/001.p/-1',
  'tile/8/0/001',
  'tile/data/001',
  'tile/entries/../../etc/passwd',
  'tile/0/001\n',
  'TILE/0/001',
  ` tile/0/001`,
  `tile/0/${'x999/'.repeat(50)}999`,
  `tile/0/${'x999/'.repeat(8)}999`,
  'tile/0/\u0661\u0662\u0663',
])('%j is no tile path', (path) => {
  expect(parseTilePath(path)).toMatchObject({ ok: false, fault: { code: 'TILE_PATH_MALFORMED' } })
})

test('every path reads back as what it was made from, and no two share one', () => {
  const tile = fc.record({
    level: fc.integer({ min: 0, max: 63 }),
    index: fc.maxSafeNat(),
    width: fc.integer({ min: 1, max: 256 }),
  })
  fc.assert(
    fc.property(tile, (name) => {
      const path = tilePath(name.level, name.index, name.width)
      expect(must(parseTilePath(path))).toEqual({ kind: 'tile', ...name })
    }),
  )
  expect(() => tilePath(64, 0)).toThrow(RangeError)
  expect(() => tilePath(0, -1)).toThrow(RangeError)
  expect(() => bundlePath(0, 0)).toThrow(RangeError)
  expect(() => bundlePath(0, 257)).toThrow(RangeError)
})
