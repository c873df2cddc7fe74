import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { must } from '../fault.ts'
import type { SampleLog } from '../fixtures/sample-log.ts'
import { copyLog, grow, sampleLog } from '../fixtures/sample-log.ts'
import { appendEntries } from '../tiles/append.ts'
import { encodeBundle } from '../tiles/bundle.ts'
import { DirectoryTileStore, writeDurably } from '../tiles/directory-store.ts'
import { loadEdge } from '../tiles/edge.ts'
import { HttpTileReader } from '../tiles/http-reader.ts'
import { parseTilePath } from '../tiles/layout.ts'
import { rootFromTiles } from '../tiles/prove.ts'
import type { Finding } from './findings.ts'
import type { Verdict } from './report.ts'
import { verifyLog } from './running-log.ts'

let log: SampleLog
let dir: string
let server: Server
let url: string
let asked: string[]

/** A plain file server over the log's directory: all that a tlog-tiles log needs. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/ledger\//, '')
    asked.push(path)
    if (path !== 'checkpoint' && !parseTilePath(path).ok) return void response.writeHead(400).end()
    readFile(join(dir, path)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ledger/`
  log = await sampleLog([600, 70])
})
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))

beforeEach(async () => {
  asked = []
  dir = mkdtempSync(join(tmpdir(), 'tiles-'))
  await publish(log)
})

async function publish(from: SampleLog): Promise<void> {
  const store = new DirectoryTileStore(dir)
  for (const batch of from.writes) await store.write(batch)
  await writeDurably(join(dir, 'checkpoint'), from.checkpoints.at(-1) as string)
}
const verify = (known: string[] = [], logKey = log.logKeys.vkey): Promise<Verdict> =>
  verifyLog(url, { logKey, known: known.map((text, n) => ({ name: `known-${n}`, text })) })
const findings = async (known: string[] = []): Promise<Finding[]> => {
  const verdict = await verify(known)
  return verdict.ok ? [...verdict.report.findings] : []
}
const put = (path: string, bytes: Uint8Array): Promise<void> => writeDurably(join(dir, path), bytes)

test('an honest log verifies; it is asked for what the checkpoint says exists, and for nothing else', async () => {
  const verdict = await verify([log.checkpoints[0] as string])
  expect(verdict).toMatchObject({
    ok: true,
    report: { ok: true, entries: 670, signedSize: 670, findings: [] },
  })
  expect(asked.toSorted()).toEqual(
    [
      'checkpoint',
      'tile/0/000',
      'tile/0/001',
      'tile/0/002.p/158',
      'tile/1/000.p/2',
      'tile/entries/000',
      'tile/entries/001',
      'tile/entries/002.p/158',
    ].toSorted(),
  )
})

test('a log whose partial tiles have given way to full ones still verifies', async () => {
  const grown = await copyLog(log)
  await grow(grown, 100)
  const store = new DirectoryTileStore(mkdtempSync(join(tmpdir(), 'tiles-')))
  for (const batch of grown.writes) await store.write(batch)
  const full = { tile: await store.readTile(0, 2, 256), bundle: await store.readBundle(2, 256) }
  dir = mkdtempSync(join(tmpdir(), 'tiles-'))
  const fresh = new DirectoryTileStore(dir)
  for (const batch of log.writes) {
    await fresh.write({
      ...batch,
      tiles: batch.tiles.filter((one) => one.level > 0 || one.index < 2),
      bundles: batch.bundles.filter((one) => one.index < 2),
    })
  }
  await put('tile/0/002', full.tile as Uint8Array)
  await put('tile/entries/002', full.bundle as Uint8Array)
  await writeDurably(join(dir, 'checkpoint'), log.checkpoints.at(-1) as string)
  expect(await findings()).toEqual([])
})

describe('faults are named', () => {
  test('an entry altered, a tile altered at each level, a tile missing, a bundle missing', async () => {
    const bundle = await readFile(join(dir, 'tile/entries/001'))
    const bent = Buffer.from(bundle)
    bent[35 * 10 + 20] = (bent[35 * 10 + 20] as number) ^ 1
    await put('tile/entries/001', bent)
    expect(await findings()).toEqual([{ code: 'ENTRY_ALTERED', leaf: 266 }])
    await put('tile/entries/001', bundle)
    const upper = await readFile(join(dir, 'tile/1/000.p/2'))
    await put('tile/1/000.p/2', Buffer.concat([upper.subarray(32), upper.subarray(0, 32)]))
    expect(await findings()).toEqual([{ code: 'TILE_ALTERED', leaf: 0, name: 'tile/1/000.p/2' }])
    await put('tile/1/000.p/2', upper.subarray(32))
    expect(await findings()).toEqual([{ code: 'TILE_MISSING', leaf: 0, name: 'tile/1/000.p/2' }])
    await put('tile/1/000.p/2', upper)
    await put('tile/entries/001', encodeBundle([]))
    const list = await findings()
    expect(list).toHaveLength(256)
    expect(list[0]).toEqual({ code: 'ENTRY_MISSING', leaf: 256, line: 0 })
  })

  test('rolled back, and forked, against a checkpoint that the auditor kept', async () => {
    await writeDurably(join(dir, 'checkpoint'), log.checkpoints[0] as string)
    await new DirectoryTileStore(dir).write(log.writes[0]!)
    expect(await findings([log.checkpoints[1] as string])).toEqual([
      { code: 'TREE_ROLLED_BACK', signedSize: 670, leaf: 600, to: 670, name: 'known-0' },
    ])
    const fork = await copyLog(log)
    fork.size = 600
    await grow(fork, 100, must(await loadEdge(log.store, 600)))
    dir = mkdtempSync(join(tmpdir(), 'tiles-'))
    await publish(fork)
    expect(await findings([log.checkpoints[1] as string])).toMatchObject([
      { code: 'TREE_FORKED', signedSize: 670, name: 'known-0' },
    ])
    expect(await findings([log.checkpoints[0] as string])).toEqual([])
  })
})

test('what cannot be judged is unusable: no server, no checkpoint, another key, no key', async () => {
  const other = await sampleLog([1])
  expect(await verify([], other.logKeys.vkey)).toMatchObject({ ok: false, code: 'CHECKPOINT_UNUSABLE' })
  expect(await verify([], 'nonsense')).toMatchObject({ ok: false, code: 'KEY_MALFORMED' })
  const { vkey: logKey } = log.logKeys
  expect(await verifyLog('http://127.0.0.1:1/', { logKey })).toMatchObject({
    ok: false,
    code: 'LOG_UNREACHABLE',
  })
  dir = mkdtempSync(join(tmpdir(), 'tiles-'))
  expect(await verify()).toMatchObject({ ok: false, code: 'LOG_UNREACHABLE' })
  const flood = (): Promise<Response> => Promise.resolve(new Response(Buffer.alloc(2_000_000)))
  expect(await verifyLog(url, { logKey, fetch: flood })).toMatchObject({ ok: false, code: 'LOG_UNREACHABLE' })
  const down = (): Promise<Response> => Promise.resolve(new Response('', { status: 502 }))
  expect(await verifyLog(url, { logKey, fetch: down })).toMatchObject({ ok: false, code: 'LOG_UNREACHABLE' })
})

test('a directory store and an HTTP reader give the same log', async () => {
  const store = new DirectoryTileStore(dir)
  const reader = new HttpTileReader(url)
  const root = must(await rootFromTiles(store, 670))
  expect(must(await rootFromTiles(reader, 670))).toEqual(root)
  expect(await reader.readTile(3, 0, 1)).toBeNull()
  const next = must(await appendEntries(reader, 670, [Buffer.from('x')]))
  await store.write(next.writes)
  expect(must(await rootFromTiles(store, 671))).toEqual(next.root)
  expect(await store.readBundle(99, 1)).toBeNull()
})
