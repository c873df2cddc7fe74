import { later, type Day, type Instant, type Refusal, type Result } from '#kernel/ground'
import type { Actor } from '#kernel/policy'
import type { Store } from '#kernel/store'
import { actor, actsSince, handClock, postOf, type HandClock } from '#testing'
import {
  addItems,
  openItem,
  openSheet,
  stamp,
  type NewItem,
  type Sheet,
  type Stamp,
  type StampCommand,
} from './index.ts'

export const system = { kind: 'system', job: 'test' } as const
export const head = actor('head@north')
export const officer = actor('officer@north')
export const above = actor('head@precinct')
export const ethics = actor('ethics@ethics')
export const standIn = actor('officer2@north', postOf('head', 'north', 'head@north'))
export const DAY = '2026-11-20' as Day

export const line = (id: string, more: Partial<NewItem> = {}): NewItem => ({
  id,
  owner: 'officer@north',
  route: { to: 'head' },
  order: id,
  weight: 0,
  needsReason: false,
  needsExplanation: false,
  ...more,
})
export const codeOf = (result: Result<unknown, Refusal>): string => (result.ok ? 'OK' : result.error.code)
export const actKinds = async (store: Store, since: number): Promise<string[]> =>
  (await actsSince(store, since)).map((act) => act.kind)

export interface Stage {
  readonly store: Store
  readonly clock: HandClock
  due(): Instant
  /** A sheet of its own with these lines. */
  put(items: readonly NewItem[], unit?: string, day?: Day): Promise<Sheet>
  /** The same with `n` like lines, and their ids. */
  fresh(n: number, more?: Partial<NewItem>): Promise<{ sheet: Sheet; ids: string[] }>
  show(who: Actor, item: string): ReturnType<typeof openItem>
  say(who: Actor, command: StampCommand): Promise<Result<Stamp, Refusal>>
  /** Shows it, waits three seconds and decides. */
  decide(who: Actor, command: StampCommand): Promise<Result<Stamp, Refusal>>
}

/** A database, a clock and the deeds that every test of this room needs. */
export async function stage(open: (clock: HandClock) => Promise<Store>): Promise<Stage> {
  const clock = handClock('2026-11-23T01:00:00.000Z')
  const store = await open(clock)
  let serial = 0
  const due = (): Instant => later(clock(), 3_600_000)
  const put: Stage['put'] = (items, unit = 'north', day = DAY) =>
    store.unit(async (u) => {
      const made = await openSheet(u, system, { kind: `test.day${++serial}`, unit, day, due: due() })
      await addItems(u, system, made.id, items)
      return made
    })
  const show: Stage['show'] = (who, item) => store.unit((unit) => openItem(unit, who, item))
  const say: Stage['say'] = (who, command) => store.unit((unit) => stamp(unit, who, command))
  return {
    store,
    clock,
    due,
    put,
    show,
    say,
    async fresh(n, more = {}) {
      const ids = Array.from({ length: n }, (_, i) => `l${serial}-${i}`)
      return { sheet: await put(ids.map((id) => line(id, more))), ids }
    },
    async decide(who, command) {
      await show(who, command.item)
      clock.pass(3000)
      return say(who, command)
    },
  }
}
