import type { Instant } from './instant.ts'

/** What one room tells the others after its transaction: a topic and ids, never personal data. Rooms answer; they do not call. */
export interface Notice<Topic extends string = string> {
  readonly topic: Topic
  readonly at: Instant
  readonly about: Readonly<Record<string, string | number | boolean | null>>
}
