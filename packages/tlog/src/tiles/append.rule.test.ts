import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../fault.ts'
import { naivePath, naiveRoot, naiveSubproof, someEntries } from '../fixtures/naive-tree.ts'
import { leafHash } from '../tree/hash.ts'
import { appendEntries, appendToEdge } from './append.ts'
import { decodeBundle, encodeBundle, truncateBundle } from './bundle.ts'
import { emptyEdge, loadEdge } from './edge.ts'
import { bundlePath, tilePath, widthOf } from './layout.ts'
import { proveConsistency, proveInclusion, rootFromTiles } from './prove.ts'
import type { LogWrites, TileStore } from './store.ts'
import { MemoryTileStore } from './store.ts'

/** Keeps every object under its path, as a static file server would, and counts reads. */
class PathStore implements TileStore {
  readonly files = new Map<string, Uint8Array>()
  reads: string[] = []

  readTile(level: number, index: number, width: number): Promise<Uint8Array | null> {
    return this.#read(tilePath(level, index, width))
  }

  readBundle(index: number, width: number): Promise<Uint8Array | null> {
    return this.#read(bundlePath(index, width))
  }

  write(batch: LogWrites): Promise<void> {
    for (const tile of batch.tiles) this.files.set(tilePath(tile.level, tile.index, tile.width), tile.bytes)
    for (const bundle of batch.bundles) this.files.set(bundlePath(bundle.index, bundle.width), bundle.bytes)
    return Promise.resolve()
  }

  #read(path: string): Promise<Uint8Array | null> {
    this.reads.push(path)
    return Promise.resolve(this.files.get(path) ?? null)
  }
}

async function grow(store: TileStore, entries: Uint8Array[], sizes: number[]): Promise<Uint8Array> {
  let size = 0
  let root = emptyEdge().root
  for (const count of sizes) {
    const next = must(await appendEntries(store, size, entries.slice(size, size + count)))
    await store.write(next.writes)
    ;({ size, root } = next)
  }
  expect(size).toBe(entries.length)
  return root
}

/** Tiles straight from the definition MTH(D[(n·256+i)·256^l : (n·256+i+1)·256^l]), sharing no code with the package. */
function naiveTiles(entries: Uint8Array[]): Map<string, string> {
  const tiles = new Map<string, string>()
  for (let level = 0; 256 ** level <= entries.length; level += 1) {
    const span = 256 ** level
    const hashes: Buffer[] = []
    for (let n = 0; (n + 1) * span <= entries.length; n += 1)
      hashes.push(naiveRoot(entries.slice(n * span, (n + 1) * span)))
    for (let n = 0; n * 256 < hashes.length; n += 1) {
      const part = hashes.slice(n * 256, (n + 1) * 256)
      tiles.set(tilePath(level, n, part.length), Buffer.concat(part).toString('hex'))
    }
  }
  return tiles
}

describe('appendEntries', () => {
  test.each([1, 255, 256, 257, 511, 512, 700, 1000])(
    'writes the tiles of the definition for %i entries',
    async (count) => {
      const entries = someEntries(count)
      const store = new PathStore()
      const root = await grow(store, entries, [count])
      expect(naiveRoot(entries).equals(root)).toBe(true)
      const tiles = [...store.files].filter(([path]) => !path.startsWith('tile/entries/'))
      expect(new Map(tiles.map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')]))).toEqual(
        naiveTiles(entries),
      )
    },
  )

  test('a tree of 70,000 has the tiles that the specification names', async () => {
    const entries = Array.from({ length: 70_000 }, (_, n) => Buffer.from(`${n}`))
    const store = new PathStore()
    await grow(store, entries, [70_000])
    const names = [...store.files.keys()]
    const at = (level: string): string[] => names.filter((name) => name.startsWith(`tile/${level}/`))
    expect(at('0').filter((name) => !name.includes('.p/'))).toHaveLength(273)
    expect(at('0').filter((name) => name.includes('.p/'))).toEqual(['tile/0/273.p/112'])
    expect(at('1')).toEqual(['tile/1/000', 'tile/1/001.p/17'])
    expect(at('2')).toEqual(['tile/2/000.p/1'])
    expect(at('entries')).toHaveLength(274)
  })

  test('any way of splitting a batch gives the same bytes and the same root', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 }),
        async (sizes) => {
          const entries = someEntries(sizes.reduce((sum, n) => sum + n, 0))
          const [whole, split, kept] = [new PathStore(), new PathStore(), new MemoryTileStore()]
          const root = await grow(whole, entries, [entries.length])
          expect(await grow(split, entries, sizes)).toEqual(root)
          expect(await grow(kept, entries, sizes)).toEqual(root)
          for (const [path, bytes] of whole.files) expect(split.files.get(path)).toEqual(bytes)
          expect(must(await rootFromTiles(kept, entries.length))).toEqual(root)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('one entry at a time, from the edge kept in memory, without a read', async () => {
    const entries = someEntries(600)
    const store = new PathStore()
    let edge = emptyEdge()
    for (const entry of entries) {
      const next = appendToEdge(edge, [entry])
      await store.write(next.writes)
      edge = next.edge
    }
    expect(store.reads).toEqual([])
    expect(naiveRoot(entries).equals(edge.root)).toBe(true)
    expect(must(await loadEdge(store, 600)).root).toEqual(edge.root)
    const whole = new PathStore()
    await grow(whole, entries, [600])
    for (const [path, bytes] of whole.files) expect(store.files.get(path)).toEqual(bytes)
  })

  test('reads the right edge only, and leaves the old edge as it was', async () => {
    const entries = someEntries(70_000)
    const store = new PathStore()
    await grow(store, entries.slice(0, 69_999), [69_999])
    store.reads = []
    const edge = must(await loadEdge(store, 69_999))
    expect(store.reads).toEqual([
      'tile/0/273.p/111',
      'tile/1/001.p/17',
      'tile/2/000.p/1',
      'tile/entries/273.p/111',
    ])
    const before = Buffer.from(edge.root).toString('hex')
    const one = appendToEdge(edge, entries.slice(69_999))
    const again = appendToEdge(edge, entries.slice(69_999))
    expect(again.writes).toEqual(one.writes)
    expect(Buffer.from(edge.root).toString('hex')).toBe(before)
    expect(naiveRoot(entries).equals(one.root)).toBe(true)
  })

  test('a batch of nothing writes nothing', () => {
    const { writes, size } = appendToEdge(emptyEdge(), [])
    expect({ writes, size }).toEqual({ writes: { size: 0, tiles: [], bundles: [] }, size: 0 })
  })

  test('missing and damaged right edges are named, not guessed', async () => {
    const store = new PathStore()
    await grow(store, someEntries(300), [300])
    const fails = async (code: string): Promise<void> => {
      expect(await appendEntries(store, 300, someEntries(1))).toMatchObject({ ok: false, fault: { code } })
    }
    const tile = store.files.get('tile/0/001.p/44') as Uint8Array
    store.files.delete('tile/0/001.p/44')
    await fails('TILE_MISSING')
    store.files.set('tile/0/001.p/44', tile.subarray(1))
    await fails('TILE_MALFORMED')
    store.files.set('tile/0/001.p/44', tile)
    const bundle = store.files.get('tile/entries/001.p/44') as Uint8Array
    store.files.set('tile/entries/001.p/44', bundle.subarray(0, bundle.length - 1))
    await fails('BUNDLE_MALFORMED')
    expect(() => appendToEdge(emptyEdge(), [Buffer.alloc(65_536)])).toThrow(RangeError)
  })
})

test('proofs from tiles equal the naive proofs, at every size that the log ever had', async () => {
  const entries = someEntries(530)
  const store = new MemoryTileStore()
  await grow(store, entries, [200, 57, 273])
  for (const size of [1, 2, 3, 255, 256, 257, 300, 511, 512, 513, 530]) {
    const part = entries.slice(0, size)
    for (const index of [0, 1, 100, 255, 256, 299, 512, size - 1].filter((n) => n < size)) {
      expect(must(await proveInclusion(store, index, size))).toEqual(
        naivePath(index, part).map((h) => new Uint8Array(h)),
      )
    }
    for (const old of [1, 128, 255, 256, 257, 400, size].filter((n) => n <= size)) {
      const want = naiveSubproof(old, part, true).map((h) => new Uint8Array(h))
      expect(must(await proveConsistency(store, old, size))).toEqual(want)
    }
    expect(naiveRoot(part).equals(must(await rootFromTiles(store, size)))).toBe(true)
  }
  expect(must(await proveConsistency(store, 0, 530))).toEqual([])
  expect(await proveInclusion(new MemoryTileStore(), 0, 530)).toMatchObject({
    fault: { code: 'TILE_MISSING' },
  })
})

test('entry bundles: length prefixes as specified, cut to fewer entries, hostile bytes named', () => {
  const entries = [Buffer.from('a'), Buffer.alloc(0), Buffer.alloc(0x1234, 7)]
  const bytes = encodeBundle(entries)
  expect(Buffer.from(bytes.subarray(0, 7)).toString('hex')).toBe('00016100001234')
  expect(must(decodeBundle(bytes)).map((entry) => Buffer.from(entry))).toEqual(entries)
  expect(must(truncateBundle(bytes, 2))).toEqual(encodeBundle(entries.slice(0, 2)))
  for (const bad of [
    bytes.subarray(0, bytes.length - 1),
    Buffer.of(0),
    Buffer.of(0, 1),
    Buffer.alloc(2 * 257),
  ]) {
    expect(decodeBundle(bad)).toMatchObject({ ok: false, fault: { code: 'BUNDLE_MALFORMED' } })
  }
  expect(truncateBundle(bytes, 4)).toMatchObject({ ok: false })
  expect(widthOf(70_000, 0, 273)).toBe(112)
  expect(widthOf(70_000, 0, 274)).toBe(0)
  expect(
    createHash('sha256')
      .update(Buffer.of(0))
      .update('a')
      .digest()
      .equals(leafHash(Buffer.from('a'))),
  ).toBe(true)
})
