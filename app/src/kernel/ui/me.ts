import { createContext, useContext } from 'react'
import type { Role } from '#kernel/policy'
import type { Said } from './language.ts'

/** A post as the top bar shows it. */
export interface MyPost {
  readonly id: string
  readonly title: string
  readonly role: Role
  readonly unitId: string
  readonly unit: Said
  /** Name of the person stood in for, when the post is held by delegation. */
  readonly onBehalfOf: string | null
  readonly until: string | null
}
/** Who works here now, as the session says. */
export interface Me {
  readonly person: string
  readonly name: string
  readonly posts: readonly MyPost[]
  readonly current: MyPost | null
  readonly agency: Said
  readonly demo: boolean
  /** Ids of the deeds that this person could ever do. The server asks again with the thing itself. */
  readonly deeds: readonly string[]
  readonly idleMinutes: number
}

const Context = createContext<Me | null>(null)
export const MeProvider = Context.Provider

/** Inside the shell there is always somebody. */
export function useMe(): Me {
  const me = useContext(Context)
  if (!me) throw new Error('useMe outside the shell')
  return me
}
/** Whether this person could ever do the deed: for showing or leaving out, never for security. */
export const useMayEver = (deed: string): boolean => useMe().deeds.includes(deed)
