import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { routes, type Routes } from '#kernel/contract'
import type { Clock } from '#kernel/ground'
import { peopleContract } from '#kernel/people'
import type { Store } from '#kernel/store'
import { testHouse, type TestHouse, type TestHouseOptions } from '#testing'
import { parseConfig } from '../config.ts'
import { aroundStore } from '../open-store.ts'
import { openHouse, type House } from './house.ts'

/** The house as it is served, with every room in it, over a fresh database and a data directory of its own. */
export interface WholeHouse {
  readonly directory: string
  readonly wired: House
  readonly house: TestHouse
  /** Every route there is, people's own included. */
  readonly tables: readonly Routes[]
  /** All that the server has written to its log, at the loosest level that the configuration allows. */
  log(): string
  /** Does the standing work until none is left. */
  beat(): Promise<void>
  close(): Promise<void>
}

export async function openTestHouse(
  open: (clock?: Clock) => Promise<Store>,
  config: TestHouseOptions['config'] = {},
): Promise<WholeHouse> {
  const directory = mkdtempSync(join(tmpdir(), 'house-'))
  const parsed = parseConfig(new Map([['data', directory]]), {
    env: {},
    readFile: () => '',
    workingDir: directory,
    home: directory,
  })
  if (!parsed.ok) throw new Error('config')
  const opened: House[] = []
  const log: string[] = []
  const sink = new Writable({ write: (chunk, _, done) => (log.push(String(chunk)), done()) })
  const house = await testHouse(
    async (clock) => {
      const wired = await openHouse({
        config: parsed.value,
        opened: await aroundStore(parsed.value, await open(clock)),
        clock,
        failed: (what, error) => void log.push(`${what}: ${String(error)}\n`),
      })
      opened.push(wired)
      return wired.store
    },
    {
      rooms: () => opened.flatMap((wired) => wired.rooms),
      config,
      log: pino({ level: 'debug', base: null }, sink),
    },
  )
  const [wired] = opened
  if (!wired) throw new Error('the house did not open')
  return {
    directory,
    wired,
    house,
    tables: [routes(peopleContract, {} as never), ...wired.rooms.map((room) => room.routes)],
    log: () => log.join(''),
    async beat() {
      for (const beat of wired.beats) while (await beat.run());
    },
    async close() {
      await house.app.close()
      await wired.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
