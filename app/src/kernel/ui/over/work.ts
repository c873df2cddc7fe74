import { useSyncExternalStore } from 'react'

/** Long work that can be left and found again in the bell. */
export interface Work {
  readonly id: string
  readonly title: string
  /** Where its result stands. */
  readonly to: string
  readonly state: 'running' | 'done' | 'refused'
  /** 0 to 1, or null when nobody can know. */
  readonly part: number | null
  /** What it is doing, or how it ended, in words. */
  readonly words: string
}
let all: readonly Work[] = []
const listeners = new Set<() => void>()
const set = (next: readonly Work[]) => {
  all = next
  for (const listener of listeners) listener()
}

/** Puts a work into the bell, or brings its state up to date. */
export const tellWork = (work: Work): void =>
  set([work, ...all.filter((other) => other.id !== work.id)].slice(0, 20))
export const forgetWork = (id?: string): void =>
  set(id === undefined ? [] : all.filter((work) => work.id !== id))
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useWorks = (): readonly Work[] => useSyncExternalStore(subscribe, () => all)
