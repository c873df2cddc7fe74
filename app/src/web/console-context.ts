import { createContext, useContext } from 'react'

export interface ConsoleDeeds {
  /** Reads again who works here: after a sign-in, a change of post or of person. */
  look(): Promise<void>
  /** Hides everything; the same person may come back to it. */
  seal(): void
  signOut(): Promise<void>
}
export const ConsoleContext = createContext<ConsoleDeeds | null>(null)
export function useConsole(): ConsoleDeeds {
  const deeds = useContext(ConsoleContext)
  if (!deeds) throw new Error('outside the console')
  return deeds
}
