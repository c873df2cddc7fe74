import { useEffect, useState } from 'react'
import { epochMs, systemClock } from '#kernel/ground'
import { useText } from './text.ts'

const MINUTE = 60_000
const now = () => epochMs(systemClock())

/** Milliseconds since 1970, looked at again every half minute. */
export function useNow(): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const beat = setInterval(() => setAt(now()), MINUTE / 2)
    return () => clearInterval(beat)
  }, [])
  return at
}

/** How long until then, in words: `5 小時 20 分`. */
export function useTimeLeft(): (until: string) => string {
  const t = useText()
  const at = useNow()
  return (until) => {
    const minutes = Math.floor((Date.parse(until) - at) / MINUTE)
    const [h, m] = [Math.floor(minutes / 60), String(minutes % 60)]
    if (minutes < 1) return t('desk.left.soon')
    if (h < 1) return t('desk.left.minutes', { m })
    if (h < 48) return t('desk.left.hours', { h: String(h), m })
    return t('desk.left.days', { d: String(Math.floor(h / 24)), h: String(h % 24) })
  }
}
