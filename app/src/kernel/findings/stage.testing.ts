import { addDays, dayOf, type Day, type Refusal, type Result } from '#kernel/ground'
import type { Store, Unit } from '#kernel/store'
import { actor, handClock, type HandClock } from '#testing'
import { raise, type NewFinding } from './index.ts'

export const system = { kind: 'system', job: 'test' } as const
export const ethics = actor('ethics@ethics')
export const ethics2 = actor('ethics2@ethics')
export const head = actor('head@north')
export const officer = actor('officer@north')
export const DAY = '2026-11-20' as Day

export const found = (key: string, more: Partial<NewFinding> = {}): NewFinding => ({
  key,
  rule: 'test.Q01',
  edition: '1',
  severity: 2,
  unit: 'north',
  subject: 'officer@north',
  day: DAY,
  things: [{ kind: 'line', id: 'l1' }],
  reasons: [{ rule: 'Q01', zh: '未登記', en: 'Not registered' }],
  rows: [{ line: 'l1', target: 'A1******89' }],
  ...more,
})
export const codeOf = (result: Result<unknown, Refusal>): string => (result.ok ? 'OK' : result.error.code)

export interface Stage {
  readonly store: Store
  readonly clock: HandClock
  act<T>(deed: (unit: Unit) => Promise<T>): Promise<T>
  /** Raises one and gives its id. */
  make(key: string, more?: Partial<NewFinding>): Promise<string>
  /** A day on which a re-check may be due. */
  later(): Day
}
export async function stage(open: (clock: HandClock) => Promise<Store>): Promise<Stage> {
  const clock = handClock()
  const store = await open(clock)
  return {
    store,
    clock,
    act: (deed) => store.unit(deed),
    make: async (key, more = {}) => (await store.unit((unit) => raise(unit, system, found(key, more)))).id,
    later: () => addDays(dayOf(clock()), 30),
  }
}
