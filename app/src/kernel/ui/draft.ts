import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Keeps what was typed when the session idles out: in memory, and in sessionStorage for a reload. Each draft belongs to one
 * person; when somebody else signs in here, the drafts of all others are destroyed.
 */
const PREFIX = 'subrosa.draft.'
let person: string | null = null
const kept = new Map<string, unknown>()

/** The shell says who works here; `null` while the session is sealed (drafts stay, nobody can read them). */
export function draftsBelongTo(next: string | null): void {
  if (next !== null && next !== person) forgetOthers(next)
  if (next !== null) person = next
}
function forgetOthers(owner: string): void {
  for (const key of [...kept.keys()]) if (!key.startsWith(`${owner}.`)) kept.delete(key)
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${owner}.`)) sessionStorage.removeItem(key)
  } catch {
    return
  }
}
/** At a sign-out by hand: nothing stays. */
export function forgetDrafts(): void {
  forgetOthers('')
  person = null
}

/** State of a form that outlives an idle sign-out. `key` names the form and its thing: `explain:01k…`. `done()` once it is sent. */
export function useDraft<T>(
  key: string,
  initial: T,
): [T, (next: T | ((before: T) => T)) => void, () => void] {
  // Whose draft it is was settled when the form was opened.
  const [owner] = useState(person)
  const full = `${owner ?? ''}.${key}`
  const [value, setValue] = useState<T>(() => read(full, initial))
  const finished = useRef(false)
  useEffect(() => {
    if (owner === null || finished.current) return
    if (value === initial) return
    kept.set(full, value)
    write(full, value)
  }, [owner, full, value, initial])
  const set = useCallback((next: T | ((before: T) => T)) => {
    finished.current = false
    setValue(next)
  }, [])
  const done = useCallback(() => {
    finished.current = true
    kept.delete(full)
    try {
      sessionStorage.removeItem(PREFIX + full)
    } catch {
      return
    }
  }, [full])
  return [value, set, done]
}

function read<T>(full: string, initial: T): T {
  if (kept.has(full)) return kept.get(full) as T
  try {
    const text = sessionStorage.getItem(PREFIX + full)
    // Written by `write` below under the same key, hence of the same shape.
    return text === null ? initial : (JSON.parse(text) as T)
  } catch {
    return initial
  }
}
function write(full: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + full, JSON.stringify(value))
  } catch {
    return
  }
}
