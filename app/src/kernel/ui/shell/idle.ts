import { useEffect, useState } from 'react'

let touched = Date.now()
/** An answer to a deed of the user came back: the server counts idleness from here. */
export const sessionTouched = (): void => {
  touched = Date.now()
}

/**
 * Seconds until the idle sign-out. Typing or pointing keeps the session awake through `touch` (at most once a minute); at zero
 * `seal` is called once.
 */
export function useIdle(minutes: number, touch: () => void, seal: () => void): number {
  const [left, setLeft] = useState(minutes * 60)
  useEffect(() => {
    let asked = 0
    let sealed = false
    const awake = () => {
      const now = Date.now()
      if (now - touched < 60_000 || now - asked < 60_000) return
      asked = now
      touch()
    }
    const tick = setInterval(() => {
      const remaining = Math.max(0, Math.ceil(minutes * 60 - (Date.now() - touched) / 1000))
      setLeft(remaining)
      if (remaining === 0 && !sealed) {
        sealed = true
        seal()
      }
    }, 1000)
    addEventListener('keydown', awake)
    addEventListener('pointerdown', awake)
    return () => {
      clearInterval(tick)
      removeEventListener('keydown', awake)
      removeEventListener('pointerdown', awake)
    }
  }, [minutes, touch, seal])
  return left
}
