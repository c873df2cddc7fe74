import { useSyncExternalStore } from 'react'

/** A choice of this browser (language, theme, tour). Never anything about a person or a case. */
export interface Preference<T extends string> {
  get(): T
  set(value: T): void
  use(): T
}

/** Keeps one choice in localStorage; a value that `options` does not list is forgotten. */
export function preference<T extends string>(
  name: string,
  options: readonly T[],
  fallback: () => T,
): Preference<T> {
  const key = `subrosa.${name}`
  const listeners = new Set<() => void>()
  const stored = read(key)
  let value = options.find((option) => option === stored) ?? fallback()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const get = () => value
  return {
    get,
    set(next) {
      value = next
      write(key, next)
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  }
}

// A browser may forbid storage; the choice then lasts as long as the page.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}
