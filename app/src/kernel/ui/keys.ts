import { useEffect, useId, useRef, useSyncExternalStore } from 'react'

/** One key and what it does, listed under `?`. `key` as in KeyboardEvent.key, lower case; `mod+k` is ⌘K or Ctrl-K. */
export interface KeyDeed {
  readonly key: string
  readonly says: string
  readonly run: () => void
  /** Also while a text field has the focus (only for `mod+` keys and Escape). */
  readonly inFields?: boolean
}
interface Group {
  readonly id: string
  readonly title: string
  readonly deeds: () => readonly KeyDeed[]
}

let groups: readonly Group[] = []
const listeners = new Set<() => void>()
const changed = (next: readonly Group[]) => {
  groups = next
  for (const listener of listeners) listener()
}

/** The keys of a screen part while it is mounted. The last mounted wins when two want the same key. */
export function useKeys(title: string, deeds: readonly KeyDeed[], enabled = true): void {
  const id = useId()
  const latest = useRef(deeds)
  useEffect(() => {
    latest.current = deeds
  })
  useEffect(() => {
    if (!enabled) return
    changed([...groups, { id, title, deeds: () => latest.current }])
    return () => changed(groups.filter((group) => group.id !== id))
  }, [id, title, enabled])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
/** What `?` shows. */
export const useKeyGroups = (): readonly { title: string; deeds: readonly KeyDeed[] }[] =>
  useSyncExternalStore(subscribe, () => groups).map((group) => ({ title: group.title, deeds: group.deeds() }))

/** Listens once for the whole console; the shell calls it. */
export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return
    const mod = event.metaKey || event.ctrlKey
    const key = (mod ? 'mod+' : '') + event.key.toLowerCase()
    const typing = isField(event.target)
    // A modal dialog owns the keyboard, except for what is meant for fields.
    const modal = document.querySelector('dialog:modal') !== null
    for (const group of [...groups].reverse()) {
      const deed = group.deeds().find((candidate) => candidate.key === key)
      if (!deed || ((typing || modal) && !deed.inFields)) continue
      event.preventDefault()
      deed.run()
      return
    }
  }
  addEventListener('keydown', onKey)
  return () => removeEventListener('keydown', onKey)
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}

const mac = /mac|iphone|ipad/i.test(navigator.userAgent)
/** How a key is written on this keyboard. */
export const keyName = (key: string): readonly string[] =>
  key
    .split('+')
    .map((part) =>
      part === 'mod' ? (mac ? '⌘' : 'Ctrl') : part.length === 1 ? part.toUpperCase() : (named[part] ?? part),
    )
const named: Readonly<Record<string, string>> = {
  enter: 'Enter',
  escape: 'Esc',
  arrowdown: '↓',
  arrowup: '↑',
}
