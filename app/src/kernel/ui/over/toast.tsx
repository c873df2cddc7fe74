import { useSyncExternalStore, type ReactNode } from 'react'
import { useKitText } from '../texts.ts'
import { Button } from '../parts/button.tsx'

interface Shown {
  readonly id: number
  readonly words: ReactNode
  readonly undo?: { readonly title: string; readonly run: () => void }
}
let shown: readonly Shown[] = []
let last = 0
const listeners = new Set<() => void>()
const set = (next: readonly Shown[]) => {
  shown = next
  for (const listener of listeners) listener()
}
const drop = (id: number) => set(shown.filter((one) => one.id !== id))

/** Says that a deed is done: one short sentence, away after 6 s. Never the only place of something important. */
export function toast(words: ReactNode, undo?: { readonly title: string; readonly run: () => void }): void {
  const id = ++last
  set([...shown.slice(-2), { id, words, ...(undo ? { undo } : {}) }])
  setTimeout(() => drop(id), undo ? 10_000 : 6_000)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export function Toasts() {
  const t = useKitText()
  const all = useSyncExternalStore(subscribe, () => shown)
  return (
    <div className="toasts" role="status" aria-live="polite" aria-label={t('toasts')}>
      {all.map((one) => (
        <div key={one.id} className="toast">
          <span>{one.words}</span>
          {one.undo && (
            <Button
              small
              onClick={() => {
                one.undo?.run()
                drop(one.id)
              }}
            >
              {one.undo.title}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}
