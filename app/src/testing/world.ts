import { join } from 'node:path'
import { sql } from 'kysely'
import {
  arrangeSystem,
  bring,
  openQueries,
  outcomeOf,
  reconcileDay,
  saveProfile,
  type QueriesRoom,
} from '#domains/queries'
import { actorOf, type Actor } from '#kernel/people'
import { migrate, openEmbedded, type Store } from '#kernel/store'
import type { Clock, Day } from '#kernel/ground'
import {
  logFile,
  logProfile,
  registerFile,
  registerProfile,
  systemList,
  type World,
  type WorldDay,
} from '../server/simulate/index.ts'
import { houseMigrations } from '../server/migrations.ts'
import { seedAgency } from './seed-agency.ts'

const KINDS = ['units', 'persons', 'posts', 'leave', 'cases', 'roster', 'book'] as const

/** A records clerk with a queries room of his own, who brings a simulated world in as a clerk would: file by file. */
export class WorldClerk {
  readonly room: QueriesRoom
  readonly #actor: Actor
  private constructor(room: QueriesRoom, actor: Actor) {
    this.room = room
    this.#actor = actor
  }

  /** @param store with an agency in which the person of this number is a records clerk */
  static async at(store: Store, directory: string, personNo = 'A002'): Promise<WorldClerk> {
    const { rows } = await sql<{
      id: string
    }>`select id from people_person where person_no = ${personNo}`.execute(store.read)
    const actor = await actorOf(store.read, rows[0]?.id ?? '', store.clock())
    if (!actor) throw new Error('there is no clerk')
    return new WorldClerk(openQueries({ store, directory, markKey: new Uint8Array(32).fill(9) }), actor)
  }

  /** Systems, mappings and the registers that do not change by the day. */
  async settle(world: World): Promise<void> {
    for (const system of systemList()) {
      must(
        await arrangeSystem(this.room, this.#actor, { ...system, units: [], retired: false } as never, true),
      )
      must(await saveProfile(this.room, this.#actor, 'log', system.id, logProfile(system.id) as never))
    }
    for (const kind of KINDS)
      must(await saveProfile(this.room, this.#actor, kind, null, registerProfile(kind) as never))
    await this.bring('units', registerFile('units', world.units))
    await this.bring('persons', registerFile('persons', world.persons))
    await this.bring('posts', registerFile('posts', world.persons))
    await this.bring('leave', registerFile('leave', world.leave))
    await this.bring('cases', registerFile('cases', world.cases))
  }

  async bringDay(day: WorldDay): Promise<void> {
    if (day.sheets.length > 0) await this.bring('cases', registerFile('cases', day.sheets))
    if (day.roster.length > 0) await this.bring('roster', registerFile('roster', day.roster))
    // A clerk drops the files of a day all at once.
    await Promise.all([
      this.bring('book', registerFile('book', day.book)),
      ...[...day.logs].map(([system, lines]) =>
        this.bring('log', logFile(system, lines), { system, declared: String(lines.length) }),
      ),
    ])
  }

  reconcile(day: Day): ReturnType<typeof reconcileDay> {
    return reconcileDay(this.room, day, 'import')
  }

  /** What the room says and the key does not, line for line and entry for entry; nothing, if they agree. */
  async differences(day: WorldDay): Promise<string[]> {
    const outcome = await outcomeOf(this.room, day.day)
    const line = (one: {
      system: string
      seq: number | null
      bucket: string
      entry: string | null
    }): string => `${one.system} ${one.seq} ${one.bucket} ${one.entry ?? '-'}`
    const said = new Set([
      ...outcome.lines.map(line),
      ...outcome.entries.map((one) => `${one.no} ${one.bucket}`),
    ])
    const key = new Set([
      ...day.key.lines.map(line),
      ...day.key.entries.map((one) => `${one.entry} ${one.bucket}`),
    ])
    return [
      ...[...said].filter((one) => !key.has(one)).map((one) => `+ ${one}`),
      ...[...key].filter((one) => !said.has(one)).map((one) => `- ${one}`),
    ]
  }

  async bring(kind: string, file: Uint8Array, more: Record<string, string> = {}): Promise<void> {
    must(
      await bring(this.room, this.#actor, {
        name: `${kind}.csv`,
        mediaType: 'text/csv',
        fields: { kind, ...more },
        bytes: chunks(file),
      }),
    )
  }
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

/** A house of its own with an embedded database on the disk, and its clerk: for what is measured, not for what is tested. */
export async function openWorld(
  directory: string,
  clock: Clock,
): Promise<{ store: Store; clerk: WorldClerk }> {
  const store = await openEmbedded({ directory, clock })
  await migrate(store, houseMigrations)
  await seedAgency(store)
  return { store, clerk: await WorldClerk.at(store, join(directory, 'logs')) }
}
