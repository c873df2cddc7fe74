import type { Day, Instant } from '#kernel/ground'
import type { Role } from '#kernel/policy'

/** Days are inclusive on both ends; null is an open end. */
export interface UnitRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly parent: string | null
  readonly opened: Day
  readonly closed: Day | null
}
export interface Person {
  readonly id: string
  readonly personNo: string
  readonly name: string
  readonly joined: Day
  readonly leftOn: Day | null
}
/** One person's time in one post. A change of unit or role is a new row; the old one is ended. */
export interface PostRow {
  readonly id: string
  readonly person: string
  readonly unit: string
  readonly title: string
  readonly role: Role
  readonly from: Day
  readonly to: Day | null
}
/** 代理: while it holds, the stand-in holds the post as well, in the holder's name. */
export interface Delegation {
  readonly id: string
  readonly post: string
  readonly toPerson: string
  readonly from: Day
  readonly to: Day
}
export const dutyPlaces = ['indoor', 'outdoor'] as const
export type DutyPlace = (typeof dutyPlaces)[number]
/** Half-open: `starts` is on duty, `ends` no longer. */
export interface RosterInterval {
  readonly id: string
  readonly person: string
  readonly starts: Instant
  readonly ends: Instant
  readonly duty: string
  readonly place: DutyPlace
  readonly terminal: string | null
}
export const leaveNames = {
  annual: { zh: '休假', en: 'Annual leave' },
  rest: { zh: '輪休', en: 'Rest day' },
  personal: { zh: '事假', en: 'Personal leave' },
  sick: { zh: '病假', en: 'Sick leave' },
  official: { zh: '公假', en: 'Official leave' },
  travel: { zh: '公差', en: 'Official travel' },
  compensatory: { zh: '補休', en: 'Compensatory leave' },
  family: { zh: '婚喪產假', en: 'Family leave' },
  unpaid: { zh: '留職停薪', en: 'Unpaid leave' },
  suspended: { zh: '停職', en: 'Suspended' },
  other: { zh: '其他', en: 'Other' },
} as const
export type LeaveKind = keyof typeof leaveNames
export interface LeaveInterval {
  readonly id: string
  readonly person: string
  readonly starts: Instant
  readonly ends: Instant
  readonly kind: LeaveKind
}
/** Who answers for a unit on a day: the holder of the post and those who stand in for him. */
export interface Headship {
  readonly post: string
  readonly unit: string
  readonly person: string
  readonly title: string
  readonly role: Role
  readonly standIns: readonly string[]
}
export interface Agency {
  readonly nameZh: string
  readonly nameEn: string
  readonly demo: boolean
  readonly created: Instant
}
