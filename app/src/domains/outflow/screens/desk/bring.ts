import { useSyncExternalStore } from 'react'
import { queryClient, renew, tellWork, type Said } from '#kernel/ui'
import { api } from '../api.ts'
import type { Found } from './gather.ts'

/** A file on its way to the desk. Those that have arrived are no longer listed here but in the check. */
export interface Bringing {
  readonly id: number
  readonly check: string
  readonly path: string
  readonly file: File
  readonly state: 'waiting' | 'sending' | 'refused'
  /** 0 to 1 while it travels. */
  readonly part: number
  /** Why it did not arrive, and what to do. */
  readonly why: Said | null
  /** It may be tried again as it is. */
  readonly again: boolean
}
export interface BringWords {
  readonly title: string
  readonly sending: (done: string, total: string) => string
  readonly sent: (total: string) => string
  readonly some: (refused: string) => string
}

const AT_ONCE = 2
const BUSY_STATUS = 429
const SIGNED_OUT = 401
const BUSY_WAIT = 3_000

let owner: string | null = null
let all: readonly Bringing[] = []
let last = 0
const travelling = new Map<number, AbortController>()
/** How many of each check have been handed over, for the bell. */
const handed = new Map<string, { sent: number; words: BringWords }>()
const listeners = new Set<() => void>()

const set = (next: readonly Bringing[]) => {
  all = next
  for (const listener of listeners) listener()
}
const change = (id: number, what: Partial<Bringing>) =>
  set(all.map((one) => (one.id === id ? { ...one, ...what } : one)))
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What this person is bringing. Names and files of whoever sat here before are let go. */
export function useBringing(person: string): readonly Bringing[] {
  const now = useSyncExternalStore(subscribe, () => all)
  return owner === person ? now : none
}
const none: readonly Bringing[] = []

function belongTo(person: string): void {
  if (owner === person) return
  owner = person
  for (const way of travelling.values()) way.abort()
  handed.clear()
  set([])
}

/** Sends the files to the check, two at a time. Goes on when the screen is left. Files that are too large are not sent at all. */
export function bring(
  person: string,
  check: string,
  found: readonly Found[],
  words: BringWords,
  tooLarge: (file: File) => Said | null,
): void {
  belongTo(person)
  handed.set(check, { sent: handed.get(check)?.sent ?? 0, words })
  const added = found.map(({ path, file }): Bringing => {
    const why = tooLarge(file)
    return {
      id: ++last,
      check,
      path,
      file,
      state: why ? 'refused' : 'waiting',
      part: 0,
      why,
      again: false,
    }
  })
  set([...all, ...added])
  pump()
}
export function tryAgain(ids: readonly number[]): void {
  set(all.map((one) => (ids.includes(one.id) ? { ...one, state: 'waiting', part: 0, why: null } : one)))
  pump()
}
/** Takes a file off the list; one that is travelling is stopped. */
export function leaveOut(ids: readonly number[]): void {
  for (const id of ids) travelling.get(id)?.abort()
  set(all.filter((one) => !ids.includes(one.id)))
}

function pump(): void {
  for (const next of all) {
    if (travelling.size >= AT_ONCE) break
    if (next.state === 'waiting') void send(next)
  }
  guardTab()
}

async function send(one: Bringing): Promise<void> {
  const way = new AbortController()
  travelling.set(one.id, way)
  change(one.id, { state: 'sending' })
  tell(one.check)
  try {
    const answer = await api('POST /api/outflow/checks/:check/files', {
      params: { check: one.check },
      fields: { path: one.path },
      file: one.file,
      signal: way.signal,
      progress: (part) => change(one.id, { part }),
    })
    if (answer.ok) {
      const count = handed.get(one.check)
      if (count) count.sent += 1
      set(all.filter((other) => other.id !== one.id))
    } else if (answer.error.status === BUSY_STATUS) {
      await new Promise((resolve) => setTimeout(resolve, BUSY_WAIT))
      change(one.id, { state: 'waiting', part: 0 })
    } else if (answer.error.status === SIGNED_OUT) {
      // Nothing more will be taken from here; whoever sits down next learns nothing of it.
      travelling.delete(one.id)
      const lost = (other: Bringing) => other.state === 'waiting' || other.id === one.id
      set(
        all.map((other) =>
          lost(other) ? { ...other, state: 'refused', why: answer.error, again: true } : other,
        ),
      )
      guardTab()
      return
    } else change(one.id, { state: 'refused', why: answer.error, again: true })
  } catch {
    // Called off by hand or by a change of person: it is no longer listed.
    set(all.filter((other) => other.id !== one.id))
  }
  travelling.delete(one.id)
  tell(one.check)
  // While files travel the desk looks by itself; this is for the last one.
  if (!all.some((other) => other.check === one.check && other.state !== 'refused'))
    void renew(queryClient, '/api/outflow/checks')
  pump()
}

function tell(check: string): void {
  const count = handed.get(check)
  if (!count) return
  const mine = all.filter((one) => one.check === check)
  const refused = mine.filter((one) => one.state === 'refused').length
  const left = mine.length - refused
  const total = count.sent + mine.length
  const { words } = count
  tellWork({
    id: `outflow:${check}`,
    title: words.title,
    to: `/outflow/desk?check=${check}`,
    state: left > 0 ? 'running' : refused > 0 ? 'refused' : 'done',
    part: total === 0 ? null : count.sent / total,
    words:
      left > 0
        ? words.sending(String(count.sent), String(total))
        : refused > 0
          ? words.some(String(refused))
          : words.sent(String(total)),
  })
}

/** Closing the tab would lose what has not arrived; the browser asks first. */
const ask = (event: BeforeUnloadEvent) => event.preventDefault()
function guardTab(): void {
  if (travelling.size > 0) addEventListener('beforeunload', ask)
  else removeEventListener('beforeunload', ask)
}
