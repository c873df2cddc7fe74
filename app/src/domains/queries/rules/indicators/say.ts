import { fill, instant, rocTime } from '#kernel/ground'
import type { Facts, Hit } from './words.ts'

/** 115/11/21 14:05 of an epoch second. */
export const said = (at: number): string => rocTime(instant(at * 1000))
export const iso = (at: number): string => instant(at * 1000)
/** 2026-11-21 14:05 in Taiwan, for the English sentence. */
export const told = (at: number): string =>
  instant((at + 8 * 3600) * 1000)
    .slice(0, 16)
    .replace('T', ' ')

/** Fills both sentences from the same facts; `shown` holds what differs by language. */
export const hit = (
  zh: string,
  en: string,
  facts: Facts,
  shown: { readonly zh?: Facts; readonly en?: Facts } = {},
): Hit => ({ zh: fill(zh, places(facts, shown.zh)), en: fill(en, places(facts, shown.en)), facts })

const places = (facts: Facts, more: Facts = {}): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries({ ...facts, ...more }).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : String(value),
    ]),
  )
