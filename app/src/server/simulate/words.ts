import type { Day } from '#kernel/ground'
import type { SystemId } from './systems.ts'

export type Kind = 'root' | 'office' | 'station'
export interface SimUnit {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly kind: Kind
}
export type SimRole =
  | 'officer'
  | 'head'
  | 'chief'
  | 'ethics'
  | 'it_auditor'
  | 'records'
  | 'admin'
  | 'external_auditor'
  | 'witness'
export interface SimPerson {
  readonly no: string
  readonly name: string
  readonly unit: string
  readonly role: SimRole
  readonly title: string
  /** First day in office; new staff join in the middle of the period. */
  readonly joined: Day
  /** The name under which the look-up systems know the person. */
  readonly account: string
}
export interface SimLeave {
  readonly person: string
  readonly from: Day
  readonly to: Day
  readonly kind: 'annual' | 'sick' | 'official'
}
/** One stretch of duty. Times are seconds since 1970. */
export interface Stretch {
  readonly person: string
  readonly from: number
  readonly to: number
  readonly duty: string
  readonly place: 'indoor' | 'outdoor'
  readonly terminal: string | null
}
export interface SimCase {
  readonly no: string
  readonly kind: string
  readonly unit: string
  readonly owners: readonly string[]
  readonly opened: Day
  readonly closed: Day | null
  /** National ids and plates of those the case is about. */
  readonly parties: readonly string[]
}

export type Scenario = 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M11' | 'unregistered' | 'phantom' | 'mismatch'
export type Manner = 'naive' | 'careful'
/** What made an honest line hard to reconcile or to explain. */
export type Difficulty =
  | 'forgotten'
  | 'late'
  | 'too-late'
  | 'mistyped'
  | 'wrong-case'
  | 'chain'
  | 'repeat'
  | 'abandoned'
  | 'covering'
  | 'task-force'
  | 'swap'
  | 'counter'
  | 'new-staff'
  | 'on-behalf'
  | 'names-swapped'

/** One look-up as it happened; the log shows it with the clock of its system. */
export interface LookUp {
  readonly at: number
  readonly system: SystemId
  /** Whose account it was. */
  readonly account: SimPerson
  /** Whose hands they were. */
  readonly hands: SimPerson
  readonly target: string
  readonly act: 'Q' | 'P'
  readonly terminal: string
  readonly session: string
  /** The case number typed into a system that asks for one. */
  readonly caseNo: string | null
  readonly tags: readonly Difficulty[]
  /** Id of the misuse that this line belongs to, or null. */
  readonly misuse: string | null
}
export type Bucket = 'MATCHED' | 'MISMATCH'
/** One line of the log book as written. */
export interface Entry {
  readonly at: number
  readonly enteredAt: number
  readonly querier: SimPerson
  readonly requester: SimPerson
  readonly systems: readonly SystemId[]
  readonly target: string
  readonly caseNo: string | null
  readonly noCase: NoCase | null
  readonly purpose: Purpose
  readonly printed: boolean
  /** The look-ups it really stands for; none: a phantom. `MISMATCH`: it stands for its look-up, wrongly written. */
  readonly covers: readonly LookUp[]
  readonly bucket: Bucket | 'PHANTOM'
  readonly tags: readonly Difficulty[]
  readonly misuse: string | null
}
/** The look-up purposes and the reasons for having no case that this world uses; the product's lists are longer. */
export type Purpose = 'investigation' | 'traffic' | 'patrol' | 'missing' | 'counter'
export type NoCase = 'on_the_spot' | 'counter' | 'urgent'

export interface LogLine extends LookUp {
  readonly seq: number
  /** What the system's own clock said. */
  readonly logged: number
}
export interface BookEntry extends Entry {
  readonly no: string
}
export interface LineKey {
  readonly system: SystemId
  readonly seq: number
  readonly bucket: Bucket | 'UNREGISTERED'
  readonly entry: string | null
  readonly misuse: string | null
  readonly tags: readonly Difficulty[]
}
export interface EntryKey {
  readonly entry: string
  readonly bucket: Bucket | 'PHANTOM'
  readonly lines: readonly (readonly [SystemId, number])[]
  readonly misuse: string | null
  readonly tags: readonly Difficulty[]
}
export interface MisuseKey {
  readonly id: string
  readonly scenario: Scenario
  readonly manner: Manner
  readonly actor: string
  readonly days: readonly Day[]
}

export interface WorldDay {
  readonly day: Day
  readonly logs: ReadonlyMap<SystemId, readonly LogLine[]>
  readonly book: readonly BookEntry[]
  /** As the roster was printed; swaps that nobody wrote down are not in it. */
  readonly roster: readonly Stretch[]
  /** Cases that exist only for this day: the duty sheets of the stations. */
  readonly sheets: readonly SimCase[]
  readonly key: { readonly lines: readonly LineKey[]; readonly entries: readonly EntryKey[] }
}
export interface World {
  readonly agency: { readonly zh: string; readonly en: string }
  readonly seed: number
  readonly firstDay: Day
  readonly units: readonly SimUnit[]
  readonly persons: readonly SimPerson[]
  readonly leave: readonly SimLeave[]
  readonly cases: readonly SimCase[]
  readonly misuse: readonly MisuseKey[]
  /** One day at a time, so that a large world needs the memory of one day. Each call starts again. */
  days(): Generator<WorldDay>
}
