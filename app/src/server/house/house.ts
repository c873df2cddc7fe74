import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyBaseLogger } from 'fastify'
import {
  ActAppender,
  KeyFileOpen,
  ledgerKey,
  LedgerBroken,
  ledgerRefusals,
  ledgerRoutes,
  Sequencer,
  SideFile,
  Witnesses,
} from '#kernel/ledger'
import { peopleKeys, personsById, type PeopleKeys } from '#kernel/people'
import { fileBlobs, type BlobStore } from '#kernel/review'
import {
  migrate,
  type Beat,
  type JobHandler,
  type NoticeHandler,
  type Reader,
  type Store,
  writeDurably,
} from '#kernel/store'
import { buildDoor, type Door, type Room } from '#kernel/web'
import type { Clock } from '#kernel/ground'
import type { Config } from '../config.ts'
import type { DataPaths } from '../data-dir.ts'
import { houseMigrations } from '../migrations.ts'
import { openHouseStore, type OpenedStore } from '../open-store.ts'
import { OpsFault } from '../ops-fault.ts'
import { houseBeats } from './beats.ts'
import { DemoLoading, type DemoStep } from './demo-loading.ts'
import { houseRoom } from './house-routes.ts'
import { roomsOf, type BringFile, type RoomWiring } from './rooms.ts'
import { productVersion } from '../version.ts'

/** What the house is made of, wired once. Tests, cases, the demo and the server all use this one. */
export interface House {
  readonly store: Store
  readonly paths: DataPaths
  readonly keys: PeopleKeys
  readonly master: Uint8Array
  readonly blobs: BlobStore
  readonly appender: ActAppender
  readonly sequencer: Sequencer
  readonly side: SideFile
  readonly rooms: readonly Room[]
  readonly demo: DemoLoading
  readonly beats: readonly Beat[]
  readonly bring: BringFile | null
  door(log: FastifyBaseLogger | null): Promise<Door>
  /** Asks long work to give up; call before waiting for the standing work to end. */
  leave(): void
  close(): Promise<void>
}
export interface HouseOptions {
  readonly config: Config
  readonly clock?: Clock | undefined
  /** What was opened before instead of what the configuration names; it is migrated here and closed with the house. */
  readonly opened?: OpenedStore | undefined
  failed(what: string, error: unknown): void
}

/** Opens database, keys and ledger, and wires the rooms. Refuses to open a house whose ledger was rolled back or exchanged. */
export async function openHouse({ config, clock, opened, failed }: HouseOptions): Promise<House> {
  const { paths, master, store } = opened ?? (await openHouseStore(config, clock))
  try {
    await migrate(store, houseMigrations)
    const side = new SideFile(join(paths.ledger, 'checkpoints.jsonl'))
    const signer = ledgerKey(
      join(paths.keys, 'ledger.key'),
      `subrosa-${randomBytes(6).toString('hex')}`,
      config.keys.ledger,
    )
    const sequencer = new Sequencer(store, signer, side)
    await sequencer.open()
    return await furnish({ config, paths, master, store, side, sequencer, failed })
  } catch (error) {
    await store.close()
    if (error instanceof KeyFileOpen) throw new OpsFault('START_KEY_OPEN', { file: error.file })
    if (error instanceof LedgerBroken) throw new OpsFault('START_LEDGER_BROKEN', { code: error.code })
    throw error
  }
}

interface Bare {
  readonly config: Config
  readonly paths: DataPaths
  readonly master: Uint8Array
  readonly store: Store
  readonly side: SideFile
  readonly sequencer: Sequencer
  failed(what: string, error: unknown): void
}

async function furnish({ config, paths, master, store, side, sequencer, failed }: Bare): Promise<House> {
  const keys = peopleKeys(master)
  const blobs = fileBlobs({ directory: paths.files, scratch: paths.temporary })
  const appender = new ActAppender(store)
  const wirings = roomsOf({ store, blobs, paths, master })
  const ledger: Room = {
    routes: ledgerRoutes({
      store,
      sequencer,
      side,
      witnessKeys: config.witnesses.map((witness) => witness.key),
      names,
    }),
    refusals: ledgerRefusals,
  }
  const today = wirings.flatMap((wiring) => wiring.today ?? [])
  const demo: DemoLoading = new DemoLoading(
    (step) => loadDemoInto(house, step),
    (error) => failed('demo', error),
  )
  const rooms = [
    houseRoom({ store, today, demo, samples: paths.samples, version: productVersion() }),
    ledger,
    ...wirings.map((wiring) => wiring.room),
  ]
  const notices = mergeNotices(wirings)
  const jobs = new Map<string, JobHandler>(wirings.flatMap((wiring) => [...(wiring.jobs ?? [])]))
  const house: House = {
    store,
    paths,
    keys,
    master,
    blobs,
    appender,
    sequencer,
    side,
    rooms,
    demo,
    beats: [
      ...houseBeats({
        store,
        sequencer,
        witnesses: new Witnesses(store, config.witnesses),
        jobs,
        notices,
        watches: wirings.flatMap((wiring) => wiring.watches ?? []),
      }),
      ...wirings.flatMap((wiring) => wiring.beats ?? []),
    ],
    bring: wirings.find((wiring) => wiring.bring)?.bring ?? null,
    door: (log) =>
      buildDoor({
        store,
        keys,
        oidc: config.oidc,
        rooms,
        appender,
        log,
        config: {
          publicUrl: config.publicUrl,
          trustProxy: config.trustProxy,
          uploadBytes: 4 * 2 ** 30,
          metricsToken: config.metricsToken,
        },
        webRoot: fileURLToPath(new URL('../../../dist/web', import.meta.url)),
      }),
    leave: () => {
      for (const wiring of wirings) wiring.leave?.()
    },
    close: async () => {
      for (const wiring of wirings) await wiring.close?.()
      await store.close()
    },
  }
  return house
}

export const demoMark = (paths: DataPaths): string => join(paths.root, 'demo.loading')

const loadDemoInto = async (house: House, step: DemoStep): Promise<void> => {
  // Loaded only when asked for: the simulator is not needed to serve.
  const { loadDemo } = await import('../demo/load-demo.ts')
  // While the mark lies there the week has not been lived to its end; a start finds it and says so.
  writeDurably(demoMark(house.paths), '')
  await loadDemo(house, step)
  await rm(demoMark(house.paths))
}

async function names(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await personsById(db, [...new Set(ids)])
  return new Map([...people].map(([id, person]) => [id, person.name]))
}

function mergeNotices(wirings: readonly RoomWiring[]): Map<string, NoticeHandler[]> {
  const merged = new Map<string, NoticeHandler[]>()
  for (const wiring of wirings)
    for (const [topic, handler] of wiring.notices ?? [])
      merged.set(topic, [...(merged.get(topic) ?? []), handler])
  return merged
}
