import type { ComponentType } from 'react'
import type { Role } from '#kernel/policy'
import type { Said } from './language.ts'
import type { IconName } from './parts/icon.tsx'

/** Who sees a screen at all: anybody who could ever do one of the deeds, or holds a post in one of the roles. */
export type Entry = 'everybody' | { readonly deeds?: readonly string[]; readonly roles?: readonly Role[] }

export interface ScreenEntry {
  /** Path in the router's writing: `/findings`, `/findings/$id`; `/findings/{-$id}` is one page with and without a thing open. */
  readonly path: string
  /** Loaded only when it is entered: `() => import('./screens/inbox.tsx')`, default export. */
  readonly load: () => Promise<{ default: ComponentType }>
  /** With a title it is found by ⌘K (and stands in the rail when `rail` is set). */
  readonly title?: Said
  readonly icon?: IconName
  /** Place in the rail: smaller is higher. 今日應辦 is 0; review and queries 10–29; findings 30–39; ledger 50; people 70; settings 90. */
  readonly rail?: number
  /** Default: that of the room. */
  readonly enter?: Entry
  /** Further words that lead here in the palette. */
  readonly also?: string
}
/** A room's face toward the web, exported from its `screens.ts` as `screens`. */
export interface RoomScreens {
  readonly id: string
  readonly title: Said
  readonly enter: Entry
  readonly screens: readonly ScreenEntry[]
}
export const roomScreens = (room: RoomScreens): RoomScreens => room

/** The address of a screen when nothing in it is open. */
export const placeOf = (path: string): string => path.replace(/\/\{-\$.*$/, '') || '/'

/** Whether somebody with these deeds and roles may enter. */
export function mayEnter(entry: Entry, deeds: readonly string[], roles: readonly Role[]): boolean {
  if (entry === 'everybody') return true
  return (
    (entry.deeds ?? []).some((deed) => deeds.includes(deed)) ||
    (entry.roles ?? []).some((role) => roles.includes(role))
  )
}
